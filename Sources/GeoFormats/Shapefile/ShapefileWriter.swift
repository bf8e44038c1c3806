import CShapelib
import Foundation
import GeometryCore
import Groundwork
import Tabular

/// Writes polygon layers as shapefiles: .shp and .shx through Shapelib, .dbf in Windows-1252, .prj and .cpg.
public enum ShapefileWriter {
  /// Files appear under their own names when all are whole.
  /// - Parameter path: of the .shp.
  /// - Throws: `FileFault.unwritable` if a geometry is no polygon, if a text has a character that Windows-1252 lacks
  ///   or is wider than a field of 254 bytes, or if the disk refuses.
  public static func write(_ layer: Layer, path: String) throws {
    let stem = (path as NSString).deletingPathExtension, file = MappedFile.name(of: path)
    let rows = try table(of: layer, file: file), projection = Array(try projection(of: layer, file: file).utf8)
    // Shapelib makes the .shx itself, beside the .shp.
    let shp = try OutputFile(path: "\(stem).shp")
    var begun = [shp]
    do {
      begun.append(try OutputFile(path: "\(stem).shx", besides: shp))
      try writeShapes(layer.geometries, to: shp)
      for (part, bytes) in [("dbf", rows), ("prj", projection), ("cpg", Array("1252".utf8))] {
        let output = try OutputFile(path: "\(stem).\(part)")
        begun.append(output)
        try Data(bytes).write(to: URL(fileURLWithPath: output.temporaryPath))
      }
      for output in begun { try output.commit() }
    } catch {
      for output in begun { output.discard() }
      if let fault = error as? FileFault { throw fault }
      throw FileFault.unwritable(file: file, sentence: "le fichier ne peut pas être écrit.")
    }
  }

  private static func projection(of layer: Layer, file: String) throws -> String {
    do {
      return try layer.crs.wkt(.esri)
    } catch {
      throw FileFault.unwritable(
        file: file, sentence: "le système de coordonnées \(layer.crs.identifier) n'a pas d'écriture pour un .prj.")
    }
  }

  private static func writeShapes(_ shapes: GeometryArray, to output: OutputFile) throws {
    let failure = FileFault.unwritable(
      file: MappedFile.name(of: output.path), sentence: "le shapefile ne peut pas être écrit.")
    guard let handle = SHPCreate(output.temporaryPath, SHPT_POLYGON) else { throw failure }
    defer { SHPClose(handle) }
    for feature in 0..<shapes.count {
      let isEmpty = shapes.kinds[feature] == .empty
      guard isEmpty || shapes.kinds[feature] == .polygon || shapes.kinds[feature] == .multiPolygon else {
        throw FileFault.unwritable(
          file: MappedFile.name(of: output.path), sentence: "l'élément \(feature + 1) n'est pas un polygone.")
      }
      let object = isEmpty ? SHPCreateObject(SHPT_NULL, -1, 0, nil, nil, 0, nil, nil, nil, nil) : polygon(feature, of: shapes)
      guard let object else { throw failure }
      defer { SHPDestroyObject(object) }
      guard SHPWriteObject(handle, -1, object) >= 0 else { throw failure }
    }
  }

  /// Shells clockwise, holes counter-clockwise.
  private static func polygon(_ feature: Int, of shapes: GeometryArray) -> UnsafeMutablePointer<SHPObject>? {
    var x: [Double] = [], y: [Double] = [], starts: [Int32] = []
    for part in shapes.parts(of: feature) {
      let rings = shapes.rings(of: part)
      for ring in rings {
        starts.append(Int32(x.count))
        let vertices = shapes.vertices(of: ring)
        if (shapes.signedArea(of: ring) > 0) == (ring == rings.lowerBound) {
          x += shapes.x[vertices].reversed()
          y += shapes.y[vertices].reversed()
        } else {
          x += shapes.x[vertices]
          y += shapes.y[vertices]
        }
      }
    }
    return SHPCreateObject(SHPT_POLYGON, -1, Int32(starts.count), starts, nil, Int32(x.count), x, y, nil, nil)
  }

  /// A dBase III table; its date is fixed, so that the same layer gives the same bytes.
  private static func table(of layer: Layer, file: String) throws -> [UInt8] {
    let columns = layer.table.columns
    let names = fieldNames(columns.map(\.name))
    var cells: [[[UInt8]]] = []
    for column in columns {
      cells.append(
        try (0..<column.texts.count).map { row in
          guard let bytes = DBFText.windows1252Bytes(column.texts[row]), bytes.count <= 254 else {
            throw FileFault.unwritable(
              file: file, sentence: "ligne \(row + 1), colonne \(column.name) : texte trop long ou hors de Windows-1252.")
          }
          return bytes
        })
    }
    let widths = cells.map { max(1, $0.map(\.count).max() ?? 1) }
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    var bytes: [UInt8] = [3, 70, 1, 1] + little(layer.table.rowCount, 4)
    bytes += little(32 + 32 * columns.count + 1, 2) + little(1 + widths.reduce(0, +), 2)
    bytes += [UInt8](repeating: 0, count: 17) + [0x57, 0, 0]
    for (i, column) in columns.enumerated() {
      let name = Array(names[i].utf8)
      let isNumber = column.kind == .integer && widths[i] <= 18
      bytes += name + [UInt8](repeating: 0, count: 11 - name.count) + [isNumber ? UInt8(ascii: "N") : UInt8(ascii: "C")]
      bytes += [0, 0, 0, 0, UInt8(widths[i]), 0] + [UInt8](repeating: 0, count: 14)
    }
    bytes.append(0x0D)
    for row in 0..<layer.table.rowCount {
      bytes.append(0x20)
      for (i, column) in columns.enumerated() {
        let blanks = [UInt8](repeating: 0x20, count: widths[i] - cells[i][row].count)
        bytes += column.kind == .integer ? blanks + cells[i][row] : cells[i][row] + blanks
      }
    }
    return bytes + [0x1A]
  }

  /// Ten ASCII characters at most, each name different.
  private static func fieldNames(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = String(name.decomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isASCII).map(Character.init))
      var short = String(plain.prefix(10))
      var number = 1
      while short.isEmpty || taken.contains(short.lowercased()) {
        number += 1
        short = "\(plain.prefix(10 - "_\(number)".count))_\(number)"
      }
      taken.insert(short.lowercased())
      return short
    }
  }
}
