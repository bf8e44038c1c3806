import ArgumentParser
import Foundation
import GeoFormats
import Geocoding
import Groundwork
import Reporting
import Tabular

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

  @Argument(help: ArgumentHelp("Table (.csv, .tsv, .csv.gz, .xlsx) ou couche ; « - » lit l'entrée standard.", valueName: "fichier"))
  var fichier: String?

  @Option(help: ArgumentHelp("Base d'adresses, faite par « maillage adresses creer ».", valueName: "fichier"))
  var base: String

  @Option(help: ArgumentHelp("Colonnes de l'adresse, séparées par des virgules ; sans fichier, l'adresse.", valueName: "col,col"))
  var adresse: String?

  @Option(help: ArgumentHelp("Colonne du code postal.", valueName: "col"))
  var codePostal: String?

  @Option(help: ArgumentHelp("Colonne de la commune.", valueName: "col"))
  var commune: String?

  @Option(help: ArgumentHelp("Noms des colonnes ajoutées : « maillage », ou « ban » comme le géocodeur national.", valueName: "noms"))
  var schema: SchemaChoice = .maillage

  @OptionGroup var table: TableInput
  @OptionGroup var output: OutputChoice

  enum SchemaChoice: String, ExpressibleByArgument, CaseIterable {
    case maillage, ban
  }

  func validate() throws {
    if fichier == nil, adresse == nil { throw ValidationError("il manque un fichier, ou --adresse et une adresse.") }
  }

  func run() throws {
    guard let fichier else {
      let geocoder = Geocoder(base: try AddressBase(path: base))
      try Terminal.output(geocoder.explanation(of: AddressQuestion(address: adresse ?? "")))
      return
    }
    let source: any RowSource =
      LayerFile.isLayer(path: LayerReference.parse(fichier).path)
      ? TableRowSource(try LayerFile.read(path: fichier).table) : try TableFile.open(path: fichier, options: table.options())
    let columns = try AddressInput.columns(of: source, address: adresse, postcode: codePostal, commune: commune)
    let geocoder = Geocoder(base: try AddressBase(path: base))
    let outcome = try write(source, columns, geocoder)
    if output.strict, outcome.hasDoubts { throw ExitStatus.anomalies }
  }

  private func write(_ source: any RowSource, _ columns: QuestionColumns, _ geocoder: Geocoder) throws -> GeocodingTally {
    let format = try output.sortie.map(RowOutput.Format.init) ?? .csv
    let mark = format == .csv && output.csv == .excel ? UInt8(ascii: ",") : UInt8(ascii: ".")
    let answers = AnswerColumns(schema: schema == .ban ? .ban : .maillage, decimalMark: mark)
    let result = try RowOutput(
      path: output.sortie, dialect: output.dialect, header: RowLayout.givingWay(source.header, to: answers.header) + answers.header,
      numeric: AnswerColumns.numeric)
    let formatter = result.formatter
    var tally = GeocodingTally()
    var progress = ProgressLine(isSilent: output.silencieux)
    let finished: any RowSource
    do {
      finished = try RowPipeline().run(source) {
        geocoder.makeWorker()
      } transform: { worker, chunk in
        let found = (0..<chunk.rowCount).map { row in worker.find(geocoder.base.completed(columns.question { chunk[row, $0] })) }
        let extra = answers.columns(found)
        let piece: RowOutput.Piece =
          formatter.map { .bytes($0.rows(chunk, extra: extra)) }
          ?? .rows(chunk, extra: extra, longitude: found.map(\.longitude), latitude: found.map(\.latitude))
        return (piece, GeocodingTally(found, firstRow: chunk.firstRow))
      } deliver: { piece, more in
        try result.write(piece)
        tally.add(more)
        progress.show(rows: tally.rows)
      }
      try result.finish()
    } catch {
      result.discard()
      throw error
    }
    progress.end()
    report(finished.provenance, tally, geocoder.base)
    return tally
  }

  private func report(_ provenance: Provenance, _ tally: GeocodingTally, _ base: AddressBase) {
    Terminal.show(provenance.anomalies)
    if tally.rows == 0 { Terminal.warning("\(provenance.file) : le tableau n'a aucune ligne sous son en-tête.") }
    if let sentence = tally.coverageWarning(file: provenance.file, base: base.description) { Terminal.warning(sentence) }
    if !output.silencieux { Terminal.note(tally.summary) }
  }
}
