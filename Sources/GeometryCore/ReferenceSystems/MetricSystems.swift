/// Which metric system measures where: an ordered list of boxes in degrees, each with a system in which lengths and areas
/// are metres on the ground.
///
/// Geometry knows no country: whoever does makes the list (`MetricSystems.france` of the module Territory).
public struct MetricSystems: Sendable {
  /// Each system once, in the order in which the list first names them.
  public let systems: [CRS]
  private let boxes: [(box: Box, system: Int)]

  /// - Parameter areas: boxes in degrees; where two overlap, the first decides.
  public init(_ areas: [(box: Box, crs: CRS)]) {
    var systems: [CRS] = []
    boxes = areas.map { area in
      let known = systems.firstIndex(of: area.crs)
      if known == nil { systems.append(area.crs) }
      return (area.box, known ?? systems.count - 1)
    }
    self.systems = systems
  }

  /// One system for the whole Earth.
  public init(everywhere crs: CRS) {
    self.init([(Box(minX: -180, minY: -90, maxX: 180, maxY: 90), crs)])
  }

  /// Position in `systems` of the system at a place in degrees; nil where none measures.
  public func index(longitude: Double, latitude: Double) -> Int? {
    for (box, system) in boxes where box.contains(longitude, latitude) { return system }
    return nil
  }

  /// The metric system at a place in degrees; nil where none measures.
  public func crs(longitude: Double, latitude: Double) -> CRS? {
    index(longitude: longitude, latitude: latitude).map { systems[$0] }
  }
}
