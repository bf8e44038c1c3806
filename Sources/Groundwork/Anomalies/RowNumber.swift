/// A row as the user's own program numbers it: in a CSV the line of the file at which it starts (header, titles, blank lines and
/// line breaks in cells counted), in a workbook the row of the sheet, in a GeoPackage the feature's `fid`, in another layer the
/// place of the feature, the first being 1, as the attribute table of QGIS numbers it.
public struct RowNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let value: Int

  public init(_ value: Int) { self.value = value }

  public static func < (a: RowNumber, b: RowNumber) -> Bool { a.value < b.value }

  public var description: String { String(value) }
}
