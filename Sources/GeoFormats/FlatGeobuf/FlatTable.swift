/// A table of FlatBuffers in bytes that nobody has checked: every offset is followed only where it leads inside.
struct FlatTable {
  /// A place that leads outside.
  struct Damage: Error {}

  private let bytes: UnsafeRawBufferPointer
  private let start: Int
  private let fields: Range<Int>

  /// - Parameter bytes: a whole buffer, which begins with the offset of its root table.
  init(root bytes: UnsafeRawBufferPointer) throws {
    try self.init(bytes, at: Int(Self.load(bytes, 0, UInt32.self)))
  }

  private init(_ bytes: UnsafeRawBufferPointer, at start: Int) throws {
    self.bytes = bytes
    self.start = start
    let table = start - Int(try Self.load(bytes, start, Int32.self))
    let size = Int(try Self.load(bytes, table, UInt16.self))
    guard size >= 4, table >= 0, table + size <= bytes.count else { throw Damage() }
    fields = (table + 4)..<(table + size)
  }

  private static func load<Value: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ at: Int, _ type: Value.Type
  ) throws -> Value {
    guard at >= 0, at <= bytes.count - MemoryLayout<Value>.size else { throw Damage() }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Value.self))
  }

  /// Where a field lies; nil where the table does not have it.
  private func place(_ field: Int) throws -> Int? {
    let entry = fields.lowerBound + 2 * field
    guard entry + 2 <= fields.upperBound else { return nil }
    let offset = Int(try Self.load(bytes, entry, UInt16.self))
    return offset == 0 ? nil : start + offset
  }

  func number<Value: FixedWidthInteger>(_ field: Int, _ type: Value.Type) throws -> Value? {
    try place(field).map { try Self.load(bytes, $0, type) }
  }

  /// Place and length of a vector of elements of `size` bytes.
  private func vector(_ field: Int, size: Int) throws -> Range<Int>? {
    guard let place = try place(field) else { return nil }
    let at = place + Int(try Self.load(bytes, place, UInt32.self))
    let count = Int(try Self.load(bytes, at, UInt32.self))
    guard count <= (bytes.count - at - 4) / size else { throw Damage() }
    return (at + 4)..<(at + 4 + count * size)
  }

  /// The bytes of a vector of plain values, or of a text.
  func content(_ field: Int, size: Int = 1) throws -> UnsafeRawBufferPointer? {
    try vector(field, size: size).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
  }

  func text(_ field: Int) throws -> String? { try content(field).map { String(decoding: $0, as: UTF8.self) } }

  func table(_ field: Int) throws -> FlatTable? {
    try place(field).map { try FlatTable(bytes, at: $0 + Int(Self.load(bytes, $0, UInt32.self))) }
  }

  func tables(_ field: Int) throws -> [FlatTable] {
    guard let range = try vector(field, size: 4) else { return [] }
    return try stride(from: range.lowerBound, to: range.upperBound, by: 4).map {
      try FlatTable(bytes, at: $0 + Int(Self.load(bytes, $0, UInt32.self)))
    }
  }
}
