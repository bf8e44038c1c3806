import GeometryCore
import Groundwork
import Tabular

/// Positions of some rows, all in one system, and what was odd about single rows.
public struct PointBatch: Sendable {
  public var crs: CRS
  /// NaN where a row has no position.
  public var x: [Double]
  public var y: [Double]
  /// What is odd of rows, by row of the chunk.
  public var remarks: [Int: [AnomalyKind]] = [:]
  /// Positions known otherwise, in degrees, of rows whose columns give none.
  public var found: [Int: (longitude: Double, latitude: Double)] = [:]
  /// Codes of the communes of rows of which no more is known.
  public var communes: [Int: String] = [:]
  /// Shifts from older datums, by row of the chunk: of all rows where the reader was asked for them, else of some.
  public var shifts: [Int: DatumShift] = [:]

  /// Whether the columns give a row its position.
  public func isPlaced(_ row: Int) -> Bool { !x[row].isNaN }

  package init(crs: CRS, x: [Double], y: [Double], remarks: [Int: [AnomalyKind]] = [:]) {
    self.crs = crs
    self.x = x
    self.y = y
    self.remarks = remarks
  }

  /// Rows without position.
  public static func empty(rowCount: Int) -> PointBatch {
    let nowhere = [Double](repeating: .nan, count: rowCount)
    let remarks = Dictionary(uniqueKeysWithValues: (0..<rowCount).map { ($0, [AnomalyKind.position(.absent)]) })
    return PointBatch(crs: .wgs84, x: nowhere, y: nowhere, remarks: remarks)
  }

  /// Forgets the remark that a row's cells are blank or say so, which what was found otherwise makes idle.
  public mutating func forgetAbsence(_ row: Int) {
    switch remarks[row]?.first {
    case .position(.absent), .position(.placeholder): if remarks[row]?.count == 1 { remarks[row] = nil }
    default: break
    }
  }

  mutating func forget(_ row: Int) {
    x[row] = .nan
    y[row] = .nan
  }

  /// The positions in another system.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way there.
  public func coordinates(in system: CRS, _ transforms: inout TransformCache) throws -> (x: [Double], y: [Double]) {
    var x = x, y = y
    try transforms.transform(from: crs, to: system).apply(x: &x, y: &y)
    guard !found.isEmpty else { return (x, y) }
    let rows = found.keys.sorted()
    var longitude = rows.map { found[$0]?.longitude ?? .nan }, latitude = rows.map { found[$0]?.latitude ?? .nan }
    try transforms.transform(from: .wgs84, to: system).apply(x: &longitude, y: &latitude)
    for (place, row) in rows.enumerated() {
      x[row] = longitude[place]
      y[row] = latitude[place]
    }
    return (x, y)
  }
}
