/// Styles of laid-out sheets: those that cells, columns, rows and pages may ask for, all written before any sheet is known.
enum ODSLook {
  /// Widths of columns that have a style, in characters.
  static let widths = 4...110
  private static let grouped = 0...2

  /// Name of the style of a cell.
  /// - Parameters:
  ///   - numberFormat: Excel's; nil for a text.
  ///   - isRight: the name of a column of numbers stands above its figures.
  static func style(_ look: CellLook, numberFormat: String?, isWrapped: Bool, isRight: Bool = false) -> String {
    guard let numberFormat else { return isRight ? look.rawValue + "R" : look.rawValue + (isWrapped ? "W" : "") }
    let decimals = ODSParts.decimals(numberFormat)
    return look.rawValue
      + (numberFormat.contains(",") ? "G\(min(decimals, grouped.upperBound))" : "N\(decimals)")
  }

  static func columnStyle(width: Int) -> String { "w\(min(max(width, widths.lowerBound), widths.upperBound))" }

  static let rowStyle = "ro"
  /// Styles of sheets, each with its page: with names of columns and a grid, or neither.
  static func tableStyle(hasHeader: Bool) -> String { hasHeader ? "taListe" : "taLibre" }

  static var contentStyles: String {
    let columns = widths.map { width in
      #"<style:style style:name="w\#(width)" style:family="table-column"><style:table-column-properties "#
        + #"style:column-width="\#(2 * width + 1)mm"/></style:style>"#
    }
    let groups = grouped.map { decimals in
      #"<number:number-style style:name="dg\#(decimals)"><number:number number:decimal-places="\#(decimals)" "#
        + #"number:min-decimal-places="\#(decimals)" number:min-integer-digits="1" number:grouping="true"/></number:number-style>"#
    }
    let row =
      #"<style:style style:name="\#(rowStyle)" style:family="table-row"><style:table-row-properties "#
      + #"style:use-optimal-row-height="true"/></style:style>"#
    let tables = ["Liste", "Libre"].map { page in
      #"<style:style style:name="ta\#(page)" style:family="table" style:master-page-name="\#(page)">"#
        + #"<style:table-properties table:display="true"/></style:style>"#
    }
    return columns.joined() + row + tables.joined() + groups.joined() + CellLook.allCases.map(cellStyles).joined()
  }

  private static func cellStyles(_ look: CellLook) -> String {
    func style(_ suffix: String, data: String? = nil, isWrapped: Bool = false, isRight: Bool = false) -> String {
      var cell = look == .heading ? #" style:vertical-align="middle" fo:border-bottom="0.75pt solid #000000""# : ""
      if look != .heading { cell += #" style:vertical-align="top""# }
      if isWrapped { cell += #" fo:wrap-option="wrap""# }
      if let fill = look.fill { cell += #" fo:background-color="\#(colour(fill))""# }
      var text = look.isBold ? #" fo:font-weight="bold""# : ""
      if let ink = look.ink { text += #" fo:color="\#(colour(ink))""# }
      if let points = look.points { text += #" fo:font-size="\#(points)pt""# }
      return #"<style:style style:name="\#(look.rawValue + suffix)" style:family="table-cell" "#
        + #"style:parent-style-name="Default"\#(data.map { #" style:data-style-name="\#($0)""# } ?? "")>"#
        + "<style:table-cell-properties\(cell)/>"
        + (isRight ? #"<style:paragraph-properties fo:text-align="end"/>"# : "") + "<style:text-properties\(text)/></style:style>"
    }
    let numbers = (0...ODSParts.mostDecimals).map { style("N\($0)", data: "d\($0)") }
    let texts = style("") + style("W", isWrapped: true) + style("R", isWrapped: true, isRight: true)
    return texts + numbers.joined() + grouped.map { style("G\($0)", data: "dg\($0)") }.joined()
  }

  private static func colour(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The whole `styles.xml`: A4 landscape, one page wide, the sheet's name above, the number of the page below.
  static func styles(prolog: String, namespace: String) -> String {
    let cells = #"<style:table-cell-properties style:vertical-align="top"/>"#
    func layout(_ name: String, _ print: String) -> String {
      #"<style:page-layout style:name="pl\#(name)"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" "#
        + #"style:print-orientation="landscape" fo:margin-top="8mm" fo:margin-bottom="8mm" fo:margin-left="10mm" "#
        + #"fo:margin-right="10mm" style:scale-to-X="1" style:scale-to-Y="0" "#
        + #"style:first-page-number="continue" style:print="\#(print)"/>"#
        + #"<style:header-style><style:header-footer-properties fo:min-height="7mm" fo:margin-bottom="2mm"/></style:header-style>"#
        + #"<style:footer-style><style:header-footer-properties fo:min-height="7mm" fo:margin-top="2mm"/></style:footer-style>"#
        + "</style:page-layout>"
    }
    func page(_ name: String) -> String {
      #"<style:master-page style:name="\#(name)" style:page-layout-name="pl\#(name)"><style:header><style:region-left><text:p>"#
        + "<text:sheet-name>feuille</text:sheet-name></text:p></style:region-left></style:header><style:footer><style:region-center>"
        + "<text:p><text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>"
        + "</style:region-center></style:footer></style:master-page>"
    }
    let spaces = ["office", "style", "text", "table"].map { #" xmlns:\#($0)="\#(namespace):\#($0):1.0""# }.joined()
    return prolog + "<office:document-styles\(spaces)" + #" xmlns:fo="\#(namespace):xsl-fo-compatible:1.0" office:version="1.3">"#
      + #"<office:styles><style:default-style style:family="table-cell">\#(cells)</style:default-style>"#
      + #"<style:style style:name="Default" style:family="table-cell">\#(cells)</style:style></office:styles>"#
      + "<office:automatic-styles>" + layout("Liste", "grid") + layout("Libre", "objects") + "</office:automatic-styles>"
      + "<office:master-styles>" + page("Liste") + page("Libre") + "</office:master-styles></office:document-styles>"
  }
}
