import ArgumentParser
import Coverage
import Groundwork
import Jobs
import Reporting
import Territory

struct SocialLifeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "avs",
    abstract: "Dit où il n'y a ni centre social ni espace de vie sociale, et où il en faudrait d'abord.",
    discussion: """
      Exemple :
        maillage avs --communes communes.gpkg --structures structures.csv \\
          --population population.csv --colonne-population P20_POP \\
          --qpv qpv_2024.gpkg --sortie avs.xlsx

      Une ligne par zone : a-t-elle un centre social (agréments AGC, ACF), un
      espace de vie sociale (EVS), lequel est le plus proche et à quelle distance,
      son besoin, son rang (1 : la plus urgente) et l'explication en clair. Le rang
      est vide là où il y a une structure.

      Une structure est là où elle se trouve, sinon dans la zone dont elle porte le
      code. La distance est à vol d'oiseau, depuis un point à l'intérieur de la zone
      (colonnes lon et lat) ou, avec --population-points, depuis là où l'on habite.
      Aucune structure connue ne veut pas dire aucune structure.
      --sortie avs.html écrit un rapport : constats, carte, classement et tableau ;
      --sortie avs.gpkg (ou .geojson) les zones, que QGIS colore d'après la distance.

      Qui vit loin d'un service :
        maillage avs --communes iris.gpkg --structures liste.csv \\
          --population-points carreaux.gpkg --loin-de 5000 --service LAEP --sortie loin.csv
      """)

  @Option(help: ArgumentHelp("Zones : communes, IRIS, QPV, EPCI…", valueName: "fichier[#couche]"), completion: .file())
  var communes: String

  @Option(
    help: ArgumentHelp("Liste des structures : une table, ou une couche de points.", valueName: "fichier"), completion: .file())
  var structures: String

  @Option(
    help: ArgumentHelp("Table de la population par zone ; sinon celle de la couche, si elle en a une.", valueName: "fichier"),
    completion: .file())
  var population: String?

  @Option(help: ArgumentHelp("Colonne de la population.", valueName: "col"))
  var colonnePopulation: String?

  @Option(
    help: ArgumentHelp("Table des allocataires par zone : le besoin est alors le leur.", valueName: "fichier"),
    completion: .file())
  var allocataires: String?

  @Option(help: ArgumentHelp("Colonne des allocataires, dans cette table ou dans celle de --population.", valueName: "col"))
  var colonneAllocataires: String?

  @Option(
    help: ArgumentHelp("Points ou carreaux habités, avec leur population : table ou couche.", valueName: "fichier"),
    completion: .file())
  var populationPoints: String?

  @Option(help: ArgumentHelp("Colonne de la population de ces points.", valueName: "col"))
  var colonnePoints: String?

  @Option(help: ArgumentHelp("Quartiers prioritaires.", valueName: "fichier[#couche]"), completion: .file())
  var qpv: String?

  @Option(
    help: ArgumentHelp("Table du classement France ruralités revitalisation, par commune.", valueName: "fichier"),
    completion: .file())
  var frr: String?

  @Option(help: ArgumentHelp("Colonne du classement.", valueName: "col"))
  var colonneFrr: String?

  @Option(help: ArgumentHelp("Table des EPCI, par commune (code, siren).", valueName: "fichier"), completion: .file())
  var epci: String?

  @Option(help: ArgumentHelp("Colonne du code de l'EPCI.", valueName: "col"))
  var colonneEpci: String?

  @Option(
    help: ArgumentHelp("Zones d'influence déclarées des structures (colonne zone_influence).", valueName: "fichier[#couche]"),
    completion: .file())
  var zonesInfluence: String?

  @Option(
    help: ArgumentHelp("Table des temps des zones aux structures : origine, destination, minutes.", valueName: "od.csv"),
    completion: .file())
  var temps: String?

  @Option(help: ArgumentHelp("Colonne du genre des structures ; sinon « type » ou « categorie ».", valueName: "col"))
  var type: String?

  @Option(
    help: ArgumentHelp(
      "Mots de cette colonne qui désignent aussi un centre social, séparés par des virgules.", valueName: "mot,mot"))
  var compterAussi: String?

  @Flag(help: "Compte aussi les structures sans position ni code, dans la commune que leur adresse nomme (nom et code postal).")
  var parCommune = false

  @Option(help: ArgumentHelp("Ne compte que ce qui est ouvert ce jour-là.", valueName: "AAAA-MM-JJ"))
  var date: String?

  @Option(help: ArgumentHelp("Ce qu'un QPV ajoute au besoin ; 0,5 sans cette option.", valueName: "poids"))
  var poidsQpv: String?

  @Option(help: ArgumentHelp("Ce que le classement FRR ajoute au besoin ; 0,5 sans cette option.", valueName: "poids"))
  var poidsFrr: String?

  @Option(
    help: ArgumentHelp(
      "Compte qui vit plus loin d'un service : en mètres (5000) ou, avec --temps, en minutes (15min).", valueName: "m"))
  var loinDe: String?

  @Option(
    help: ArgumentHelp(
      "Avec --loin-de : ce service au lieu de l'AVS, genre de la liste (LAEP, EAJE, D502…).", valueName: "genre,genre"))
  var service: String?

  @Option(help: ArgumentHelp("Distances du résumé, en mètres.", valueName: "m,m"))
  var seuils: String?

  @Option(help: ArgumentHelp("Système de coordonnées des positions des structures (code EPSG).", valueName: "epsg"))
  var crs: String?

  @OptionGroup var unjoined: UnjoinedChoice
  @OptionGroup var columns: FileColumns
  @OptionGroup var points: PointColumns
  @OptionGroup var confidential: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var output: TableOutputChoice

  private static let files = [
    "communes", "structures", "population", "allocataires", "population-points", "qpv", "frr", "epci", "zones-influence",
  ]

  func validate() throws {
    if population != nil, colonnePopulation == nil { throw ValidationError("--population demande --colonne-population.") }
    if population == nil, colonnePopulation != nil { throw ValidationError("--colonne-population va avec --population.") }
    if allocataires != nil, colonneAllocataires == nil { throw ValidationError("--allocataires demande --colonne-allocataires.") }
    if colonneAllocataires != nil, allocataires == nil, population == nil {
      throw ValidationError("--colonne-allocataires va avec --allocataires ou --population.")
    }
    if service != nil, loinDe == nil { throw ValidationError("--service va avec --loin-de.") }
    if colonnePoints != nil, populationPoints == nil { throw ValidationError("--colonne-points va avec --population-points.") }
    if colonneFrr != nil, frr == nil { throw ValidationError("--colonne-frr va avec --frr.") }
    if colonneEpci != nil, epci == nil { throw ValidationError("--colonne-epci va avec --epci.") }
  }

  func run() throws {
    var job = try job()
    job.origin = .here(Array(CommandLine.arguments.dropFirst()))
    let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job.run($0) }
    try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary.lines)
  }

  func job() throws -> SocialLifeJob {
    try points.check(against: ["structures", "population-points"])
    try columns.check(against: Self.files, filtering: ["population", "allocataires"])
    let catalog = try profiles.catalog()
    var list = OfferSource(path: structures)
    list.catalog = catalog
    list.points = points.options(of: "structures", crs: try columns.system(of: "structures") ?? crs.map(SystemOption.parse))
    list.codeColumn = columns.codeColumn(of: "structures")
    list.kindColumn = type
    list.takesCommuneNames = parCommune
    var job = SocialLifeJob(zones: try columns.layer("communes", path: communes), structures: list, output: try output.place())
    job.catalog = catalog
    job.unjoined = try unjoined.place(output)
    job.also = WordList.parse(compterAussi)
    try readPeople(&job)
    job.quarters = try qpv.map { try columns.layer("qpv", path: $0) }
    job.influence = try zonesInfluence.map { try columns.layer("zones-influence", path: $0) }
    job.rural = frr.map {
      ZoneTextSource(
        path: $0, column: colonneFrr, names: RuralClass.columns, columnOption: "--colonne-frr",
        codeColumn: columns.codeColumn(of: "frr"))
    }
    job.groups = epci.map {
      ZoneTextSource(
        path: $0, column: colonneEpci, names: ["siren", "epci", "code epci", "siren epci", "codeepci"],
        columnOption: "--colonne-epci", codeColumn: columns.codeColumn(of: "epci"))
    }
    job.times = temps
    if let poidsQpv { job.weights.quarter = try NumberOption.parse(poidsQpv, option: "--poids-qpv") }
    if let poidsFrr { job.weights.rural = try NumberOption.parse(poidsFrr, option: "--poids-frr") }
    job.day = try date.map { try DateOption.parse($0, option: "--date") }
    job.far = try far()
    if let seuils { job.thresholds = try WordList.parse(seuils).map { try NumberOption.parse($0, option: "--seuils") } }
    return job
  }

  /// Who lives in the zones; what is confidential passes the gate: the beneficiaries where they are given, else the population.
  private func readPeople(_ job: inout SocialLifeJob) throws {
    let gate = try confidential.gate()
    let catalog = job.catalog
    let published = confidential.published
    job.published = published
    func table(_ path: String, _ column: String, _ option: String) throws -> ZoneTableSource {
      var source = try columns.table(
        path == population ? "population" : option, path: path, figures: [column], columnOption: "--colonne-\(option)",
        catalog: catalog)
      source.published = published
      return source
    }
    if let population, let colonnePopulation { job.population = try table(population, colonnePopulation, "population") }
    if let colonneAllocataires, let path = allocataires ?? population {
      job.beneficiaries = try table(path, colonneAllocataires, "allocataires")
      job.beneficiaries?.gate = gate
    } else {
      job.population?.gate = gate
    }
    if gate != nil, job.population == nil, job.beneficiaries == nil {
      throw FileFault.usage(sentence: "--confidentiel va avec --allocataires ou --population.")
    }
    job.peoplePoints = try populationPoints.map { path in
      var source = DemandSource(path: path)
      source.catalog = job.catalog
      source.needsCodes = false
      source.parts = colonnePoints.map { [DemandSource.Part(column: $0)] } ?? []
      source.columnOption = "--colonne-points"
      source.published = published
      source.points = points.options(of: "population-points", crs: try columns.system(of: "population-points"))
      return source
    }
  }

  private func far() throws -> SocialLifeJob.FarService? {
    guard let loinDe else { return nil }
    let isInMinutes = loinDe.hasSuffix("min"), text = isInMinutes ? String(loinDe.dropLast(3)).trimmingBlanks() : loinDe
    guard !isInMinutes || temps != nil else {
      throw FileFault.usage(sentence: "--loin-de \(loinDe) : des minutes demandent une table des temps (--temps).")
    }
    return SocialLifeJob.FarService(
      limit: try NumberOption.parse(text, option: "--loin-de"), isInMinutes: isInMinutes, kinds: WordList.parse(service))
  }
}
