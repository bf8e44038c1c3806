import GeometryCore
import Groundwork
import Territory

/// Quartiers prioritaires, the zones that they lie in, and how far the nearest structure is.
public struct QuarterReach: Sendable {
  /// By zone, the numbers of its quarters, in the order of their codes.
  public let quartersOfZones: [[Int]]
  /// By quarter: metres from its limit to the nearest structure, 0 inside; infinite where its territory has none, nil where the quarter
  /// has no shape.
  public let metres: [Double?]

  /// The share of a quarter, or of the zone where that is smaller, from which on the quarter lies in a zone: limits of two sources that
  /// mean the same line differ by some metres.
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
    let grids = sites.grids()
    var metres = [Double?](repeating: nil, count: shapes.count)
    for system in Set(places.systems).sorted() where system >= 0 {
      let ground = try shapes.reprojected(from: crs, to: MetricSystems.france.systems[Int(system)])
      for quarter in 0..<shapes.count where places.systems[quarter] == system {
        guard let box = ground.finiteBox(of: quarter), let grid = grids[system] else {
          metres[quarter] = .infinity
          continue
        }
        // Whoever is nearest to the limit is no farther from the centre than the nearest to the centre and twice the half-diagonal.
        let half = ((box.maxX - box.minX) * (box.maxX - box.minX) + (box.maxY - box.minY) * (box.maxY - box.minY)).squareRoot() / 2
        guard let first = grid.nearest(toX: box.centre.x, y: box.centre.y) else { continue }
        var best = Double.infinity
        grid.forEach(within: first.metres + 2 * half + 1, ofX: box.centre.x, y: box.centre.y) { site, _ in
          best = min(best, ground.distance(fromX: sites.x[Int(site)], y: sites.y[Int(site)], toFeature: quarter))
        }
        metres[quarter] = best
      }
    }
    return metres
  }
}
