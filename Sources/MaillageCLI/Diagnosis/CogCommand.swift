import ArgumentParser
import Groundwork
import Jobs
import Reporting

struct CogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cog",
    abstract: "Porte un tableau par commune d'une année à une autre, fusions et partages compris.",
    discussion: """
      Exemple :
        maillage cog population-2018.csv --colonne CODGEO --valeurs P18_POP \\
          --de 2018-01-01 --vers 2026-01-01 --mouvements v_mvt_commune_2026.csv \\
          --communes v_commune_2026.csv --sortie population-2026.csv

      Les mêmes colonnes sortent sous les codes de la date demandée. Les effectifs
      des communes réunies s'additionnent ; un taux reste là où une seule commune
      arrive sous le code, et devient vide là où il y en a plusieurs. codes_avant
      dit de quels codes vient chaque ligne.

      Une commune partagée depuis ne se répartit pas : sa ligne reste sous son
      code, et anomalie nomme les communes entre lesquelles elle est partagée.
      Avec --poids, elle se partage d'après les poids que vous donnez, au chiffre
      près. La date de départ peut être la plus récente des deux.

      Le fichier des mouvements est celui de l'Insee (code officiel géographique,
      « événements sur les communes »), assez récent pour les deux dates.
      """)

  @Argument(
    help: ArgumentHelp("Tableau par commune (.csv, .tsv, .xlsx, .ods) ; « - » : entrée standard.", valueName: "tableau"),
    completion: .file())
  var tableau: String

  @Option(help: ArgumentHelp("Colonne des codes de communes.", valueName: "col"))
  var colonne: String

  @Option(help: ArgumentHelp("Colonnes d'effectifs, qui s'additionnent, séparées par des virgules.", valueName: "col,col"))
  var valeurs: String?

  @Option(help: ArgumentHelp("Colonnes de taux, de moyennes ou de prix, qui ne s'additionnent pas.", valueName: "col,col"))
  var taux: String?

  @Option(
    help: ArgumentHelp(
      "Colonnes qui distinguent plusieurs lignes d'une même commune (année, sexe) ; chacune s'additionne avec ses pareilles.",
      valueName: "col,col"))
  var par: String?

  @Option(help: ArgumentHelp("Date des codes du tableau.", valueName: "AAAA-MM-JJ"))
  var de: String

  @Option(help: ArgumentHelp("Date des codes voulus.", valueName: "AAAA-MM-JJ"))
  var vers: String

  @Option(help: ArgumentHelp("Mouvements de communes de l'Insee.", valueName: "fichier"), completion: .file())
  var mouvements: String

  @Option(
    help: ArgumentHelp("Liste des communes, de préférence à la date voulue : elle en donne les noms.", valueName: "fichier"),
    completion: .file())
  var communes: String?

  @Option(
    help: ArgumentHelp(
      "Partage les communes séparées depuis d'après ces poids (population, logements, ou parts qui font 1) : une ligne par "
        + "ancien code, nouveau code et poids. Sans elle, elles restent entières sous leur code.",
      valueName: "fichier"), completion: .file())
  var poids: String?

  @Option(help: ArgumentHelp("Avec --poids : colonne du poids.", valueName: "col"))
  var colonnePoids: String?

  @Option(
    help: ArgumentHelp(
      "Colonne des codes du fichier de --communes (communes=COL), ou de celui de --poids (poids-avant=COL, poids-apres=COL).",
      valueName: "option=col"))
  var code: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      "Colonne des noms du fichier de --communes (communes=COL), ou du tableau (table=COL).", valueName: "option=col"))
  var nom: [NamedValue] = []

  @OptionGroup var secrecy: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var table: TableInput
  @OptionGroup var output: TableOutputChoice

  func validate() throws {
    if valeurs == nil, taux == nil { throw ValidationError("il manque --valeurs ou --taux, et les colonnes à porter.") }
    if secrecy.confidentiel != nil, taux != nil {
      throw ValidationError("--taux ne va pas avec --confidentiel ; portez les deux effectifs du taux par --valeurs.")
    }
    if secrecy.confidentiel != nil, tableau == "-" {
      throw ValidationError("un tableau confidentiel se lit dans un fichier, non sur l'entrée standard.")
    }
    let coded = ["communes", "poids-avant", "poids-apres"], named = ["communes", "table"]
    for (option, values, known) in [("--code", code, coded), ("--nom", nom, named)] {
      if let stray = values.first(where: { !known.contains($0.name) }) {
        throw ValidationError(
          "\(option) \(stray.name)=\(stray.value) : attendu \(known.map { "\($0)=COL" }.joined(separator: " ou ")).")
      }
    }
    if communes == nil, let stray = (code + nom).first(where: { $0.name == "communes" }) {
      throw ValidationError("communes=\(stray.value) va avec --communes.")
    }
    if poids == nil {
      if colonnePoids != nil { throw ValidationError("--colonne-poids va avec --poids.") }
      if let stray = code.first(where: { $0.name != "communes" }) {
        throw ValidationError("\(stray.name)=\(stray.value) va avec --poids.")
      }
    }
  }

  func run() throws {
    let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job().run($0) }
    try output.conclude(
      result.written, anomalies: result.anomalies, rowsToLookAt: result.rowsWithRemarks, lines: [result.carried.tally.sentence])
  }

  func job() throws -> PassageJob {
    var job = PassageJob(
      table: tableau, codeColumn: colonne, from: try DateOption.parse(de, option: "--de"),
      to: try DateOption.parse(vers, option: "--vers"), events: mouvements, output: try output.place())
    job.tableOptions = try table.options()
    job.counts = WordList.parse(valeurs)
    job.rates = WordList.parse(taux)
    job.keys = WordList.parse(par)
    job.nameColumn = nom.last { $0.name == "table" }?.value
    job.communes = communes
    func column(_ name: String) -> String? { code.last { $0.name == name }?.value }
    job.communesCode = column("communes")
    job.parts = poids
    job.partsColumns = .init(before: column("poids-avant"), after: column("poids-apres"), weight: colonnePoids)
    job.communesName = nom.last { $0.name == "communes" }?.value
    job.gate = try secrecy.gate()
    job.published = secrecy.published
    job.catalog = try profiles.catalog()
    return job
  }
}
