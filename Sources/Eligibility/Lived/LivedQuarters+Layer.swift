import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory

extension LivedQuarters {
  /// Lived quarters drawn as polygons.
  ///
  /// The columns `code` or `id`, `nom`, `qpv` (the quarter served) and `insee_com` are read where they exist.
  /// - Throws: `FileFault.unreadable` if the layer holds no polygon; `GeometryError` if it cannot be projected.
  public init(layer: Layer, provenance: Provenance) throws {
    let holdsPolygons = layer.geometries.kinds.contains { $0 == .polygon || $0 == .multiPolygon || $0 == .collection }
    guard holdsPolygons else {
      throw FileFault.unreadable(
        file: provenance.file,
        sentence:
          "la couche des quartiers vécus ne contient aucun polygone ; "
          + "donnez des polygones, une liste (id;qpv) ou une distance en mètres."
      )
    }
    let columns = NamedColumns(layer.table.columns.map(\.name))
    let code = columns.find("code", "code qv", "codeqv", "qv", "id qv", "id", "identifiant", "fid")
    let name = columns.find("nom", "nom qv", "lib qv", "libelle", "nom quartier", "quartier", "name")
    let served = columns.find("qpv", "code qpv", "code qp", "codeqpv", "codeqp", "qpv desservi", "qpv servi", "qp")
    let commune = columns.find("insee com", "code insee", "insee", "code commune", "communes")
    func cell(_ row: Int, _ column: Int?) -> String { column.map { layer.table[row, $0].trimmingBlanks() } ?? "" }
    let zones = (0..<layer.table.rowCount).map { row in
      Quarter(
        code: cell(row, code), name: cell(row, name),
        communeCodes: ZoneCode.list(cell(row, commune)).compactMap(CommuneCode.normalise).map(CommuneCode.city(of:)))
    }
    var polygons = LivedPolygons(
      zones: zones, served: zones.indices.map { cell($0, served) },
      locator: try LayerLocator(layer.geometries, crs: layer.crs, rank: Zoning.rank(of: zones.map(\.code))),
      shapes: try layer.geometries.reprojected(from: layer.crs, to: .wgs84))
    polygons.shift = try layer.geometries.worstShift(in: layer.crs)
    self.init(form: .polygons(polygons), citation: provenance.citation(what: "quartiers vécus"))
  }

  /// Adds the communes that the polygons touch to those that they name.
  /// - Throws: `GeometryError.engine` if GEOS cannot compare two shapes.
  public mutating func addTouching(_ communes: CommuneShapes) throws {
    guard var polygons, let shapes = polygons.shapes else { return }
    for (code, indices) in try communes.touching(shapes) {
      for index in indices where !polygons.zones[index].communeCodes.contains(code) {
        polygons.zones[index].communeCodes.append(code)
      }
    }
    for index in polygons.zones.indices { polygons.zones[index].communeCodes.sort() }
    form = .polygons(polygons)
  }
}
