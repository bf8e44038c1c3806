import DomainData
import Foundation
import Groundwork

extension SecrecyPolicy {
  /// A policy as the command line names it: a profile of the program, or a file of one's own.
  ///
  /// - Throws: `FileFault.usage` for a name that is neither; `.missing` or `.unreadable` for a file that cannot be read or holds
  ///   an unknown key or a value that makes no sense.
  public static func named(_ text: String) throws -> SecrecyPolicy {
    let profiles = try YAMLMapping(text: DomainData.secrecy, file: "secret.yml")
    if let own = try profiles.mapping(text) { return try SecrecyPolicy(own, name: text) }
    guard MappedFile.exists(FileReference.parse(text).path) || text.contains(where: { "./".contains($0) }) else {
      throw FileFault.usage(
        sentence: "--profil \(text) : aucun profil ne s'appelle ainsi et aucun fichier non plus ; profils : "
          + profiles.keys.joined(separator: ", ") + Suggestion.ending(text, among: profiles.keys))
    }
    return try read(path: text)
  }

  /// A policy of one's own.
  /// - Throws: `FileFault.missing` or `.unreadable`, as above.
  public static func read(path: String) throws -> SecrecyPolicy {
    let (text, provenance) = try TextFile.read(path)
    let stem = (provenance.file as NSString).deletingPathExtension
    return try SecrecyPolicy(YAMLMapping(text: text, file: provenance.file), name: stem)
  }

  private static let keys = [
    "nom", "effectif_minimum", "population_minimum", "portee", "zero_sur", "complement", "dominance", "protection", "groupe",
    "arrondi",
  ]

  private init(_ mapping: YAMLMapping, name: String) throws {
    try mapping.expect(only: Self.keys)
    self.init(name: try mapping.text("nom") ?? name)
    if let least = try mapping.count("effectif_minimum") { minimumCell = least }
    minimumPopulation = try mapping.count("population_minimum")
    switch try mapping.text("portee") {
    case nil, "infracommunal": scope = .infracommunal
    case "toutes": scope = .everyZone
    case let other?: throw mapping.wrong("portee", expected: "« toutes » ou « infracommunal »", found: other)
    }
    zeroSafety = try Self.zeroSafety(mapping)
    protectsComplement = try mapping.flag("complement") ?? false
    protectsGroups = try mapping.flag("groupe") ?? false
    dominance = try mapping.plainNumber("dominance")
    if let dominance, dominance > 100 {
      throw mapping.wrong("dominance", expected: "un pourcentage de 0 à 100", found: try mapping.text("dominance"))
    }
    protection = try mapping.plainNumber("protection") ?? 0
    if protection > 100 {
      throw mapping.wrong("protection", expected: "un pourcentage de 0 à 100", found: try mapping.text("protection"))
    }
    rounding = try mapping.count("arrondi")
    if let rounding, rounding < 2 { throw mapping.wrong("arrondi", expected: "un nombre entier d'au moins 2") }
  }

  private static func zeroSafety(_ mapping: YAMLMapping) throws -> ZeroSafety {
    guard let node = mapping.node("zero_sur") else { return .everywhere }
    if case .sequence = node { return .variables(Set(try mapping.texts("zero_sur") ?? [])) }
    return try mapping.flag("zero_sur") == true ? .everywhere : .nowhere
  }
}

extension YAMLMapping {
  /// A whole number that is not negative.
  func count(_ key: String) throws -> Int64? {
    guard let value = try plainNumber(key) else { return nil }
    guard value == value.rounded(), value < 1e12 else { throw wrong(key, expected: "un nombre entier", found: try text(key)) }
    return Int64(value)
  }

  /// A word of yes or no.
  func flag(_ key: String) throws -> Bool? {
    guard let word = try text(key) else { return nil }
    switch word.lowercased() {
    case "true", "oui", "vrai", "yes", "on": return true
    case "false", "non", "faux", "no", "off": return false
    default: throw wrong(key, expected: "true ou false", found: word)
    }
  }
}
