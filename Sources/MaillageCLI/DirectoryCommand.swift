import ArgumentParser
import Jobs
import Reporting

struct DirectoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repertoire",
    abstract: "Fait d'une liste d'acteurs un annuaire par thème et commune.",
    discussion: """
      Exemple :
        maillage repertoire structures.csv --base isere.adresses --sortie annuaire.xlsx

      Reconnus à leur nom : thème (ou prestation, type, activité), gestionnaire, adresse, commune, téléphone, courriel, site, \
      horaires (une colonne, ou une par jour), capacité, public, position. Un numéro de téléphone qui a perdu son zéro le retrouve.
      Un acteur de plusieurs thèmes figure sous chacun. Avec --base, l'adresse place les lignes sans position.
      """)

  @Argument(
    help: ArgumentHelp("Liste (.csv, .tsv, .xlsx, .ods) ou couche de points.", valueName: "liste"), completion: .file())
  var liste: String

  @Option(help: ArgumentHelp("Colonne des thèmes.", valueName: "col"))
  var theme: String?

  @Option(
    help: ArgumentHelp("Base d'adresses, faite par « maillage adresses creer ».", valueName: "fichier"), completion: .file())
  var base: String?

  @Option(
    help: ArgumentHelp("Colonne d'un champ (nom, adresse, commune, lon...) ; l'option se répète.", valueName: "champ=col"))
  var colonne: [NamedValue] = []

  @OptionGroup var table: TableInput
  @OptionGroup var output: OutputChoice

  func run() throws {
    let result = try Terminal.follow(isSilent: output.silencieux) { try job().run($0) }
    let toLookAt = result.anomalies.count { !$0.kind.isInformation }
    let end = WorkEnd(path: output.sortie, rows: result.written.rows, toLookAt: toLookAt, sign: nil)
    try Terminal.conclude(end, preview: result.written.preview, isSilent: output.silencieux) {
      for line in result.summary { Terminal.note(line) }
    }
    if output.strict, toLookAt > 0 { throw ExitStatus.anomalies }
  }

  func job() throws -> DirectoryJob {
    var job = DirectoryJob(list: liste, output: try output.place())
    job.tableOptions = try table.options()
    job.addresses = base
    job.theme = theme
    for given in colonne { job.structureOptions.columns[given.name] = given.value }
    return job
  }
}
