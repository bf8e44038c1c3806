import GeometryCore
import Groundwork
import Tabular

/// Where a table says where things are: two columns of numbers, or one cell that holds both; and in which system.
public struct CoordinateColumns: Sendable, Hashable {
  /// In which columns the numbers stand, by index.
  public enum Layout: Sendable, Hashable {
    case pair(x: Int, y: Int)
    /// One cell of two numbers; `latitudeFirst` as "48.85, 2.35".
    case cell(Int, latitudeFirst: Bool)
  }

  public let layout: Layout
  /// Column of an EPSG code on each row.
  public internal(set) var epsgColumn: Int?
  /// The system that names and values agree on; nil where the rows say it or where nothing tells.
  public var crs: CRS?
  /// What the values say against the names; nil where all is well.
  public let doubt: TableAnomaly?
  /// The columns' names promise longitude and latitude.
  public var isNamedDegrees = false

  private static let pairs: [(x: [String], y: [String], isDegrees: Bool)] = [
    (
      ["lon", "longitude", "lng", "long", "x_longitude", "result_longitude"],
      ["lat", "latitude", "y_latitude", "result_latitude"], true
    ),
    (
      ["x", "lambert_x", "coord_x", "coordx", "coordonnee_x", "x_l93", "x_lambert93", "xl93", "x_2154"],
      ["y", "lambert_y", "coord_y", "coordy", "coordonnee_y", "y_l93", "y_lambert93", "yl93", "y_2154"], false
    ),
    // Of an answer of `geocoder`: the list's own come first.
    (["geo_lon"], ["geo_lat"], true),
  ]
  private static let cells = [
    "coordonnees", "geo_point_2d", "geopoint", "geo_point", "position", "latlon", "lat_lon", "coordonnees_gps", "gps", "geom",
    "the_geom", "wkt", "geom_wkt", "wkt_geom", "geometry", "geometrie", "point",
  ]

  /// Finds the coordinates of a table by the names of its columns, and checks them by value.
  /// - Parameter sample: values of a column, spread over the file.
  public static func recognise(columns: [String], sample: (Int) -> [String]) -> CoordinateColumns? {
    recognise(NamedColumns(columns), sample) ?? recognise(NamedColumns(columns.map(withoutUnit)), sample)
  }

  /// "Longitude (WGS84)" is "Longitude".
  package static func withoutUnit(_ name: String) -> String {
    name.firstIndex(of: "(").map { name[..<$0].trimmingBlanks() } ?? name
  }

  private static func recognise(_ finder: NamedColumns, _ sample: (Int) -> [String]) -> CoordinateColumns? {
    let epsg = finder.find("epsg").flatMap { isBlank(sample($0)) ? nil : $0 }
    for pair in pairs {
      guard let x = pair.x.lazy.compactMap(finder.find).first, let y = pair.y.lazy.compactMap(finder.find).first else { continue }
      let points = points(sample(x), sample(y))
      guard !points.isEmpty || sample(x).allSatisfy({ ZoneCode.trim($0).isEmpty }) else { continue }
      var found = judged(.pair(x: x, y: y), epsg: pair.isDegrees ? nil : epsg, isDegrees: pair.isDegrees, points)
      found.isNamedDegrees = pair.isDegrees
      return found
    }
    guard let cell = cells.lazy.compactMap(finder.find).first(where: { sample($0).contains { both($0) != nil } }) else {
      return nil
    }
    let points = sample(cell).compactMap(both).filter { !MissingPosition.isMeant([$0.0, $0.1]) }
    let latitudeFirst = points.filter { isFrance($0.1, $0.0) }.count >= points.filter { isFrance($0.0, $0.1) }.count
    return judged(
      .cell(cell, latitudeFirst: latitudeFirst), epsg: nil, isDegrees: points.allSatisfy { abs($0.0) <= 180 && abs($0.1) <= 180 },
      latitudeFirst ? points.map { ($0.1, $0.0) } : points)
  }

  /// The positions that two columns hold.
  static func points(_ x: [String], _ y: [String]) -> [(Double, Double)] {
    zip(x, y).compactMap { x, y in
      guard let x = Coordinate.value(of: x), let y = Coordinate.value(of: y), !MissingPosition.isMeant([x, y]) else { return nil }
      return (x, y)
    }
  }

  /// A column that has rows and says nothing in any of them.
  static func isBlank(_ cells: [String]) -> Bool { !cells.isEmpty && cells.allSatisfy { ZoneCode.trim($0).isEmpty } }

