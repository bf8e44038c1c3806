import DomainData
import GeometryCore
import Groundwork

/// Départements, regions and territories of France, as `Data/territoires.yml` lists them.
public struct Territories: Sendable {
  /// A territory with a legal reference system of its own.
  public struct Territory: Sendable {
    /// "metropole", "guadeloupe"...
    public let code: String
    /// "France métropolitaine"
    public let name: String
    /// EPSG code of the legal metric system; of several, that of the capital.
    public let epsg: Int
    /// Degrees.
    public let box: Box
    /// Around it where its box holds too much of its neighbours, else its box.
    public let outline: Outline
    /// Where the legal system changes with the longitude: the first box that holds a place, in degrees, decides.
    public let zones: [Zone]
    /// EPSG codes of other metric systems that files use for it.
    public let otherSystems: [Int]

    /// Part of a territory with a legal metric system of its own.
    public struct Zone: Sendable, Hashable {
      /// EPSG code of its legal metric system.
      public let epsg: Int
      /// Degrees.
      public let box: Box
      /// Its chief islands.
      let land: Box
    }
  }

  /// A region.
  public struct Region: Sendable, Hashable {
    /// "84"
    public let code: String
    /// "Auvergne-Rhône-Alpes"
    public let name: String
  }

  /// A département, or a collectivité that has its place in the codes of communes.
  public struct Department: Sendable, Hashable {
    /// "01", "2A", "974".
    public let code: String
    /// "Ain"
    public let name: String
    /// nil in the collectivités that belong to no region.
    public let region: String?
    /// Code of the territory.
    public let territory: String
    /// Degrees.
    public let box: Box
    /// How large it is; nil in the collectivités whose communes have no contour.
    public let ground: Ground?

    /// Its area, right to some hundredths, and its mean latitude in degrees.
    public struct Ground: Sendable, Hashable {
      public let squareKilometres, latitude: Double
    }
  }

  /// A city whose arrondissements have INSEE codes of their own.
  public struct DividedCity: Sendable, Hashable {
    /// "Lyon"
    public let name: String
    /// INSEE code of the whole city.
    public let commune: String
    /// Codes of the arrondissements, the first first.
    public let arrondissements: [String]
    /// Postcode of arrondissement n is this number plus n.
    public let postcodeBase: Int
  }

  /// The mainland first.
  public let territories: [Territory]
  /// By code.
  public let regions: [Region]
  /// By code, the collectivités last.
  public let departments: [Department]
  /// Paris, Lyon and Marseille.
  public let dividedCities: [DividedCity]
  private let departmentIndex: [String: Int]
  private let regionIndex: [String: Int]

  /// The data that the program carries.
  public static let standard: Territories = {
    do {
      return try Territories(yaml: DomainData.territories)
    } catch {
      // Carried inside the binary and tested: it cannot be wrong at run time.
      preconditionFailure("territoires.yml : \(error)")
    }
  }()

  /// The département of a code, nil if there is none.
  public func department(_ code: String) -> Department? { departmentIndex[code].map { departments[$0] } }
  /// The region of a code, nil if there is none.
  public func region(_ code: String) -> Region? { regionIndex[code].map { regions[$0] } }
  /// The territory of a code, nil if there is none.
  public func territory(_ code: String) -> Territory? { territories.first { $0.code == code } }

  /// Départements of the mainland, Corsica included.
  public var mainland: [Department] { departments.filter { $0.territory == "metropole" } }
}

// Reading.
extension Territories {
  private struct File: Decodable {
    struct Entry: Decodable {
      var code: String?
      var nom: String
      var crs: Int?
      var region: String?
      var territoire: String?
      var emprise: [Double]?
      var aire: [Double]?
      var fuseaux: [Fuseau]?
      var autres_crs: [Int]?
      var contours: [String]?
      var commune: String?
      var premier: String?
      var nombre: Int?
      var codes_postaux: Int?
    }
    struct Fuseau: Decodable {
      var crs: Int
      var emprise: [Double]
      var iles: [Double]
    }
    var territoires: [Entry]
    var regions: [Entry]
    var departements: [Entry]
    var villes_a_arrondissements: [Entry]
  }

  /// The points of "2.29 51.15, 2.58 51.11"; none where a number is wrong.
  private static func points(_ line: String) -> [(x: Double, y: Double)] {
    let points = line.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
    return points.allSatisfy { $0.count == 2 } ? points.map { ($0[0], $0[1]) } : []
  }

  /// - Throws: `FileFault.unreadable` where the text does not hold what it must.
  init(yaml: String) throws {
    let file = try YAMLText.decode(File.self, from: yaml, file: "territoires.yml")
    func wrong(_ entry: File.Entry) -> FileFault {
      .unreadable(
        file: "territoires.yml",
        sentence: "l'entrée « \(entry.nom) » est incomplète ; code et emprise de quatre nombres attendus.")
    }
    func box(_ corners: [Double]?, _ entry: File.Entry) throws -> Box {
      guard let e = corners, e.count == 4, e[0] <= e[2], e[1] <= e[3] else { throw wrong(entry) }
      return Box(minX: e[0], minY: e[1], maxX: e[2], maxY: e[3])
    }
    territories = try file.territoires.map { entry in
      guard let code = entry.code, let epsg = entry.crs else { throw wrong(entry) }
      let ownBox = try box(entry.emprise, entry)
      let lines = (entry.contours ?? []).map(Self.points)
      guard lines.allSatisfy({ $0.count >= 3 }) else { throw wrong(entry) }
      let zones = try (entry.fuseaux ?? []).map {
        Territory.Zone(epsg: $0.crs, box: try box($0.emprise, entry), land: try box($0.iles, entry))
      }
      return Territory(
        code: code, name: entry.nom, epsg: epsg, box: ownBox, outline: lines.isEmpty ? Outline(ownBox) : Outline(lines),
        zones: zones, otherSystems: entry.autres_crs ?? [])
    }
    regions = try file.regions.map { entry in
      guard let code = entry.code else { throw wrong(entry) }
      return Region(code: code, name: entry.nom)
    }
    departments = try file.departements.map { entry in
      guard let code = entry.code else { throw wrong(entry) }
      return Department(
        code: code, name: entry.nom, region: entry.region, territory: entry.territoire ?? "metropole",
        box: try box(entry.emprise, entry),
        ground: entry.aire.flatMap { $0.count == 2 ? .init(squareKilometres: $0[0], latitude: $0[1]) : nil })
    }
    dividedCities = try file.villes_a_arrondissements.map { entry in
      guard let commune = entry.commune, let first = entry.premier.flatMap({ Int($0) }), let count = entry.nombre,
        let base = entry.codes_postaux
      else { throw wrong(entry) }
      return DividedCity(
        name: entry.nom, commune: commune, arrondissements: (first..<first + count).map(String.init), postcodeBase: base)
    }
    departmentIndex = Dictionary(departments.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
    regionIndex = Dictionary(regions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
  }
}
