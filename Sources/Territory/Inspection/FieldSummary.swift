import GeometryCore
import Groundwork
import Tabular

/// Counts and examples of a column while its values go by.
package struct FieldSummary {
  private(set) var filled = 0
  private(set) var examples: [String] = []
  private var isInteger = true, isDecimal = true, isDate = true
  /// Some values, evenly spread: every `stride`th, the stride doubling when the room is full.
  private(set) var sample: [String] = []
  private var stride = 1
  private var row = 0
  private let room: Int

  /// - Parameter columns: how many are summed up side by side; a wide table keeps fewer values of each, in the same memory.
  init(columns: Int) { room = min(4096, max(64, (1 << 21) / max(1, columns))) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Takes a cell's bytes, blanks around it not counting.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let value = Self.trim(bytes)
    if row % stride == 0 {
      sample.append(String(decoding: value, as: UTF8.self))
      if sample.count == room {
        sample = sample.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        stride *= 2
      }
    }
    row += 1
    guard !value.isEmpty else { return }
    filled += 1
    // A column of one value would be asked for other examples at every row: the first rows are enough.
    if examples.count < 3, filled <= 10_000 {
      let short = Self.shortened(String(decoding: value.prefix(400), as: UTF8.self))
      if !examples.contains(short) { examples.append(short) }
    }
    judge(value)
  }

  /// What all values seen are; text when none was.
  var kind: ColumnKind {
    guard filled > 0 else { return .text }
    return isInteger ? .integer : isDecimal ? .decimal : isDate ? .date : .text
  }

  private mutating func judge(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInteger || isDecimal || isDate else { return }
    let digits = bytes[0] == UInt8(ascii: "-") ? bytes[1...] : bytes[...]
    // A zero in front is part of a code, not of a number; and a number has at most fifteen digits.
    let hasCodeZero =
      digits.count > 1 && digits.first == CommuneCode.zero && digits.dropFirst().first.map(CommuneCode.isDigit) == true
    if isInteger {
      isInteger = !hasCodeZero && !digits.isEmpty && digits.count <= 15 && digits.allSatisfy(CommuneCode.isDigit)
    }
    if isDecimal, !isInteger { isDecimal = !hasCodeZero && digits.count <= 24 && NumberParser.decimal(bytes) != nil }
    if isDate { isDate = Self.isDate(bytes) }
  }

  /// "2024-01-31", with or without a time, or "31/01/2024".
  private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 10 else { return false }
    let isYearFirst = [4, 7].allSatisfy { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: "/") }
    let isDayFirst = [2, 5].allSatisfy { bytes[$0] == UInt8(ascii: "/") }
    let digits = bytes.prefix(10).filter(CommuneCode.isDigit).count
    return digits == 8 && (isYearFirst && (bytes.count == 10 || bytes.count >= 16) || isDayFirst && bytes.count == 10)
  }

  private static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// One line of at most so many characters.
  package static func shortened(_ text: String, to length: Int = 40) -> String {
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    return line.count > length ? line.prefix(length - 1) + "…" : line
  }
}
