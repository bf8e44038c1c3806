import DomainData
import Groundwork

/// Names of columns by field, as `Data/parametres.yml` lists them, in comparable form.
package struct ColumnAliases: Sendable {
  private struct File: Decodable {
    var colonnes_structures: [String: [String]]
    var colonnes_offre: [String: [String]]
    var colonnes_annuaire: [String: [String]]
  }

  private let aliases: [String: [String]]

  /// Of a list of structures.
  package static let standard = ColumnAliases { $0.colonnes_structures }

  /// Of a list of equipment for a diagnosis: what it has beside.
  package static let offer = ColumnAliases { $0.colonnes_offre }

  /// Of a list of actors for a directory: what it has beside.
  package static let directory = ColumnAliases { $0.colonnes_annuaire }

  private init(_ part: (File) -> [String: [String]]) {
    // Carried inside the binary and tested.
    let file = try? YAMLText.decode(File.self, from: DomainData.parameters, file: "parametres.yml")
    aliases = (file.map(part) ?? [:]).mapValues { $0.map(FrenchText.key) }
  }

  /// Those of a field, the likeliest first.
  package subscript(_ field: String) -> [String] { aliases[field] ?? [] }
}
