import GeometryCore

/// Reads the position of a row, whatever columns it stands in, and checks it against the French territories.
final class PositionReader {
  struct Reading {
    var position: Position?
    var anomaly: String?
  }

  private enum Source {
    case degrees(longitude: Int, latitude: Int)
    case metres(x: Int, y: Int, epsg: Int?)
    case cell(Int)
  }

  private let sources: [Source]
  private let columns: StructureColumns
  private let options: StructureOptions
  private var transforms: [Int: CoordinateTransform?] = [:]
  private static let webMercator = 3857
  private static let lambert93 = 2154

  init(columns: StructureColumns, options: StructureOptions) {
    self.columns = columns
    self.options = options
    var sources: [Source] = []
    if let lon = columns.first(.longitude), let lat = columns.first(.latitude) {
      sources.append(.degrees(longitude: lon, latitude: lat))
    }
    if let x = columns.first(.x), let y = columns.first(.y) { sources.append(.metres(x: x, y: y, epsg: columns.first(.epsg))) }
    if let cell = columns.first(.coordinates) { sources.append(.cell(cell)) }
    self.sources = sources
  }

  /// The first columns that hold something decide.
  func read(_ cell: (Int) -> String) -> Reading {
    for source in sources {
      let texts: [String]
      switch source {
      case .degrees(let longitude, let latitude): texts = [cell(longitude), cell(latitude)]
      case .metres(let x, let y, _): texts = [cell(x), cell(y)]
      case .cell(let column): texts = [cell(column)]
      }
      guard texts.contains(where: { !$0.trimmingBlanks().isEmpty }) else { continue }
      switch source {
      case .degrees: return degrees(texts[0], texts[1])
      case .metres(let x, _, let epsg): return metres(texts[0], texts[1], epsg: epsg.map(cell), name: columns.header[x])
      case .cell: return pair(texts[0])
      }
    }
    return Reading()
  }

  private func degrees(_ longitudeText: String, _ latitudeText: String) -> Reading {
    guard let longitude = Coordinate(longitudeText), let latitude = Coordinate(latitudeText) else {
      return Reading(anomaly: "la position « \(longitudeText) ; \(latitudeText) » n'est pas un couple de nombres")
    }
    if let code = options.crs?.epsg, options.crs?.isGeographic == false { return located(longitude, latitude, code) }
    return checked(longitude, latitude)
  }

  /// Degrees, if they fall in a French territory; otherwise what they seem to be.
  private func checked(_ longitude: Coordinate, _ latitude: Coordinate) -> Reading {
    if Self.isFrench(longitude.value, latitude.value) { return Reading(position: Self.position(longitude, latitude)) }
    if Self.isFrench(latitude.value, longitude.value) {
      return doubtful("longitude et latitude semblent inversées", Self.position(latitude, longitude))
    }
    for (code, words) in [(Self.lambert93, "des mètres Lambert-93"), (Self.webMercator, "des mètres Web Mercator")]
    where abs(longitude.value) > 180 || abs(latitude.value) > 90 {
      if let position = projected(longitude, latitude, code) {
        return doubtful("les colonnes de degrés contiennent \(words)", position)
      }
    }
    return Reading(
      anomaly: "la position (\(longitude.text) ; \(latitude.text)) n'est dans aucun territoire français ; elle n'est pas utilisée"
    )
  }

  private func doubtful(_ words: String, _ position: Position) -> Reading {
    options.correctsPositions
      ? Reading(position: position, anomaly: "\(words) ; corrigé")
      : Reading(anomaly: "\(words) ; la position n'est pas utilisée (--corriger la remet en ordre)")
  }

