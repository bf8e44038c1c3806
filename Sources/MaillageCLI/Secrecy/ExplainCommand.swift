import ArgumentParser
import Groundwork
import Reporting
import StatisticalSecrecy

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expliquer",
    abstract: "Dit pourquoi une case d'un tableau protégé est cachée.",
    discussion: """
      Exemple :
        maillage secret expliquer diffusion.csv
        maillage secret expliquer diffusion.csv --zone 76540_0101 --variable rsa

      Lit le journal confidentiel écrit par « secret appliquer » à côté du tableau.
      Ce qu'il dit n'est pas à diffuser : le motif d'une case en révèle le chiffre.
      """)

  @Argument(help: ArgumentHelp("Tableau protégé, ou son journal.", valueName: "fichier"), completion: .file())
  var fichier: String

  @Option(help: ArgumentHelp("Zone dont les cases sont expliquées ; sans elle, toutes.", valueName: "code"))
  var zone: String?

  @Option(help: ArgumentHelp("Variable dont les cases sont expliquées ; sans elle, toutes.", valueName: "nom"))
  var variable: String?

  func run() throws {
    let beside = SecrecyOutput.journal(beside: fichier)
    let path = MappedFile.exists(beside) ? beside : fichier
    let entries = try JournalEntry.read(path: path)
    let asked = entries.filter { entry in
      let isNamed = zone.map { entry.zone == $0 || entry.zone.split(separator: " ").contains(Substring($0)) } ?? true
      return isNamed && (variable.map { entry.variable == $0 } ?? true)
    }
    guard !asked.isEmpty else {
      let known = TextOrder.sorted(Set(entries.map(\.zone)))
      try Terminal.output(
        entries.isEmpty
          ? "Aucune case n'est cachée.\n"
          : "Aucune case cachée ne répond\(zone.map { Suggestion.ending($0, among: known) } ?? ".")\n")
      return
    }
    try Terminal.output(asked.map { $0.sentence + "\n" }.joined())
  }
}
