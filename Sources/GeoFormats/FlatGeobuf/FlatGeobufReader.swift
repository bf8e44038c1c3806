import GeometryCore
import Groundwork
import Tabular

/// Reads FlatGeobuf (version 3): a header, an index that is passed over, and features one behind the other.
enum FlatGeobufReader {
  private static let magicSize = 8
  private static let largestHeader = 64 << 20

  /// - Throws: `FileFault`.
  static func read(path: String, options: LayerOptions) throws -> Layer {
    let file = try MappedFile(path: path), name = LayerFile.stem(of: path)
    do {
      let header = try Header(file.bytes)
      if let wanted = options.layer, wanted != name, wanted != header.name {
        throw FileFault.unreadable(
          file: file.name, sentence: "la couche « \(wanted) » n'existe pas ; un FlatGeobuf n'en a qu'une, « \(name) ».")
      }
      var features = FlatGeobufFeatures(columns: header.columns, type: header.type)
      try features.read(UnsafeRawBufferPointer(rebasing: file.bytes[header.end...]))
      if header.count > 0, features.geometries.count != header.count { throw FlatTable.Damage() }
      let raw = RawLayer(
        file: file.name, name: name, layer: nil, columns: features.table(), geometries: features.geometries,
        declared: header.declared, anomalies: [])
      return try withExtendedLifetime(file) { try raw.finished(options) }
    } catch is FlatTable.Damage {
      throw FileFault.unreadable(
        file: file.name, sentence: "le FlatGeobuf est coupé ou endommagé ; copiez-le de nouveau depuis sa source.")
    } catch let stranger as FlatGeobufFeatures.StrangeType {
      throw FileFault.unreadable(
        file: file.name,
        sentence: "des géométries d'un genre qui n'est pas lu (\(stranger.type)), comme des courbes ; convertissez la couche : "
          + "ogr2ogr -nlt CONVERT_TO_LINEAR \(name).gpkg \(name).fgb.")
    }
  }

  struct Header {
    let name: String?
    let type: UInt8
    let columns: [(name: String, type: UInt8)]
    /// 0 where the file does not say it.
    let count: Int
    let declared: CRSDeclaration
    /// Where the features begin.
    let end: Int

    init(_ bytes: UnsafeRawBufferPointer) throws {
      guard bytes.count > magicSize + 4 else { throw FlatTable.Damage() }
      let size = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: magicSize, as: UInt32.self)))
      guard size <= min(largestHeader, bytes.count - magicSize - 4) else { throw FlatTable.Damage() }
      let table = try FlatTable(root: UnsafeRawBufferPointer(rebasing: bytes[(magicSize + 4)..<(magicSize + 4 + size)]))
      name = try table.text(0)
      type = try table.number(2, UInt8.self) ?? 0
      columns = try table.tables(7).map { (try $0.text(0) ?? "", try $0.number(1, UInt8.self) ?? 0) }
      // A feature takes four bytes at least.
      guard let count = Int(exactly: try table.number(8, UInt64.self) ?? 0), count <= bytes.count / 4 else {
        throw FlatTable.Damage()
      }
      self.count = count
      let node = Int(try table.number(9, UInt16.self) ?? 16)
      end = magicSize + 4 + size + Self.indexSize(count, node: node)
      guard end <= bytes.count else { throw FlatTable.Damage() }
      declared = try Self.system(table.table(10))
    }

    /// Bytes of the packed R-tree: forty a node, level by level.
    private static func indexSize(_ count: Int, node: Int) -> Int {
      guard node > 1, count > 0 else { return 0 }
      var level = count, nodes = count
      repeat {
        level = (level + node - 1) / node
        nodes += level
      } while level > 1
      return nodes * 40
    }

    private static func system(_ table: FlatTable?) throws -> CRSDeclaration {
      guard let table else { return CRSDeclaration(text: nil, crs: nil) }
      let code = try table.number(1, Int32.self) ?? 0
      let organisation = try table.text(0) ?? "EPSG", wkt = try table.text(4)
      let written = code > 0 ? "\(organisation):\(code)" : try table.text(5)
      let texts = [written, wkt].compactMap { $0 }
      for text in texts {
        if let crs = try? CRS.recognise(text) { return CRSDeclaration(text: text, crs: crs) }
      }
      return CRSDeclaration(text: texts.first, crs: nil)
    }
  }
}
