import GeometryCore
import Groundwork

/// Settles the reference system of a layer and refuses one that the coordinates contradict.
struct CRSCheck {
  let file: String
  let layer: String?
  private let places: ExpectedPlaces
  /// One vertex a feature.
  private let sample: [(x: Double, y: Double)]

  init(file: String, layer: String?, geometries: GeometryArray, places: ExpectedPlaces) {
    self.file = file
    self.layer = layer
    self.places = places
    sample = (0..<geometries.count).compactMap { feature in
      let vertices = geometries.allVertices(of: feature)
      guard !vertices.isEmpty else { return nil }
      let x = geometries.x[vertices.lowerBound]
      let y = geometries.y[vertices.lowerBound]
      return x.isFinite && y.isFinite ? (x, y) : nil
    }
  }

  /// The reference system to work with where none is forced: declared, else the only one that the coordinates allow.
  /// - Throws: `FileFault.crs` if none is known or if the declared one cannot be.
  func settle(_ declared: CRSDeclaration, _ anomalies: inout [Anomaly]) throws -> CRS {
    guard let crs = declared.crs else { return try deduce(declared, &anomalies) }
    if sample.isEmpty { return crs }
    let words = declared.text.map { CRSCheck.short($0, crs) } ?? crs.identifier
    if crs.isGeographic {
      let outside = sample.filter { !CRSCheck.isDegrees($0) }
      if outside.count * 2 > sample.count { throw contradiction(words, "des degrés", outside[0]) }
      if !outside.isEmpty {
        anomalies.append(anomaly(.notDegrees(outside.count)))
      }
      try refuseSwappedAxes()
    } else {
      if sample.allSatisfy(CRSCheck.isDegrees) { throw contradiction(words, "des mètres", sample[0]) }
      if let expected = CRSCheck.extent(of: crs), !sample.contains(where: { expected.contains($0.x, $0.y) }) {
        throw contradiction(words, CRSCheck.words(expected), sample[0])
      }
      let some = sample.prefix(20)
      if !some.contains(where: { crs.canHold(Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y)) }) {
        throw contradiction(words, "les coordonnées d'un autre lieu", sample[0])
      }
    }
    return crs
  }

  private func deduce(_ declared: CRSDeclaration, _ anomalies: inout [Anomaly]) throws -> CRS {
    let words = declared.text.map { CRSCheck.short($0, nil) }
    let candidates = plausible()
    guard candidates.count == 1, let deduced = candidates.first else {
      let choice =
        candidates.isEmpty
        ? looks(sample.first)
        : " et les coordonnées conviennent à \(candidates.map(CRSCheck.name).joined(separator: " comme à "))"
      let found =
        words.map { "le système de coordonnées déclaré n'est pas reconnu (\($0))" }
        ?? "le système de coordonnées n'est pas indiqué"
      throw FileFault.crs(
        file: file,
        sentence: "\(found)\(choice). Indiquez-le : --crs-zonage NOM=2154 ou --crs 2154 (code EPSG).")
    }
    anomalies.append(anomaly(.systemDeduced(CRSCheck.name(deduced), declared: words)))
    return deduced
  }

  /// The systems that the coordinates of all features allow.
  private func plausible() -> [CRS] {
    guard !sample.isEmpty else { return [] }
    if sample.allSatisfy({ places.surround(longitude: $0.x, latitude: $0.y) }) { return [.wgs84] }
    let box = sample.reduce(into: Box.empty) { $0.extend($1.x, $1.y) }
    return CRS.plausibleSystems(for: box, in: places).filter { !$0.isGeographic }
  }

  private static func name(_ crs: CRS) -> String {
    switch crs.epsg {
    case 2154: "Lambert-93 (EPSG:2154)"
    case 4326: "WGS 84 en degrés (EPSG:4326)"
    default: "\(crs.name) (\(crs.identifier))"
    }
  }

  /// A system given by the user is believed, but for degrees where all is metres, and metres where all is degrees of the
  /// places expected.
  func refuseOtherUnits(_ forced: CRS) throws {
    let isOther: ((x: Double, y: Double)) -> Bool =
      forced.isGeographic ? { !CRSCheck.isDegrees($0) } : { places.surround(longitude: $0.x, latitude: $0.y) }
    guard let first = sample.first, sample.allSatisfy(isOther) else { return }
    throw FileFault.crs(
      file: file,
      sentence: "le système donné par option (\(forced.identifier)) veut "
        + "\(forced.isGeographic ? "des degrés" : "des mètres")\(looks(first)). "
        + "Donnez le bon, ou laissez celui du fichier.")
  }

  private func refuseSwappedAxes() throws {
    func within(_ x: Double, _ y: Double) -> Bool { places.surround(longitude: x, latitude: y) }
    guard sample.allSatisfy({ !within($0.x, $0.y) && within($0.y, $0.x) }), let first = sample.first else { return }
    throw FileFault.crs(
      file: file,
      sentence: "les axes sont inversés : le premier point a x = \(FrenchNumber.coordinate(first.x)), "
        + "y = \(FrenchNumber.coordinate(first.y)), soit latitude puis longitude ; longitude puis latitude étaient attendues. "
        + "Échangez-les (dans QGIS : « Intervertir les coordonnées X et Y »).")
  }

  private func contradiction(_ declared: String, _ expected: String, _ point: (x: Double, y: Double)) -> FileFault {
    let code = appearance(point)?.code ?? "CODE"
    return .crs(
      file: file,
      sentence: "le système déclaré (\(declared)) veut \(expected)\(looks(point)). "
        + "Donnez le bon : --crs-zonage NOM=\(code) ou --crs \(code).")
  }

  private func looks(_ point: (x: Double, y: Double)?) -> String {
    guard let point else { return " et la couche n'a aucune coordonnée" }
    let place = "x = \(FrenchNumber.coordinate(point.x)), y = \(FrenchNumber.coordinate(point.y))"
    guard let appearance = appearance(point) else { return " ; les coordonnées commencent par \(place)" }
    return " ; les coordonnées (\(place)) ressemblent à \(appearance.words)"
  }

  private func anomaly(_ kind: LayerAnomaly) -> Anomaly { Anomaly(.layer(kind), file: file, layer: layer) }
}

