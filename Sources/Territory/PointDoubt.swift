import GeometryCore

/// A position that cannot be what its columns say.
struct PointDoubt {
  /// How the numbers make sense after all.
  struct Reading {
    let crs: CRS
    let isSwapped: Bool
  }

  let finding: String
  let reading: Reading?

  var isCorrectable: Bool { reading != nil }

  func sentence(isCorrected: Bool) -> String {
    guard isCorrectable else { return finding }
    return isCorrected ? "\(finding) ; corrigé" : "\(finding) ; laissé tel quel, --corriger le remet en ordre"
  }

  /// The doubt about a position, or nil where it can be what it says.
  /// - Parameter likely: the metric system that the file's other positions point to, where numbers fit several.
  static func of(_ x: Double, _ y: Double, declared: CRS, likely: CRS? = nil) -> PointDoubt? {
    declared.isGeographic ? ofDegrees(x, y, likely) : ofMetres(x, y, declared: declared)
  }

  /// The only metric system that can hold all these positions of the mainland, if there is one.
  static func likelySystem(of points: [(x: Double, y: Double)]) -> CRS? {
    let fitting = metricSystems.filter { system in
      !points.isEmpty && points.allSatisfy { isMainland($0.x, $0.y, in: system.crs) || isMainland($0.y, $0.x, in: system.crs) }
    }
    return fitting.count == 1 ? fitting[0].crs : nil
  }

  private static func ofDegrees(_ x: Double, _ y: Double, _ likely: CRS?) -> PointDoubt? {
    if LocalProjection.index(longitude: x, latitude: y) != nil { return nil }
    if LocalProjection.index(longitude: y, latitude: x) != nil {
      return PointDoubt(finding: "longitude et latitude échangées", reading: Reading(crs: .wgs84, isSwapped: true))
    }
    if abs(x) <= 180 && abs(y) <= 90 { return PointDoubt(finding: "position hors du territoire français", reading: nil) }
    let fitting = metricSystems.flatMap { system in
      [false, true].filter { isMainland($0 ? y : x, $0 ? x : y, in: system.crs) }.map { (system, isSwapped: $0) }
    }
    if let (system, isSwapped) = fitting.first(where: { fitting.count == 1 || $0.0.crs == likely }) {
      return PointDoubt(
        finding: "mètres (\(system.name)) dans des colonnes de degrés",
        reading: Reading(crs: system.crs, isSwapped: isSwapped))
    }
    if !fitting.isEmpty {
      let names = fitting.map(\.0.name).joined(separator: " ou ")
      return PointDoubt(finding: "mètres (\(names)) dans des colonnes de degrés ; précisez par --crs", reading: nil)
    }
    return PointDoubt(finding: "ce ne sont pas des degrés", reading: nil)
  }

  private static func ofMetres(_ x: Double, _ y: Double, declared: CRS) -> PointDoubt? {
    if abs(x) <= 180 && abs(y) <= 180 {
      for isSwapped in [false, true] where LocalProjection.index(longitude: isSwapped ? y : x, latitude: isSwapped ? x : y) != nil {
        return PointDoubt(
          finding: "degrés dans des colonnes de mètres", reading: Reading(crs: .wgs84, isSwapped: isSwapped))
      }
      return PointDoubt(finding: "position hors du territoire français", reading: nil)
    }
    guard declared == .lambert93, !isMainland(x, y, in: .lambert93) else { return nil }
    if isMainland(y, x, in: .lambert93) {
      return PointDoubt(finding: "x et y échangés", reading: Reading(crs: .lambert93, isSwapped: true))
    }
    for (crs, name) in metricSystems.dropFirst() where isMainland(x, y, in: crs) {
      return PointDoubt(
        finding: "coordonnées en \(name) et non en Lambert-93", reading: Reading(crs: crs, isSwapped: false))
    }
    return PointDoubt(finding: "position hors de l'étendue du Lambert-93", reading: nil)
  }

  /// Systems that French tables use for the mainland.
  private static let metricSystems: [(crs: CRS, name: String)] = [
    (.lambert93, "Lambert-93"),
    (CRS(epsg: 3857, name: "WGS 84 / Pseudo-Mercator", isGeographic: false, definition: "EPSG:3857"), "Web Mercator"),
    (CRS(epsg: 27572, name: "NTF (Paris) / Lambert zone II", isGeographic: false, definition: "EPSG:27572"), "Lambert II étendu"),
  ]

  private static func isMainland(_ x: Double, _ y: Double, in crs: CRS) -> Bool {
    switch crs.epsg {
    case 2154: x > 0 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000
    case 3857: x > -600_000 && x < 1_100_000 && y > 5_000_000 && y < 6_700_000
    default: x > 0 && x < 1_250_000 && y > 1_600_000 && y < 2_700_000
    }
  }
}
