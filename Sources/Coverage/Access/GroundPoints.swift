import GeometryCore
import Territory

/// Points on the ground, each in the metres of the legal system of its place: Lambert-93 on the mainland, UTM overseas.
///
/// Points of two systems have no distance between them: an ocean lies there.
public struct GroundPoints: Sendable {
  /// Position of each point's system in `MetricSystems.france.systems`; -1 for a point without position or outside of France.
  public private(set) var systems: [Int32]
  /// Metres, NaN where there is no system.
  public private(set) var x, y: [Double]

  public var count: Int { systems.count }
  public func isPlaced(_ point: Int) -> Bool { systems[point] >= 0 }

  /// - Parameters:
  ///   - x, y: positions in `crs`, NaN for none; those of the metric system of their place are used as they are.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from `crs` to a metric system.
  public init(x: [Double], y: [Double], crs: CRS, transforms: inout TransformCache) throws {
    var longitude = x, latitude = y
    try transforms.transform(from: crs, to: .wgs84).apply(x: &longitude, y: &latitude)
    let known = MetricSystems.france
    systems = zip(longitude, latitude).map { point in
      point.0.isNaN ? -1 : known.index(longitude: point.0, latitude: point.1).map(Int32.init) ?? -1
    }
    self.x = [Double](repeating: .nan, count: x.count)
    self.y = self.x
    for system in Set(systems).sorted() where system >= 0 {
      let members = systems.indices.filter { systems[$0] == system }
      var east = members.map { x[$0] }, north = members.map { y[$0] }
      try transforms.transform(from: crs, to: known.systems[Int(system)]).apply(x: &east, y: &north)
      for (place, point) in members.enumerated() {
        (self.x[point], self.y[point]) = (east[place], north[place])
        if east[place].isNaN { systems[point] = -1 }
      }
    }
  }

  /// Points that are known to lie in one place, in the metres of its legal system; NaN for no position.
  /// - Precondition: the system is one of `MetricSystems.france`.
  public init(x: [Double], y: [Double], in system: CRS) {
    let number = Int32(MetricSystems.france.systems.firstIndex { $0.definition == system.definition }!)
    (self.x, self.y) = (x, y)
    systems = x.indices.map { x[$0].isFinite && y[$0].isFinite ? number : -1 }
  }

  /// A grid for each system that some of the points have.
  func grids() -> [Int32: PointGrid] {
    let members = Dictionary(grouping: systems.indices.lazy.map(Int32.init).filter { systems[Int($0)] >= 0 }) { systems[Int($0)] }
    return members.mapValues { PointGrid(x: x, y: y, members: $0) }
  }
}

extension GroundPoints {
  /// Some of the points, in the order of their numbers here.
  func chosen(_ members: [Int]) -> GroundPoints {
    var copy = self
    copy.systems = members.map { systems[$0] }
    copy.x = members.map { x[$0] }
    copy.y = members.map { y[$0] }
    return copy
  }

  mutating func replace(_ point: Int, by others: GroundPoints, _ other: Int) {
    systems[point] = others.systems[other]
    x[point] = others.x[other]
    y[point] = others.y[other]
  }

  /// Metres between a point and one of others; nil where one has no position, or an ocean lies between.
  public func metres(_ point: Int, to others: GroundPoints, _ other: Int) -> Double? {
    guard isPlaced(point), systems[point] == others.systems[other] else { return nil }
    let dx = x[point] - others.x[other], dy = y[point] - others.y[other]
    return (dx * dx + dy * dy).squareRoot()
  }
}
