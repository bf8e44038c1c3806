import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory

/// Points or squares by which sources are shared out: a layer, or a table with positions.
public struct WeightSource: Sendable {
  public var path: String
  /// Column of the weights; nil where each point or square weighs one.
  public var column: String?
  public var points = PointOptions()
  public var options = TableOptions()
  public var catalog = ProfileCatalog.standard

  public init(path: String) { self.path = path }
}

/// Weights that were read.
public struct Weights: Sendable {
  enum Shape: Sendable {
    case points(x: [Double], y: [Double])
    case polygons(GeometryArray)
  }

  let shape: Shape
  let crs: CRS
  let weights: [Double]
  public let provenance: Provenance
  public let anomalies: [Anomaly]

  /// Number of points or squares.
  public var count: Int { weights.count }

  /// Of these, those that weigh something and have a position.
  public var placedCount: Int {
    switch shape {
    case .points(let x, _): weights.indices.count { weights[$0] > 0 && x[$0].isFinite }
    case .polygons(let shapes): weights.indices.count { weights[$0] > 0 && shapes.box(of: $0) != nil }
    }
  }

  /// What part of each source goes to each target.
  /// - Throws: `GeometryError` if PROJ knows no way between the systems, or GEOS refuses a piece.
  public func shares(of ground: SharedGround, sources: GroundZones, targets: GroundZones) throws -> SourceShares {
    switch shape {
    case .points(let x, let y):
      try SourceShares(points: (x, y), crs: crs, weights: weights, ground: ground, sources: sources, targets: targets)
    case .polygons(let shapes): try SourceShares(polygons: shapes, crs: crs, weights: weights, ground: ground)
    }
  }
}

extension WeightSource {
  /// Reads the weights. What has no position, and what has no weight though a column tells some, counts for nothing and is said.
  /// - Throws: `FileFault` for what cannot be read, a file without positions, a column that does not exist.
  public func read() throws -> Weights {
    if LayerFile.isLayer(path: path) {
      let place = LayerReference.parse(path)
      let layer = try LayerFile.read(
        path: place.path, options: LayerOptions(places: .france, layer: place.layer, crs: points.crs))
      return try weights(layer)
    }
    let rows = try ReplayedSource(TableFile.open(path: path, options: options.knowing(catalog)))
    return try weights(rows, PointReader(rows, options: points))
  }

  private func weights(_ layer: Layer) throws -> Weights {
    let provenance = layer.provenance, shapes = layer.geometries
    var reading = WeightColumn()
    if let column {
      let names = NamedColumns(layer.table.columns.map(\.name))
      let cells = layer.table.columns[try names.given(column, option: "--colonne-poids", file: provenance.file)]
      for row in 0..<layer.table.rowCount { reading.add(cells.texts[row]) }
    } else {
      reading.weights = Array(repeating: 1, count: layer.table.rowCount)
    }
    func made(_ shape: Weights.Shape, _ weights: [Double]) throws -> Weights {
      Weights(
        shape: shape, crs: layer.crs, weights: weights, provenance: provenance,
        anomalies: provenance.anomalies + (try reading.anomalies(column, provenance)))
    }
    if shapes.partKinds.contains(.polygon) {
      reading.withoutPosition = shapes.withoutPolygon.count
      reading.isEqual = column == nil
      return try made(.polygons(shapes), reading.weights)
    }
    guard shapes.partKinds.contains(.point) else {
      throw FileFault.unreadable(
        file: provenance.file, sentence: "la couche n'a ni points ni polygones ; --poids attend des adresses, ou des carreaux.")
    }
    // A feature of several points gives each its part.
    var x: [Double] = [], y: [Double] = [], weights: [Double] = []
    for feature in 0..<shapes.count {
      let vertices = shapes.allVertices(of: feature)
      if vertices.isEmpty { reading.withoutPosition += 1 }
      x += shapes.x[vertices]
      y += shapes.y[vertices]
      weights += repeatElement(reading.weights[feature] / Double(max(1, vertices.count)), count: vertices.count)
    }
    return try made(.points(x: x, y: y), weights)
  }

  private func weights(_ source: any RowSource, _ reader: PointReader) throws -> Weights {
    var rows = source, gathering = PointGathering(reader)
    let names = NamedColumns(rows.header)
    let place = try column.map { try names.given($0, option: "--colonne-poids", file: MappedFile.name(of: path)) }
    var reading = WeightColumn()
    while let chunk = try rows.next() {
      try gathering.read(chunk)
      for row in 0..<chunk.rowCount {
        if let place { reading.add(chunk[row, place]) } else { reading.weights.append(1) }
      }
    }
    let positions = gathering.positions
    reading.withoutPosition = reading.weights.indices.count { !positions.isPlaced($0) && reading.weights[$0] > 0 }
    return Weights(
      shape: .points(x: positions.x, y: positions.y), crs: positions.crs, weights: reading.weights, provenance: rows.provenance,
      anomalies: gathering.anomalies(file: rows.provenance.file) + rows.provenance.anomalies
        + (try reading.anomalies(column, rows.provenance)))
  }
}

/// Weights as cells write them.
private struct WeightColumn {
  var weights: [Double] = []
  var withoutPosition = 0
  /// Polygons that all weigh the same, for want of a column.
  var isEqual = false
  private var without = 0

  mutating func add(_ cell: String) {
    guard let value = NumberParser.decimal(cell), value >= 0, value.isFinite else {
      without += 1
      weights.append(0)
      return
    }
    weights.append(value)
  }

  /// - Throws: `FileFault.unreadable` for a column in which nothing weighs anything.
  func anomalies(_ column: String?, _ provenance: Provenance) throws -> [Anomaly] {
    if let column, !weights.isEmpty, !weights.contains(where: { $0 > 0 }) {
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "aucune cellule de « \(column) » (--colonne-poids) n'est un nombre au-dessus de 0 ; donnez une colonne de "
          + "poids.")
    }
    var kinds: [InterpolationAnomaly] = isEqual ? [.equalSquares(count: weights.count)] : []
    if let column, without > 0 { kinds.append(.noWeight(column: column, count: without)) }
    if withoutPosition > 0 { kinds.append(.weightsWithoutPosition(count: withoutPosition)) }
    return kinds.map { Anomaly(.interpolation($0), file: provenance.file, layer: provenance.layer) }
  }
}
