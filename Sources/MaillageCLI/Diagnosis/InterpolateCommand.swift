import ArgumentParser
import Coverage
import Groundwork
import Jobs
import Reporting
import Territory

struct InterpolateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interpoler",
    abstract: "Porte des effectifs d'un zonage à un autre qui le croise : des IRIS aux QPV, à un secteur.",
    discussion: """
      Exemple :
        maillage interpoler --source iris.gpkg --table population.csv \\
          --valeurs P20_POP,P20_POP0002 --cible qpv.gpkg --sortie qpv.csv

      Chaque zone source donne à chaque cible la part de son aire qui s'y trouve
      (avec --poids, la part de ses adresses ou de ses carreaux ; avec --comptes,
      celle qu'une table en dit). Une ligne par cible : l'estimation, au moins
      (_bas : sources toutes dedans), au plus (_haut : toutes celles qui la
      touchent de plus d'un mètre carré), et la part qui vient de sources coupées
      (part_partagee, de 0 à 1).

      Ce qui n'est dans aucune cible est dit : hors_cible COL = nombre. Seuls
      des effectifs se répartissent ; un taux se refait de ses deux effectifs.
      """)

  @Option(
    help: ArgumentHelp("Couche des zones dont les effectifs sont connus.", valueName: "fichier[#couche]"), completion: .file())
  var source: String

  @Option(help: ArgumentHelp("Table des effectifs par zone source.", valueName: "fichier"), completion: .file())
  var table: String

  @Option(help: ArgumentHelp("Colonnes d'effectifs à porter.", valueName: "col,col"))
  var valeurs: String

  @Option(help: ArgumentHelp("Couche des zones à estimer.", valueName: "fichier[#couche]"), completion: .file())
  var cible: String

  @Option(
    help: ArgumentHelp(
      "Répartit d'après ces points (adresses, logements : une couche, ou une table avec positions) ou ces carreaux, "
        + "au lieu de l'aire ; une zone source sans poids reste répartie d'après l'aire, et c'est dit.",
      valueName: "fichier[#couche]"), completion: .file())
  var poids: String?

  @Option(
    help: ArgumentHelp(
      "Avec --poids : colonne du poids de chaque point ou carreau ; sans elle, chacun pèse 1.", valueName: "col"))
  var colonnePoids: String?

  @Option(
    help: ArgumentHelp(
      "Répartit d'après ces comptes d'adresses ou de logements : une ligne par source et cible (vide : dans aucune) ; une zone "
        + "source sans compte reste répartie comme sans eux, et c'est dit.",
      valueName: "fichier"), completion: .file())
  var comptes: String?

  @Option(
    help: ArgumentHelp(
      "Avec --comptes : colonne du compte ; les deux colonnes de codes se nomment par --code comptes-source=COL et "
        + "--code comptes-cible=COL.",
      valueName: "col"))
  var colonneComptes: String?

  @Option(
    help: ArgumentHelp(
      "Avec --comptes : colonne du total de la zone source ; sans elle, la somme de ses lignes.", valueName: "col"))
  var colonneTotal: String?

  @Option(help: ArgumentHelp("Avec --poids : système de coordonnées des points.", valueName: "epsg"))
  var crs: String?

  @OptionGroup var unjoined: UnjoinedChoice
  @OptionGroup var columns: FileColumns
  @OptionGroup var points: PointColumns
  @OptionGroup var confidential: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var output: TableOutputChoice

  func validate() throws {
    if WordList.parse(valeurs).isEmpty { throw ValidationError("--valeurs : au moins une colonne est attendue.") }
    if Set(WordList.parse(valeurs)).count < WordList.parse(valeurs).count {
      throw ValidationError("--valeurs \(valeurs) : une colonne est nommée deux fois.")
    }
    for (option, isGiven) in [("--colonne-poids", colonnePoids != nil), ("--crs", crs != nil)] where isGiven && poids == nil {
      throw ValidationError("\(option) va avec --poids.")
    }
    for (option, isGiven) in [("--colonne-comptes", colonneComptes != nil), ("--colonne-total", colonneTotal != nil)]
    where isGiven && comptes == nil {
      throw ValidationError("\(option) va avec --comptes.")
    }
  }

  func run() throws {
    let job = try job()
    let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job.run($0) }
    for line in result.summary.outside { Terminal.note(line) }
    try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary.lines)
  }

  func job() throws -> InterpolationJob {
    try points.check(against: ["poids"])
    try columns.check(
      against: ["source", "table", "cible", "poids", "comptes"], coding: ["comptes-source", "comptes-cible"])
    let catalog = try profiles.catalog()
    var counts = try columns.table(
      "table", path: table, figures: WordList.parse(valeurs), columnOption: "--valeurs", catalog: catalog)
    counts.gate = try confidential.gate()
    counts.published = confidential.published
    var job = InterpolationJob(
      source: try columns.layer("source", path: source), table: counts, target: try columns.layer("cible", path: cible),
      output: try output.place())
    job.catalog = catalog
    job.unjoined = try unjoined.place(output)
    if let poids {
      var weights = WeightSource(path: poids)
      weights.column = colonnePoids
      weights.points = points.options(of: "poids", crs: try crs.map(SystemOption.parse))
      weights.catalog = catalog
      job.weights = weights
    }
    if let comptes {
      var counts = IntersectionCountSource(path: comptes)
      counts.sourceColumn = columns.codeColumn(of: "comptes-source")
      counts.targetColumn = columns.codeColumn(of: "comptes-cible")
      (counts.countColumn, counts.totalColumn) = (colonneComptes, colonneTotal)
      counts.filters = try columns.rows(of: "comptes")
      counts.catalog = catalog
      job.counts = counts
    }
    return job
  }
}
