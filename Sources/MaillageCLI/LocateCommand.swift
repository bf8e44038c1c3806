import ArgumentParser
import Groundwork
import Jobs
import Reporting
import Territory

struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "localiser",
    abstract: "Dit dans quelles zones se trouve chaque ligne d'une table, et à quelle distance de leur limite.",
    discussion: """
      Exemple :
        maillage localiser structures.csv --sortie structures-situees.xlsx \\
          --zonage qpv=QP2024_France.gpkg --distance qpv \\
          --zonage commune=COMMUNE.shp

      Toutes les lignes et toutes les colonnes sortent, dans l'ordre et sans
      changement ; puis pour chaque zonage NOM_code et NOM_nom (plusieurs zones
      séparées par |), avec --distance NOM_distance_m (positive dedans) et
      NOM_proche ; enfin sur_limite et anomalie.

      Avec --base, les lignes sans coordonnées sont placées d'après leur adresse,
      et huit colonnes geo_... le disent devant celles des zonages :
        maillage localiser structures.csv --base isere.adresses \\
          --zonage qpv=QP2024_France.gpkg --rue
      """)

  @Argument(
    help: ArgumentHelp(
      "Table (.csv, .tsv, .xlsx, .ods) ou couche de points, aussi dans une archive ; « - » : entrée standard.",
      valueName: "fichier"), completion: .file())
  var fichier: String

  @Option(help: ArgumentHelp("Zonage à consulter ; plusieurs possibles.", valueName: "nom=fichier[#couche]"), completion: .file())
  var zonage: [NamedValue] = []

  @Option(help: ArgumentHelp("Ajoute la distance à la limite pour ce zonage.", valueName: "nom"))
  var distance: [String] = []

  @Option(help: ArgumentHelp("Système de coordonnées des positions de la table.", valueName: "epsg"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Système de coordonnées d'un zonage, à la place de celui que son fichier déclare.", valueName: "nom=epsg"))
  var crsZonage: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne des x ou des longitudes.", valueName: "col"))
  var x: String?

  @Option(help: ArgumentHelp("Colonne des y ou des latitudes.", valueName: "col"))
  var y: String?

  @Option(help: ArgumentHelp("Colonne qui tient les deux, comme « 48.85, 2.35 ».", valueName: "col"))
  var coordonnees: String?

  @Option(help: ArgumentHelp("Colonne des codes d'un zonage.", valueName: "nom=col"))
  var code: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne des noms d'un zonage.", valueName: "nom=col"))
  var nom: [NamedValue] = []

  @Flag(help: "Remet en ordre les axes échangés et les unités fausses, qui sinon sont seulement signalés.")
  var corriger = false

  @Option(
    help: ArgumentHelp(
      "Base d'adresses (« maillage adresses creer ») pour les lignes sans coordonnées.",
      valueName: "fichier.adresses"), completion: .file())
  var base: String?

  @Option(
    help: ArgumentHelp(
      "Colonnes de l'adresse, séparées par des virgules ; sans elles, reconnues à leur nom.", valueName: "col,col"))
  var adresse: String?

  @Option(help: ArgumentHelp("Colonne du code postal.", valueName: "col"))
  var codePostal: String?

  @Option(help: ArgumentHelp("Colonne de la commune.", valueName: "col"))
  var commune: String?

  @Flag(help: "Avec --base : part des adresses de la rue dans chaque zonage, pour les lignes sans numéro (NOM_part_rue).")
  var rue = false

  @Option(
    help: ArgumentHelp("Avec --base : « francais » écrit geo_type en français (numéro, voie, commune...).", valueName: "noms"))
  var schema: SchemaChoice = .maillage

  enum SchemaChoice: String, ExpressibleByArgument, CaseIterable {
    case maillage, francais
  }

  @Option(
    help: ArgumentHelp(
      "Compte les lignes de chaque zone dans ce fichier : une feuille par zonage en .xlsx ou .ods, sinon un tableau .csv.",
      valueName: "fichier"), completion: .file())
  var compter: String?

  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var table: TableInput
  @OptionGroup var output: OutputChoice

  func validate() throws {
    if zonage.isEmpty { throw ValidationError("il manque --zonage NOM=FICHIER.") }
    let names = zonage.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw ValidationError("deux zonages s'appellent « \(twice) ».")
    }
    if let stray = distance.first(where: { !names.contains($0) }) {
      throw ValidationError(
        "--distance \(stray) : aucun zonage ne s'appelle « \(stray) »\(Suggestion.ending(stray, among: names))")
    }
    if base == nil, rue || adresse != nil || codePostal != nil || commune != nil || schema == .francais {
      throw ValidationError("--rue, --adresse, --code-postal, --commune et --schema vont avec --base.")
    }
  }

  func run() throws {
    let result = try Terminal.follow(isSilent: output.silencieux) { try job().run($0) }
    let end = WorkEnd(path: output.sortie, rows: result.rows, toLookAt: result.rowsWithRemarks, sign: "colonne « anomalie »")
    try Terminal.conclude(end, preview: result.preview, isSilent: output.silencieux) {
      if let tally = result.addresses { Terminal.note("Sans coordonnées : \(tally.summary)") }
      if let compter { Terminal.note("Écrit : \(compter), lignes comptées par zone.") }
    }
    if output.strict, result.hasDoubts { throw ExitStatus.anomalies }
  }

  func job() throws -> LocationJob {
    let options = ZoningOptions(systems: crsZonage, codes: code, names: nom)
    try options.check(against: zonage.map(\.name))
    var job = LocationJob(
      table: fichier,
      zonings: try zonage.map { option in
        LocationJob.Place(
          name: option.name, source: try options.source(named: option.name, path: option.value),
          measures: distance.contains(option.name))
      }, output: try output.place())
    job.counts = try compter.map { try output.place(of: $0) }
    job.catalog = try profiles.catalog()
    job.tableOptions = try table.options()
    job.points = PointOptions(x: x, y: y, cell: coordonnees, crs: try crs.map(SystemOption.parse), corrects: corriger)
    job.addresses = base.map { base in
      LocationJob.Addresses(
        base: base, columns: AddressColumnNames(named: adresse, postcode: codePostal, commune: commune), withShares: rue)
    }
    job.addresses?.isFrench = schema == .francais
    return job
  }
}
