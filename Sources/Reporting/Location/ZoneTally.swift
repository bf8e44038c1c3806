import Groundwork
import Tabular
import Territory

/// How many rows lie in each zone of some zonings.
public struct ZoneTally: Sendable {
  /// The counts of one zoning.
  struct Counts: Sendable, Hashable {
    /// By place in the order of the codes; zones without rows are left out.
    var rows: [Int: Int] = [:]
    /// Rows that lie in no zone.
    var outside = 0
    /// Rows without position.
    var unplaced = 0
  }

  private(set) var counts: [Counts]

  /// - Parameter zonings: how many there are.
  public init(zonings: Int) { counts = Array(repeating: Counts(), count: zonings) }

  /// The rows of a chunk. A row in several zones counts in each, in several parts of one zone once.
  public init(_ rows: RowLocations, in zonings: [CountedZoning]) {
    self.init(zonings: zonings.count)
    for (index, zoning) in zonings.enumerated() {
      let answers = rows.zonings[index]
      for row in 0..<rows.rowCount {
        let features = answers.hits.zones(of: row).map(Int.init)
        let found = Set((features.isEmpty ? answers.byCode[row].map { [$0] } ?? [] : features).map(zoning.place))
        for place in found { counts[index].rows[place, default: 0] += 1 }
        guard found.isEmpty else { continue }
        let isPlaced = rows.points.isPlaced(row) || rows.points.found[row] != nil
        if isPlaced { counts[index].outside += 1 } else { counts[index].unplaced += 1 }
      }
    }
  }

  package mutating func add(_ other: ZoneTally) {
    for index in counts.indices {
      counts[index].rows.merge(other.counts[index].rows, uniquingKeysWith: +)
      counts[index].outside += other.counts[index].outside
      counts[index].unplaced += other.counts[index].unplaced
    }
  }
}

/// The zones of a zoning as they are counted: one a code, in the order of the codes.
public struct CountedZoning: Sendable {
  public let name: String
  let codes: [String]
  let names: [String]
  /// Place of each feature's code in `codes`.
  private let places: [Int]

  public init(_ located: LocatedZoning) {
    let zoning = located.zoning
    var codes: [String] = [], names: [String] = []
    var places = [Int](repeating: 0, count: zoning.codes.count)
    for feature in places.indices.sorted(by: { located.rank[$0] < located.rank[$1] }) {
      // Zones without code are told apart by their names alone.
      if codes.last != zoning.codes[feature] || (zoning.codes[feature].isEmpty && names.last != zoning.names[feature]) {
        codes.append(zoning.codes[feature])
        names.append(zoning.names[feature])
      }
      places[feature] = codes.count - 1
    }
    name = located.name
    self.codes = codes
    self.names = names
    self.places = places
  }

  func place(of feature: Int) -> Int { places[feature] }
}

extension ZoneTally {
  private static let header = ["code", "nom", "lignes"]
  private static let numeric = ["lignes": "0"]

  /// Writes the counts: a sheet a zoning in a workbook, a column `zonage` in front in other tables. Zones without rows are there.
  ///
  /// - Returns: oddities of writing.
  /// - Throws: `FileFault.unwritable`; `FileFault.usage` for a format of layers.
  public func write(_ zonings: [CountedZoning], to place: OutputPlace) throws -> [Anomaly] {
    guard place.format.isWorkbook, let path = place.path else {
      let output = try RowOutput(place, header: ["zonage"] + Self.header, numeric: Set(Self.numeric.keys))
      do {
        for (zoning, counts) in zip(zonings, counts) {
          let chunk = Self.chunk(zoning, counts, leading: [zoning.name])
          // Tables have no positions.
          try output.write(.rows(chunk, extra: [], longitude: [], latitude: []))
        }
        try output.finish()
      } catch {
        output.discard()
        throw error
      }
      return output.anomalies
    }
    let book = try WorkbookFile.begin(path)
    do {
      for (zoning, counts) in zip(zonings, counts) {
        try book.addSheet(
          zoning.name, header: Self.header, rows: [Self.chunk(zoning, counts, leading: [])], numericColumns: Self.numeric)
      }
      try book.finish()
    } catch {
      book.discard()
      throw error
    }
    return book.anomalies
  }

  /// - Throws: `FileFault.usage` where a place asks for a layer, which counts are not.
  public static func check(_ place: OutputPlace, option: String) throws {
    guard place.format.isLayer else { return }
    throw FileFault.usage(
      file: place.path.map(MappedFile.name), sentence: "\(option) écrit un tableau ; donnez un nom en .xlsx, .ods ou .csv.")
  }

  /// One row a zone, then those of the rows that are in none.
  private static func chunk(_ zoning: CountedZoning, _ counts: Counts, leading: [String]) -> RowChunk {
    var builder = RowChunkBuilder(columnCount: leading.count + header.count)
    func append(_ code: String, _ name: String, _ count: Int) {
      for cell in leading + [code, name, String(count)] { builder.append(cell) }
    }
    for place in zoning.codes.indices { append(zoning.codes[place], zoning.names[place], counts.rows[place] ?? 0) }
    if counts.outside > 0 { append("", "(hors de toute zone)", counts.outside) }
    if counts.unplaced > 0 { append("", "(sans position)", counts.unplaced) }
    return builder.take(firstRow: 0)
  }
}
