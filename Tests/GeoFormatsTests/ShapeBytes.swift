import TestSupport

/// Bytes of shapefiles, made by hand so that every defect can be put in.
enum ShapeBytes {
  typealias Ring = [(x: Double, y: Double)]

  static func big(_ value: Int) -> [UInt8] { withUnsafeBytes(of: Int32(truncatingIfNeeded: value).bigEndian, Array.init) }
  static func little(_ value: Int) -> [UInt8] { withUnsafeBytes(of: Int32(truncatingIfNeeded: value).littleEndian, Array.init) }
  static func double(_ value: Double) -> [UInt8] { withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init) }

  /// Content of a polygon record, with Z or M behind if `type` says so; nil rings are a null shape.
  static func polygon(_ rings: [Ring]?, type: Int = 5) -> [UInt8] {
    guard let rings else { return little(0) }
    let flat = rings.flatMap { $0 }
    var bytes = little(type)
    let x = flat.map(\.x), y = flat.map(\.y)
    for value in [x.min()!, y.min()!, x.max()!, y.max()!] { bytes += double(value) }
    bytes += little(rings.count) + little(flat.count)
    var start = 0
    for ring in rings {
      bytes += little(start)
      start += ring.count
    }
    for vertex in flat { bytes += double(vertex.x) + double(vertex.y) }
    for _ in 0..<(type == 15 ? 2 : type == 25 ? 1 : 0) {
      bytes += double(0) + double(1)
      for i in flat.indices { bytes += double(Double(i)) }
    }
    return bytes
  }

  /// A .shp and its .shx; `lengths` replaces the record lengths written in the .shp.
  static func file(_ records: [[UInt8]], type: Int = 5, lengths: [Int]? = nil) -> (shp: [UInt8], shx: [UInt8]) {
    var body: [UInt8] = [], index: [UInt8] = []
    for (i, record) in records.enumerated() {
      index += big((100 + body.count) / 2) + big(record.count / 2)
      body += big(i + 1) + big(lengths?[i] ?? record.count / 2) + record
    }
    func header(_ size: Int) -> [UInt8] {
      big(9994) + [UInt8](repeating: 0, count: 20) + big((100 + size) / 2) + little(1000) + little(type)
        + [UInt8](repeating: 0, count: 64)
    }
    return (header(body.count) + body, header(index.count) + index)
  }

  /// A table of text fields; rows that start with `*` are deleted.
  static func table(
    _ fields: [(name: String, width: Int)], _ rows: [(deleted: Bool, cells: [[UInt8]])], language: UInt8 = 0
  ) -> [UInt8] {
    let width = 1 + fields.reduce(0) { $0 + $1.width }
    let header = 32 + 32 * fields.count + 1
    var bytes: [UInt8] = [3, 124, 1, 1] + little(rows.count)
    bytes += [UInt8(header & 255), UInt8(header >> 8), UInt8(width & 255), UInt8(width >> 8)]
    bytes += [UInt8](repeating: 0, count: 17) + [language, 0, 0]
    for field in fields {
      bytes += Array(field.name.utf8) + [UInt8](repeating: 0, count: 11 - field.name.utf8.count) + [UInt8(ascii: "C")]
      bytes += [0, 0, 0, 0, UInt8(field.width), 0] + [UInt8](repeating: 0, count: 14)
    }
    bytes.append(0x0D)
    for row in rows {
      bytes.append(row.deleted ? 0x2A : 0x20)
      for (cell, field) in zip(row.cells, fields) { bytes += cell + [UInt8](repeating: 0x20, count: field.width - cell.count) }
    }
    return bytes + [0x1A]
  }

  static func square(_ x: Double, _ y: Double, _ side: Double, clockwise: Bool = true) -> Ring {
    Rings.square(x, y, side, clockwise: clockwise)
  }
}
