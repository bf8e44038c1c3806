import Foundation
import Groundwork

/// Writes cells at a pointer, which must have room: twice the cell and four bytes more, and eight bytes at the very end.
struct CSVCellWriter {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quote = UInt8(ascii: "\"")

  private let separator: UInt8
  private let separators: UInt64
  private let neutralises: Bool
  /// A row of one blank cell would be a blank line, which readers skip.
  private let isOnly: Bool
  private let target: UnsafeMutablePointer<UInt8>
  private(set) var written = 0

  init(dialect: CSVDialect, isOnly: Bool, target: UnsafeMutablePointer<UInt8>) {
    separator = dialect.separator
    separators = Self.ones &* UInt64(dialect.separator)
    neutralises = dialect.neutralisesFormulas
    self.isOnly = isOnly
    self.target = target
  }

  @inline(__always)
  mutating func blank() {
    if isOnly {
      target[written] = Self.quote
      target[written + 1] = Self.quote
      written += 2
    }
    target[written] = separator
    written += 1
  }

  /// Turns the separator after the last cell into a line end.
  @inline(__always)
  mutating func endRow() {
    target[written - 1] = CSVScanner.lineFeed
  }

  /// Copies a cell eight bytes at a time while looking for what needs quotes.
  @inline(__always)
  mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) {
    if from == to { return blank() }
    let source = UnsafeRawPointer(bytes.baseAddress!)
    let first = bytes[from]
    if first < 0x41 || first == 0xEF, neutralises, isFormulaStart(bytes, from, to), runsAsFormula(bytes, from, to) {
      return quoted(bytes, from, to, mark: true)
    }
    let destination = UnsafeMutableRawPointer(target + written)
    var at = from
    while to - at >= 8 {
      let word = source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if special(UInt64(littleEndian: word)) != 0 { return quoted(bytes, from, to, mark: false) }
      destination.storeBytes(of: word, toByteOffset: at - from, as: UInt64.self)
      at += 8
    }
    let left = to - at
    if at + 8 <= bytes.count {
      let word = source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // Bytes past the cell are copied too and overwritten by the next cell; they must not count as special.
      let mask: UInt64 = left == 0 ? 0 : ~0 >> UInt64(64 - 8 * left)
      if special(UInt64(littleEndian: word)) & mask != 0 { return quoted(bytes, from, to, mark: false) }
      destination.storeBytes(of: word, toByteOffset: at - from, as: UInt64.self)
    } else {
      for offset in at..<to {
        if isSpecial(bytes[offset]) { return quoted(bytes, from, to, mark: false) }
        target[written + offset - from] = bytes[offset]
      }
    }
    written += to - from
    target[written] = separator
    written += 1
  }

  /// High bits of the bytes that need quotes, exact for every byte.
  @inline(__always)
  private func special(_ word: UInt64) -> UInt64 {
    let low = Self.ones &* 0x7F
    let a = word ^ separators
    let b = word ^ (Self.ones &* 0x22)
    let c = word ^ (Self.ones &* 0x0A)
    let d = word ^ (Self.ones &* 0x0D)
    let plain = (((a & low) &+ low) | a) & (((b & low) &+ low) | b) & (((c & low) &+ low) | c) & (((d & low) &+ low) | d)
    return ~plain & (Self.ones &* 0x80)
  }

  @inline(__always)
  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.quote || byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn
  }

  @inline(__always)
  private func isFormulaStart(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    switch bytes[from] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    case 0xEF:
      // The full-width signs ＝ ＋ － ＠, which a spreadsheet may take for the plain ones.
      to - from >= 3 && bytes[from + 1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[from + 2])
    default: false
    }
  }

  @inline(never)
  private func runsAsFormula(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    if to - from == 1, bytes[from] == UInt8(ascii: "-") { return false }
    return NumberParser.decimal(UnsafeBufferPointer(rebasing: bytes[from..<to])) == nil
  }

  /// Writes a cell with quotes where it needs them, and a `'` in front where `mark` says so.
  @inline(never)
  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, mark: Bool) {
    let needsQuotes = (from..<to).contains { isSpecial(bytes[$0]) }
    if needsQuotes { put(Self.quote) }
    if mark { put(UInt8(ascii: "'")) }
    for offset in from..<to {
      if bytes[offset] == Self.quote { put(Self.quote) }
      put(bytes[offset])
    }
    if needsQuotes { put(Self.quote) }
    put(separator)
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    target[written] = byte
    written += 1
  }
}
