import DomainData
import Groundwork
import Structures

/// Which prestations are covered, in which zones, with which certainty: a rule that an office writes as YAML.
public struct EligibilityRule: Sendable, Hashable {
  /// How the limit of a quarter counts where it is a street.
  public enum BoundaryStreet: String, Sendable, CaseIterable {
    /// The limit follows the street's axis (décret 2014-1750).
    case axis = "axe"
    /// Both sides count, up to a width beyond the limit.
    case bothSides = "deux_rives"
    /// Everything within the width of the limit is to be verified.
    case review = "revue"
  }

  /// Kinds of zone that open the right.
  public enum ZoneKind: String, Sendable, CaseIterable {
    case qpv = "QPV"
    case livedQuarter = "QV"
  }

  /// What a reserve does to the row that it stands against.
  public enum Consequence: String, Sendable, CaseIterable {
    case mention = "signaler"
    case verify = "a_verifier"
  }

  public var name: String
  /// The day on which it was made, as its file says; nil where it does not.
  public var date: CalendarDate?
  /// Name of the file that holds it, as the column `sources` quotes it.
  public var file: String
  /// Codes of the prestations covered.
  public var services: [String]
  public var zones: Set<ZoneKind>
  /// What each level decides when it is certain.
  public var decisions: [EvidenceLevel: Decision]
  /// Amounts by prestation and level; absent where the file leaves them blank.
  public var amounts: [String: [EvidenceLevel: RuleAmount]]
  public var boundaryStreet: BoundaryStreet
  /// Metres on the ground.
  public var streetWidth: Double
  /// Least radius of a position given without precision, in metres.
  public var minimumRadius: Double
  /// Radius of a position that the adviser has confirmed, in metres.
  public var correctedRadius: Double
  /// What each reserve does.
  public var reserves: [Reserve.Kind: Consequence]
  /// Metres beyond which a position outside its commune puts the row to be verified.
  public var communeTolerance: Double

  /// The rule that the program carries: seed of every other, and what absent keys mean.
  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong file.
  public static func standard() throws -> EligibilityRule {
    try EligibilityRule(yaml: DomainData.rules, file: "regles.yml (par défaut)", catalog: ServiceCatalog.standard())
  }

  /// The rule of a file.
  /// - Throws: `FileFault.missing`, or `.unreadable` naming the key, its line and the file.
  public static func read(path: String) throws -> EligibilityRule {
    let (text, provenance) = try TextFile.read(path)
    return try EligibilityRule(yaml: text, file: provenance.file, catalog: .standard())
  }

  /// The default rule file with its comments, to be copied and edited.
  public static var template: String { DomainData.rules }

  /// - Throws: `FileFault.unreadable` naming the key, its line and the file.
  public init(yaml: String, file: String, catalog: ServiceCatalog) throws {
    let root = try YAMLMapping(text: yaml, file: file)
    try root.expect(only: ["nom", "date", "prestations", "zones", "decisions", "montants", "rue_limite", "certitude", "reserves"])
    self.file = file
    name = try root.text("nom") ?? file
    if let text = try root.text("date"), !text.isEmpty {
      date = CalendarDate.written(text)
      guard date != nil else { throw root.wrong("date", expected: "un jour AAAA-MM-JJ", found: text) }
    }
    services = try Self.services(root, catalog)
    zones = try Self.zones(root)
    decisions = try Self.decisions(root)
    amounts = try Self.amounts(root, catalog.services.map(\.code))
    let street = try root.mapping("rue_limite")
    try street?.expect(only: ["mode", "largeur_m"], in: "rue_limite")
    boundaryStreet = try street?.word("mode", BoundaryStreet.self) ?? .axis
    streetWidth = try street?.plainNumber("largeur_m") ?? 0
    guard boundaryStreet == .axis || streetWidth > 0 else {
      throw FileFault.unreadable(
        file: file,
        sentence: "rue_limite : le mode « \(boundaryStreet.rawValue) » demande une largeur_m plus grande que 0 ; "
          + "sans elle il reviendrait à « axe ».")
    }
    let certainty = try root.mapping("certitude")
    try certainty?.expect(only: ["rayon_minimal_m", "rayon_corrige_m"], in: "certitude")
    minimumRadius = try certainty?.plainNumber("rayon_minimal_m") ?? 15
    correctedRadius = try certainty?.plainNumber("rayon_corrige_m") ?? 5
    let stated = try root.mapping("reserves")
    try stated?.expect(only: Reserve.Kind.allCases.map(\.rawValue) + ["hors_commune_m"], in: "reserves")
    reserves = [:]
    for kind in Reserve.Kind.allCases {
      reserves[kind] = try stated?.word(kind.rawValue, Consequence.self) ?? kind.standardConsequence
    }
    communeTolerance = try stated?.plainNumber("hors_commune_m") ?? 1000
  }
}

