import GeometryCore
import Groundwork
import Tabular

/// Features of a FlatGeobuf while they are read.
struct FlatGeobufFeatures {
  /// A geometry that is no simple feature.
  struct StrangeType: Error {
    let type: UInt8
  }

  private(set) var geometries = GeometryArray()
  private let columns: [(name: String, type: UInt8)]
  /// Of the geometries that do not say theirs.
  private let type: UInt8
  private var texts: [TextArray]

  init(columns: [(name: String, type: UInt8)], type: UInt8) {
    self.columns = columns
    self.type = type
    texts = [TextArray](repeating: TextArray(), count: columns.count)
  }

  mutating func read(_ bytes: UnsafeRawBufferPointer) throws {
    var at = 0
    while at < bytes.count {
      guard at + 4 <= bytes.count else { throw FlatTable.Damage() }
      let size = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
      guard size >= 4, size <= bytes.count - at - 4 else { throw FlatTable.Damage() }
      let feature = try FlatTable(root: UnsafeRawBufferPointer(rebasing: bytes[(at + 4)..<(at + 4 + size)]))
      if let geometry = try feature.table(0) {
        let parts = geometries.partKinds.count
        let kind = try append(geometry, type: geometry.number(6, UInt8.self) ?? type, depth: 0)
        geometries.endFeature(geometries.partKinds.count == parts ? .empty : kind)
      } else {
        geometries.endFeature(.empty)
      }
      try readProperties(feature.content(1))
      guard texts.isEmpty || geometries.count * texts.count <= PropertyColumns.cellLimit else { throw FlatTable.Damage() }
      at += 4 + size
    }
  }

  /// The columns, once all features are read.
  func table() -> [Column] {
    zip(columns, texts).map { column, texts in Column(name: column.name, kind: Self.kind(column.type), texts: texts) }
  }

  private static func kind(_ type: UInt8) -> ColumnKind {
    switch type {
    case 2: .boolean
    case 0, 1, 3...8: .integer
    case 9, 10: .decimal
    default: .text
    }
  }

  private mutating func append(_ geometry: FlatTable, type: UInt8, depth: Int) throws -> GeometryArray.Kind {
    guard depth < 8 else { throw FlatTable.Damage() }
    let type = type == 0 ? try geometry.number(6, UInt8.self) ?? 0 : type
    switch type {
    case 1:
      let found = try vertices(geometry)
      guard let point = found.first else { return .empty }
      appendPoint(point)
      return .point
    case 4:
      for point in try vertices(geometry) { appendPoint(point) }
      return .multiPoint
    case 2, 5:
      for chain in try chains(geometry) where !chain.isEmpty {
        for vertex in chain { geometries.appendVertex(vertex.x, vertex.y) }
        geometries.endRing()
        geometries.endPart(.line)
      }
      return type == 2 ? .lineString : .multiLineString
    case 3:
      let rings = try chains(geometry).filter { !$0.isEmpty }
      for ring in rings {
        for vertex in ring { geometries.appendVertex(vertex.x, vertex.y) }
        geometries.endPolygonRing()
      }
      if !rings.isEmpty { geometries.endPart(.polygon) }
      return rings.isEmpty ? .empty : .polygon
    case 6, 7:
      for part in try geometry.tables(7) {
        _ = try append(part, type: type == 6 ? 3 : part.number(6, UInt8.self) ?? 0, depth: depth + 1)
      }
      return type == 6 ? .multiPolygon : .collection
    default: throw StrangeType(type: type)
    }
  }

  private mutating func appendPoint(_ point: (x: Double, y: Double)) {
    geometries.appendVertex(point.x, point.y)
    geometries.endRing()
    geometries.endPart(.point)
  }

  private func vertices(_ geometry: FlatTable) throws -> [(x: Double, y: Double)] {
    guard let content = try geometry.content(1, size: 8) else { return [] }
    func value(_ index: Int) -> Double {
      Double(bitPattern: UInt64(littleEndian: content.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)))
    }
    return (0..<content.count / 16).map { (value(2 * $0), value(2 * $0 + 1)) }
  }

  /// Lines or rings: all vertices, or as many as `ends` says.
  private func chains(_ geometry: FlatTable) throws -> [[(x: Double, y: Double)]] {
    let all = try vertices(geometry)
    guard let ends = try geometry.content(0, size: 4), !ends.isEmpty else { return [all] }
    var chains: [[(x: Double, y: Double)]] = [], start = 0
    for offset in stride(from: 0, to: ends.count, by: 4) {
      let end = Int(UInt32(littleEndian: ends.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      guard end >= start, end <= all.count else { throw FlatTable.Damage() }
      chains.append(Array(all[start..<end]))
      start = end
    }
    return chains
  }

  /// Column numbers, each with its value.
  private mutating func readProperties(_ content: UnsafeRawBufferPointer?) throws {
    var cells = [String](repeating: "", count: columns.count), at = 0
    if let content {
      func take<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        guard at <= content.count - MemoryLayout<Value>.size else { throw FlatTable.Damage() }
        defer { at += MemoryLayout<Value>.size }
        return Value(littleEndian: content.loadUnaligned(fromByteOffset: at, as: Value.self))
      }
      while at < content.count {
        let column = Int(try take(UInt16.self))
        guard column < columns.count else { throw FlatTable.Damage() }
        switch columns[column].type {
        case 0: cells[column] = String(try take(Int8.self))
        case 1: cells[column] = String(try take(UInt8.self))
        case 2: cells[column] = try take(UInt8.self) == 0 ? "false" : "true"
        case 3: cells[column] = String(try take(Int16.self))
        case 4: cells[column] = String(try take(UInt16.self))
        case 5: cells[column] = String(try take(Int32.self))
        case 6: cells[column] = String(try take(UInt32.self))
        case 7: cells[column] = String(try take(Int64.self))
        case 8: cells[column] = String(try take(UInt64.self))
        case 9: cells[column] = Self.text(Double(Float(bitPattern: try take(UInt32.self)).description) ?? .nan)
        case 10: cells[column] = Self.text(Double(bitPattern: try take(UInt64.self)))
        case 11...14:
          let length = Int(try take(UInt32.self))
          guard length <= content.count - at else { throw FlatTable.Damage() }
          // Bytes that are no text are no cell.
          if columns[column].type != 14 { cells[column] = String(decoding: content[at..<at + length], as: UTF8.self) }
          at += length
        default: throw FlatTable.Damage()
        }
      }
    }
    for column in cells.indices { texts[column].append(cells[column]) }
  }

  private static func text(_ number: Double) -> String { number.isFinite ? DecimalFormatter.shortest(number) : "" }
}
