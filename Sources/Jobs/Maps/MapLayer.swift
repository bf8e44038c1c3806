import Coverage
import GeoFormats
import GeometryCore
import Groundwork
import Reporting
import Territory

/// A layer of a map: one feature a code, with its names, and what is to be said of its source.
struct MapLayer {
  let layer: Layer
  /// nil for a layer without codes.
  let zoning: Zoning?
  /// The feature that each feature of the layer belongs to: the first of its code, or itself.
  private let owners: [Int]
  /// Features that stand for themselves and lie somewhere.
  let rows: [Int]
  private let citation: String
  var isOfPolygons: Bool { layer.geometries.partKinds.contains(.polygon) }

  /// Reads the layer and tells what was odd of it.
  /// - Throws: `FileFault` for what cannot be read, an unsettled reference system, or a layer without anything to draw.
  init(_ source: LayerSource, catalog: ProfileCatalog, telling: Telling) throws {
    telling.monitor.reading(source.path)
    let place = LayerReference.parse(source.path)
    let read = try LayerFile.read(
      path: place.path, options: LayerOptions(places: .france, layer: place.layer, crs: source.crs))
    let file = read.provenance.file
    guard read.geometries.count > 0 else {
      throw FileFault.unreadable(file: file, sentence: "la couche ne contient aucun élément.")
    }
    guard read.geometries.partKinds.contains(where: { $0 != .line }) else {
      throw FileFault.unreadable(
        file: file, sentence: "la couche n'a ni polygone ni point ; une carte colorie des zones ou des points.")
    }
    zoning = try Self.zoning(read, source, catalog)
    layer = zoning?.layer ?? read
    if let zoning {
      for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
      let index = ZoneIndex(zoning)
      owners = zoning.codes.enumerated().map { zone, code in code.isEmpty ? zone : index.match(code)?.zone ?? zone }
    } else {
      telling.tell(ZoningRemarks.repairs(of: layer, codes: [String](repeating: "", count: layer.geometries.count)))
      telling.tell(ZoningRemarks.withoutRepairs(of: layer))
      owners = Array(0..<layer.geometries.count)
    }
    let owners = owners
    let shapes = layer.geometries
    rows = owners.indices.filter { owners[$0] == $0 && !shapes.allVertices(of: $0).isEmpty }
    citation = layer.provenance.citation(what: Self.what(zoning, layer.provenance))
  }

  /// A map needs no codes, unless somebody names their column.
  private static func zoning(_ layer: Layer, _ source: LayerSource, _ catalog: ProfileCatalog) throws -> Zoning? {
    do {
      return try Zoning(layer: layer, catalog: catalog, code: source.codeColumn, nameColumn: source.nameColumn)
    } catch let fault as FileFault where fault.kind == .unreadable && source.codeColumn == nil {
      return nil
    }
  }

  private static func what(_ zoning: Zoning?, _ provenance: Provenance) -> String {
    let vintage = zoning?.vintage ?? provenance.vintage
    let kind = ["qpv": "QPV", "iris": "IRIS", "commune": "communes", "epci": "EPCI"][zoning?.kind ?? ""]
    return [provenance.producer, [kind, vintage].compactMap { $0 }.joined(separator: " ")].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// "qpv_2024.gpkg (QPV 2024)".
  var source: String { citation }

  var codes: [String] { rows.map { zoning?.codes[$0] ?? "" } }
  var names: [String] { rows.map { zoning?.names[$0] ?? "" } }

  /// A shape a row: those of one code are parts of one.
  var shapes: GeometryArray {
    guard rows.count < owners.count else { return layer.geometries }
    var members = [[Int]](repeating: [], count: owners.count)
    var shapes = GeometryArray()
    for (feature, owner) in owners.enumerated() { members[owner].append(feature) }
    for row in rows {
      if members[row].count == 1 || !isOfPolygons {
        shapes.append(feature: row, of: layer.geometries)
      } else {
        shapes.append(partsOf: members[row], of: layer.geometries)
      }
    }
    return shapes
  }

  /// The same for a map: ground, or limits over it.
  var zones: MapZones { MapZones(shapes: shapes, crs: layer.crs, codes: codes, names: names) }

  func limits(named name: String) -> MapLimits {
    MapLimits(name: name, shapes: shapes, crs: layer.crs, codes: codes, names: names)
  }
}