  private static func judged(_ layout: Layout, epsg: Int?, isDegrees: Bool, _ points: [(Double, Double)]) -> CoordinateColumns {
    let box = centralBox(points)
    let looksDegrees = box.isEmpty ? isDegrees : points.filter { abs($0.0) <= 180 && abs($0.1) <= 90 }.count * 2 > points.count
    var doubt: TableAnomaly?
    var crs: CRS?
    if epsg == nil {
      crs = looksDegrees ? .wgs84 : common(CRS.plausibleSystems(for: box, in: .france))
      if isDegrees && !looksDegrees { doubt = .metresUnderDegrees }
    }
    if looksDegrees, !box.isEmpty {
      let straight = points.filter { isFrance($0.0, $0.1) }.count
      let swapped = points.filter { isFrance($0.1, $0.0) }.count
      if swapped > straight { doubt = .seeminglySwapped }
    }
    return CoordinateColumns(layout: layout, epsgColumn: epsg, crs: crs, doubt: doubt)
  }

  /// The box of the middle nine tenths of the values of each axis: a few wrong rows shall not hide the system of the others.
  private static func centralBox(_ points: [(Double, Double)]) -> Box {
    guard !points.isEmpty else { return .empty }
    let xs = points.map(\.0).sorted(), ys = points.map(\.1).sorted()
    let cut = points.count / 20
    return Box(minX: xs[cut], minY: ys[cut], maxX: xs[xs.count - 1 - cut], maxY: ys[ys.count - 1 - cut])
  }

  private static func common(_ systems: [CRS]) -> CRS? { systems.count == 1 ? systems[0] : systems.first { $0.epsg == 2154 } }

  private static func isFrance(_ x: Double, _ y: Double) -> Bool { Atlas.france.holds(longitude: x, latitude: y) }

  /// The two numbers of a cell such as "48.85, 2.35", "48,85 ; 2,35", "[2.35 48.85]", "POINT (2.35 48.85)" or
  /// "45°12'18\"N 5°42'18\"E"; a third one is a height.
  static func both(_ text: String) -> (Double, Double)? { halves(of: text).map { ($0.values.0, $0.values.1) } }

  /// Bytes beyond which a cell holds no position but a text.
  private static let longestPair = 400

  /// The two numbers of a cell, and how they are written.
  public static func halves(of text: String) -> (texts: (String, String), values: (Double, Double))? {
    guard text.utf8.count <= Self.longestPair else { return nil }
    var inner = text.trimmingBlanks()[...]
    if inner.prefix(5).lowercased() == "srid=", let end = inner.firstIndex(of: ";") { inner = inner[end...].dropFirst() }
    if inner.prefix(5).lowercased() == "point" { inner = inner.drop { $0 != "(" } }
    inner = inner.filter { !"[]()".contains($0) }[...]
    for separator in [";", "|", "/", ", ", ",", " "] {
      let parts = inner.components(separatedBy: separator).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
      guard parts.count == 2 || parts.count == 3 else { continue }
      let values = parts.compactMap(Coordinate.value)
      // "45 12 18" is one angle, and "01/02/2024" a date.
      let mayHaveHeight = [";", "|", ", "].contains(separator) || parts.prefix(2).allSatisfy { $0.contains(".") }
      guard values.count == parts.count, parts.count == 2 || mayHaveHeight else { continue }
      return ((parts[0], parts[1]), (values[0], values[1]))
    }
    return betweenHemispheres(inner)
  }

  /// Two angles of which only the hemisphere between them tells where one ends.
  private static func betweenHemispheres(_ text: Substring) -> (texts: (String, String), values: (Double, Double))? {
    for place in text.indices.dropFirst() where text[place].isLetter || text[place].isWhitespace {
      let isEnd = text[place].isLetter
      let cut = isEnd ? text.index(after: place) : place
      let first = String(text[..<cut]), second = String(text[cut...])
      guard first.contains(where: \.isLetter), second.contains(where: \.isLetter), let one = Coordinate(written: first),
        let other = Coordinate(written: second)
      else { continue }
      return ((first, second), (one.value, other.value))
    }
    return nil
  }
}

extension CoordinateColumns {
  /// Columns named by the user, whose values tell the system unless it is given too.
  init(layout: Layout, sample: (Int) -> [String], crs: CRS?) {
    var points: [(Double, Double)] = []
    if case .pair(let x, let y) = layout {
      points = Self.points(sample(x), sample(y))
    }
    let judged = Self.judged(layout, epsg: nil, isDegrees: true, points)
    self.init(layout: layout, epsgColumn: nil, crs: crs ?? judged.crs, doubt: judged.doubt)
  }

  /// A column named by the user that holds both numbers.
  init(cell: Int, sample: (Int) -> [String], crs: CRS?) {
    let points = sample(cell).compactMap(Self.both)
    let latitudeFirst = points.filter { Self.isFrance($0.1, $0.0) }.count >= points.filter { Self.isFrance($0.0, $0.1) }.count
    let straight = latitudeFirst ? points.map { ($0.1, $0.0) } : points
    let judged = Self.judged(.cell(cell, latitudeFirst: latitudeFirst), epsg: nil, isDegrees: true, straight)
    self.init(layout: judged.layout, epsgColumn: nil, crs: crs ?? judged.crs, doubt: judged.doubt)
  }
}
