import DomainData
import GeometryCore
import Groundwork
import Yams

/// Départements, regions and territories of France, as `Data/territoires.yml` lists them.
public struct Territories: Sendable {
  /// A territory with a legal reference system of its own.
  public struct Territory: Sendable, Hashable {
    public let code: String
    public let name: String
    /// EPSG code of the legal metric system.
    public let epsg: Int
    /// Degrees.
    public let box: Box
  }

  public struct Region: Sendable, Hashable {
    public let code: String
    public let name: String
  }

  public struct Department: Sendable, Hashable {
    /// "01", "2A", "974".
    public let code: String
    public let name: String
    /// nil in the collectivités that belong to no region.
    public let region: String?
    /// Code of the territory.
    public let territory: String
    /// Degrees.
    public let box: Box
  }

  /// A city whose arrondissements have INSEE codes of their own.
  public struct DividedCity: Sendable, Hashable {
    public let name: String
    public let commune: String
    /// Codes of the arrondissements, the first first.
    public let arrondissements: [String]
    /// Postcode of arrondissement n is this number plus n.
    public let postcodeBase: Int
  }

  public let territories: [Territory]
  public let regions: [Region]
  public let departments: [Department]
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

  public func department(_ code: String) -> Department? { departmentIndex[code].map { departments[$0] } }
  public func region(_ code: String) -> Region? { regionIndex[code].map { regions[$0] } }

  /// The territory in whose box a place lies, in degrees.
  public func territory(longitude: Double, latitude: Double) -> Territory? {
    territories.first { $0.box.contains(longitude, latitude) }
  }

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
      var commune: String?
      var premier: String?
      var nombre: Int?
      var codes_postaux: Int?
    }
    var territoires: [Entry]
    var regions: [Entry]
    var departements: [Entry]
    var villes_a_arrondissements: [Entry]
  }

  /// - Throws: `FileFault.unreadable` where the text does not hold what it must.
  init(yaml: String) throws {
    let file: File
    do {
      file = try YAMLDecoder().decode(File.self, from: yaml)
    } catch {
      throw FileFault.unreadable(file: "territoires.yml", sentence: "le fichier ne peut pas être lu (\(error)).")
    }
    func wrong(_ entry: File.Entry) -> FileFault {
      .unreadable(
        file: "territoires.yml",
        sentence: "l'entrée « \(entry.nom) » est incomplète ; code et emprise de quatre nombres attendus.")
    }
    func box(_ entry: File.Entry) throws -> Box {
      guard let e = entry.emprise, e.count == 4, e[0] <= e[2], e[1] <= e[3] else { throw wrong(entry) }
      return Box(minX: e[0], minY: e[1], maxX: e[2], maxY: e[3])
    }
    territories = try file.territoires.map { entry in
      guard let code = entry.code, let epsg = entry.crs else { throw wrong(entry) }
      return Territory(code: code, name: entry.nom, epsg: epsg, box: try box(entry))
    }
    regions = try file.regions.map { entry in
      guard let code = entry.code else { throw wrong(entry) }
      return Region(code: code, name: entry.nom)
    }
    departments = try file.departements.map { entry in
      guard let code = entry.code else { throw wrong(entry) }
      return Department(
        code: code, name: entry.nom, region: entry.region, territory: entry.territoire ?? "metropole", box: try box(entry))
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

/// Where a place in degrees is, roughly: enough to see swapped axes and to tell overseas from the mainland.
public enum FrenchTerritory {
  public static func holds(longitude: Double, latitude: Double) -> Bool {
    LocalProjection.index(longitude: longitude, latitude: latitude) != nil
  }

  /// True overseas, false on the mainland and in Corsica.
  public static func isOverseas(longitude: Double, latitude: Double) -> Bool {
    LocalProjection.index(longitude: longitude, latitude: latitude) != 0
  }
}
