import Groundwork
import Tabular

/// A column whose figures are added where communes merge.
struct SummedColumn {
  let column: Column
  /// Digits behind the mark that some figure of it has.
  private let decimals: Int
  /// Characters that surely stand before its decimals, and the one to write.
  private let marks: Set<Character>
  private let mark: String

  init(_ column: Column) {
    self.column = column
    let texts = column.texts
    // Most columns are of whole numbers.
    let hasDecimals = texts.bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    marks = hasDecimals ? WrittenNumber.decimalMarks(in: (0..<texts.count).lazy.map { texts[$0] }) : []
    let hasComma = texts.bytes.contains(UInt8(ascii: ","))
    mark = marks.contains(",") || marks.isEmpty && hasComma ? "," : "."
    let known = marks
    decimals = !hasDecimals ? 0 : (0..<texts.count).reduce(0) { most, row in
      max(most, WrittenNumber(texts[row], decimalMarks: known, mostDecimals: DecimalSum.mostDecimals)?.decimals ?? 0)
    }
  }

  /// Whether the column holds words where figures were asked for.
  var isOfWords: Bool {
    var isFilled = false
    for row in 0..<column.texts.count {
      if column.decimal(at: row) != nil { return false }
      if reason(row) == nil { isFilled = true }
    }
    return isFilled
  }

  /// A mark counts as one whatever the kind of the column.
  private func reason(_ row: Int) -> BlankReason? {
    Column(name: "", kind: .decimal, texts: TextArray([column.texts[row]])).blankReason(at: 0)
  }

  /// The figures of rows added up as they are written, and what was odd.
  /// - Parameter codes: of the rows.
  func sum(_ rows: [Int], codes: [String]) -> (text: String, kinds: [PassageAnomaly]) {
    var sum = DecimalSum(), known = 0, blanks: [String] = [], marked: [(reason: BlankReason, row: Int, code: String)] = []
    for (row, code) in zip(rows, codes) {
      let text = column.texts[row]
      if let number = number(text) {
        guard sum.add(number) else { return noSum(row, code) }
        known += 1
      } else if let reason = reason(row) {
        if reason == .blank { blanks.append(code) } else { marked.append((reason, row, code)) }
      } else {
        return noSum(row, code)
      }
    }
    // Secrecy before what is not there, and that before what is not significant.
    let order: [BlankReason] = [.secret, .notAvailable, .notSignificant]
    if let reason = order.first(where: { reason in marked.contains { $0.reason == reason } }) {
      let these = marked.filter { $0.reason == reason }, mark = column.texts[these[0].row].trimmingBlanks()
      let isAll = these.count == rows.count
      return (mark, isAll ? [] : [.markAmong(column: column.name, mark: mark, codes: these.map(\.code))])
    }
    guard known > 0 else { return ("", []) }
    return (sum.text(mark: mark), blanks.isEmpty ? [] : [.blankAmong(column: column.name, codes: blanks)])
  }

  /// What one of several heirs gets of a row's figure, and what was odd; a blank or a mark is each one's.
  /// - Parameter place: of the heir among the weights.
  func share(_ row: Int, code: String, weights: [WrittenNumber], place: Int) -> (text: String, kinds: [PassageAnomaly]) {
    guard let number = number(column.texts[row]) else {
      return reason(row) == nil ? noSum(row, code) : (column.texts[row], [])
    }
    guard let shares = DecimalShares.of(number, decimals: decimals, weights: weights) else { return noSum(row, code) }
    var sum = DecimalSum()
    return sum.add(shares[place]) ? (sum.text(mark: mark), []) : noSum(row, code)
  }

  private func number(_ text: String) -> WrittenNumber? {
    WrittenNumber(text, decimalMarks: marks, mostDecimals: DecimalSum.mostDecimals)
  }

  /// What is no number, may be two (1.500), or has too many digits, cannot be added.
  private func noSum(_ row: Int, _ code: String) -> (text: String, kinds: [PassageAnomaly]) {
    ("", [.wordAmong(column: column.name, QuotedCell(column.texts[row]), codes: [code])])
  }
}
