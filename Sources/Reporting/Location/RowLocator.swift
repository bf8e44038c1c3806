import GeometryCore
import Groundwork
import Tabular
import Territory

/// Places the rows of a table in zonings: the columns that `localiser` adds.
public struct RowLocator: Sendable {
  /// nil where the table has no columns of positions.
  public let points: PointReader?
  public let zonings: [LocatedZoning]

  /// Decimal mark of the numbers that are written.
  private let decimalMark: UInt8

  /// - Parameter decimalMark: a comma for a French spreadsheet, which takes 5.12 for a date; a point for programs.
  public init(points: PointReader?, zonings: [LocatedZoning], decimalMark: UInt8 = UInt8(ascii: ".")) {
    self.points = points
    self.zonings = zonings
    self.decimalMark = decimalMark
  }

  /// Names of the added columns.
  public var header: [String] { zonings.flatMap(\.header) + Self.lastColumns }

  /// Names of the columns behind those of the zonings.
  public static let lastColumns = ["sur_limite", "anomalie"]

  /// What is known of the rows of one chunk.
  public struct Answer: Sendable {
    /// The added columns of each zoning, one text a row.
    public let zonings: [[TextArray]]
    /// The columns behind them, in the order of `lastColumns`.
    public let last: [TextArray]
    public var columns: [TextArray] { zonings.flatMap { $0 } + last }
    /// Positions in degrees, NaN where there is none; empty unless asked for.
    public let longitude: [Double]
    public let latitude: [Double]
    public let remarks: RemarkTally
  }

  /// - Parameter withPositions: whether the positions themselves will be written.
  public func locate(_ chunk: RowChunk, withPositions: Bool, transforms: inout TransformCache) throws -> Answer {
    try locate(read(chunk, transforms: &transforms), of: chunk, withPositions: withPositions, transforms: &transforms)
  }

  /// The positions that the columns of a chunk give.
  public func read(_ chunk: RowChunk, transforms: inout TransformCache) throws -> PointBatch {
    try points?.read(chunk, transforms: &transforms) ?? .empty(rowCount: chunk.rowCount)
  }

  /// - Parameter batch: the positions of the rows of the chunk.
  public func locate(
    _ batch: PointBatch, of chunk: RowChunk, withPositions: Bool, transforms: inout TransformCache
  ) throws -> Answer {
    var columns: [[TextArray]] = []
    var limits = [String](repeating: "", count: chunk.rowCount)
    var remarks = batch.remarks
    for odd in chunk.anomalies { remarks[odd.row, default: []].append(odd.anomaly.kind) }
    // Zonings of one system share the projection of the positions, which costs as much as locating them.
    var projected: [CRS: (x: [Double], y: [Double])] = [:]
    for zoning in zonings {
      let system = zoning.locator.crs
      let (x, y) = try projected[system] ?? batch.coordinates(in: system, &transforms)
      projected[system] = (x, y)
      let answer = try zoning.answer(
        x: x, y: y, communes: batch.communes, decimalMark: decimalMark, transforms: &transforms)
      columns.append(answer.columns)
      for row in 0..<chunk.rowCount where answer.isOnLimit[row] {
        limits[row] += limits[row].isEmpty ? zoning.name : "|\(zoning.name)"
      }
      for row in answer.unmeasured { remarks[row, default: []].append(.position(.noZone(zoning: zoning.name))) }
    }
    let last = [TextArray(limits), TextArray((0..<chunk.rowCount).map { row in remarks[row].map(Phrase.joined) ?? "" })]
    let (longitude, latitude) = withPositions ? try batch.coordinates(in: .wgs84, &transforms) : ([], [])
    return Answer(
      zonings: columns, last: last, longitude: longitude, latitude: latitude, remarks: Self.counted(remarks, chunk))
  }

  private static func counted(_ remarks: [Int: [AnomalyKind]], _ chunk: RowChunk) -> RemarkTally {
    var tally = RemarkTally()
    for (row, kinds) in remarks {
      for kind in kinds { tally.add(kind, row: chunk.numbers[row]) }
    }
    return tally
  }
}
