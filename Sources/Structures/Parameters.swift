import DomainData
import Groundwork
import Territory

/// The national *taux de couverture* of children under three as one edition of its source tells it; editions do not compare.
public struct NationalRateEdition: Sendable, Hashable {
  public let year: Int
  /// Places for a hundred children.
  public let rate: Double
  /// Who published it, and when.
  public let edition: String
}

/// Figures and words that a person may edit: radii of precision words, aliases of columns (`Data/parametres.yml`).
public struct Parameters: Sendable {
  /// What a cell of a list of structures can be.
  public enum Field: String, Sendable, CaseIterable {
    case id, name = "nom", manager = "gestionnaire", service = "prestation", address = "adresse", complement
    case streetNumber = "numero_voie", bareNumber = "numero", bareStreet = "voie", repetition
    case postcode = "code_postal", commune, communeCode = "code_insee"
    case longitude = "lon", latitude = "lat", x, y, epsg, coordinates = "coordonnees", precision
    case managerAddress = "adresse_gestionnaire"
  }

  /// The last edition of the national *taux de couverture*; nil for a file that does not tell it.
  public let nationalRate: NationalRateEdition?
  private let radii: [String: Double]
  private let communeWords: Set<String>
  /// Départements from which on a QPV file is held for national.
  public let nationalDepartmentCount: Int
  /// When each list of QPV comes into force.
  public let calendar: QuarterCalendar
  /// Column names of each field in order of preference, in the form of `Wording.key`.
  package let aliases: [Field: [String]]
  /// First words of column names of a field, where no alias fits.
  package let starts: [Field: [String]]
  /// Words of column names that speak of zones and not of structures.
  package let foreignWords: Set<String>
  package let seatWords: Phrases
  package let possibleSeatWords: Phrases
  package let travellingWords: Phrases
  package let travellingAddressWords: Phrases

  /// Those that the program carries.
  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong file.
  public static func standard() throws -> Parameters { try Parameters(yaml: DomainData.parameters, file: "parametres.yml") }

  /// - Throws: `FileFault.unreadable` naming the key, its line and the file.
  public init(yaml: String, file: String) throws {
    let root = try YAMLMapping(text: yaml, file: file)
    try root.expect(
      only: [
        "rayons_m", "rayons_de_commune", "departements_fichier_national", "taux_couverture_national", "entree_en_vigueur",
        "colonnes_structures", "colonnes_offre", "colonnes_annuaire",
        "debuts_de_colonnes", "colonnes_etrangeres",
        "mots_siege", "mots_siege_possible", "mots_itinerance", "mots_itinerance_adresse",
      ])
    var radii: [String: Double] = [:]
    if let mapping = try root.mapping("rayons_m") {
      for word in mapping.keys { radii[Wording.key(word)] = try mapping.number(word) }
    }
    self.radii = radii
    communeWords = Set((try root.texts("rayons_de_commune") ?? []).map(Wording.key))
    nationalDepartmentCount = Int(try root.number("departements_fichier_national") ?? 90)
    calendar = try Self.calendar(root)
    nationalRate = try Self.nationalRate(root)
    var aliases: [Field: [String]] = [:]
    let columns = try root.mapping("colonnes_structures")
    try columns?.expect(only: Field.allCases.map(\.rawValue), in: "colonnes_structures")
    for field in Field.allCases { aliases[field] = (try columns?.texts(field.rawValue) ?? []).map(Wording.key) }
    self.aliases = aliases
    let firstWords = try root.mapping("debuts_de_colonnes")
    try firstWords?.expect(only: Field.allCases.map(\.rawValue), in: "debuts_de_colonnes")
    var starts: [Field: [String]] = [:]
    for field in Field.allCases { starts[field] = try firstWords?.texts(field.rawValue) }
    self.starts = starts
    foreignWords = Set(try root.texts("colonnes_etrangeres") ?? [])
    seatWords = Phrases(try root.texts("mots_siege") ?? [])
    possibleSeatWords = Phrases(try root.texts("mots_siege_possible") ?? [])
    travellingWords = Phrases(try root.texts("mots_itinerance") ?? [])
    travellingAddressWords = Phrases(try root.texts("mots_itinerance_adresse") ?? [])
  }

  private static func calendar(_ root: YAMLMapping) throws -> QuarterCalendar {
    guard let lists = try root.mapping("entree_en_vigueur") else { return QuarterCalendar(entries: []) }
    return QuarterCalendar(
      entries: try lists.keys.map { key in
        guard let year = Int(key), let days = try lists.mapping(key) else {
          throw lists.wrong(key, expected: "une année et ses dates")
        }
        try days.expect(only: ["hexagone", "outre_mer"], in: key)
        func day(_ place: String) throws -> CalendarDate {
          guard let text = try days.text(place), let date = CalendarDate(text) else {
            throw days.wrong(place, expected: "une date AAAA-MM-JJ")
          }
          return date
        }
        return QuarterCalendar.Entry(year: year, mainland: try day("hexagone"), overseas: try day("outre_mer"))
      })
  }

  private static func nationalRate(_ root: YAMLMapping) throws -> NationalRateEdition? {
    guard let entry = try root.mapping("taux_couverture_national") else { return nil }
    try entry.expect(only: ["annee", "taux", "edition"], in: "taux_couverture_national")
    guard let year = try entry.number("annee"), let rate = try entry.number("taux"), let edition = try entry.text("edition")
    else {
      throw root.wrong("taux_couverture_national", expected: "annee, taux et edition")
    }
    return NationalRateEdition(year: Int(year), rate: rate, edition: edition)
  }

  /// Radius in metres of a precision word; nil if the word is not in the list.
  public func radius(ofWord word: String) -> Double? { radii[Wording.key(word)] }

  /// The largest radius in metres that a word of the list has.
  public var widestRadius: Double { radii.values.max() ?? 0 }

  /// True if the word says that the position is that of a commune and no finer.
  public func isCommuneWord(_ word: String) -> Bool { communeWords.contains(Wording.key(word)) }
}
