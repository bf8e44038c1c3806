import GeometryCore
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
    /// How many rows have each remark, with the first such row of the table, the first row being 1.
    public let remarks: [String: (count: Int, firstRow: Int)]
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
    var remarks = batch.remarks.mapValues { [$0] }
    for anomaly in chunk.anomalies {
      if let row = anomaly.row { remarks[row - 1 - chunk.firstRow, default: []].append(anomaly.message) }
    }
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
      for row in answer.unmeasured { remarks[row, default: []].append("aucune zone dans ce territoire (« \(zoning.name) »)") }
    }
    let last = [TextArray(limits), TextArray((0..<chunk.rowCount).map { remarks[$0]?.joined(separator: " ; ") ?? "" })]
    let (longitude, latitude) = withPositions ? try batch.coordinates(in: .wgs84, &transforms) : ([], [])
    return Answer(
      zonings: columns, last: last, longitude: longitude, latitude: latitude, remarks: Self.counted(remarks, chunk))
  }

  /// Line numbers and quoted cells differ from row to row; the kind of remark is what stands between them.
  private static func remarkKind(_ sentence: String) -> String {
    var words = Substring(sentence)
    if words.hasPrefix("ligne "), let colon = words.firstRange(of: " : "),
      words[..<colon.lowerBound].dropFirst(6).allSatisfy(\.isNumber)
    {
      words = words[colon.upperBound...]
    }
    words = words.prefix { $0 != "(" && $0 != "«" }
    while let last = words.last, " :.".contains(last) { words.removeLast() }
    return String(words)
  }

  private static func counted(_ remarks: [Int: [String]], _ chunk: RowChunk) -> [String: (count: Int, firstRow: Int)] {
    var counts: [String: (count: Int, firstRow: Int)] = [:]
    for (row, sentences) in remarks {
      for sentence in sentences {
        let kind = remarkKind(sentence)
        let known = counts[kind] ?? (0, .max)
        counts[kind] = (known.count + 1, min(known.firstRow, chunk.firstRow + row + 1))
      }
    }
    return counts
  }
}
