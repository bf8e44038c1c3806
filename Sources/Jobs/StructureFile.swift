import GeoFormats
import GeometryCore
import Groundwork
import Structures
import Tabular
import Territory

/// A list of structures by path: a table, or a layer of points.
struct StructureFile {
  let path: String
  var tableOptions = TableOptions()

  /// - Throws: `FileFault` for what cannot be read or makes no list.
  func read(_ catalog: ServiceCatalog, _ parameters: Parameters, _ options: StructureOptions) throws -> StructureList {
    guard LayerFile.isLayer(path: path) else {
      let source = try TableFile.open(path: path, options: tableOptions.knowing(.standard))
      return try StructureList(source, catalog: catalog, parameters: parameters, options: options)
    }
    var options = options
    let layer = try LayerFile.read(path: path, options: LayerOptions(places: .france, crs: options.crs))
    options.positions = try Self.positions(layer)
    return try StructureList(table: layer.table, catalog: catalog, parameters: parameters, options: options)
  }

  /// Positions of a layer of points; a geometry of another kind gives none.
  private static func positions(_ layer: Layer) throws -> [Position?] {
    let degrees = try layer.geometries.reprojected(from: layer.crs, to: .wgs84)
    let transform = try CoordinateTransform(from: layer.crs, to: .wgs84)
    // A number in binary lost its last zeros: the finest of a column tells the digits of all.
    func finest(_ values: [Double]) -> Coordinate? { values.compactMap { Coordinate($0) }.min { $0.step < $1.step } }
    let x = finest(layer.geometries.x), y = finest(layer.geometries.y)
    return (0..<degrees.count).map { feature in
      guard degrees.kinds[feature] == .point, let vertex = degrees.allVertices(of: feature).first,
        degrees.x[vertex].isFinite, degrees.y[vertex].isFinite
      else { return nil }
      let longitude = degrees.x[vertex], latitude = degrees.y[vertex]
      let cell = x.flatMap { x in y.map { Coordinate.groundPrecision(x, $0, longitude: longitude, latitude: latitude) } }
      return Position(
        longitude: longitude, latitude: latitude, writtenPrecision: cell ?? 0,
        shift: transform.shift(layer.geometries.x[vertex], layer.geometries.y[vertex]))
    }
  }
}
