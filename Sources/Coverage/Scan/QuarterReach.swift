import GeometryCore
import Groundwork
import Territory

/// Quartiers prioritaires, the zones that they lie in, and how far the nearest structure is.
public struct QuarterReach: Sendable {
  /// By zone, the numbers of its quarters, in the order of their codes.
  public let quartersOfZones: [[Int]]
  /// By quarter: metres from its limit to the nearest structure, 0 inside; infinite where its territory has none, nil where the
  /// quarter has no shape.
  public let metres: [Double?]

  /// The share of a quarter, or of the zone where that is smaller, from which on the quarter lies in a zone: limits of two
  /// sources that mean the same line differ by some metres.
  private static let leastShare = 0.02

  /// - Parameters:
  ///   - quarters: the QPV; where they name their communes and the zones are communes these are believed, else the shapes are.
  ///   - owners: the zone that each feature belongs to.
  ///   - sites: positions of the structures.
  /// - Throws: `GeometryError`.
  public init(_ quarters: Zoning, in zones: LocatedZoning, owners: [Int], index: ZoneIndex, sites: GroundPoints) throws {
    var lists = [[Int]](repeating: [], count: owners.count)
    let order = quarters.codes.indices.sorted { (quarters.codes[$0], $0) < (quarters.codes[$1], $1) }
    var unnamed: [Int] = []
    for quarter in order {
      let named = index.form == .commune ? Set(quarters.communes[quarter].compactMap { index.match($0)?.zone }).sorted() : []
      if named.isEmpty { unnamed.append(quarter) }
      for zone in named { lists[zone].append(quarter) }
    }
    let shapes = quarters.layer.geometries
    if !unnamed.isEmpty {
      let there = try shapes.reprojected(from: quarters.layer.crs, to: zones.locator.crs)
      let boxes = zones.zoning.layer.geometries
      let frames = (0..<boxes.count).map { boxes.finiteBox(of: $0) }
      for quarter in unnamed {
        guard let frame = there.finiteBox(of: quarter) else { continue }
        for zone in frames.indices where frames[zone]?.intersects(frame) == true {
          guard try Overlap.shareOfSmaller(there, quarter, boxes, zone) >= Self.leastShare else { continue }
          if !lists[owners[zone]].contains(quarter) { lists[owners[zone]].append(quarter) }
        }
      }
      let rank = quarters.rank
      for zone in lists.indices where lists[zone].count > 1 { lists[zone].sort { rank[$0] < rank[$1] } }
    }
    quartersOfZones = lists
    metres = try Self.distances(shapes, crs: quarters.layer.crs, sites)
  }

  private static func distances(_ shapes: GeometryArray, crs: CRS, _ sites: GroundPoints) throws -> [Double?] {
    let centres = (0..<shapes.count).map { shapes.finiteBox(of: $0)?.centre }
    var transforms = TransformCache()
    let places = try GroundPoints(
      x: centres.map { $0?.x ?? .nan }, y: centres.map { $0?.y ?? .nan }, crs: crs, transforms: &transforms)
    var metres = [Double?](repeating: nil, count: shapes.count)
    for system in Set(places.systems).sorted() where system >= 0 {
      let members = sites.systems.indices.filter { sites.systems[$0] == system }
      let x = members.map { sites.x[$0] }, y = members.map { sites.y[$0] }
      let index = PointIndex(x: x, y: y)
      let ground = try shapes.reprojected(from: crs, to: MetricSystems.france.systems[Int(system)])
      for quarter in 0..<shapes.count where places.systems[quarter] == system {
        guard let box = ground.finiteBox(of: quarter) else { continue }
        metres[quarter] = .infinity
        let first = index.nearest(x: [box.centre.x], y: [box.centre.y])
        guard first.numbers[0] >= 0 else { continue }
        // Whoever is nearest to the limit is no farther from the centre than the nearest to the centre and the diagonal.
        let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
        let near = index.within(first.squared[0].squareRoot() + diagonal + 1, x: [box.centre.x], y: [box.centre.y])
        metres[quarter] = near.numbers.map { ground.distance(fromX: x[Int($0)], y: y[Int($0)], toFeature: quarter) }.min()
      }
    }
    return metres
  }
}
