import CPROJ

/// Where data are expected to lie, and in which metric systems files write them there: what tells apart the systems that
/// numbers without a declaration may be in, sees swapped axes and degrees among metres.
///
/// Geometry knows no country: whoever does makes the list (`ExpectedPlaces.france` of the module Territory).
public struct ExpectedPlaces: Sendable {
  /// One area.
  public struct Area: Sendable {
    /// In degrees, longitude in x.
    public let outline: Outline
    /// EPSG codes of the metric systems that files use for it.
    public let systems: [Int]

    /// - Parameters:
    ///   - outline: in degrees.
    ///   - systems: EPSG codes.
    public init(_ outline: Outline, systems: [Int]) {
      self.outline = outline
      self.systems = systems
    }
  }

  /// The areas as given.
  public let areas: [Area]
  /// Outlines of the areas in the coordinates of each of their systems, by EPSG code.
  private let projected: [Int: [Outline]]

  /// Nothing is expected: no system is deduced from coordinates.
  public static let anywhere = ExpectedPlaces([])

  /// - Parameter areas: a system that `CRS.recognise` does not know by its numbers is left out.
  public init(_ areas: [Area]) {
    self.areas = areas
    var projected: [Int: [Outline]] = [:]
    for area in areas {
      for code in area.systems {
        if let outline = KnownSystem.of(code)?.signature.projected(area.outline) { projected[code, default: []].append(outline) }
      }
    }
    self.projected = projected
  }

  /// Whether a place in degrees lies in the box around an area.
  public func surround(longitude: Double, latitude: Double) -> Bool {
    areas.contains { $0.outline.box.contains(longitude, latitude) }
  }

  /// The areas where a metric system is used, drawn in its coordinates; roughly: datum shifts are left out, which moves
  /// no point by more than some hundred metres.
  public func outlines(in crs: CRS) -> [Outline] { crs.epsg.map(outlines(epsg:)) ?? [] }

  func outlines(epsg code: Int) -> [Outline] { projected[code] ?? [] }
}

extension CRSSignature {
  /// An outline in degrees, drawn in the system's metres; nil where PROJ cannot draw it.
  func projected(_ outline: Outline) -> Outline? {
    guard let projection, let operation = proj_create(ProjContext.current.pointer, projection) else { return nil }
    defer { proj_destroy(operation) }
    let lines = outline.lines.map { line in
      Self.dense(line).map { point in
        let metres = proj_trans(operation, PJ_FWD, proj_coord(proj_torad(point.x), proj_torad(point.y), 0, 0))
        return (x: metres.xy.x, y: metres.xy.y)
      }
    }
    return lines.joined().allSatisfy { $0.x.isFinite && $0.y.isFinite } ? Outline(lines) : nil
  }

  /// A straight edge in degrees is curved in metres: it is given points between its ends.
  private static func dense(_ line: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    zip(line, line.dropFirst() + line.prefix(1)).flatMap { a, b in
      (0..<4).map { (a.x + (b.x - a.x) * Double($0) / 4, a.y + (b.y - a.y) * Double($0) / 4) }
    }
  }

  /// The projection alone as PROJ reads it, without datum and so without PROJ's database; nil for degrees.
  private var projection: String? {
    let origin = "+lat_0=\(latitude) +lon_0=\(longitude + primeMeridian) +k_0=\(scale) +x_0=\(easting) +y_0=\(northing)"
    let figure = "+a=\(ellipsoid.semiMajor) +rf=\(ellipsoid.inverseFlattening)"
    return switch method {
    case .geographic: nil
    case .lambertConic: "+proj=lcc +lat_1=\(parallels.0) +lat_2=\(parallels.1) \(origin) \(figure)"
    case .transverseMercator: "+proj=tmerc \(origin) \(figure)"
    case .pseudoMercator: "+proj=webmerc \(figure)"
    }
  }
}
