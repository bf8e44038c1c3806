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
  /// Every way in which they may.
  let readings: [Reading]
  /// A reading of one of these is believed where the row's commune or département agrees, and not otherwise.
  let needsPlace: Bool

  init(doubt: PositionDoubt, readings: [Reading], needsPlace: Bool = false) {
    self.doubt = doubt
    self.readings = readings
    self.needsPlace = needsPlace
  }

  /// The one way in which they make sense, whatever the row says of its place.
  var reading: Reading? { readings.count == 1 && !needsPlace ? readings[0] : nil }

  var isCorrectable: Bool { reading != nil }

  /// The same with but one reading, or none.
  func settled(_ reading: Reading?) -> PointDoubt {
    guard let reading else { return PointDoubt(doubt: doubt, readings: []) }
    let name = reading.crs.name
    switch doubt {
    case .someMetresAsDegrees: return PointDoubt(doubt: .metresAsDegrees(system: name), readings: [reading])
    case .otherSystem, .someOtherSystems: return PointDoubt(doubt: .otherSystem(name), readings: [reading])
    default: return PointDoubt(doubt: doubt, readings: [reading])
    }
  }

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

  /// The only metric system that can hold all these positions of France, if there is one.
  static func likelySystem(of points: [(x: Double, y: Double)]) -> CRS? {
    guard !points.isEmpty else { return nil }
    let fitting = (metricSystems + overseasSystems).filter { system in
      points.allSatisfy { system.holds($0.x, $0.y) || system.holds($0.y, $0.x) }
    }
    return fitting.count == 1 ? fitting[0].crs : nil
  }

  private static func ofDegrees(_ x: Double, _ y: Double, _ likely: CRS?) -> PointDoubt? {
    if Atlas.france.holds(longitude: x, latitude: y) { return nil }
    if Atlas.france.holds(longitude: y, latitude: x) {
      return PointDoubt(doubt: .swappedDegrees, readings: [Reading(crs: .wgs84, isSwapped: true)])
    }
    if abs(x) <= 180 && abs(y) <= 90 { return PointDoubt(doubt: .nowhere(system: nil), readings: []) }
    let fitting = (metricSystems + overseasSystems).flatMap { system in
      [false, true].filter { system.holds($0 ? y : x, $0 ? x : y) }.map { (system, isSwapped: $0) }
    }
    if let (system, isSwapped) = fitting.first(where: { fitting.count == 1 || $0.0.crs == likely }) {
      return PointDoubt(
        doubt: .metresAsDegrees(system: system.name),
        readings: [Reading(crs: system.crs, isSwapped: isSwapped)])
    }
    if !fitting.isEmpty {
      return PointDoubt(
        doubt: .someMetresAsDegrees(systems: fitting.map(\.0.name)),
        readings: fitting.map { Reading(crs: $0.0.crs, isSwapped: $0.isSwapped) })
    }
    return PointDoubt(doubt: .notDegrees, readings: [])
  }

  private static func ofMetres(_ x: Double, _ y: Double, declared: CRS, _ toDegrees: CoordinateTransform?) -> PointDoubt? {
    if abs(x) <= 180 && abs(y) <= 180 {
      for isSwapped in [false, true] where Atlas.france.holds(longitude: isSwapped ? y : x, latitude: isSwapped ? x : y) {
        return PointDoubt(
          doubt: .degreesAsMetres, readings: [Reading(crs: .wgs84, isSwapped: isSwapped)])
      }
      return PointDoubt(doubt: .nowhere(system: nil), readings: [])
    }
    let swapped = PointDoubt(doubt: .swappedMetres, readings: [Reading(crs: declared, isSwapped: true)])
    guard declared == .lambert93 else {
      guard let toDegrees, !isFrench(x, y, toDegrees) else { return nil }
      return isFrench(y, x, toDegrees) ? swapped : PointDoubt(doubt: .nowhere(system: declared.identifier), readings: [])
    }
    let lambert = metricSystems[0]
    guard !lambert.holds(x, y) else { return nil }
    if lambert.holds(y, x) { return swapped }
    let others = (metricSystems.dropFirst() + overseasSystems).filter { $0.holds(x, y) }
    if let first = others.first {
      // The Antilles in UTM 20N have numbers of the Pyrénées in Lambert II: the row's own place must tell.
      return PointDoubt(
        doubt: others.count == 1 ? .otherSystem(first.name) : .someOtherSystems(others.map(\.name)),
        readings: others.map { Reading(crs: $0.crs, isSwapped: false) }, needsPlace: true)
    }
    let isNear = lambert.outlines.contains { $0.box.contains(x, y) }
    return PointDoubt(doubt: isNear ? .nowhere(system: nil) : .outsideLambert93, readings: [])
  }

  private static func isFrench(_ x: Double, _ y: Double, _ toDegrees: CoordinateTransform) -> Bool {
    toDegrees.apply(x, y).map { Atlas.france.holds(longitude: $0.x, latitude: $0.y) } ?? false
  }

  /// A system that French tables use, and what of France is written in it.
  private struct PlacedSystem {
    let crs: CRS
    let name: String
    let outlines: [Outline]

    init(_ crs: CRS, _ name: String) {
      self.crs = crs
      self.name = name
      outlines = ExpectedPlaces.france.outlines(in: crs)
    }

    func holds(_ x: Double, _ y: Double) -> Bool { outlines.contains { $0.contains(x, y) } }
  }

  private static let metricSystems = [
    PlacedSystem(.lambert93, "Lambert-93"),
    PlacedSystem(
      CRS(epsg: 3857, name: "WGS 84 / Pseudo-Mercator", isGeographic: false, definition: "EPSG:3857"), "Web Mercator"),
    PlacedSystem(
      CRS(epsg: 27572, name: "NTF (Paris) / Lambert zone II", isGeographic: false, definition: "EPSG:27572"),
      "Lambert II étendu"),
  ]

  /// The legal systems of overseas.
  private static let overseasSystems: [PlacedSystem] = {
    var known: Set<Int> = []
    return Territories.standard.territories.filter { $0.code != "metropole" }
      .flatMap { territory in territory.zones.isEmpty ? [territory.epsg] : territory.zones.map(\.epsg) }
      .filter { known.insert($0).inserted }
      .compactMap { (try? CRS(epsg: $0)).map { PlacedSystem($0, $0.name) } }
  }()
}
