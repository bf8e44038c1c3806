import CShapelib
import GeometryCore
import Groundwork
import Tabular

/// Reads ESRI shapefiles through Shapelib.
enum ShapefileReader {
  static func summary(path: String) throws -> LayerSummary {
    let files = try ShapefileFiles(path: path)
    let index = try ShapefileIndex(shp: files.shp, shx: files.shx)
    return LayerSummary(name: LayerFile.stem(of: path), count: index.records.count, geometryType: typeName(index.shapeType))
  }

  /// - Throws: `FileFault`.
  static func read(path: String, options: LayerOptions) throws -> Layer {
    let files = try ShapefileFiles(path: path)
    let name = LayerFile.stem(of: path)
    if let wanted = options.layer, wanted != name {
      throw FileFault.unreadable(
        file: files.shp.name, sentence: "la couche « \(wanted) » n'existe pas ; la seule couche est « \(name) ».")
    }
    let index = try ShapefileIndex(shp: files.shp, shx: files.shx)
    var anomalies: [Anomaly] = []
    func say(_ anomaly: LayerAnomaly) { anomalies.append(Anomaly(.layer(anomaly), file: files.shp.name)) }
    if index.isRebuilt {
      say(.indexRebuilt(isMissing: files.shx == nil))
    }
    let table = try DBFTable(file: try files.openTable(), encoding: options.encoding, declared: files.encodingText())
    anomalies += table.anomalies
    let rows = max(table.recordCount, index.records.count)
    if table.recordCount != index.records.count {
      say(.countsDiffer(shapes: index.records.count, rows: table.recordCount))
    }
    let kept = (0..<rows).filter { !table.isDeleted($0) }
    if kept.count < rows { say(.deletedRows(rows - kept.count)) }
    let geometries = try readShapes(files.shp, index, kept)
    let raw = RawLayer(
      file: files.shp.name, name: name, layer: nil, columns: table.columns(rows: kept), geometries: geometries,
      declared: files.declaredCRS(), anomalies: anomalies,
      numbers: RowNumbers(kept.map { $0 + 1 }))
    return try raw.finished(options)
  }

  private static func readShapes(_ shp: MappedFile, _ index: ShapefileIndex, _ kept: [Int]) throws -> GeometryArray {
    var geometries = GeometryArray()
    geometries.reserveCapacity(features: kept.count, vertices: shp.count / 16)
    let memory = ShapelibMemory(shp: shp.bytes, shx: index.shx(header: shp.bytes))
    let opened: Void? = try memory.withHandle { handle in
      for record in kept {
        guard record < index.records.count else {
          geometries.endFeature(.empty)
          continue
        }
        guard let object = SHPReadObject(handle, Int32(record)) else {
          // A count that its record cannot hold means that bytes are lost or shifted: what follows is no more to be believed.
          throw FileFault.unreadable(
            file: shp.name,
            sentence: "la forme \(record + 1) est endommagée (nombre de points impossible) ; copiez de nouveau le fichier.")
        }
        defer { SHPDestroyObject(object) }
        append(object.pointee, to: &geometries)
      }
    }
    guard opened != nil else {
      throw FileFault.unreadable(file: shp.name, sentence: "l'en-tête du shapefile est endommagé.")
    }
    return geometries
  }

