import Groundwork
import Tabular

/// What happened to the codes of communes: the events of INSEE's file (`v_mvt_commune_AAAA.csv`), in the order of their days.
///
/// Source: INSEE, code officiel géographique, "Événements sur les communes depuis 1943". A row is one commune before and one
/// after (`MOD, DATE_EFF, TYPECOM_AV, COM_AV, ..., TYPECOM_AP, COM_AP, ...`); an event of several communes has several rows. Rows
/// from commune to commune move codes, and rows from a part (COMA, COMD) to a commune tell which part a split gives back.
public struct CommuneEvents: Sendable {
  /// One row that concerns communes: codes as indexes into `codes`, nil where the row names none.
  struct Move: Sendable {
    let day: CalendarDate
    let before, after: Int?
    /// A commune becomes one; otherwise it is a part of one that does.
    let isOfCommune: Bool
    /// Row of the names.
    let row: Int
  }

  public let provenance: Provenance
  /// Rows of the file.
  public let rowCount: Int
  public let firstDay, lastDay: CalendarDate
  /// Every code that the moves name.
  let codes: [String]
  let index: [String: Int]
  /// By day, then by codes: the order of the file does not count.
  let moves: [Move]
  /// Codes that move, or keep still, as whole communes.
  let moved: Set<Int>
  private let namesBefore, namesAfter: TextArray?

  /// Reads the file.
  /// - Throws: `FileFault.missing`, `.unreadable` for what is no such file, or has a day or a code that is none.
  public static func read(path: String, options: TableOptions = TableOptions()) throws -> CommuneEvents {
    try CommuneEvents(try TableReader.read(TableFile.open(path: path, options: options)))
  }

  /// - Throws: `FileFault.unreadable`.
  public init(_ table: Table) throws {
    let reading = try EventReading(table)
    provenance = table.provenance
    rowCount = table.rowCount
    codes = reading.codes
    index = reading.index
    let codes = codes
    func order(_ code: Int?) -> String { code.map { codes[$0] } ?? "" }
    moves = reading.moves.sorted {
      ($0.day, order($0.before), order($0.after), $0.row) < ($1.day, order($1.before), order($1.after), $1.row)
    }
    guard let first = moves.first?.day, let last = moves.last?.day else {
      throw FileFault.unreadable(
        file: table.provenance.file, sentence: "aucun événement d'une commune ; le fichier des mouvements de l'Insee est attendu."
      )
    }
    moved = Set(moves.filter(\.isOfCommune).flatMap { [$0.before, $0.after] }.compactMap { $0 })
    firstDay = first
    lastDay = last
    namesBefore = reading.names("AV")
    namesAfter = reading.names("AP")
  }

  func nameBefore(_ move: Move) -> String { namesBefore?[move.row].trimmingBlanks() ?? "" }
  func nameAfter(_ move: Move) -> String { namesAfter?[move.row].trimmingBlanks() ?? "" }
}

/// The rows of the file, read and checked.
private struct EventReading {
  private let table: Table
  private let columns: NamedColumns
  private(set) var codes: [String] = []
  private(set) var index: [String: Int] = [:]
  private(set) var moves: [CommuneEvents.Move] = []

  private static let needed = ["DATE_EFF", "TYPECOM_AV", "COM_AV", "TYPECOM_AP", "COM_AP"]

  init(_ table: Table) throws {
    self.table = table
    columns = NamedColumns(table.columns.map(\.name))
    let missing = Self.needed.filter { columns.find($0) == nil }
    guard missing.isEmpty else {
      throw FileFault.unreadable(
        file: table.provenance.file,
        sentence: "ce n'est pas le fichier des mouvements de communes de l'Insee (v_mvt_commune) : "
          + (missing.count == 1 ? "la colonne \(missing[0]) manque." : "les colonnes \(Wording.list(missing)) manquent."))
    }
    let places = Self.needed.map { columns.find($0)! }
    moves.reserveCapacity(table.rowCount)
    var days: [String: CalendarDate] = [:]
    for row in 0..<table.rowCount {
      let kinds = (table[row, places[1]].trimmingBlanks(), table[row, places[3]].trimmingBlanks())
      let isOfCommune = ["COM", ""].contains(kinds.0) && ["COM", ""].contains(kinds.1)
      guard isOfCommune || (["COMA", "COMD"].contains(kinds.0) && kinds.1 == "COM") else { continue }
      let written = table[row, places[0]].trimmingBlanks()
      guard let day = days[written] ?? CalendarDate.written(written) else {
        throw fault(row, places[0], "« \(written) » n'est pas une date (attendu : 2024-01-01).")
      }
      days[written] = day
      let before = try code(row, places[2]), after = try code(row, places[4])
      guard before != nil || after != nil else {
        throw fault(row, places[2], "ni cette colonne ni COM_AP ne donnent de commune.")
      }
      moves.append(CommuneEvents.Move(day: day, before: before, after: after, isOfCommune: isOfCommune, row: row))
    }
  }

  /// The code of a cell; nil where it is blank. Codes of old départements are codes too (20004 in Corsica until 1975).
  private mutating func code(_ row: Int, _ column: Int) throws -> Int? {
    var text = table[row, column].trimmingBlanks()
    if text.isEmpty { return nil }
    if let known = index[text] { return known }
    if text.utf8.count == 4, text.allSatisfy(\.isASCIIDigit) { text = "0" + text }
    guard text.utf8.count == 5,
      text.utf8.allSatisfy({ CommuneCode.isDigit($0) || $0 == UInt8(ascii: "A") || $0 == UInt8(ascii: "B") })
    else { throw fault(row, column, "« \(text) » n'est pas un code de commune (attendu : cinq caractères, comme 01004).") }
    if let known = index[text] { return known }
    codes.append(text)
    index[text] = codes.count - 1
    return codes.count - 1
  }

  /// Column of names of one side, with their articles where the file has them so.
  func names(_ side: String) -> TextArray? {
    columns.find(anyOf: ["LIBELLE_\(side)", "NCCENR_\(side)", "NCC_\(side)"]).map { table.columns[$0].texts }
  }

  private func fault(_ row: Int, _ column: Int, _ words: String) -> FileFault {
    .unreadable(
      file: table.provenance.file, sentence: "ligne \(table.numbers[row]), colonne \(table.columns[column].name) : \(words)")
  }
}
