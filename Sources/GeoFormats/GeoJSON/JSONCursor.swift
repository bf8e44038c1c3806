import Tabular

/// Walks over JSON text without building a tree: one value at a time, in bounded depth.
struct JSONCursor {
  /// Why the text is not JSON, in French, and where.
  struct Failure: Error {
    var offset: Int
    var message: String
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  /// Objects and arrays inside one another, at most.
  static let deepest = 200

  init(_ bytes: UnsafeBufferPointer<UInt8>, position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position >= bytes.count }

  func failure(_ message: String) -> Failure { Failure(offset: position, message: message) }

  /// 1-based line of an offset.
  func line(of offset: Int) -> Int {
    bytes.prefix(offset).reduce(into: 1) { line, byte in if byte == 0x0A { line += 1 } }
  }

  /// Skips white space and the separators of RFC 8142 sequences.
  @inline(__always) mutating func skipBlanks() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte > 0x20 || (byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 && byte != 0x1E) { return }
      position += 1
    }
  }

  /// The next byte that is not blank, without consuming it.
  @inline(__always) mutating func peek() throws -> UInt8 {
    skipBlanks()
    guard position < bytes.count else { throw failure("le texte s'arrête avant la fin ; le fichier est coupé") }
    return bytes[position]
  }

  @inline(__always) mutating func expect(_ byte: UInt8) throws {
    guard try peek() == byte else { throw failure("« \(Character(Unicode.Scalar(byte))) » était attendu") }
    position += 1
  }

  /// Consumes `byte` if it comes next.
  @inline(__always) mutating func accept(_ byte: UInt8) throws -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  /// Calls `body` for each member of an object, with the cursor on the member's value, which `body` consumes.
  mutating func forEachMember(_ body: (inout JSONCursor, ArraySlice<UInt8>) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if try accept(UInt8(ascii: "}")) { return }
    var key: [UInt8] = []
    repeat {
      key.removeAll(keepingCapacity: true)
      _ = try readString(into: &key)
      try expect(UInt8(ascii: ":"))
      try body(&self, key[...])
    } while try accept(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Consumes any value.
  mutating func skipValue(depth: Int = 0) throws {
    guard depth < JSONCursor.deepest else { throw failure("plus de \(JSONCursor.deepest) niveaux d'emboîtement") }
    switch try peek() {
    case UInt8(ascii: "{"):
      position += 1
      if try accept(UInt8(ascii: "}")) { return }
      repeat {
        try skipString()
        try expect(UInt8(ascii: ":"))
        try skipValue(depth: depth + 1)
      } while try accept(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"))
    case UInt8(ascii: "["):
      position += 1
      if try accept(UInt8(ascii: "]")) { return }
      repeat { try skipValue(depth: depth + 1) } while try accept(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try skipString()
    default: _ = try readScalar()
    }
  }

  /// Literals and numbers.
  enum Scalar {
    case null, boolean(Bool), integer(Range<Int>), decimal(Range<Int>)
  }

  mutating func readScalar() throws -> Scalar {
    switch try peek() {
    case UInt8(ascii: "n"):
      try literal("null")
      return .null
    case UInt8(ascii: "t"):
      try literal("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try literal("false")
      return .boolean(false)
    case UInt8(ascii: "N"):
      // Not JSON, but what Python writes for a missing number.
      try literal("NaN")
      return .null
    default: return try readNumber()
    }
  }

  private mutating func literal(_ text: StaticString) throws {
    let length = text.utf8CodeUnitCount
    guard bytes.count - position >= length,
      (0..<length).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
    else { throw failure("ce n'est pas du JSON") }
    position += length
  }

  private mutating func readNumber() throws -> Scalar {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard skipDigits() > 0 else {
      position = start
      throw failure("ce n'est pas du JSON")
    }
    var isInteger = true
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard skipDigits() > 0 else { throw failure("nombre incomplet") }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw failure("nombre incomplet") }
    }
    return isInteger ? .integer(start..<position) : .decimal(start..<position)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }
}

// Strings.
extension JSONCursor {
  mutating func skipString() throws {
    guard try peek() == UInt8(ascii: "\"") else { throw failure("une chaîne entre guillemets était attendue") }
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { position += 1 }
    }
    throw failure("chaîne sans fin ; le fichier est coupé")
  }

  /// Appends the string's text as UTF-8, escapes resolved.
  /// - Returns: false if the file's bytes are not UTF-8; they are then taken for Windows-1252.
  mutating func readString(into target: inout [UInt8]) throws -> Bool {
    guard try peek() == UInt8(ascii: "\"") else { throw failure("une chaîne entre guillemets était attendue") }
    position += 1
    let first = target.count
    var start = position
    var isASCII = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        target.append(contentsOf: bytes[start..<position])
        position += 1
        return isASCII || JSONCursor.mend(&target, from: first)
      }
      if byte == UInt8(ascii: "\\") {
        target.append(contentsOf: bytes[start..<position])
        position += 1
        try readEscape(into: &target)
        start = position
      } else {
        if byte >= 0x80 { isASCII = false }
        position += 1
      }
    }
    throw failure("chaîne sans fin ; le fichier est coupé")
  }

  private static func mend(_ target: inout [UInt8], from first: Int) -> Bool {
    let raw = Array(target[first...])
    if String(validating: raw, as: UTF8.self) != nil { return true }
    target.removeLast(target.count - first)
    raw.withUnsafeBufferPointer { TextEncoding.windows1252.decode($0, appendingTo: &target) }
    return false
  }

  private mutating func readEscape(into target: inout [UInt8]) throws {
    guard position < bytes.count else { throw failure("chaîne sans fin ; le fichier est coupé") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): target.append(byte)
    case UInt8(ascii: "b"): target.append(0x08)
    case UInt8(ascii: "f"): target.append(0x0C)
    case UInt8(ascii: "n"): target.append(0x0A)
    case UInt8(ascii: "r"): target.append(0x0D)
    case UInt8(ascii: "t"): target.append(0x09)
    case UInt8(ascii: "u"):
      var code = try readHexadecimal()
      if code & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        let mark = position
        position += 2
        let low = try readHexadecimal()
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + ((code & 0x3FF) << 10 | low & 0x3FF)
        } else {
          position = mark
        }
      }
      // Half of a surrogate pair is no character.
      target.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default: throw failure("échappement inconnu dans une chaîne")
    }
  }

  private mutating func readHexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count, let text = String(validating: bytes[position..<position + 4], as: UTF8.self),
      text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16)
    else { throw failure("échappement \\u incomplet") }
    position += 4
    return value
  }
}
