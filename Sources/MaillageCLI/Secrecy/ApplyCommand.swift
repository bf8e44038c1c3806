import ArgumentParser
import Jobs
import Reporting
import Tabular

struct ApplyCommand: ParsableCommand {
  enum Marques: String, ExpressibleByArgument, CaseIterable {
    case unique, distinctes
  }

  static let configuration = CommandConfiguration(
    commandName: "appliquer",
    abstract: "Cache d'un tableau d'effectifs ce qui ne doit pas être connu, et prouve que rien ne s'en déduit.",
    discussion: """
      Exemple :
        maillage secret appliquer allocataires.csv --relations liens.yml \\
          --profil caf-infracommunal --sortie diffusion.csv
        maillage secret appliquer allocataires.xlsx --relations liens.yml \\
          --profil mon-profil.yml --registre registre.sqlite --sortie diffusion.xlsx

      Le tableau sort avec les mêmes lignes et les mêmes colonnes ; un chiffre
      montré n'est jamais changé, une case cachée porte la marque « s ». Profils
      du programme : caf-territoire, caf-infracommunal, insee-fiscal.

      Un journal confidentiel, lisible de vous seul, dit pourquoi chaque case est
      cachée : « maillage secret expliquer » le lit. Ne le diffusez pas.

      Avec --marques distinctes, la case elle-même le dit : « s-effectif » (sous
      l'effectif minimum), « s-population » (zone trop peu peuplée), « s-protege »
      (cachée pour les autres). Le lecteur en sait plus, donc davantage est caché,
      ou le tableau est refusé.
      """)

  @Argument(help: ArgumentHelp("Tableau à protéger (.csv, .tsv, .xlsx, .ods).", valueName: "tableau"), completion: .file())
  var tableau: String

  @Option(help: ArgumentHelp("Ce qui lie les chiffres du tableau.", valueName: "fichier.yml"), completion: .file())
  var relations: String

  @Option(help: ArgumentHelp("Profil du programme, ou fichier du vôtre.", valueName: "profil"), completion: .file())
  var profil: String

  @Option(
    help: ArgumentHelp(
      "Registre de ce qui a été diffusé : le tableau est éprouvé avec les diffusions antérieures, puis inscrit.",
      valueName: "fichier.sqlite"), completion: .file())
  var registre: String?

  @Option(help: ArgumentHelp("Tableau protégé à écrire (.csv, .tsv, .xlsx, .ods).", valueName: "fichier"), completion: .file())
  var sortie: String

  @Option(
    help: ArgumentHelp("Journal confidentiel ; sans cette option, à côté de la sortie.", valueName: "fichier.csv"),
    completion: .file())
  var journal: String?

  @Option(
    help: ArgumentHelp(
      "Forme du CSV : « excel » (UTF-8 avec BOM, point-virgule) ou « standard » (virgule, sans BOM).", valueName: "forme"))
  var csv: OutputManner.CSVForm = .excel

  @Option(
    help: ArgumentHelp(
      "« unique » : une case cachée porte « s » ; « distinctes » : la marque dit pourquoi, et davantage doit être caché.",
      valueName: "marques"))
  var marques: Marques = .unique

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @OptionGroup var table: TableInput

  func run() throws {
    var job = SecrecyJob(
      table: tableau, relations: relations, policy: profil,
      output: try OutputPlace(path: sortie, dialect: csv == .excel ? .excel : .standard))
    job.tableOptions = try table.options()
    job.ledger = registre
    job.marks = marques == .distinctes ? .distinct : .single
    job.journal = journal
    let result = try Terminal.follow(isSilent: silencieux) { try job.run($0) }
    guard !silencieux else { return }
    for line in result.summary.lines { Terminal.note(line) }
    if let note = result.note { Terminal.note(note) }
    Terminal.note("Écrit : \(sortie), \(result.rows) lignes. \(result.sourceLine)")
    Terminal.note("Journal confidentiel, à ne pas diffuser : \(result.journal)")
  }
}
