import CXLSXWriter

/// What the format of a cell of a laid-out sheet is made of.
struct XLSXLook: Hashable {
  let look: CellLook
  var numberFormat: String?
  var isWrapped = false
  /// Names of columns of numbers stand above their figures.
  var isRight = false

  /// Sets all of it in a new format.
  func describe(_ format: UnsafeMutablePointer<lxw_format>) {
    format_set_align(format, UInt8((look == .heading ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
    if let numberFormat { format_set_num_format(format, numberFormat) }
    if isWrapped { format_set_text_wrap(format) }
    if isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if let fill = look.fill { format_set_bg_color(format, fill) }
    if let ink = look.ink { format_set_font_color(format, ink) }
    if look.isBold { format_set_bold(format) }
    if let points = look.points { format_set_font_size(format, Double(points)) }
    if look == .heading { format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue)) }
  }
}
