import Eligibility
import Foundation
import GeometryCore
import Territory

/// The ground around the sites of a list, in the metric system of each place: outlines are projected once, and only those that a
/// window meets.
struct SiteGround {
  /// A layer whose zones are drawn.
  enum Layer: Hashable {
    case quarters(Int)
    case livedQuarters
    case communes
    /// The zones of a diagnosis.
    case zones
  }

  /// Outlines of one zone in metres.
  struct Outline {
    let x: [Double], y: [Double]
    let rings: [Range<Int>]
  }

  private struct Key: Hashable {
    let layer: Layer
    let zone: Int
    let system: CRS
  }

  private let layers: [Layer: (shapes: GeometryArray, boxes: [Box?])]
  private var outlines: [Key: Outline] = [:]
  private var transforms = TransformCache()

  init(_ inputs: AssessmentInputs) {
    var layers: [Layer: GeometryArray] = [:]
    for (number, geography) in inputs.geographies.geographies.enumerated() { layers[.quarters(number)] = geography.shapes }
    layers[.livedQuarters] = inputs.lived.polygons?.shapes
    if let communes = inputs.communes as? CommuneShapes { layers[.communes] = communes.degrees }
    self.init(layers)
  }

  /// - Parameter layers: shapes in WGS 84 degrees.
  init(_ layers: [Layer: GeometryArray]) {
    self.layers = layers.mapValues { shapes in (shapes, (0..<shapes.count).map { shapes.finiteBox(of: $0) }) }
  }

  /// The metric system of a place in degrees; nil outside of France.
  static func system(_ longitude: Double, _ latitude: Double) -> CRS? {
    MetricSystems.france.crs(longitude: longitude, latitude: latitude)
  }

  /// A place in metres; nil where it cannot be projected.
  mutating func metres(_ longitude: Double, _ latitude: Double, in system: CRS) throws -> (x: Double, y: Double)? {
    try transforms.transform(from: .wgs84, to: system).apply(longitude, latitude)
  }

  /// The point of a zone's limit that is nearest to a place.
  mutating func limitPoint(_ layer: Layer, zone: Int, _ longitude: Double, _ latitude: Double) throws -> LimitPoint? {
    guard let shapes = layers[layer]?.shapes, shapes.kinds.indices.contains(zone) else { return nil }
    return try shapes.limitPoints(
      of: zone, crs: .wgs84, longitude: [longitude], latitude: [latitude], transforms: &transforms)[0]
  }

  /// The zones of a layer that a box in metres meets, by their boxes.
  mutating func zones(_ layer: Layer, in box: Box, _ system: CRS) throws -> [Int] {
    guard let boxes = layers[layer]?.boxes else { return [] }
    var x = [box.minX, box.minX, box.maxX, box.maxX], y = [box.minY, box.maxY, box.minY, box.maxY]
    try transforms.transform(from: system, to: .wgs84).apply(x: &x, y: &y)
    var degrees = Box.empty
    for (x, y) in zip(x, y) where x.isFinite && y.isFinite { degrees.extend(x, y) }
    return boxes.indices.filter { boxes[$0].map(degrees.intersects) ?? false }
  }

  mutating func outline(_ layer: Layer, zone: Int, _ system: CRS) throws -> Outline? {
    let key = Key(layer: layer, zone: zone, system: system)
    if let known = outlines[key] { return known }
    guard let shapes = layers[layer]?.shapes else { return nil }
    let vertices = shapes.allVertices(of: zone)
    var x = Array(shapes.x[vertices]), y = Array(shapes.y[vertices])
    try transforms.transform(from: .wgs84, to: system).apply(x: &x, y: &y)
    let rings = shapes.allRings(of: zone).map { ring in
      let own = shapes.vertices(of: ring)
      return own.lowerBound - vertices.lowerBound..<own.upperBound - vertices.lowerBound
    }
    let made = Outline(x: x, y: y, rings: rings)
    outlines[key] = made
    return made
  }

  /// The path of a zone in a window.
  mutating func path(_ layer: Layer, zone: Int, _ system: CRS, _ window: MapWindow, grain: Double = 0.5) throws -> RingPath {
    var path = RingPath(window: window, grain: grain)
    if let outline = try outline(layer, zone: zone, system) {
      for ring in outline.rings { path.add(outline.x[ring], outline.y[ring]) }
    }
    return path
  }

  /// Degrees by which the north lies clockwise of the top of the sheet at a place in metres.
  mutating func northAngle(_ longitude: Double, _ latitude: Double, in system: CRS) throws -> Double {
    guard let foot = try metres(longitude, latitude, in: system), let tip = try metres(longitude, latitude + 0.01, in: system)
    else { return 0 }
    return atan2(tip.x - foot.x, tip.y - foot.y) * 180 / .pi
  }
}
