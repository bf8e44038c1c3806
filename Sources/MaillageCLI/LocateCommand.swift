import ArgumentParser
import Foundation
import GeoFormats
import Geocoding
import GeometryCore
import Groundwork
import Reporting
import Tabular
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

  @Argument(help: ArgumentHelp("Table (.csv, .tsv, .csv.gz, .xlsx) ou couche de points ; « - » lit l'entrée standard.", valueName: "fichier"))
  var fichier: String

  @Option(help: ArgumentHelp("Zonage à consulter ; plusieurs possibles.", valueName: "nom=fichier[#couche]"))
  var zonage: [NamedValue] = []

  @Option(help: ArgumentHelp("Ajoute la distance à la limite pour ce zonage.", valueName: "nom"))
  var distance: [String] = []

  @Option(help: ArgumentHelp("Système de coordonnées des positions de la table.", valueName: "epsg"))
  var crs: String?

  @Option(help: ArgumentHelp("Système de coordonnées d'un zonage, à la place de celui que son fichier déclare.", valueName: "nom=epsg"))
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
      "Base d'adresses (« maillage adresses creer ») pour les lignes sans coordonnées.", valueName: "fichier.adresses"))
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
      throw ValidationError("--distance \(stray) : aucun zonage ne s'appelle « \(stray) ».")
    }
    if base == nil, rue || adresse != nil || codePostal != nil || commune != nil {
      throw ValidationError("--rue, --adresse, --code-postal et --commune vont avec --base.")
    }
  }

  func run() throws {
    let input = ZoningInput(systems: crsZonage, codes: code, names: nom, catalog: try profiles.catalog())
    try input.check(against: zonage.map(\.name))
    let format = try output.sortie.map(RowOutput.Format.init) ?? .csv
    let (source, points) = try openPoints()
    let addresses = try openAddresses(source)
    let zonings = try zonage.map { option in
      try LocatedZoning(
        name: option.name, zoning: try input.read(name: option.name, reference: option.value),
        measures: distance.contains(option.name))
    }
    let mark = format == .csv && output.csv == .excel ? UInt8(ascii: ",") : UInt8(ascii: ".")
    let locator = RowLocator(points: points, zonings: zonings, decimalMark: mark)
    Terminal.show(points?.notes ?? [])
    let addressed = addresses.map {
      AddressedLocator(locator, geocoder: $0.geocoder, questions: $0.questions, withShares: rue, decimalMark: mark)
    }
    let work = LocatingWork(locator, addressed: addressed)
    let remarks = try write(source, work)
    if output.strict, !remarks.isEmpty || zonings.contains(where: { !$0.zoning.layer.repairs.isEmpty }) {
      throw ExitStatus.anomalies
    }
  }

  /// What finds the rows' addresses, and in which columns; nil without a base.
  private func openAddresses(_ source: any RowSource) throws -> (geocoder: Geocoder, questions: QuestionColumns)? {
    guard let base else { return nil }
    let questions = try AddressInput.columns(of: source, address: adresse, postcode: codePostal, commune: commune)
    return (Geocoder(base: try AddressBase(path: base)), questions)
  }

  /// The rows, and where they say that they are; a list that an address base places may have no coordinates at all.
  private func openPoints() throws -> (source: any RowSource, points: PointReader?) {
    if LayerFile.isLayer(path: LayerReference.parse(fichier).path) {
      let place = LayerReference.parse(fichier)
      var options = LayerOptions(places: .france, layer: place.layer)
      options.crs = try crs.map(SystemOption.parse)
      let layer = try LayerFile.read(path: place.path, options: options)
      return (TableRowSource(layer.table), try PointReader(layer, corrects: corriger))
    }
    let source = try ReplayedSource(TableFile.open(path: fichier, options: table.options()))
    let options = PointOptions(
      x: x, y: y, cell: coordonnees, crs: try crs.map(SystemOption.parse), corrects: corriger)
    if base != nil, x == nil, y == nil, coordonnees == nil, !PointReader.isRecognised(in: source) { return (source, nil) }
    return (source, try PointReader(source, options: options))
  }

  /// Runs the rows through; returns how often each remark was made.
  private func write(_ source: any RowSource, _ work: LocatingWork) throws -> [String: (count: Int, firstRow: Int)] {
    let input = base == nil ? source.header : RowLayout.givingWay(source.header, to: work.header)
    let result = try RowOutput(
      path: output.sortie, dialect: output.dialect, header: input + work.header, numeric: work.numeric)
    let formatter = result.formatter, needsPositions = result.needsPositions
    var remarks: [String: (count: Int, firstRow: Int)] = [:]
    var rows = 0
    var tally = GeocodingTally()
    var progress = ProgressLine(isSilent: output.silencieux)
    let finished: any RowSource
    do {
      finished = try RowPipeline().run(source) {
        work.makeState()
      } transform: { state, chunk in
        let answer = try work.locate(chunk, withPositions: needsPositions, state: &state)
        let piece: RowOutput.Piece =
          formatter.map { .bytes($0.rows(chunk, extra: answer.columns)) }
          ?? .rows(chunk, extra: answer.columns, longitude: answer.longitude, latitude: answer.latitude)
        return (piece, answer.remarks, chunk.rowCount, answer.tally)
      } deliver: { piece, more, count, answered in
        try result.write(piece)
        tally.add(answered)
        remarks.merge(more) { ($0.count + $1.count, min($0.firstRow, $1.firstRow)) }
        rows += count
        progress.show(rows: rows)
      }
      try result.finish()
    } catch {
      result.discard()
      throw error
    }
    progress.end()
    report(finished.provenance, rows: rows, remarks)
    if let base = work.base {
      let warning = tally.coverageWarning(file: finished.provenance.file, base: base.description)
      if let warning { Terminal.warning(warning) }
      if !output.silencieux { Terminal.note("Sans coordonnées : \(tally.summary)") }
    }
    return remarks
  }

  private func report(_ provenance: Provenance, rows: Int, _ remarks: [String: (count: Int, firstRow: Int)]) {
    Terminal.show(provenance.anomalies.filter { $0.row == nil })
    if rows == 0 { Terminal.warning("\(provenance.file) : le tableau n'a aucune ligne sous son en-tête.") }
    for (remark, seen) in remarks.sorted(by: { ($0.value.firstRow, $0.key) < ($1.value.firstRow, $1.key) }) {
      let lines = seen.count == 1 ? "1 ligne" : "\(seen.count) lignes"
      Terminal.warning("\(provenance.file) : \(lines) (la première : \(seen.firstRow)) : \(remark).")
    }
  }
}
