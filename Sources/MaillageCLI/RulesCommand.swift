import ArgumentParser
import Eligibility
import Foundation
import Groundwork

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regles",
    abstract: "Montre ou vérifie une règle d'éligibilité.",
    discussion: """
      Exemple :
        maillage regles --modele > regles.yml
        maillage regles regles.yml

      Le modèle est la règle par défaut, commentée clé par clé. Une clé inconnue est refusée avec sa ligne.
      """)

  @Flag(help: "Écrit la règle par défaut avec ses commentaires.")
  var modele = false

  @Argument(help: ArgumentHelp("Règle à vérifier.", valueName: "fichier.yml"), completion: .file())
  var fichier: String?

  func run() throws {
    if let fichier {
      let rule = try EligibilityRule.read(path: fichier)
      let zones = EligibilityRule.ZoneKind.allCases.filter(rule.zones.contains).map(\.rawValue).joined(separator: ", ")
      Terminal.note("\(rule.file) : règle valable ; prestations \(rule.services.joined(separator: ", ")) ; zones \(zones).")
    } else if !modele {
      throw FileFault.usage(sentence: "donnez --modele pour écrire la règle par défaut, ou un fichier à vérifier.")
    }
    if modele { try Terminal.output(EligibilityRule.template) }
  }
}