// What coordinates look like.
extension CRSCheck {
  static func isDegrees(_ point: (x: Double, y: Double)) -> Bool { abs(point.x) <= 181 && abs(point.y) <= 91 }

  /// Where the coordinates of a French projected system lie, generously; nil for systems without such a box here.
  static func extent(of crs: CRS) -> Box? {
    switch crs.epsg {
    case 2154, 9793, 9794: return Box(minX: -300_000, minY: 5_700_000, maxX: 1_700_000, maxY: 7_500_000)
    case let code? where (3942...3950).contains(code):
      let y = Double(code - 3941) * 1_000_000 + 200_000
      return Box(minX: 700_000, minY: y - 500_000, maxX: 2_700_000, maxY: y + 500_000)
    default: return nil
    }
  }

  static func words(_ box: Box) -> String {
    "x entre \(FrenchNumber.coordinate(box.minX)) et \(FrenchNumber.coordinate(box.maxX)), "
      + "y entre \(FrenchNumber.coordinate(box.minY)) et \(FrenchNumber.coordinate(box.maxY))"
  }

  /// The system that a point's coordinates look like, the likeliest where there are several.
  private func appearance(_ point: (x: Double, y: Double)) -> (words: String, code: String)? {
    if CRSCheck.isDegrees(point) { return ("des degrés (WGS 84)", "4326") }
    let box = Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    guard let system = CRS.plausibleSystems(for: box, in: places).first, let code = system.epsg else { return nil }
    switch code {
    case 2154: return ("du Lambert-93 en mètres", "2154")
    case 3942...3950: return ("du Lambert CC\(code - 3900) en mètres", "\(code)")
    case 27572: return ("du Lambert II étendu en mètres", "27572")
    default: return ("des mètres (\(system.name))", "\(code)")
    }
  }

  /// The words of a declaration that fit in a sentence: a long text is replaced by the name of the system.
  static func short(_ text: String, _ crs: CRS?) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if line.count <= 60 { return line }
    let quoted = line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first
    if let quoted { return String(quoted.prefix(60)) }
    return crs?.identifier ?? String(line.prefix(60))
  }
}
