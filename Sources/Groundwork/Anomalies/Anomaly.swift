/// Something odd met while reading or answering: what, where, and what was done about it.
///
/// Library code collects anomalies and never prints them. They are data; `Reporting` alone has the words.
public struct Anomaly: Sendable, Hashable {
  /// Where: as much of it as is known.
  public struct Place: Sendable, Hashable {
    /// Name of the file without its folder.
    public var file: String
    /// Layer of a file of layers, or sheet of a workbook.
    public var layer: String?
    /// nil where the whole file or layer is meant.
    public var row: RowNumber?
    public var column: String?

    public init(file: String, layer: String? = nil, row: RowNumber? = nil, column: String? = nil) {
      self.file = file
      self.layer = layer
      self.row = row
      self.column = column
    }
  }

  public var kind: AnomalyKind
  public var place: Place

  public init(_ kind: AnomalyKind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  public init(_ kind: AnomalyKind, file: String, layer: String? = nil, row: RowNumber? = nil, column: String? = nil) {
    self.init(kind, at: Place(file: file, layer: layer, row: row, column: column))
  }

  /// The same without the text of any cell, for tables that have confidential columns.
  package var withholdingCells: Anomaly { Anomaly(kind.withholdingCells, at: place) }

  /// It tells of one repaired geometry, which a summary counts by itself.
  package var isRepair: Bool {
    if case .layer(.repaired) = kind { return true }
    return false
  }
}
