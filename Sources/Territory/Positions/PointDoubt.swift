import Foundation
import GeometryCore
import Groundwork

/// A position that cannot be what its columns say.
struct PointDoubt {
  /// How the numbers make sense after all.
  struct Reading {
    let crs: CRS
    let isSwapped: Bool
  }

  let doubt: PositionDoubt
  let reading: Reading?

  var isCorrectable: Bool { reading != nil }

  /// - Parameters:
  ///   - corrects: whether what can be put right is.
  ///   - keeps: whether the position is used as it is written where it is not corrected.
  func outcome(corrects: Bool, keeps: Bool) -> PositionOutcome {
    if corrects, isCorrectable { return .corrected }
    return keeps ? .kept(isCorrectable: isCorrectable) : .leftOut(isCorrectable: isCorrectable)
  }

  /// The doubt about a position, or nil where it can be what it says.
  /// - Parameters:
  ///   - likely: the metric system that the file's other positions point to, where numbers fit several.
  ///   - toDegrees: the way to WGS 84 from a declared metric system whose extent is not known here.
  static func of(
    _ x: Double, _ y: Double, declared: CRS, likely: CRS? = nil, toDegrees: CoordinateTransform? = nil
  ) -> PointDoubt? {
    declared.isGeographic ? ofDegrees(x, y, likely) : ofMetres(x, y, declared: declared, toDegrees)
  }

  /// The only metric system that can hold all these positions of the mainland, if there is one.
  static func likelySystem(of points: [(x: Double, y: Double)]) -> CRS? {
    guard !points.isEmpty else { return nil }
    for fits in [isMainland, isSurelyMainland] {
      let fitting = metricSystems.filter { system in
        points.allSatisfy { fits($0.x, $0.y, system.crs) || fits($0.y, $0.x, system.crs) }
      }
      if fitting.count == 1 { return fitting[0].crs }
    }
    return nil
  }

  private static func ofDegrees(_ x: Double, _ y: Double, _ likely: CRS?) -> PointDoubt? {
    if FrenchTerritory.holds(longitude: x, latitude: y) { return nil }
    if FrenchTerritory.holds(longitude: y, latitude: x) {
      return PointDoubt(doubt: .swappedDegrees, reading: Reading(crs: .wgs84, isSwapped: true))
    }
    if abs(x) <= 180 && abs(y) <= 90 { return PointDoubt(doubt: .nowhere(system: nil), reading: nil) }
    let fitting = metricSystems.flatMap { system in
      [false, true].filter { isMainland($0 ? y : x, $0 ? x : y, system.crs) }.map { (system, isSwapped: $0) }
    }
    if let (system, isSwapped) = fitting.first(where: { fitting.count == 1 || $0.0.crs == likely }) {
      return PointDoubt(
        doubt: .metresAsDegrees(system: system.name),
        reading: Reading(crs: system.crs, isSwapped: isSwapped))
    }
    if !fitting.isEmpty {
      return PointDoubt(doubt: .someMetresAsDegrees(systems: fitting.map(\.0.name)), reading: nil)
    }
    return PointDoubt(doubt: .notDegrees, reading: nil)
  }

  private static func ofMetres(_ x: Double, _ y: Double, declared: CRS, _ toDegrees: CoordinateTransform?) -> PointDoubt? {
    if abs(x) <= 180 && abs(y) <= 180 {
      for isSwapped in [false, true] where FrenchTerritory.holds(longitude: isSwapped ? y : x, latitude: isSwapped ? x : y) {
        return PointDoubt(
          doubt: .degreesAsMetres, reading: Reading(crs: .wgs84, isSwapped: isSwapped))
      }
      return PointDoubt(doubt: .nowhere(system: nil), reading: nil)
    }
    let swapped = PointDoubt(doubt: .swappedMetres, reading: Reading(crs: declared, isSwapped: true))
    guard declared == .lambert93 else {
      guard let toDegrees, !isFrench(x, y, toDegrees) else { return nil }
      return isFrench(y, x, toDegrees) ? swapped : PointDoubt(doubt: .nowhere(system: declared.identifier), reading: nil)
    }
    guard !isMainland(x, y, .lambert93) else { return nil }
    if isMainland(y, x, .lambert93) { return swapped }
    for (crs, name) in metricSystems.dropFirst() where isMainland(x, y, crs) {
      return PointDoubt(
        doubt: .otherSystem(name), reading: Reading(crs: crs, isSwapped: false))
    }
    return PointDoubt(doubt: .outsideLambert93, reading: nil)
  }

  private static func isFrench(_ x: Double, _ y: Double, _ toDegrees: CoordinateTransform) -> Bool {
    toDegrees.apply(x, y).map { FrenchTerritory.holds(longitude: $0.x, latitude: $0.y) } ?? false
  }

  /// Systems that French tables use for the mainland.
  private static let metricSystems: [(crs: CRS, name: String)] = [
    (.lambert93, "Lambert-93"), (webMercator, "Web Mercator"),
    (CRS(epsg: 27572, name: "NTF (Paris) / Lambert zone II", isGeographic: false, definition: "EPSG:27572"), "Lambert II étendu"),
  ]
  private static let webMercator = CRS(
    epsg: 3857, name: "WGS 84 / Pseudo-Mercator", isGeographic: false, definition: "EPSG:3857")

  private static func isMainland(_ x: Double, _ y: Double, _ crs: CRS) -> Bool {
    switch crs.epsg {
    case 2154: x > 0 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000
    case 3857: x > -600_000 && x < 1_100_000 && y > 5_000_000 && y < 6_700_000
    default: x > 0 && x < 1_250_000 && y > 1_600_000 && y < 2_700_000
    }
  }

  /// Like `isMainland`; the box of Web Mercator, which holds much of Germany too, is cut to the outline of the mainland.
  private static func isSurelyMainland(_ x: Double, _ y: Double, _ crs: CRS) -> Bool {
    guard crs == webMercator else { return isMainland(x, y, crs) }
    let radius = 6_378_137.0, degrees = 180 / Double.pi
    return LocalProjection.isOnMainland(longitude: x / radius * degrees, latitude: atan(sinh(y / radius)) * degrees)
  }
}
