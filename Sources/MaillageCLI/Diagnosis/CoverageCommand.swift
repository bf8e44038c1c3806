import ArgumentParser
import Coverage
import Groundwork
import Jobs
import Reporting
import Tabular
import Territory

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "couverture",
    abstract: "Compare, zone par zone, les places d'une liste à ceux qui en ont besoin.",
    discussion: """
      Exemple :
        maillage couverture --zones communes.gpkg --enfants population.csv \\
          --colonne-enfants P20_POP0002 --structures eaje.csv \\
          --reference 60.9 --sortie couverture.xlsx
        maillage couverture --zones communes.gpkg --enfants enfants.csv \\
          --annees 2019:P19_POP0002,2021:P21_POP0002 --structures eaje.csv \\
          --reference ensemble --sortie evolution.xlsx

      Une ligne par zone : enfants, places, places pour 100 enfants, écart à la
      référence (positif où il manque des places), nombre de structures. Ce qui
      n'est pas connu reste vide, jamais 0 ; un taux peut dépasser 100.

      Une structure compte là où elle se trouve, sinon dans la zone dont elle
      porte le code. La référence de 60,9 est le taux national de 2023 (Onape) ;
      il compte aussi l'accueil individuel : voyez le guide avant de comparer.
      """)

  @Option(help: ArgumentHelp("Couche des zones.", valueName: "fichier[#couche]"), completion: .file())
  var zones: String

  @Option(help: ArgumentHelp("Table de la population par zone.", valueName: "fichier"), completion: .file())
  var enfants: String

  @Option(help: ArgumentHelp("Colonne de ceux pour qui sont les places.", valueName: "col"))
  var colonneEnfants: String?

  @Option(
    help: ArgumentHelp("Liste des structures : une table, ou une couche de points.", valueName: "fichier"), completion: .file())
  var structures: String

  @Option(
    help: ArgumentHelp(
      "Places visées, pour 100 enfants (ou pour ce que dit --pour) : un nombre, ou « ensemble » (le taux de toutes les zones), "
        + "« france » (le taux national publié), « departement » (celui de chacun, par --reference-table).",
      valueName: "n|mot"))
  var reference: String?

  @Option(
    help: ArgumentHelp("Avec --reference departement : table des taux publiés par département.", valueName: "fichier"),
    completion: .file())
  var referenceTable: String?

  @Option(help: ArgumentHelp("Colonne du taux dans --reference-table.", valueName: "col"))
  var colonneReference: String?

  @Option(
    help: ArgumentHelp(
      "Une ligne par zone et par année : l'offre du 31 décembre, et les enfants d'une colonne par année (2019:P19_POP0002) ou, "
        + "avec --colonne-annee, des lignes de l'année.",
      valueName: "aaaa[:col],..."))
  var annees: String?

  @Option(help: ArgumentHelp("Avec --annees : colonne de --enfants qui dit l'année de chaque ligne.", valueName: "col"))
  var colonneAnnee: String?

  @Option(
    help: ArgumentHelp("Rapporte les places à ce nombre de personnes : 100, ou 1000 pour les autres services.", valueName: "n"))
  var pour: Int = 100

  @Option(
    help: ArgumentHelp(
      "Ne compte que ces genres, séparés par des virgules : code BPE (D502), prestation (EAJE) ou mot de la liste.",
      valueName: "genre,genre"))
  var type: String?

  @Option(help: ArgumentHelp("Colonne des genres de la liste.", valueName: "col"))
  var colonneType: String?

  @Option(help: ArgumentHelp("Colonne des places de la liste.", valueName: "col"))
  var colonnePlaces: String?

  @OptionGroup var unit: UnitChoice

  @Option(
    help: ArgumentHelp(
      "Colonne de ceux d'après lesquels le besoin de toutes les zones se partage, par exemple les enfants dont les parents "
        + "travaillent (ecart_places_pondere).",
      valueName: "col"))
  var colonnePoids: String?

  @Option(help: ArgumentHelp("Ne compte que ce qui est ouvert ce jour-là.", valueName: "AAAA-MM-JJ"))
  var date: String?

  @Option(help: ArgumentHelp("Avec --date : places ouvertes et fermées depuis ce jour.", valueName: "AAAA-MM-JJ"))
  var depuis: String?

  @Option(
    help: ArgumentHelp("Table de taux publiés, mis à côté des nôtres sans les changer.", valueName: "fichier"),
    completion: .file())
  var taux: String?

  @Option(help: ArgumentHelp("Avec --taux : colonne du taux.", valueName: "col"))
  var colonneTaux: String?

  @Option(help: ArgumentHelp("Avec --taux : colonnes dont il devrait être la somme.", valueName: "col,col"))
  var parts: String?

  @Option(
    help: ArgumentHelp(
      "Table des places par mode d'accueil (data.caf.fr) : donne le taux de couverture national, de ses cinq composantes.",
      valueName: "fichier"), completion: .file())
  var composantes: String?

  @Option(
    help: ArgumentHelp(
      "Avec --composantes : ses cinq colonnes, dans l'ordre EAJE PSU, EAJE hors PSU, école avant 3 ans, assistantes maternelles, "
        + "garde à domicile ; sans elles, celles de data.caf.fr.",
      valueName: "col,col,col,col,col"))
  var colonnesComposantes: String?

  @Flag(help: "Compte aussi les structures sans position ni code, dans la commune que leur adresse nomme (nom et code postal).")
  var parCommune = false

  @Option(help: ArgumentHelp("Système de coordonnées des positions de la liste.", valueName: "epsg"))
  var crs: String?

  @OptionGroup var unjoined: UnjoinedChoice
  @OptionGroup var columns: FileColumns
  @OptionGroup var points: PointColumns
  @OptionGroup var confidential: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var output: TableOutputChoice

  func validate() throws {
    if (taux == nil) != (colonneTaux == nil) { throw ValidationError("--taux et --colonne-taux vont ensemble.") }
    if parts != nil, taux == nil { throw ValidationError("--parts va avec --taux.") }
    if colonnesComposantes != nil, composantes == nil { throw ValidationError("--colonnes-composantes va avec --composantes.") }
    if (referenceTable == nil) != (colonneReference == nil) {
      throw ValidationError("--reference-table et --colonne-reference vont ensemble.")
    }
    if (referenceTable != nil) != (reference?.lowercased() == "departement") {
      throw ValidationError("--reference departement et --reference-table vont ensemble.")
    }
    if colonneAnnee != nil, annees == nil { throw ValidationError("--colonne-annee va avec --annees.") }
    let dated = [("--date", date), ("--taux", taux), ("--composantes", composantes)]
    if annees != nil, let stray = dated.first(where: { $0.1 != nil }) {
      throw ValidationError("\(stray.0) ne va pas avec --annees, où chaque année a son offre.")
    }
    if depuis != nil, date == nil { throw ValidationError("--depuis va avec --date.") }
    if pour < 1 { throw ValidationError("--pour \(pour) : un nombre de personnes est attendu.") }
    if colonnePoids != nil, reference == nil { throw ValidationError("--colonne-poids va avec --reference.") }
  }

  func run() throws {
    let job = try job()
    let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job.run($0) }
    try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary.lines)
  }

  func job() throws -> CoverageJob {
    try points.check(against: ["structures"])
    try columns.check(against: ["zones", "enfants", "structures", "taux", "composantes", "reference-table"])
    let catalog = try profiles.catalog()
    let years = try years()
    let isTold = colonneEnfants != nil || years.allSatisfy { $0.column != nil }
    guard let column = colonneEnfants ?? years.first?.column, isTold else {
      throw FileFault.usage(sentence: "--enfants demande --colonne-enfants COL, la colonne de ceux pour qui sont les places.")
    }
    var need = try columns.table(
      "enfants", path: enfants, figures: [column], columnOption: colonneEnfants == nil ? "--annees" : "--colonne-enfants",
      catalog: catalog)
    need.gate = try confidential.gate()
    need.published = confidential.published
    var offer = OfferSource(path: structures)
    offer.catalog = catalog
    offer.points = points.options(of: "structures", crs: try crs.map(SystemOption.parse))
    offer.codeColumn = columns.codeColumn(of: "structures")
    offer.kinds = WordList.parse(type)
    offer.takesCommuneNames = parCommune
    offer.kindColumn = colonneType
    offer.capacityColumn = colonnePlaces
    (offer.unit, offer.unitColumn) = (try unit.unit(), unit.colonneUnite)
    var job = CoverageJob(zones: try columns.layer("zones", path: zones), need: need, offer: offer, output: try output.place())
    job.catalog = catalog
    job.unjoined = try unjoined.place(output)
    job.reference = try comparison(catalog)
    job.years = years
    job.yearColumn = colonneAnnee
    job.base = Double(pour)
    job.weight = colonnePoids
    job.day = try date.map { try DateOption.parse($0, option: "--date") }
    job.since = try depuis.map { try DateOption.parse($0, option: "--depuis") }
    if let taux, let colonneTaux {
      job.published = try columns.table(
        "taux", path: taux, figures: [colonneTaux] + WordList.parse(parts), columnOption: "--colonne-taux", catalog: catalog)
    }
    if let composantes {
      job.components = try columns.table(
        "composantes", path: composantes,
        figures: CareColumns.named(colonnesComposantes, path: composantes, options: TableOptions()),
        columnOption: "--colonnes-composantes", catalog: catalog)
    }
    return job
  }

  /// - Throws: `FileFault.usage` for what is neither a number nor one of the words.
  private func comparison(_ catalog: ProfileCatalog) throws -> CoverageReference? {
    guard let reference else { return nil }
    let words = ["ensemble", "france", "departement"]
    switch FrenchText.key(reference) {
    case "ensemble": return .together
    case "france":
      guard pour == 100 else {
        throw FileFault.usage(sentence: "--reference france : le taux national est pour 100 enfants ; ôtez --pour.")
      }
      return .national
    case "departement":
      guard let referenceTable, let colonneReference else {
        throw FileFault.usage(sentence: "--reference departement demande --reference-table et --colonne-reference.")
      }
      return .departments(
        try columns.table(
          "reference-table", path: referenceTable, figures: [colonneReference], columnOption: "--colonne-reference",
          catalog: catalog))
    case let word:
      guard let rate = NumberParser.decimal(reference), rate.isFinite, rate >= 0 else {
        throw FileFault.usage(
          sentence: "--reference \(reference) : un nombre d'au moins 0 est attendu, ou \(Wording.list(words, last: "ou"))"
            + Suggestion.ending(word, among: words))
      }
      return .rate(rate)
    }
  }

  /// - Throws: `FileFault.usage` for what is no list of ascending years.
  private func years() throws -> [CoverageYear] {
    guard let annees else { return [] }
    let years = try WordList.parse(annees).map { text in
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard let year = Int(parts[0]), (1900...2100).contains(year) else {
        throw FileFault.usage(
          sentence: "--annees \(annees) : « \(text) » n'est pas une année, ou une année et sa colonne (2021:P21_POP0002).")
      }
      guard parts.count == 1 || colonneAnnee == nil else {
        throw FileFault.usage(
          sentence: "--annees \(text) : avec --colonne-annee, les lignes disent l'année et la colonne est --colonne-enfants.")
      }
      return CoverageYear(year, column: parts.count == 2 ? parts[1] : nil)
    }
    guard !years.isEmpty, zip(years, years.dropFirst()).allSatisfy({ $0.year < $1.year }) else {
      throw FileFault.usage(sentence: "--annees \(annees) : des années croissantes sont attendues, par exemple 2020,2022,2024.")
    }
    return years
  }
}
