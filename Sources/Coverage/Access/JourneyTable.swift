import Groundwork
import Tabular

/// Journeys that a table of times gives, from places to structures that are known by their codes.
public struct JourneyTable: Sendable {
  /// Numbers of the places and of the structures, one a journey, in the order of the table; each pair once.
  public private(set) var origins: [Int32] = []
  public private(set) var destinations: [Int32] = []
  public private(set) var minutes: [Double] = []
  /// NaN where the table gives none.
  public private(set) var metres: [Double] = []
  public private(set) var anomalies: [Anomaly] = []

  private static let names = (
    origin: ["origine", "origin", "source", "depart", "from", "code origine", "o"],
    destination: ["destination", "dest", "arrivee", "to", "code destination", "d"],
    minutes: ["minutes", "minute", "duree", "duree minutes", "temps", "temps minutes", "duration", "time"],
    metres: ["metres", "metre", "distance", "distance m", "distance metres"]
  )

  /// Reads a table `origine;destination;minutes;metres`, such as Metric-OSRM or any router gives.
  ///
  /// A pair that is given again with the same time counts once; rows of other places are counted and said.
  /// - Parameters:
  ///   - origins: codes of the places, as their own file writes them.
  ///   - destinations: codes of the structures.
  /// - Throws: `FileFault.missing`, `.unreadable` for a table without these columns, a pair with two times, and a code that two
  ///   places or two structures bear while the table speaks of it.
  public init(path: String, options: TableOptions = TableOptions(), origins: [String], destinations: [String]) throws {
    var reading = try JourneyReading(path: path, origins: origins, destinations: destinations)
    var rows = try TableFile.open(path: path, options: options)
    let columns = NamedColumns(rows.header)
    func column(_ names: [String], _ wanted: String) throws -> Int {
      if let found = columns.find(anyOf: names) { return found }
      throw FileFault.unreadable(
        file: reading.file,
        sentence: "la colonne « \(wanted) » manque ; une table des temps a les colonnes origine, destination, minutes et, "
          + "si l'on veut, metres. Colonnes trouvées : \(rows.header.prefix(20).map { "« \($0) »" }.joined(separator: ", ")).")
    }
    let from = try column(Self.names.origin, "origine"), to = try column(Self.names.destination, "destination")
    let time = try column(Self.names.minutes, "minutes"), length = columns.find(anyOf: Self.names.metres)
    while let chunk = try rows.next() {
      for row in 0..<chunk.rowCount {
        guard let pair = try reading.pair(chunk, row, from, to, time) else { continue }
        self.origins.append(pair.origin)
        self.destinations.append(pair.destination)
        minutes.append(pair.minutes)
        metres.append(length.flatMap { NumberParser.decimal(chunk, row, $0) } ?? .nan)
      }
    }
    anomalies = rows.provenance.anomalies + reading.kinds.map { Anomaly(.access($0), file: reading.file) }
  }
}

extension JourneyTable {
  /// The journeys to some of the structures, which are numbered in the order given.
  func keeping(destinations members: [Int]) -> JourneyTable {
    let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { (Int32($1), Int32($0)) })
    let kept = destinations.indices.filter { numbers[destinations[$0]] != nil }
    var table = self
    table.origins = kept.map { origins[$0] }
    table.destinations = kept.compactMap { numbers[destinations[$0]] }
    table.minutes = kept.map { minutes[$0] }
    table.metres = kept.map { metres[$0] }
    return table
  }
}

/// The rows of a table of times as they are read.
private struct JourneyReading {
  let file: String
  private let origins, destinations: CodeNumbers
  private var known: [Int64: (minutes: Double, row: RowNumber)] = [:]
  private var repeated = Tally(), untimed = Tally(), strangeOrigins = Tally(), strangeDestinations = Tally()

  init(path: String, origins: [String], destinations: [String]) throws {
    file = MappedFile.name(of: path)
    self.origins = CodeNumbers(origins)
    self.destinations = CodeNumbers(destinations)
  }

  mutating func pair(
    _ chunk: RowChunk, _ row: Int, _ from: Int, _ to: Int, _ time: Int
  ) throws -> (origin: Int32, destination: Int32, minutes: Double)? {
    let origin = chunk[row, from].trimmingBlanks(), destination = chunk[row, to].trimmingBlanks()
    guard let place = try number(origin, in: origins, "origine") else {
      strangeOrigins.add(origin)
      return nil
    }
    guard let structure = try number(destination, in: destinations, "destination") else {
      strangeDestinations.add(destination)
      return nil
    }
    guard let minutes = NumberParser.decimal(chunk, row, time), minutes >= 0, minutes.isFinite else {
      untimed.add("ligne \(chunk.numbers[row])")
      return nil
    }
    let key = Int64(place) << 32 | Int64(structure)
    if let before = known[key] {
      guard before.minutes == minutes else {
        throw FileFault.unreadable(
          file: file,
          sentence: "lignes \(before.row) et \(chunk.numbers[row]) : le trajet de \(origin) à \(destination) a deux durées, "
            + "\(DecimalFormatter.shortest(before.minutes)) et \(DecimalFormatter.shortest(minutes)) minutes ; une seule est "
            + "attendue.")
      }
      repeated.add("\(origin) à \(destination), ligne \(chunk.numbers[row])")
      return nil
    }
    known[key] = (minutes, chunk.numbers[row])
    return (place, structure, minutes)
  }

  private func number(_ code: String, in numbers: CodeNumbers, _ column: String) throws -> Int32? {
    guard let number = numbers[code] else { return nil }
    guard number >= 0 else {
      throw FileFault.unreadable(
        file: file,
        sentence: "\(column) « \(code) » : plusieurs lignes de l'autre fichier portent ce code ; avec une table des temps "
          + "chacune doit avoir le sien.")
    }
    return number
  }

  var kinds: [AccessAnomaly] {
    var kinds: [AccessAnomaly] = []
    if repeated.count > 0 { kinds.append(.repeatedPairs(count: repeated.count, example: repeated.examples[0])) }
    if untimed.count > 0 { kinds.append(.pairsWithoutTime(count: untimed.count, example: untimed.examples[0])) }
    if strangeOrigins.count > 0 { kinds.append(.strangeOrigins(count: strangeOrigins.count, examples: strangeOrigins.examples)) }
    if strangeDestinations.count > 0 {
      kinds.append(.strangeDestinations(count: strangeDestinations.count, examples: strangeDestinations.examples))
    }
    return kinds
  }
}

/// Numbers of rows by their codes; a zero that a spreadsheet took away in front does not part them.
private struct CodeNumbers {
  /// -1 for a code that several rows bear.
  private var numbers: [String: Int32] = [:]
  private var bare: [Substring: Int32] = [:]

  init(_ codes: [String]) {
    for (number, code) in codes.enumerated() where !code.isEmpty {
      numbers[code] = numbers[code] == nil ? Int32(number) : -1
      let short = code.drop { $0 == "0" }
      bare[short] = bare[short] == nil ? Int32(number) : -1
    }
  }

  subscript(code: String) -> Int32? {
    if let number = numbers[code] { return number }
    guard let number = bare[code.drop { $0 == "0" }], number >= 0 else { return nil }
    return number
  }
}
