import Groundwork

/// Where the records of a .shp lie, checked against the file's size.
struct ShapefileIndex {
  /// Offset of each record's header and length of its content, in bytes.
  private(set) var records: [(offset: Int, length: Int)] = []
  /// Shape type of the file: 1 points, 3 lines, 5 polygons, 8 multipoints; +10 with Z, +20 with M.
  let shapeType: Int32
  /// True if the index had to be rebuilt by walking the records.
  private(set) var isRebuilt = false

  static let headerSize = 100

  /// - Parameter shx: the .shx file, if there is one; used only if every entry lies in the .shp.
  /// - Throws: `FileFault.unreadable` if this is no shapefile or if it is cut short.
  init(shp: MappedFile, shx: MappedFile?) throws {
    let bytes = shp.bytes
    guard bytes.count >= 4, ShapefileIndex.bigEndian(bytes, 0) == 9994 else {
      throw FileFault.unreadable(
        file: shp.name, sentence: "ce n'est pas un shapefile : l'en-tête attendu (code 9994) manque.")
    }
    guard bytes.count >= ShapefileIndex.headerSize else { throw ShapefileIndex.truncated(shp) }
    shapeType = Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 32, as: Int32.self))
    guard [0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28].contains(shapeType) else {
      throw FileFault.unreadable(
        file: shp.name,
        sentence: "le type de forme \(shapeType) n'est pas lu ; des points, des lignes ou des polygones étaient attendus.")
    }
    if let shx, readIndex(shx, shpSize: bytes.count) { return }
    try walk(shp)
    isRebuilt = true
  }

  private mutating func readIndex(_ shx: MappedFile, shpSize: Int) -> Bool {
    let bytes = shx.bytes
    guard bytes.count >= ShapefileIndex.headerSize, ShapefileIndex.bigEndian(bytes, 0) == 9994 else { return false }
    let count = (min(bytes.count, 2 * ShapefileIndex.bigEndian(bytes, 24)) - ShapefileIndex.headerSize) / 8
    guard count >= 0 else { return false }
    var found: [(offset: Int, length: Int)] = []
    found.reserveCapacity(count)
    var total = ShapefileIndex.headerSize
    for i in 0..<count {
      let offset = 2 * ShapefileIndex.bigEndian(bytes, ShapefileIndex.headerSize + 8 * i)
      let length = 2 * ShapefileIndex.bigEndian(bytes, ShapefileIndex.headerSize + 8 * i + 4)
      total += 8 + length
      // Records do not overlap, so that no index makes more of a file than there is.
      guard offset >= ShapefileIndex.headerSize, length >= 4, offset + 8 + length <= shpSize, total <= shpSize else {
        return false
      }
      found.append((offset, length))
    }
    records = found
    return true
  }

  private mutating func walk(_ shp: MappedFile) throws {
    let bytes = shp.bytes
    let declared = 2 * ShapefileIndex.bigEndian(bytes, 24)
    guard declared <= bytes.count else { throw ShapefileIndex.truncated(shp) }
    let end = declared < ShapefileIndex.headerSize ? bytes.count : declared
    var offset = ShapefileIndex.headerSize
    while offset < end {
      guard offset + 12 <= end else { throw ShapefileIndex.truncated(shp) }
      let length = 2 * ShapefileIndex.bigEndian(bytes, offset + 4)
      guard length >= 4, offset + 8 + length <= end else { throw ShapefileIndex.truncated(shp) }
      records.append((offset, length))
      offset += 8 + length
    }
  }

  /// The same index as a .shx file.
  func shx(header: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = Array(header.prefix(ShapefileIndex.headerSize))
    bytes.reserveCapacity(ShapefileIndex.headerSize + 8 * records.count)
    withUnsafeBytes(of: Int32((ShapefileIndex.headerSize + 8 * records.count) / 2).bigEndian) {
      bytes.replaceSubrange(24..<28, with: $0)
    }
    for record in records {
      withUnsafeBytes(of: Int32(truncatingIfNeeded: record.offset / 2).bigEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: Int32(truncatingIfNeeded: record.length / 2).bigEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private static func bigEndian(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  private static func truncated(_ shp: MappedFile) -> FileFault {
    .unreadable(
      file: shp.name,
      sentence: "le fichier est coupé ou endommagé (\(shp.count) octets) ; copiez-le de nouveau depuis sa source.")
  }
}
