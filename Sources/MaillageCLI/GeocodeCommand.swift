import ArgumentParser
import Geocoding
import Jobs
import Reporting

struct GeocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geocoder",
    abstract: "Place des adresses, sans réseau, avec un rayon dans lequel le vrai point se trouve.",
    discussion: """
      Exemples :
        maillage geocoder structures.csv --base isere.adresses \\
          --adresse adresse --code-postal cp --commune ville --sortie places.csv
        maillage geocoder --base isere.adresses \\
          --adresse "12 bis av. du 8 mai 1945, 38000 Grenoble"

      La base se fait une fois par « maillage adresses creer ».

      Avec un fichier, --adresse nomme ses colonnes ; sans fichier, elle est
      l'adresse elle-même, et la réponse dit aussi pourquoi les autres lieux
      ont été écartés. Sans --adresse, --code-postal ni --commune, les
      colonnes sont reconnues à leur nom.

      geo_score (0 à 1) dit combien la réponse est probable ; geo_rayon_m dit
      à combien de mètres du point donné le vrai point peut être. geo_statut :
      ok, ambigu (plusieurs lieux conviennent), faible, introuvable.
      """)

  @Argument(
    help: ArgumentHelp(
      "Table (.csv, .tsv, .xlsx, .ods) ou couche, aussi dans une archive ; « - » lit l'entrée standard.",
      valueName: "fichier"), completion: .file())
  var fichier: String?

  @Option(
    help: ArgumentHelp("Base d'adresses, faite par « maillage adresses creer ».", valueName: "fichier"),
    completion: .file())
  var base: String

  @Option(help: ArgumentHelp("Colonnes de l'adresse, séparées par des virgules ; sans fichier, l'adresse.", valueName: "col,col"))
  var adresse: String?

  @Option(help: ArgumentHelp("Colonne du code postal ; sans fichier, le code postal.", valueName: "col"))
  var codePostal: String?

  @Option(help: ArgumentHelp("Colonne de la commune ; sans fichier, la commune.", valueName: "col"))
  var commune: String?

  @Option(
    help: ArgumentHelp(
      "Noms des colonnes ajoutées : « maillage », « francais » (les mêmes, geo_type en français : numéro, voie, commune...) "
        + "ou « ban » (comme le géocodeur national).",
      valueName: "noms"))
  var schema: AnswerColumns.Schema = .maillage

  @Flag(
    help: ArgumentHelp(
      "Ajoute la colonne « anomalie » (code postal et commune qui ne vont pas ensemble, département hors de la base) ; "
        + "toujours là en .xlsx, .ods, .gpkg et .geojson."))
  var anomalie = false

  @OptionGroup var table: TableInput
  @OptionGroup var output: OutputChoice

  func validate() throws {
    if fichier == nil, adresse == nil { throw ValidationError("il manque un fichier, ou --adresse et une adresse.") }
    if fichier == nil, output.sortie != nil {
      throw ValidationError("--sortie va avec un fichier ; la réponse à une seule adresse est montrée.")
    }
  }

  func run() throws {
    guard let fichier else {
      let geocoder = Geocoder(base: try AddressBase(path: base))
      let question = AddressQuestion(address: adresse ?? "", postcode: codePostal ?? "", commune: commune ?? "")
      try Terminal.output(geocoder.explain(question).text(base: geocoder.base.description))
      return
    }
    let job = try job(fichier)
    let result = try Terminal.follow(isSilent: output.silencieux) { try job.run($0) }
    let doubtful = result.tally.rows - result.tally[.certain]
    let end = WorkEnd(path: output.sortie, rows: result.tally.rows, toLookAt: doubtful, sign: "geo_statut autre que « ok »")
    try Terminal.conclude(end, preview: result.preview, isSilent: output.silencieux) {
      Terminal.note(result.tally.summary)
      if !job.hasRemarks, !result.tally.contradicted.isEmpty {
        Terminal.note("--anomalie écrit ces désaccords dans les lignes mêmes.")
      }
    }
    if output.strict, result.tally.hasDoubts { throw ExitStatus.anomalies }
  }

  func job(_ table: String) throws -> GeocodingJob {
    var job = GeocodingJob(table: table, base: base, output: try output.place())
    job.tableOptions = try self.table.options()
    job.columns = AddressColumnNames(named: adresse, postcode: codePostal, commune: commune)
    job.schema = schema
    job.withRemarks = anomalie
    return job
  }
}

extension AnswerColumns.Schema: ExpressibleByArgument {}
