import GeometryCore

/// The ground that the zones of two zonings share, in square metres.
///
/// Areas are measured in the sources' own system where it is one of the metric ones, else in the legal one of the place where
/// each source lies (`MetricSystems`); the targets are brought there, vertex by vertex.
public struct SharedGround: Sendable {
  /// A source and a target that share ground.
  public struct Pair: Sendable, Hashable {
    public let source, target: Int
    /// Square metres.
    public let area: Double
    /// Whether all of the source lies in the target, limits included.
    public let isInside: Bool
  }

  /// What of two targets lies in both.
  public struct Overlap: Sendable, Hashable {
    public let first, second: Int
    public let area: Double
  }

  /// By source, then by target. Targets from `targetCount` on are no targets: see `unions`.
  public internal(set) var pairs: [Pair] = []
  public let sourceCount, targetCount: Int
  /// Square metres of each source that shares ground; 0 for others.
  public internal(set) var sourceAreas: [Double]
  /// Square metres of each target that shares ground; 0 for others.
  public internal(set) var targetAreas: [Double]
  /// Square metres of each source that lie in a target; those in several count once.
  public internal(set) var coveredAreas: [Double]
  /// Targets that lie on one another by more than a square metre.
  public internal(set) var overlaps: [Overlap] = []
  /// Whether targets lie on one another at all, if only by a hair.
  public internal(set) var targetsOverlap = false
  /// Sources that no metric system measures.
  public internal(set) var unmeasured: [Int] = []
  /// Zones without shape: what they have, or would get, is nowhere.
  public let shapelessSources, shapelessTargets: [Int]
  /// The systems in which areas were measured.
  public internal(set) var systems: [CRS] = []
  let sheets: [Sheet]

  /// Zones that one system measures: their numbers and their shapes in it.
  struct Sheet: Sendable {
    let crs: CRS
    let sources, targets: [Int]
    let sourceShapes, targetShapes: GeometryArray
  }

  /// Ground that counts as touching: what is less is how two producers draw one limit.
  public static let leastContact = 1.0

  /// - Parameter systems: which metric system measures where; `.france` of the module Territory has the legal ones.
  /// - Throws: `GeometryError` if PROJ knows no way between the systems, or GEOS refuses a pair that it is asked about.
  public init(sources: GroundZones, targets: GroundZones, systems: MetricSystems) throws {
    sourceCount = sources.codes.count
    targetCount = targets.codes.count
    sourceAreas = Array(repeating: 0, count: sourceCount)
    targetAreas = Array(repeating: 0, count: targetCount)
    coveredAreas = Array(repeating: 0, count: sourceCount)
    shapelessSources = sources.shapes.withoutPolygon
    shapelessTargets = targets.shapes.withoutPolygon
    (sheets, unmeasured) = try Self.sheets(sources, targets, systems)
    for sheet in sheets {
      self.systems.append(sheet.crs)
      try measure(sheet)
    }
    pairs.sort { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private mutating func measure(_ sheet: Sheet) throws {
    let overlay = try Overlay(sheet.sourceShapes, sheet.targetShapes, containment: true)
    for (local, source) in sheet.sources.enumerated() { sourceAreas[source] = overlay.firstAreas[local] }
    for (local, target) in sheet.targets.enumerated() where overlay.secondAreas[local] > 0 {
      targetAreas[target] = overlay.secondAreas[local]
    }
    let (shared, union) = try overlapping(sheet, met: sheet.targets.indices.filter { overlay.secondAreas[$0] > 0 })
    for pair in 0..<overlay.count {
      let source = sheet.sources[Int(overlay.first[pair])], local = Int(overlay.second[pair])
      // A source that lies in a target gives all that it has: no rounding leaves a rest.
      let area = overlay.isInside[pair] ? sourceAreas[source] : overlay.areas[pair]
      pairs.append(Pair(source: source, target: sheet.targets[local], area: area, isInside: overlay.isInside[pair]))
      if !shared.contains(local) { coveredAreas[source] += area }
    }
    if let union {
      let covered = try Overlay(sheet.sourceShapes, union)
      for pair in 0..<covered.count { coveredAreas[sheet.sources[Int(covered.first[pair])]] += covered.areas[pair] }
    }
  }

  /// The targets that share ground with others, and all of them as one shape.
  /// - Parameter met: those that share ground with sources; what lies elsewhere may be far from where the system measures.
  private mutating func overlapping(_ sheet: Sheet, met: [Int]) throws -> (Set<Int>, GeometryArray?) {
    var shapes = GeometryArray()
    for target in met { shapes.append(features: target..<target + 1, of: sheet.targetShapes) }
    let overlay = try Overlay(shapes, shapes)
    var shared = Set<Int>()
    for pair in 0..<overlay.count where overlay.first[pair] < overlay.second[pair] {
      let first = met[Int(overlay.first[pair])], second = met[Int(overlay.second[pair])]
      shared.formUnion([first, second])
      guard overlay.areas[pair] > Self.leastContact else { continue }
      overlaps.append(Overlap(first: sheet.targets[first], second: sheet.targets[second], area: overlay.areas[pair]))
    }
    guard !shared.isEmpty else { return ([], nil) }
    targetsOverlap = true
    var union = GeometryArray()
    try union.append(unionOf: shared.sorted(), of: sheet.targetShapes.madeValid())
    return (shared, union)
  }
}

extension SharedGround {
  private static func sheets(
    _ sources: GroundZones, _ targets: GroundZones, _ systems: MetricSystems
  ) throws -> ([Sheet], unmeasured: [Int]) {
    if sources.crs.measuresAreas {
      let brought = try targets.shapes.reprojected(from: targets.crs, to: sources.crs)
      let sheet = Sheet(
        crs: sources.crs, sources: Array(sources.codes.indices), targets: Array(targets.codes.indices),
        sourceShapes: sources.shapes, targetShapes: brought)
      return ([sheet], [])
    }
    let own = (sources: try places(of: sources, systems), targets: try places(of: targets, systems))
    var sheets: [Sheet] = []
    for (number, system) in systems.systems.enumerated() {
      let chosen = own.sources.indices.filter { own.sources[$0] == number }
      guard !chosen.isEmpty else { continue }
      let met = own.targets.indices.filter { own.targets[$0] == number }
      sheets.append(
        Sheet(
          crs: system, sources: chosen, targets: met, sourceShapes: try Self.shapes(chosen, of: sources, in: system),
          targetShapes: try Self.shapes(met, of: targets, in: system)))
    }
    let unmeasured = own.sources.indices.filter { own.sources[$0] == nil && sources.shapes.box(of: $0) != nil }
    return (sheets, unmeasured)
  }

  /// The metric system of the middle of each zone's box.
  private static func places(of zones: GroundZones, _ systems: MetricSystems) throws -> [Int?] {
    let middles = zones.codes.indices.map { zones.shapes.box(of: $0)?.centre ?? (.nan, .nan) }
    var x = middles.map(\.x), y = middles.map(\.y)
    try CoordinateTransform(from: zones.crs, to: .wgs84).apply(x: &x, y: &y)
    return zip(x, y).map { systems.index(longitude: $0, latitude: $1) }
  }

  private static func shapes(_ zones: [Int], of layer: GroundZones, in system: CRS) throws -> GeometryArray {
    var chosen = GeometryArray()
    for zone in zones { chosen.append(features: zone..<zone + 1, of: layer.shapes) }
    return try chosen.reprojected(from: layer.crs, to: system)
  }
}