  private func metres(_ xText: String, _ yText: String, epsg: String?, name: String) -> Reading {
    guard let x = Coordinate(xText), let y = Coordinate(yText) else {
      return Reading(anomaly: "la position « \(xText) ; \(yText) » n'est pas un couple de nombres")
    }
    if let text = epsg?.trimmingBlanks(), !text.isEmpty {
      guard let code = Int(text.split(separator: ":").last ?? "") ?? Coordinate(text).map({ Int($0.value) }),
        transform(code) != nil
      else {
        return Reading(anomaly: "le système de coordonnées « \(text) » est inconnu")
      }
      return located(x, y, code)
    }
    if let crs = options.crs {
      if crs.isGeographic { return checked(x, y) }
      if let code = crs.epsg { return located(x, y, code) }
    }
    if Self.isFrench(x.value, y.value) {
      let position = Self.position(x, y)
      // Plain x and y may be degrees; columns named after a projection may not.
      let namesMetres = ["l93", "lambert", "2154", "coord"].contains { Wording.key(name).contains($0) }
      return namesMetres
        ? doubtful("la colonne « \(name) » contient des degrés et non des mètres", position) : Reading(position: position)
    }
    if Self.isFrench(y.value, x.value) { return doubtful("longitude et latitude semblent inversées", Self.position(y, x)) }
    if let position = projected(x, y, Self.lambert93) { return Reading(position: position) }
    if let position = projected(y, x, Self.lambert93) { return doubtful("x et y semblent inversés", position) }
    return Reading(anomaly: "le système de coordonnées de x et y n'est pas dit ; donnez-le par --crs EPSG")
  }

  private func located(_ x: Coordinate, _ y: Coordinate, _ code: Int) -> Reading {
    if let position = projected(x, y, code) { return Reading(position: position) }
    if let position = projected(y, x, code) { return doubtful("x et y semblent inversés", position) }
    if Self.isFrench(x.value, y.value) { return doubtful("ce sont des degrés et non des mètres", Self.position(x, y)) }
    return Reading(
      anomaly:
        "la position (\(x.text) ; \(y.text)) n'est pas en EPSG:\(code) dans un territoire français ; elle n'est pas utilisée")
  }

  /// "45.18, 5.72" is latitude then longitude; "POINT (5.72 45.18)" is longitude first.
  private func pair(_ text: String) -> Reading {
    var body = text.trimmingBlanks()
    let isWKT = body.uppercased().hasPrefix("POINT")
    if isWKT { body = String(body.drop { $0 != "(" }) }
    body = body.filter { !"()[]".contains($0) }
    let separators: [(Character) -> Bool] = [{ ";|/".contains($0) }, { $0 == "," }, { $0.isWhitespace }]
    for separator in separators {
      let parts = body.split(whereSeparator: separator).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
      guard parts.count == 2, let first = Coordinate(parts[0]), let second = Coordinate(parts[1]) else { continue }
      return isWKT ? checked(first, second) : checked(second, first)
    }
    return Reading(anomaly: "la position « \(text) » n'est pas de la forme « latitude, longitude »")
  }

  private func transform(_ code: Int) -> CoordinateTransform? {
    if let known = transforms[code] { return known }
    let made = (try? CRS(epsg: code)).flatMap { try? CoordinateTransform(from: $0, to: .wgs84) }
    transforms[code] = made
    return made
  }

  private func projected(_ x: Coordinate, _ y: Coordinate, _ code: Int) -> Position? {
    guard let degrees = transform(code)?.apply(x.value, y.value), Self.isFrench(degrees.x, degrees.y) else { return nil }
    let isGeographic = (try? CRS(epsg: code))?.isGeographic ?? false
    let precision =
      isGeographic
      ? Coordinate.groundPrecision(x, y) : max(x.halfLastDecimal, y.halfLastDecimal)
    return Position(longitude: degrees.x, latitude: degrees.y, writtenPrecision: precision)
  }

  private static func position(_ longitude: Coordinate, _ latitude: Coordinate) -> Position {
    Position(
      longitude: longitude.value, latitude: latitude.value, writtenPrecision: Coordinate.groundPrecision(longitude, latitude))
  }

  private static func isFrench(_ longitude: Double, _ latitude: Double) -> Bool {
    FrenchTerritory.holds(longitude: longitude, latitude: latitude)
  }
}
