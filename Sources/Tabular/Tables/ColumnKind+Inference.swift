import Groundwork

extension ColumnKind {
  /// The narrowest kind that fits every cell; blank cells and marks of secrecy do not count.
  ///
  /// Digits behind a zero ("01053") are codes, hence text; so is a column without any value.
  public static func infer(_ texts: TextArray) -> ColumnKind {
    texts.bytes.withUnsafeBufferPointer { bytes in
      var possible: [ColumnKind] = [.integer, .decimal, .date, .boolean]
      var sawValue = false
      for row in 0..<texts.count {
        let cell = NumberParser.trim(UnsafeBufferPointer(rebasing: bytes[texts.range(row)]))
        if cell.isEmpty || BlankReason(mark: cell) != nil { continue }
        sawValue = true
        possible.removeAll { !$0.fits(cell) }
        if possible.isEmpty { return .text }
      }
      return sawValue ? possible[0] : .text
    }
  }

  private func fits(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .text: true
    case .integer: !Self.isCode(cell) && NumberParser.integer(cell) != nil
    case .decimal: !Self.isCode(cell) && NumberParser.decimal(cell) != nil
    case .date: Self.isDate(cell)
    case .boolean: Self.booleans.contains { $0.utf8.elementsEqual(cell.map { (65...90).contains($0) ? $0 | 0x20 : $0 }) }
    }
  }

  private static let booleans = ["oui", "non", "vrai", "faux", "true", "false"]

  /// Zeros in front mean something in a code, nothing in a number.
  private static func isCode(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = cell.first == UInt8(ascii: "-") || cell.first == UInt8(ascii: "+") ? cell.dropFirst() : cell[...]
    guard digits.count > 1, digits.first == UInt8(ascii: "0") else { return false }
    return isDigit(digits[digits.startIndex + 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// 2024-03-01, with or without a time, or 01/03/2024.
  private static func isDate(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count >= 10 else { return false }
    let number = { (range: Range<Int>) -> Int? in
      cell[range].allSatisfy(isDigit) ? cell[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }
    let parts: (year: Int?, month: Int?, day: Int?)
    if cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") {
      guard cell.count == 10 || cell[10] == UInt8(ascii: "T") || cell[10] == UInt8(ascii: " ") else { return false }
      parts = (number(0..<4), number(5..<7), number(8..<10))
    } else if cell.count == 10, cell[2] == UInt8(ascii: "/"), cell[5] == UInt8(ascii: "/") {
      parts = (number(6..<10), number(3..<5), number(0..<2))
    } else {
      return false
    }
    guard parts.year != nil, let month = parts.month, let day = parts.day else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}

extension BlankReason {
  /// The reason that a mark of the statistical office stands for: `s`, `nd` (or `so`, without object), `ns`; in any case.
  public init?(mark: UnsafeBufferPointer<UInt8>) {
    let lower = { (index: Int) in mark[index] | 0x20 }
    switch mark.count {
    case 1 where lower(0) == UInt8(ascii: "s"): self = .secret
    case 2 where lower(0) == UInt8(ascii: "n") && lower(1) == UInt8(ascii: "d"): self = .notAvailable
    case 2 where lower(0) == UInt8(ascii: "s") && lower(1) == UInt8(ascii: "o"): self = .notAvailable
    case 2 where lower(0) == UInt8(ascii: "n") && lower(1) == UInt8(ascii: "s"): self = .notSignificant
    default: return nil
    }
  }
}
