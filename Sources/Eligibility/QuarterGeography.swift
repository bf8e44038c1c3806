import GeometryCore
import Territory

/// A quarter as its file names it.
public struct Quarter: Sendable, Hashable {
  public var code: String
  public var name: String
  /// INSEE codes of its communes, whole cities for Paris, Lyon and Marseille; empty where the file gives none.
  public var communeCodes: [String]
  public var communeNames: [String]

  public init(code: String, name: String, communeCodes: [String] = [], communeNames: [String] = []) {
    self.code = code
    self.name = name
    self.communeCodes = communeCodes
    self.communeNames = communeNames
  }

  /// "Mistral - Eaux Claires (QN03801M)".
  public var title: String { name.isEmpty ? code : code.isEmpty ? name : "\(name) (\(code))" }
}

/// Answers where positions stand in a zoning; in WGS 84 degrees, distances in metres on the ground.
public protocol PlaceLocating: Sendable {
  func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding]
}

/// The quarters of one vintage.
public struct QuarterGeography: Sendable {
  public var quarters: [Quarter]
  /// 2015 or 2024; nil where neither the file nor its codes tell.
  public var year: Int?
  /// Name of the file or files.
  public var file: String
  /// How the column `sources` quotes it.
  public var citation: String
  /// Départements of its codes.
  public var departments: Set<String>
  public var locator: any PlaceLocating
  /// Outlines in WGS 84 degrees, one a quarter; nil where only the locator knows them.
  public var shapes: GeometryArray?
  /// Quarters of each commune, by the codes that the file gives and by the shapes of communes where they are known.
  public var touching: [String: [Int]]
  /// Whether `touching` holds every commune that a quarter touches.
  public var knowsItsCommunes: Bool

  public init(
    quarters: [Quarter], year: Int?, file: String, citation: String, departments: Set<String>, locator: any PlaceLocating
  ) {
    self.quarters = quarters
    self.year = year
    self.file = file
    self.citation = citation
    self.departments = departments
    self.locator = locator
    touching = [:]
    for (index, quarter) in quarters.enumerated() {
      for code in quarter.communeCodes { touching[code, default: []].append(index) }
    }
    knowsItsCommunes = quarters.allSatisfy { !$0.communeCodes.isEmpty }
  }

  /// Adds what the shapes tell: quarters by commune code.
  public mutating func addTouching(_ found: [String: [Int]], isComplete: Bool) {
    for (code, indices) in found {
      touching[code] = Set(touching[code] ?? []).union(indices).sorted()
    }
    knowsItsCommunes = knowsItsCommunes || isComplete
  }

  /// Gives quarters that name their communes without codes the codes that a book knows.
  public mutating func addCodes(from book: any CommuneBook) {
    for index in quarters.indices where quarters[index].communeCodes.isEmpty && !quarters[index].communeNames.isEmpty {
      let department = ZoneCode.department(of: quarters[index].code, form: .qpv) ?? ""
      let codes = quarters[index].communeNames.compactMap { name -> String? in
        if case .one(let code) = book.match(name: name, postcode: "", department: department) { code } else { nil }
      }
      guard codes.count == quarters[index].communeNames.count else { continue }
      quarters[index].communeCodes = codes
      for code in codes { touching[code, default: []].append(index) }
    }
    knowsItsCommunes = knowsItsCommunes || quarters.allSatisfy { !$0.communeCodes.isEmpty }
  }

  /// One geography of several files of the same vintage.
  /// - Precondition: at least one.
  public static func merging(_ geographies: [QuarterGeography]) -> QuarterGeography {
    guard geographies.count > 1 else { return geographies[0] }
    var merged = QuarterGeography(
      quarters: geographies.flatMap(\.quarters), year: geographies[0].year,
      file: geographies.map(\.file).joined(separator: ", "), citation: geographies.map(\.citation).joined(separator: " ; "),
      departments: geographies.reduce(into: []) { $0.formUnion($1.departments) },
      locator: MergedLocator(parts: geographies.map { ($0.locator, $0.quarters.count) }))
    if geographies.allSatisfy({ $0.shapes != nil }) {
      merged.shapes = geographies.compactMap(\.shapes).reduce(into: GeometryArray()) { all, own in
        for feature in 0..<own.count { all.append(feature: feature, of: own) }
      }
    }
    return merged
  }
}

/// Several zonings as one: their zones numbered on, the nearest limit of all.
struct MergedLocator: PlaceLocating {
  let parts: [(locator: any PlaceLocating, count: Int)]

  func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
    var merged = [ZoneStanding](repeating: .emptyZoning, count: longitude.count)
    var offset = 0
    for part in parts {
      let own = try part.locator.standings(longitude: longitude, latitude: latitude)
      for (index, standing) in own.enumerated() { merged[index].join(standing, offset: offset) }
      offset += part.count
    }
    return merged
  }
}

extension ZoneStanding {
  fileprivate mutating func join(_ other: ZoneStanding, offset: Int) {
    let isNearer =
      if zone < 0 || distance.isNaN {
        other.zone >= 0
      } else if other.zone < 0 || other.distance.isNaN {
        false
      } else if holders.isEmpty != other.holders.isEmpty {
        holders.isEmpty
      } else {
        abs(other.distance) < abs(distance)
      }
    holders += other.holders.map { $0 + offset }
    isOnBoundary = isOnBoundary || other.isOnBoundary
    if isNearer {
      distance = other.distance
      zone = other.zone + offset
    }
  }
}

/// Locates in a layer of polygons.
public struct LayerLocator: PlaceLocating {
  private let locator: ZoneLocator
  private let distances: ZoneDistances

  /// - Parameters:
  ///   - geometries: valid polygons, one a zone.
  ///   - rank: order among zones at equal distance.
  /// - Throws: `GeometryError` if PROJ knows no way to the metric system of a place.
  public init(_ geometries: GeometryArray, crs: CRS, rank: [Int32]? = nil) throws {
    locator = ZoneLocator(geometries, crs: crs)
    distances = try ZoneDistances(locator, rank: rank)
  }

  public func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
    var x = longitude, y = latitude
    try CoordinateTransform(from: .wgs84, to: locator.crs).apply(x: &x, y: &y)
    let hits = locator.locate(x: x, y: y)
    let (metres, nearest) = try distances.measure(x: x, y: y, hits: hits)
    return x.indices.map { index in
      ZoneStanding(
        holders: hits.zones(of: index).map(Int.init), isOnBoundary: hits.isOnBoundary(index), distance: metres[index],
        zone: Int(nearest[index]))
    }
  }
}
