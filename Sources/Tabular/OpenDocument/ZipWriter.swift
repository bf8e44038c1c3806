import CZlib
import Groundwork

/// Writes a ZIP archive from beginning to end, in one go and in little memory; the same parts give the same bytes.
///
/// Sizes and sums stand behind each packed part, so that nothing is written twice and a pipe will do. A part holds less than
/// 4 GB.
final class ZipWriter {
  /// 1 January 2020, midnight, as DOS counts: any fixed day does.
  private static let date: UInt16 = (2020 - 1980) << 9 | 1 << 5 | 1

  private struct Entry {
    var name: [UInt8]
    var isPacked: Bool
    var start: Int
    var sum: UInt32 = 0
    var size = 0
    var packedSize = 0
  }

  private let bytes: OutputBytes
  private let tooLarge: () -> FileFault
  private var entries: [Entry] = []
  private var position = 0
  private var stream = z_stream()
  private var isPacking = false
  private var room = [UInt8](repeating: 0, count: 1 << 16)

  /// - Parameter tooLarge: what to say of a part past 4 GB.
  init(_ bytes: OutputBytes, tooLarge: @escaping () -> FileFault) {
    self.bytes = bytes
    self.tooLarge = tooLarge
  }

  deinit { if isPacking { deflateEnd(&stream) } }

  /// A whole part as it is, which programs tell the kind of a file by.
  /// - Throws: `FileFault.unwritable`.
  func store(_ name: String, _ content: [UInt8]) throws {
    var entry = Entry(name: Array(name.utf8), isPacked: false, start: position)
    entry.sum = UInt32(crc32(0, content, UInt32(content.count)))
    entry.size = content.count
    entry.packedSize = content.count
    try put(Self.header(entry) + content)
    entries.append(entry)
  }

  /// Begins a packed part; `write` adds to it.
  /// - Throws: `FileFault.unwritable`.
  func begin(_ name: String) throws {
    let entry = Entry(name: Array(name.utf8), isPacked: true, start: position)
    // A negative window asks for deflate without wrapping; memory level 8 is zlib's own choice.
    let status = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib: \(status)")
    isPacking = true
    try put(Self.header(entry))
    entries.append(entry)
  }

  /// - Throws: `FileFault.unwritable`.
  func write(_ content: [UInt8]) throws {
    entries[entries.count - 1].sum = UInt32(crc32(UInt(entries[entries.count - 1].sum), content, UInt32(content.count)))
    entries[entries.count - 1].size += content.count
    try pack(content, Z_NO_FLUSH)
    guard entries[entries.count - 1].size < UInt32.max else { throw tooLarge() }
  }

  /// Ends the packed part.
  /// - Throws: `FileFault.unwritable`.
  func end() throws {
    try pack([], Z_FINISH)
    deflateEnd(&stream)
    isPacking = false
    let entry = entries[entries.count - 1]
    try put(Self.little(0x0807_4B50) + Self.sizes(entry))
  }

  private func pack(_ content: [UInt8], _ flush: Int32) throws {
    var content = content
    var status = Z_OK
    try content.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      repeat {
        let size = room.count
        status = room.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return deflate(&stream, flush)
        }
        let made = size - Int(stream.avail_out)
        entries[entries.count - 1].packedSize += made
        try put(room[..<made])
      } while stream.avail_out == 0 || (flush == Z_FINISH && status == Z_OK)
    }
  }

  private func put<Bytes: Collection>(_ more: Bytes) throws where Bytes.Element == UInt8 {
    position += more.count
    bytes.buffer.append(contentsOf: more)
    try bytes.spill()
  }

  /// Writes the directory, which ends the archive.
  /// - Throws: `FileFault.unwritable`.
  func finish() throws {
    let start = position
    for entry in entries {
      var record = Self.little(0x0201_4B50) + Self.little16(20) + Self.fields(entry, hasSizes: true)
      record += Self.little16(0) + Self.little16(0) + Self.little16(0) + Self.little(0) + Self.little(UInt32(entry.start))
      try put(record + entry.name)
    }
    let size = UInt32(position - start), count = UInt16(entries.count)
    try put(
      Self.little(0x0605_4B50) + Self.little16(0) + Self.little16(0) + Self.little16(count) + Self.little16(count)
        + Self.little(size) + Self.little(UInt32(start)) + Self.little16(0))
  }

  private static func header(_ entry: Entry) -> [UInt8] {
    little(0x0403_4B50) + fields(entry, hasSizes: !entry.isPacked) + entry.name
  }

  /// What a part's header and its record in the directory have in common.
  private static func fields(_ entry: Entry, hasSizes: Bool) -> [UInt8] {
    // Bit 3: sizes behind the part; bit 11: names in UTF-8.
    let flags: UInt16 = (entry.isPacked ? 1 << 3 : 0) | 1 << 11
    let sizes = hasSizes ? sizes(entry) : [UInt8](repeating: 0, count: 12)
    return little16(20) + little16(flags) + little16(entry.isPacked ? 8 : 0) + little16(0) + little16(date) + sizes
      + little16(UInt16(entry.name.count)) + little16(0)
  }

  private static func sizes(_ entry: Entry) -> [UInt8] {
    little(entry.sum) + little(UInt32(entry.packedSize)) + little(UInt32(entry.size))
  }

  private static func little(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }
  private static func little16(_ value: UInt16) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }
}
