import Foundation
import GeometryCore
import Groundwork

/// Figures that are areas measured in a Mercator system, which makes France more than twice as large as it is: no areas, and no
/// counts either.
///
/// Two readings tell. Summed by département, figures in square metres are compared with its true area times the scale of the
/// projection at its latitude, k² = (1 − e² sin² φ) / cos² φ for World Mercator (Snyder, "Map Projections: A Working Manual",
/// USGS Professional Paper 1395 (1987), 7-8). Where shapes are at hand, each figure is compared with the area of its own shape in
/// that system.
package struct MercatorAreas: Sendable, Hashable {
  /// "World Mercator (EPSG:3395)".
  package let system: String
  /// How many times too large the figures are.
  package let factor: Double

  /// How alike places must be: at least so many, such a part of them, each off by no more than its spread, their middle one by no
  /// more than a few hundredths.
  private struct Rule {
    let least: Int
    let share, spread: Double

    /// Some départements may be there in part.
    static let departments = Rule(least: 1, share: 0.6, spread: 0.03)
    /// Contours of small zones differ from year to year.
    static let zones = Rule(least: 3, share: 0.8, spread: 0.25)
  }

  private static let tolerance = 0.03
  /// Where Mercator enlarges less than this, nothing can be told from true areas.
  private static let leastFactor = 1.1
  /// When the three thousandths between the two Mercators show.
  private static let leastSure = 3, mostDoubt = 0.0007
  /// Counts are seldom so large; square metres of the smallest zones are.
  private static let leastMedian = 20_000.0

  private static let world = "World Mercator (EPSG:3395)", web = "Web Mercator (EPSG:3857)"

  /// A figure beside what the place would have in each system.
  private struct Place {
    let measured, world, web, factor: Double
  }

  private init?(_ places: [Place], _ rule: Rule) {
    let judged = places.filter { $0.factor >= Self.leastFactor && $0.measured > 0 }
    let alike = judged.filter { abs($0.measured / $0.world - 1) <= rule.spread }
    guard alike.count >= rule.least, Double(alike.count) >= rule.share * Double(judged.count) else { return nil }
    func ratios(_ area: (Place) -> Double) -> [Double] { alike.map { $0.measured / area($0) } }
    let middle = Self.median(ratios(\.world)), miss = (world: abs(middle - 1), web: abs(Self.median(ratios(\.web)) - 1))
    guard miss.world <= Self.tolerance else { return nil }
    // How far the middle one may be off, from how far the others are.
    let doubt = 2 * Self.median(ratios(\.world).map { abs($0 - middle) }) / Double(alike.count).squareRoot()
    let isSure = alike.count >= Self.leastSure && doubt <= Self.mostDoubt
    system = !isSure ? "Mercator (EPSG:3395 ou 3857)" : miss.world < miss.web ? Self.world : Self.web
    factor = Self.median(alike.map(\.factor))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// Whether figures may be square metres at all, before anything costly is asked.
  static func mayBeAreas(_ figures: [Double?]) -> Bool {
    let values = figures.compactMap { $0 }
    return !values.isEmpty && values.allSatisfy { $0 >= 0 } && median(values) >= leastMedian
  }

  /// Refuses such figures where counts are asked for.
  package func refusal(column: String, file: String) -> FileFault {
    .unreadable(
      file: file,
      sentence: "« \(column) » tient \(Wording.mercatorAreas(system: system, factor: factor)) : ce ne sont ni des aires ni des "
        + "effectifs. Mesurez-les dans le système légal du lieu (Lambert-93 en métropole), ou donnez une autre colonne.")
  }
}

// By département.
extension MercatorAreas {
  private static let e2 = 0.00669437999014

  /// Scales of the areas at a latitude in degrees.
  private static func scales(_ latitude: Double) -> (world: Double, web: Double) {
    let sine = sin(latitude * .pi / 180), cosine = cos(latitude * .pi / 180), root = 1 - e2 * sine * sine
    return (root / (cosine * cosine), root * root / ((1 - e2) * cosine * cosine))
  }

  /// Areas of communes, IRIS or départements that are there whole; a code that stands again counts once.
  /// - Parameters:
  ///   - codes: as a file writes them, one a figure.
  ///   - figures: nil where there is none.
  package init?(codes: [String], figures: [Double?]) {
    guard Self.mayBeAreas(figures) else { return nil }
    var sums: [String: Double] = [:], met = Set<String>()
    for (written, figure) in zip(codes, figures) {
      guard let figure, let code = Self.code(written), met.insert(code).inserted else { continue }
      if let department = CommuneCode.department(of: code) { sums[department, default: 0] += figure }
    }
    let places = sums.sorted { $0.key < $1.key }.compactMap { code, sum -> Place? in
      guard let ground = Territories.standard.department(code)?.ground else { return nil }
      let scales = Self.scales(ground.latitude), area = ground.squareKilometres * 1e6
      return Place(measured: sum, world: area * scales.world, web: area * scales.web, factor: scales.world)
    }
    self.init(places, .departments)
  }

  private static func code(_ written: String) -> String? {
    let plain = written.filter { $0 != "_" }
    return ZoneCode.normalise(plain, as: .iris) ?? CommuneCode.normalise(plain) ?? CommuneCode.normaliseDepartment(plain)
  }
}

// By shapes.
extension MercatorAreas {
  /// Areas of the zones of a layer, each beside its own shape.
  /// - Parameter figures: one a zone, nil where there is none.
  /// - Throws: `GeometryError` if PROJ knows no way to the Mercator systems.
  package init?(figures: [Double?], shapes: GeometryArray, crs: CRS) throws {
    let known = figures.indices.filter { figures[$0] != nil && shapes.box(of: $0) != nil }
    guard Self.mayBeAreas(known.map { figures[$0] }) else { return nil }
    var chosen = GeometryArray()
    for zone in known { chosen.append(features: zone..<zone + 1, of: shapes) }
    var x = known.map { shapes.box(of: $0)!.centre.x }, y = known.map { shapes.box(of: $0)!.centre.y }
    try CoordinateTransform(from: crs, to: .wgs84).apply(x: &x, y: &y)
    let world = try chosen.reprojected(from: crs, to: CRS.recognise("EPSG:3395"))
    let places = known.indices.map { place in
      let area = world.planarArea(of: place), scales = Self.scales(y[place])
      return Place(
        measured: figures[known[place]] ?? 0, world: area, web: area * scales.web / scales.world, factor: scales.world)
    }
    self.init(places, .zones)
  }
}
