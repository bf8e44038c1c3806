import ArgumentParser
import Geocoding
import Jobs
import Reporting
import Tabular

struct AddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adresses",
    abstract: "Fait ou décrit une base d'adresses, dont « geocoder », « localiser » et « eligibilite » se servent.",
    discussion: """
      Exemple :
        maillage adresses creer adresses-38.csv.gz --sortie isere.adresses
        maillage adresses decrire isere.adresses
      """,
    subcommands: [CreateAddressesCommand.self, DescribeAddressesCommand.self])
}

struct CreateAddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creer",
    abstract: "Fait une base d'adresses à partir des fichiers de la Base Adresse Nationale.",
    discussion: """
      Exemple :
        maillage adresses creer adresses-38.csv.gz lieux-dits-38-beta.csv.gz \\
          --postes laposte_hexasmal.csv --sortie isere.adresses

      Les fichiers se prennent sur adresse.data.gouv.fr, un par département ;
      plusieurs départements peuvent tenir dans une base. Le fichier de La
      Poste ajoute les codes postaux et les noms de toutes les communes. Les
      mêmes fichiers donnent la même base, octet pour octet.
      """)

  @Argument(
    help: ArgumentHelp(
      "Fichiers d'adresses ou de lieux-dits de la BAN, ou Bases Adresses Locales (.csv, .csv.gz), dans un ordre quelconque.",
      valueName: "fichiers"), completion: .file())
  var fichiers: [String]

  @Option(
    help: ArgumentHelp("Base officielle des codes postaux de La Poste (laposte_hexasmal.csv).", valueName: "fichier"),
    completion: .file())
  var postes: String?

  @Option(
    help: ArgumentHelp(
      "Date des fichiers de la BAN ; sans elle, celle de leur nom ou de leur archive.", valueName: "texte"))
  var millesime: String?

  @Option(help: ArgumentHelp("Base à écrire.", valueName: "fichier.adresses"), completion: .file())
  var sortie: String

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  func run() throws {
    let report = try Terminal.follow(isSilent: silencieux, limit: .max) { try job().run($0) }
    let rows = report.description.sources.reduce(0) { $0 + $1.rows }
    let end = WorkEnd(path: sortie, rows: rows, toLookAt: report.anomalies.count, sign: nil)
    try Terminal.conclude(end, preview: nil, isSilent: silencieux) {
      Terminal.note(AddressBaseText.summary(report.description, size: report.size))
    }
    if strict, !report.anomalies.isEmpty { throw ExitStatus.anomalies }
  }

  func job() -> AddressBaseJob {
    AddressBaseJob(sources: fichiers, postcodes: postes, vintage: millesime, output: sortie)
  }
}

struct DescribeAddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrire",
    abstract: "Dit ce qu'une base d'adresses contient et d'où elle vient.",
    discussion: """
      Exemple :
        maillage adresses decrire isere.adresses
      """)

  @Argument(help: ArgumentHelp("Base faite par « adresses creer ».", valueName: "base"), completion: .file())
  var base: String

  func run() throws {
    let opened = try AddressBase(path: base)
    try Terminal.output(AddressBaseText.full(opened.description, name: opened.file, size: opened.size))
  }
}
