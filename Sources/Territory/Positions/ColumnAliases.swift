import DomainData
import Groundwork

/// Names of columns by field, as `colonnes_structures` of `Data/parametres.yml` lists them, in comparable form.
package struct ColumnAliases: Sendable {
  private struct File: Decodable {
    var colonnes_structures: [String: [String]]
  }

  private let aliases: [String: [String]]

  package static let standard: ColumnAliases = {
    // Carried inside the binary and tested.
    let file = try? YAMLText.decode(File.self, from: DomainData.parameters, file: "parametres.yml")
    return ColumnAliases(aliases: (file?.colonnes_structures ?? [:]).mapValues { $0.map(FrenchText.key) })
  }()

  /// Those of a field, the likeliest first.
  package subscript(_ field: String) -> [String] { aliases[field] ?? [] }
}
