import Tabular

/// Counts and examples of a column while its values go by.
struct FieldSummary {
  private(set) var filled = 0
  private(set) var examples: [String] = []
  private var isInteger = true, isDecimal = true, isDate = true
  /// Some values, evenly spread: every `stride`th, the stride doubling when the room is full.
  private(set) var sample: [String] = []
  private var stride = 1
  private var row = 0
  private static let room = 4096

  mutating func add(_ text: String) {
    let value = ZoneCode.trim(text)
    if row % stride == 0 {
      sample.append(value)
      if sample.count == Self.room {
        sample = sample.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        stride *= 2
      }
    }
    row += 1
    guard !value.isEmpty else { return }
    filled += 1
    if examples.count < 3 {
      let short = Self.shortened(value)
      if !examples.contains(short) { examples.append(short) }
    }
    judge(value)
  }

  /// What all values seen are; text when none was.
  var kind: ColumnKind {
    guard filled > 0 else { return .text }
    return isInteger ? .integer : isDecimal ? .decimal : isDate ? .date : .text
  }

  private mutating func judge(_ value: String) {
    guard isInteger || isDecimal || isDate else { return }
    let bytes = Array(value.utf8)
    let isDigit = CommuneCode.isDigit
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    // A zero in front is part of a code, not of a number; and a number has at most fifteen digits.
    let isPlain = !digits.isEmpty && digits.count <= 15 && digits.allSatisfy(isDigit)
    if isInteger, !isPlain || digits.count > 1 && digits.first == CommuneCode.zero { isInteger = false }
    if isDecimal, !isInteger {
      let hasCodeZero = digits.count > 1 && digits.first == CommuneCode.zero && digits.dropFirst().first.map(isDigit) == true
      if hasCodeZero || digits.count > 24 || CoordinateColumns.number(value) == nil { isDecimal = false }
    }
    if isDate { isDate = Self.isDate(bytes) }
  }

  /// "2024-01-31", with or without a time, or "31/01/2024".
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 10 else { return false }
    let separators = [4, 7].allSatisfy { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: "/") }
    let french = [2, 5].allSatisfy { bytes[$0] == UInt8(ascii: "/") }
    let digits = bytes.prefix(10).filter(CommuneCode.isDigit).count
    return digits == 8 && (separators && (bytes.count == 10 || bytes.count >= 16) || french && bytes.count == 10)
  }

  /// One line of at most so many characters.
  static func shortened(_ text: String, to length: Int = 40) -> String {
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    return line.count > length ? line.prefix(length - 1) + "…" : line
  }
}