  private static func append(_ object: SHPObject, to geometries: inout GeometryArray) {
    let count = Int(object.nVertices)
    guard object.nSHPType != 0, count > 0, let x = object.padfX, let y = object.padfY else {
      geometries.endFeature(.empty)
      return
    }
    switch object.nSHPType % 10 {
    case 1, 8:
      for i in 0..<count where x[i].isFinite && y[i].isFinite {
        geometries.appendVertex(x[i], y[i])
        geometries.endRing()
        geometries.endPart(.point)
      }
      geometries.endFeature(object.nSHPType % 10 == 1 ? .point : .multiPoint)
    case 3:
      let chains = rings(of: object, count)
      for chain in chains {
        append(chain, x, y, to: &geometries)
        geometries.endRing()
        geometries.endPart(.line)
      }
      geometries.endFeature(chains.count > 1 ? .multiLineString : .lineString)
    default:
      if object.nParts <= 1 {
        append(0..<count, x, y, to: &geometries)
        geometries.endPolygonRing()
        geometries.endPart(.polygon)
        geometries.endFeature(.polygon)
        return
      }
      let nesting = RingNesting(x: x, y: y, rings: rings(of: object, count))
      let parts = nesting.parts()
      for part in parts {
        for ring in part {
          append(nesting.rings[ring], x, y, to: &geometries)
          geometries.endPolygonRing()
        }
        geometries.endPart(.polygon)
      }
      geometries.endFeature(parts.count > 1 ? .multiPolygon : .polygon)
    }
  }

  /// Vertices of each part; empty parts are left out.
  private static func rings(of object: SHPObject, _ count: Int) -> [Range<Int>] {
    guard object.nParts > 1, let starts = object.panPartStart else { return [0..<count] }
    let parts = Int(object.nParts)
    return (0..<parts).compactMap { part in
      let start = Int(starts[part])
      let end = part + 1 < parts ? Int(starts[part + 1]) : count
      return start >= 0 && start < end && end <= count ? start..<end : nil
    }
  }

  private static func append(
    _ range: Range<Int>, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, to geometries: inout GeometryArray
  ) {
    geometries.appendVertices(
      x: UnsafeBufferPointer(start: x + range.lowerBound, count: range.count),
      y: UnsafeBufferPointer(start: y + range.lowerBound, count: range.count))
  }

  private static func typeName(_ type: Int32) -> String? {
    switch type % 10 {
    case 1: "POINT"
    case 3: "MULTILINESTRING"
    case 5: "MULTIPOLYGON"
    case 8: "MULTIPOINT"
    default: nil
    }
  }
}

/// The files that make a shapefile.
struct ShapefileFiles {
  let path: String
  let shp: MappedFile
  let shx: MappedFile?

  init(path: String) throws {
    self.path = path
    shp = try MappedFile(path: path)
    if shp.count == 0 { throw FileFault.unreadable(file: shp.name, sentence: "le fichier est vide (0 octet).") }
    shx = MappedFile.companion(of: path, extension: "shx").flatMap { try? MappedFile(path: $0) }
  }

  /// - Throws: `FileFault.missing` if there is no .dbf.
  func openTable() throws -> MappedFile {
    guard let table = MappedFile.companion(of: path, extension: "dbf") else {
      let stem = LayerFile.stem(of: path)
      throw FileFault.missing(
        file: shp.name,
        sentence: "le fichier .dbf manque ; les codes et les noms ne peuvent pas être lus. "
          + "Placez \(stem).dbf à côté de \(shp.name).")
    }
    return try MappedFile(path: table)
  }

  /// Text of the .cpg, nil without one.
  func encodingText() -> String? { text("cpg") }

  /// The system of the .prj; the .qpj, which QGIS writes beside, helps where the .prj says nothing that PROJ knows.
  func declaredCRS() -> CRSDeclaration {
    let texts = [text("prj"), text("qpj")].compactMap { $0 }
    for text in texts {
      if let crs = try? CRS.recognise(text) { return CRSDeclaration(text: text, crs: crs) }
    }
    return CRSDeclaration(text: texts.first, crs: nil)
  }

  private func text(_ fileExtension: String) -> String? {
    guard let path = MappedFile.companion(of: path, extension: fileExtension),
      let bytes = try? MappedFile.beginning(of: path, count: 20_000)
    else { return nil }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = String(decoding: content, as: UTF8.self)
    let trimmed = text.drop { $0.isWhitespace || $0 == "\0" }
    let end = trimmed.lastIndex { !$0.isWhitespace && $0 != "\0" }
    return end.map { String(trimmed[...$0]) }
  }
}
