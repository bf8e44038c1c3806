import Groundwork

/// Tells a row of names from data by the texts of the columns below it, where neither numbers nor known names do.
///
/// A cell speaks for names where the column below it holds digits (addresses, phones, dates, codes) or an @ and the cell holds
/// none, where it repeats a word of the header above it or is a name that is known, where it alone stands in brackets, and where
/// it alone is no value that the column has again. It speaks against them where it has the digits of the others, or such a value.
struct NameRowDoubt {
  /// Rows below without which nothing is told.
  private static let fewRows = 3
  /// The same of values that come again.
  private static let fewRepeats = 8
  /// Letters of a word that two names share by more than chance.
  private static let longWord = 4

  private let header: SampleRow
  private let body: [SampleRow]
  private let known: Set<String>

  /// - Parameter body: the rows below the one that is doubted.
  init(header: SampleRow, body: [SampleRow], known: Set<String>) {
    self.header = header
    self.body = body.filter { !$0.isBlank }
    self.known = known
  }

  /// Whether a row is more likely names than data.
  func concerns(_ row: SampleRow) -> Bool {
    guard body.count >= Self.fewRows else { return false }
    let columns = row.cells.indices.filter { !row.cells[$0].isEmpty }
    var speaking = 0
    for column in columns {
      switch evidence(row.cells[column], column) {
      case .data: return false
      case .names: speaking += 1
      case .none: break
      }
    }
    return speaking >= 2 && speaking * 2 >= columns.count
  }

  private enum Evidence {
    case names, data, none
  }

  private func evidence(_ cell: String, _ column: Int) -> Evidence {
    let below = body.compactMap { $0.cells.indices.contains(column) && !$0.cells[column].isEmpty ? $0.cells[column] : nil }
    let above = header.cells.indices.contains(column) ? header.cells[column] : ""
    guard !below.contains(cell) else { return .data }
    if below.count >= Self.fewRows {
      for mark in [Self.hasDigit, Self.hasAt, Self.isBracketed] {
        let share = below.count(where: mark)
        if share * 10 >= below.count * 9 { return mark(cell) ? .data : .names }
      }
    }
    if Self.isBracketed(cell), !below.contains(where: Self.isBracketed) { return .names }
    let key = FrenchText.key(cell)
    if known.contains(key), key != FrenchText.key(above) { return .names }
    let shared = Self.words(cell).intersection(Self.words(above))
    if !shared.isEmpty, cell != above, !below.contains(where: { !Self.words($0).isDisjoint(with: shared) }) { return .names }
    return below.count >= Self.fewRepeats && Self.comeAgain(below) ? .names : .none
  }

  /// Whether nearly all values stand in several rows.
  private static func comeAgain(_ cells: [String]) -> Bool {
    var counts: [String: Int] = [:]
    for cell in cells { counts[cell, default: 0] += 1 }
    return counts.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) } * 20 >= cells.count * 19 && counts.count > 1
  }

  private static func hasDigit(_ cell: String) -> Bool { cell.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
  private static func hasAt(_ cell: String) -> Bool { cell.utf8.contains(UInt8(ascii: "@")) }
  private static func isBracketed(_ cell: String) -> Bool {
    guard let first = cell.first, let last = cell.last else { return false }
    return first == "(" && last == ")" || first == "[" && last == "]"
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter }.map { FrenchText.key(String($0)) }.filter { $0.count >= longWord })
  }
}
