import GeometryCore

/// What the user says about the positions in a table; nil where recognition is to find it.
public struct PointOptions: Sendable {
  public var x: String?
  public var y: String?
  /// Column that holds both numbers.
  public var cell: String?
  public var crs: CRS?
  public var corrects: Bool
  /// Use a doubtful position that is not put right as it is written; otherwise the row has none.
  public var keepsDoubtful = true
  /// Look up what PROJ states of each row's shift from an older datum.
  public var tellsShifts = false

  public init(x: String? = nil, y: String? = nil, cell: String? = nil, crs: CRS? = nil, corrects: Bool = false) {
    self.x = x
    self.y = y
    self.cell = cell
    self.crs = crs
    self.corrects = corrects
  }
}
