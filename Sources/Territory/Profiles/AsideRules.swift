import DomainData
import Groundwork

/// Tells the rows of a table that are no data: totals, notes, repeated headers, separators (`Data/lignes.yml`).
package struct AsideRules: Sendable {
  private let bareTotals: [[String]]
  private let totals: [[String]]
  private let sureTotals: [[String]]
  private let notes: [[String]]

  /// Those that the program carries.
  package static let standard: AsideRules = {
    do { return try AsideRules(yaml: DomainData.asideRows, file: "lignes.yml") } catch { fatalError("\(error)") }
  }()

  /// - Throws: `FileFault.unreadable` naming the key, its line and the file.
  init(yaml: String, file: String) throws {
    let root = try YAMLMapping(text: yaml, file: file)
    try root.expect(only: ["totaux_seuls", "totaux", "sous_totaux", "notes"])
    func phrases(_ key: String) throws -> [[String]] { (try root.texts(key) ?? []).map(Self.words) }
    bareTotals = try phrases("totaux_seuls")
    totals = try phrases("totaux")
    sureTotals = try phrases("sous_totaux")
    notes = try phrases("notes")
  }

  /// What a row is that is no data; nil for a row of data.
  ///
  /// - Parameters:
  ///   - cells: the row, one text a column.
  ///   - headerKeys: the names of the columns in the form of `FrenchText.key`.
  ///   - isPlaced: the row tells a position, which no total does.
  package func kind(of cells: [String], headerKeys header: [String], isPlaced: Bool = false) -> AsideRow.Kind? {
    let filled = cells.indices.filter { Self.isFilled(cells[$0]) }
    guard let first = filled.first else { return .blank }
    if isHeader(cells, filled, header) { return .header }
    guard !isPlaced else { return nil }
    let text = cells[first], words = Self.words(text)
    func begins(_ phrases: [[String]]) -> Bool { phrases.contains { words.starts(with: $0) } }
    let others = filled.dropFirst()
    if begins(sureTotals) || bareTotals.contains(words) { return .total }
    if begins(totals), !others.isEmpty, others.allSatisfy({ Self.isNumber(cells[$0]) }) { return .total }
    guard begins(notes) || text.trimmingBlanks().first.map({ "*©".contains($0) }) == true else {
      return text.trimmingBlanks().hasPrefix("(*)") && others.isEmpty ? .note : nil
    }
    return others.isEmpty && words.count > 1 || isFollowedByColon(text) ? .note : nil
  }

  /// The row as messages quote it, by its first text; nil for a row of data.
  package func aside(
    _ cells: [String], number: RowNumber, headerKeys: [String], isPlaced: Bool = false
  ) -> AsideRow? {
    guard let kind = kind(of: cells, headerKeys: headerKeys, isPlaced: isPlaced) else { return nil }
    let text = cells.lazy.map { $0.trimmingBlanks() }.first { !$0.isEmpty } ?? ""
    return AsideRow(kind, number: number, text: QuotedCell(text))
  }

  /// The names of the columns again, or their numbers: (1) (2) (3).
  private func isHeader(_ cells: [String], _ filled: [Int], _ header: [String]) -> Bool {
    let named = filled.filter { header.indices.contains($0) }
    let names = named.count { FrenchText.isKey(header[$0], of: cells[$0]) }
    if names >= 2, names * 4 >= filled.count * 3 { return true }
    return filled.count >= 3 && named.count == filled.count
      && filled.allSatisfy { FrenchText.isKey(String($0 - filled[0] + 1), of: cells[$0]) }
  }

  /// A letter or a figure stands in it.
  private static func isFilled(_ cell: String) -> Bool {
    var isASCII = true
    for byte in cell.utf8 {
      let letter = byte | 0x20
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || CommuneCode.isDigit(byte) { return true }
      if byte >= 0x80 { isASCII = false }
    }
    return !isASCII && cell.contains { $0.isLetter || $0.isNumber }
  }

  /// "Source : Caf", "NB: ", "Champ : communes".
  private func isFollowedByColon(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return notes.contains(Self.words(String(text[..<colon])))
  }

  private static func isNumber(_ cell: String) -> Bool {
    NumberParser.decimal(cell.filter { !"%€".contains($0) }.trimmingBlanks()) != nil
  }

  private static func words(_ text: String) -> [String] { FrenchText.words(text).map(String.init) }
}
