/// Columns that hold codes, by their names: their figures are no numbers, whatever they look like.
package enum CodeNames {
  /// Words of a name, without case or accents, that say "code": postcodes, codes of INSEE, numbers of firms, schools and health
  /// places, phones, identifiers.
  private static let words: Set<String> = [
    "code", "codes", "cp", "insee", "cog", "siret", "siren", "nic", "naf", "ape", "rna", "uai", "finess", "rnb", "iris", "qpv",
    "tel", "telephone", "telephones", "phone", "portable", "mobile", "fax", "id", "identifiant", "identifiants", "matricule",
    "postal", "codgeo", "depcom", "codepostal", "codeinsee",
  ]

  /// - Parameter name: as a header writes it ("Code postal", "code_insee", "N° SIRET").
  package static func isCode(_ name: String) -> Bool {
    FrenchText.normalise(name).split(separator: " ").contains { words.contains(String($0)) }
  }
}
