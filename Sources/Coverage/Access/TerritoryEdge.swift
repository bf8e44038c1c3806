import Foundation
import GeometryCore
import Territory

/// Where a territory ends, and whether a file goes on beyond it: what nobody has listed out there cannot count.
public struct TerritoryEdge: Sendable {
  /// What of the file lies outside of the zones.
  public let outsideCount: Int
  private let zones: LocatedZoning
  /// The same by metric system.
  private let outside: [Int32: PointIndex]

  /// In how many directions the limit is looked for: at ten kilometres every 2.6 km.
  private static let directions = 24

  /// - Parameters:
  ///   - zones: those of the territory.
  ///   - places: all that the file holds.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems.
  public init(_ zones: LocatedZoning, file places: GroundPoints) throws {
    self.zones = zones
    let areHere = try Self.inside(zones, places)
    let strangers = (0..<places.count).filter { places.isPlaced($0) && !areHere[$0] }
    outsideCount = strangers.count
    outside = Dictionary(grouping: strangers) { places.systems[$0] }.mapValues { members in
      PointIndex(x: members.map { places.x[$0] }, y: members.map { places.y[$0] })
    }
  }

  /// Whether from a place the limit is nearer than its reach, and the file has nothing beyond it about there.
  ///
  /// The file goes on about there where something outside of the zones is no farther than the reach and the greatest reach of all
  /// places, which is how far apart things lie in the territory itself. The limit is looked for on the circle of the reach; the
  /// sea and another country are beyond it too. A place outside of the zones is not judged.
  /// - Parameter reach: metres, one a place; nil and infinite ones are not judged.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems.
  public func stopsShort(from places: GroundPoints, within reach: [Double?]) throws -> [Bool] {
    var isShort = [Bool](repeating: false, count: places.count)
    let judged = (0..<places.count).filter { place in
      guard places.isPlaced(place), let own = reach[place], own.isFinite, own > 0 else { return false }
      return true
    }
    let spacing = judged.compactMap { reach[$0] }.max() ?? 0
    for (system, members) in Dictionary(grouping: judged, by: { places.systems[$0] }).sorted(by: { $0.key < $1.key }) {
      let near = outside[system]?.nearest(x: members.map { places.x[$0] }, y: members.map { places.y[$0] }).squared
      let asked = members.enumerated().filter { entry in
        guard let square = near?[entry.offset], square.isFinite else { return true }
        return square.squareRoot() > (reach[entry.element] ?? 0) + spacing
      }.map(\.element)
      for (place, passes) in zip(asked, try passesLimit(asked, places, reach, system)) { isShort[place] = passes }
    }
    return isShort
  }

  private func passesLimit(_ members: [Int], _ places: GroundPoints, _ reach: [Double?], _ system: Int32) throws -> [Bool] {
    var x: [Double] = [], y: [Double] = []
    for place in members {
      let radius = reach[place] ?? 0
      x.append(places.x[place])
      y.append(places.y[place])
      for direction in 0..<Self.directions {
        let angle = 2 * Double.pi * Double(direction) / Double(Self.directions)
        x.append(places.x[place] + radius * cos(angle))
        y.append(places.y[place] + radius * sin(angle))
      }
    }
    let hits = try Self.hits(zones, x, y, MetricSystems.france.systems[Int(system)])
    let width = Self.directions + 1
    return members.indices.map { member in
      !hits.zones(of: member * width).isEmpty
        && (1..<width).contains { hits.zones(of: member * width + $0).isEmpty }
    }
  }

  private static func inside(_ zones: LocatedZoning, _ places: GroundPoints) throws -> [Bool] {
    var areHere = [Bool](repeating: false, count: places.count)
    for system in Set(places.systems).sorted() where system >= 0 {
      let members = places.systems.indices.filter { places.systems[$0] == system }
      let hits = try hits(
        zones, members.map { places.x[$0] }, members.map { places.y[$0] }, MetricSystems.france.systems[Int(system)])
      for (query, place) in members.enumerated() { areHere[place] = !hits.zones(of: query).isEmpty }
    }
    return areHere
  }

  private static func hits(_ zones: LocatedZoning, _ x: [Double], _ y: [Double], _ crs: CRS) throws -> ZoneHits {
    var x = x, y = y
    try CoordinateTransform(from: crs, to: zones.locator.crs).apply(x: &x, y: &y)
    return zones.locator.locate(x: x, y: y)
  }
}
