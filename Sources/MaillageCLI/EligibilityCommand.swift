import ArgumentParser
import Eligibility
import Groundwork
import Jobs
import Reporting

struct EligibilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eligibilite",
    abstract: "Dit quelles structures la bonification couvre, avec la preuve, la distance et le doute.",
    discussion: """
      Exemple :
        maillage eligibilite structures.csv --qpv qpv_2024.gpkg \\
          --communes communes.gpkg --sortie eligibilite.xlsx

      La liste a un identifiant ou un nom, une prestation (colonne ou --prestation), et une position ou une commune.
      Chaque ligne reçoit une décision (eligible, a_verifier, non_eligible) et une phrase qui l'explique.
      --sortie rapport.html écrit un rapport : synthèse, carte, liste à filtrer, quoi vérifier, une preuve par structure.
      Entre plusieurs --qpv, --date choisit la géographie en vigueur : 2015 ou 2024, outre-mer un an plus tard.
      Corrections : un CSV « id;champ;valeur;auteur;raison » (lon, lat, precision, code_insee, prestation, decision).
      La règle par défaut se lit et se recopie par « maillage regles --modele ».
      """)

  @Argument(
    help: ArgumentHelp("Liste des structures : .csv, .tsv, .xlsx, .ods ou couche de points.", valueName: "structures"),
    completion: .file())
  var structures: String

  @Option(
    help: ArgumentHelp(
      "Quartiers prioritaires, « fichier » ou « fichier#couche » ; peut être répété avec --date.",
      valueName: "fichier"), completion: .file())
  var qpv: [String] = []

  @Option(help: ArgumentHelp("Communes avec leurs contours.", valueName: "fichier"), completion: .file())
  var communes: String?

  @Option(help: ArgumentHelp("Départements que le fichier QPV couvre, « 31,81 » ou « france ».", valueName: "départements"))
  var couverture: String?

  @Option(
    help: ArgumentHelp("Quartiers vécus : polygones, liste (id;qpv) ou distance aux QPV en mètres.", valueName: "fichier|mètres"),
    completion: .file())
  var qv: String?

  @Option(help: ArgumentHelp("Prestation de toutes les lignes (AGC, LAEP...).", valueName: "code"))
  var prestation: String?

  @Option(help: ArgumentHelp("Règle d'éligibilité (YAML).", valueName: "fichier"), completion: .file())
  var regles: String?

  @Option(help: ArgumentHelp("Jour pour lequel on décide.", valueName: "AAAA-MM-JJ"))
  var date: String?

  @Option(
    help: ArgumentHelp("Autre géographie : dit qui entre, sort ou change de quartier depuis elle.", valueName: "fichier"),
    completion: .file())
  var comparer: String?

  @Option(
    help: ArgumentHelp("Positions et décisions confirmées par le conseiller.", valueName: "fichier.csv"),
    completion: .file())
  var corrections: String?

  @Option(
    help: ArgumentHelp(
      "Base d'adresses (« maillage adresses creer ») pour les lignes sans position ; "
        + "une rue sans numéro est jugée par ses adresses.",
      valueName: "fichier.adresses"), completion: .file())
  var base: String?

  @Flag(help: "Remet en ordre les axes inversés et les unités fausses des positions.")
  var corriger = false

  @Option(help: ArgumentHelp("Colonne de la liste : « nom=Libellé », « lon=X »...", valueName: "champ=col"))
  var colonne: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne de l'abscisse.", valueName: "col"))
  var x: String?

  @Option(help: ArgumentHelp("Colonne de l'ordonnée.", valueName: "col"))
  var y: String?

  @Option(help: ArgumentHelp("Colonne « latitude, longitude ».", valueName: "col"))
  var coordonnees: String?

  @Option(help: ArgumentHelp("Système de coordonnées de x et y (code EPSG).", valueName: "epsg"))
  var crs: String?

  @Option(help: ArgumentHelp("Système de coordonnées d'une couche : « qpv=2154 », « communes=4326 ».", valueName: "nom=epsg"))
  var crsZonage: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne du code d'une couche : « qpv=CODE ».", valueName: "nom=col"))
  var code: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne du nom d'une couche : « qpv=LIBELLE ».", valueName: "nom=col"))
  var nom: [NamedValue] = []

  @OptionGroup var table: TableInput
  @OptionGroup var output: OutputChoice

  func run() throws {
    try ZoningOptions(systems: crsZonage, codes: code, names: nom).check(against: ["qpv", "communes", "comparer"])
    let place = try output.place()
    var job = try job()
    if !place.isPreview { job.outputs = [EligibilityOutput(place, origin: .here(Array(CommandLine.arguments.dropFirst())))] }
    let result = try Terminal.follow(isSilent: output.silencieux) { try job.run($0) }
    Terminal.show(result.anomalies)
    let odd = result.assessments.filter { !$0.anomalies.isEmpty }
    if let first = odd.first {
      let anomalies = first.anomalies.map(\.sentence).joined(separator: " ; ")
      let place = "\(result.input.provenance.file), ligne \(first.structure.number) : \(anomalies)"
      let many = "\(Wording.grouped(odd.count)) lignes ont une anomalie, dites dans leur colonne « anomalie » ; "
      Terminal.warning(odd.count == 1 ? "\(place)." : "\(many)\(place).")
    }
    let doubtful = result.assessments.count { $0.decision == .toVerify || !$0.anomalies.isEmpty }
    let end = WorkEnd(
      path: output.sortie, rows: result.assessments.count, toLookAt: doubtful,
      sign: "décision « a_verifier », ou colonne « anomalie »")
    let table = EligibilityTable(result.assessments, input: result.input, isComparing: result.comparedWith != nil)
    try Terminal.conclude(end, preview: place.isPreview ? table.preview() : nil, isSilent: output.silencieux) {
      showSummary(result)
    }
    if output.strict, !result.anomalies.isEmpty || !odd.isEmpty { throw ExitStatus.anomalies }
  }

  func showSummary(_ result: EligibilityResult) {
    for line in EligibilitySummary(result.assessments).lines(width: Terminal.columns ?? 100) { Terminal.note(line) }
    guard let other = result.comparedWith else { return }
    let words: [(Assessment.Change, String)] = [
      (.enters, "entrent dans un quartier"), (.leaves, "sortent d'un quartier"), (.changes, "changent de quartier"),
    ]
    for (change, verb) in words {
      let members = result.assessments.filter { $0.change == change }
      let named = members.prefix(8).map(\.structure.title).joined(separator: ", ") + (members.count > 8 ? "…" : "")
      let counted = members.isEmpty ? "aucune ligne" : "\(Wording.grouped(members.count)) (\(named))"
      Terminal.note("Depuis \(other), \(verb) : \(counted).")
    }
  }

  func job() throws -> EligibilityJob {
    var job = EligibilityJob(structures: structures, quarters: try qpv.map { try layer($0, "qpv") })
    job.tableOptions = try table.options()
    job.structureOptions.service = prestation
    job.structureOptions.correctsPositions = corriger
    job.structureOptions.crs = try crs.map(SystemOption.parse)
    job.structureOptions.columns = Dictionary(colonne.map { ($0.name, $0.value) }) { $1 }
    if let x, let y {
      let isDegrees = job.structureOptions.crs?.isGeographic ?? false
      job.structureOptions.columns[isDegrees ? "lon" : "x"] = x
      job.structureOptions.columns[isDegrees ? "lat" : "y"] = y
    } else if x != nil || y != nil {
      throw FileFault.usage(sentence: "--x et --y vont ensemble.")
    }
    if let coordonnees { job.structureOptions.columns["coordonnees"] = coordonnees }
    job.communes = try communes.map { try layer($0, "communes") }
    job.comparison = try comparer.map { try layer($0, "comparer") }
    job.coverage = try couverture.map { try DepartmentCoverage(option: $0) }
    job.livedQuarters = qv
    job.rules = regles
    job.corrections = corrections
    job.addresses = base
    job.date = try date.map { text in
      guard let date = CalendarDate.written(text) else {
        throw FileFault.usage(sentence: "--date \(text) : ce jour n'existe pas ; écrivez AAAA-MM-JJ, par exemple 2025-06-30.")
      }
      return date
    }
    return job
  }

  private func layer(_ path: String, _ name: String) throws -> LayerSource {
    try ZoningOptions(systems: crsZonage, codes: code, names: nom).source(named: name, path: path)
  }
}