extension EligibilityRule {
  /// Whether the rule speaks of a prestation.
  public func admits(_ service: Service) -> Bool { services.contains(service.code) }

  /// nil where the rule leaves it blank.
  public func amount(_ service: Service, _ level: EvidenceLevel) -> RuleAmount? { amounts[service.code]?[level] }

  private static func services(_ root: YAMLMapping, _ catalog: ServiceCatalog) throws -> [String] {
    guard let words = try root.texts("prestations") else { return ["AGC", "LAEP"] }
    guard !words.isEmpty else { throw root.wrong("prestations", expected: "au moins un code") }
    return try words.map { word in
      let found = catalog.recognise(word).services
      guard found.count == 1 else {
        throw root.wrong(
          "prestations", expected: "un code parmi \(catalog.services.map(\.code).joined(separator: ", "))", found: word)
      }
      return found[0].code
    }
  }

  private static func zones(_ root: YAMLMapping) throws -> Set<ZoneKind> {
    guard let words = try root.texts("zones") else { return [.qpv, .livedQuarter] }
    guard !words.isEmpty else { throw root.wrong("zones", expected: "QPV ou QV") }
    return Set(
      try words.map { word in
        guard let kind = ZoneKind(rawValue: word.uppercased()) else {
          throw root.wrong("zones", expected: "QPV ou QV", found: word)
        }
        return kind
      })
  }

  private static func decisions(_ root: YAMLMapping) throws -> [EvidenceLevel: Decision] {
    var decisions = Dictionary(uniqueKeysWithValues: EvidenceLevel.opening.map { ($0, Decision.eligible) })
    guard let mapping = try root.mapping("decisions") else { return decisions }
    try mapping.expect(only: EvidenceLevel.opening.map(\.rawValue), in: "decisions")
    for level in EvidenceLevel.opening {
      if let decision = try mapping.word(level.rawValue, Decision.self) { decisions[level] = decision }
    }
    return decisions
  }

  private static func amounts(_ root: YAMLMapping, _ services: [String]) throws -> [String: [EvidenceLevel: RuleAmount]] {
    guard let mapping = try root.mapping("montants") else { return [:] }
    try mapping.expect(only: services, in: "montants")
    var amounts: [String: [EvidenceLevel: RuleAmount]] = [:]
    for service in services {
      guard let levels = try mapping.mapping(service) else { continue }
      try levels.expect(only: EvidenceLevel.opening.map(\.rawValue), in: "montants, \(service)")
      for level in EvidenceLevel.opening {
        if let amount = try levels.money(level.rawValue) { amounts[service, default: [:]][level] = RuleAmount(amount) }
      }
    }
    return amounts
  }
}

extension YAMLMapping {
  /// One word of a fixed list.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) throws -> Word?
  where Word.RawValue == String {
    guard let text = try text(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw wrong(key, expected: Word.allCases.map(\.rawValue).joined(separator: " ou "), found: text)
    }
    return word
  }
}
