import ArgumentParser
import Groundwork
import Jobs
import Reporting
import Tabular

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carte",
    abstract: "Dessine une carte d'une couche et de ses valeurs, en SVG ou en PNG.",
    discussion: """
      Exemples :
        maillage carte communes.gpkg --valeur taux --sortie carte.svg
        maillage carte qpv.gpkg --table indice.csv --valeur score \\
          --methode jenks --sortie carte.png
        maillage carte communes.gpkg --territoire 38 --contour qpv.gpkg \\
          --points structures.csv --categorie type --sortie carte.svg

      Les zones voisines gardent leur limite commune, simplifiée une seule fois.
      Titre, légende avec le nombre de zones par classe, échelle, nord et source y
      sont toujours. Ce qui est secret et ce qui manque ont leur signe à part, et
      n'entrent dans aucune borne de classe.

      La projection est la légale du lieu ; les départements d'outre-mer ont chacun
      leur cadre à côté de la métropole.
      """)

  @Argument(
    help: ArgumentHelp("Couche (.shp, .gpkg, .geojson, .kml, .fgb) ; « fichier.gpkg#couche ».", valueName: "couche"),
    completion: .file())
  var couche: String

  @Option(help: ArgumentHelp("Colonne des valeurs, de la couche ou de --table.", valueName: "col"))
  var valeur: String?

  @Option(
    help: ArgumentHelp("Tableau des valeurs (.csv, .xlsx, .ods), joint à la couche par le code des zones.", valueName: "fichier"),
    completion: .file())
  var table: String?

  @Option(
    help: ArgumentHelp("Carte à écrire : .svg ou .png ; sans elle, SVG sur la sortie standard.", valueName: "fichier"),
    completion: .file())
  var sortie: String?

  @OptionGroup(title: "Classes") var classification: MapClassChoice
  @OptionGroup(title: "Sur la carte") var content: MapContentChoice

  @Option(
    help: ArgumentHelp("Colonne des codes d'un fichier (couche=COL, table=COL) ; sinon reconnue.", valueName: "option=col"))
  var code: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne des noms de la couche (couche=COL).", valueName: "option=col"))
  var nom: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      "Système de coordonnées d'une couche (couche, contour, fond), à la place de celui qu'elle déclare.",
      valueName: "option=epsg"))
  var crsZonage: [NamedValue] = []

  @OptionGroup var secrecy: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var input: TableInput

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  func run() throws {
    let result = try Terminal.follow(isSilent: silencieux) { try job().run($0) }
    if !silencieux { for line in result.summary.lines { Terminal.note(line) } }
    if strict, result.anomalies.contains(where: { !$0.kind.isInformation }) { throw ExitStatus.anomalies }
  }

  func job() throws -> MapJob {
    if sortie == nil, Terminal.showsOutput {
      throw FileFault.usage(sentence: "donnez le fichier de la carte : --sortie carte.svg (ou .png).")
    }
    if let stray = code.first(where: { !["couche", "table"].contains($0.name) }) {
      throw FileFault.usage(sentence: "--code \(stray.name)=\(stray.value) : attendu couche=COL ou table=COL.")
    }
    if let stray = nom.first(where: { $0.name != "couche" }) {
      throw FileFault.usage(sentence: "--nom \(stray.name)=\(stray.value) : attendu couche=COL.")
    }
    if let stray = crsZonage.first(where: { !["couche", "contour", "fond"].contains($0.name) }) {
      throw FileFault.usage(
        sentence: "--crs-zonage \(stray.name)=\(stray.value) : attendu couche=EPSG, contour=EPSG ou fond=EPSG.")
    }
    if table != nil, valeur == nil { throw FileFault.usage(sentence: "--table demande --valeur COL, la colonne à montrer.") }
    let options = ZoningOptions(systems: crsZonage, codes: code, names: nom)
    var job = MapJob(layer: try options.source(named: "couche", path: couche), output: try MapOutput(path: sortie))
    job.column = valeur
    job.table = table
    job.tableOptions = try input.options()
    job.tableCode = code.last { $0.name == "table" }?.value
    job.gate = try secrecy.gate()
    job.published = secrecy.published
    job.catalog = try profiles.catalog()
    job.style = try classification.style(hasValue: valeur != nil)
    job.style.hasCircles = content.cercles
    job.style.hasLabels = content.etiquettes
    job.style.hasTooltips = content.infobulles
    job.territory = WordList.parse(content.territoire)
    job.limits = try content.contour.map { try ZoningOptions(systems: crsZonage).source(named: "contour", path: $0) }
    job.ground = try content.fond.map { try ZoningOptions(systems: crsZonage).source(named: "fond", path: $0) }
    job.points = try content.lists(job.tableOptions)
    (job.title, job.source, job.unit) = (content.titre, content.source, content.unite ?? "")
    if content.cercles, classification.isAsked {
      throw FileFault.usage(sentence: "--cercles montre les nombres eux-mêmes ; les options de classes n'y vont pas.")
    }
    if content.cercles, valeur == nil { throw FileFault.usage(sentence: "--cercles demande --valeur COL, le nombre à montrer.") }
    return job
  }
}

/// How values become classes.
struct MapClassChoice: ParsableArguments {
  @Option(help: ArgumentHelp("Nombre de classes, de 1 à 9 (5 si rien n'est dit).", valueName: "n"))
  var classes: Int?

  @Option(
    help: ArgumentHelp(
      "« quantiles » : autant de zones par classe ; « jenks » : les coupures où les valeurs se séparent le mieux (exact) ; "
        + "« egales » : classes de même largeur ; « bornes » : celles de --bornes.", valueName: "nom"))
  var methode: Method?

  @Option(help: ArgumentHelp("Bornes entre les classes, croissantes : 10,20,30 fait quatre classes.", valueName: "nombres"))
  var bornes: String?

  @Option(
    help: ArgumentHelp(
      "Valeur de comparaison (moyenne du département…) : une borne, et deux teintes de part et d'autre.", valueName: "nombre"))
  var reference: String?

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case quantiles, jenks, egales, bornes
  }

  /// Whether anything was said of classes.
  var isAsked: Bool { methode != nil || bornes != nil || classes != nil || reference != nil }

  /// - Throws: `FileFault.usage` for numbers that are none, or make no classes.
  func style(hasValue: Bool) throws -> MapStyle {
    var style = MapStyle()
    if !hasValue, isAsked {
      throw FileFault.usage(sentence: "des classes demandent --valeur COL.")
    }
    if let classes {
      guard (1...9).contains(classes) else {
        throw FileFault.usage(sentence: "--classes \(classes) : de 1 à 9 classes ; au-delà, les couleurs ne se distinguent plus.")
      }
      style.classes = classes
    }
    if bornes != nil, let methode, methode != .bornes {
      throw FileFault.usage(sentence: "--bornes ne va pas avec --methode \(methode.rawValue) ; donnez l'une ou l'autre.")
    }
    switch methode ?? (bornes == nil ? .quantiles : .bornes) {
    case .quantiles: style.method = .quantiles
    case .jenks: style.method = .jenks
    case .egales: style.method = .equal
    case .bornes: style.method = .breaks(try breaks())
    }
    if let reference {
      guard let value = NumberParser.decimal(reference), value.isFinite else {
        throw FileFault.usage(sentence: "--reference \(reference) : un nombre est attendu, par exemple 12,5.")
      }
      style.reference = value
    }
    return style
  }

  /// "10,20,30"; numbers with a decimal comma are parted by semicolons.
  private func breaks() throws -> [Double] {
    guard let bornes else { throw FileFault.usage(sentence: "--methode bornes demande --bornes 10,20,30.") }
    let words = bornes.split(separator: bornes.contains(";") ? ";" : ",").map { $0.trimmingBlanks() }
    let numbers = words.compactMap { NumberParser.decimal($0) }
    guard !numbers.isEmpty, numbers.count == words.count, numbers.allSatisfy(\.isFinite) else {
      throw FileFault.usage(
        sentence:
          "--bornes \(bornes) : des nombres séparés par des virgules sont attendus, par exemple 10,20,30 ; avec des virgules "
          + "décimales, séparez par des points-virgules : \"2,5;7,5\".")
    }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw FileFault.usage(sentence: "--bornes \(bornes) : les bornes doivent être croissantes, chacune une fois.")
    }
    guard numbers.count <= 8 else {
      throw FileFault.usage(
        sentence: "--bornes \(bornes) : huit bornes au plus (neuf classes) ; au-delà, les couleurs ne se distinguent plus.")
    }
    if let classes, classes != numbers.count + 1 {
      throw FileFault.usage(sentence: "--bornes \(bornes) fait \(numbers.count + 1) classes, non \(classes) ; ôtez --classes.")
    }
    return numbers
  }
}

/// What is on the map beside the values.
struct MapContentChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp("Couche dont les limites sont tracées par-dessus (QPV…) ; plusieurs fois si besoin.", valueName: "couche"),
    completion: .file())
  var contour: [String] = []

  @Option(
    help: ArgumentHelp("Couche en gris sous les zones : communes sous des QPV, départements voisins.", valueName: "couche"),
    completion: .file())
  var fond: String?

  @Option(
    help: ArgumentHelp(
      "Liste de structures ou couche de points, tracées par-dessus ; plusieurs fois si besoin.", valueName: "liste"),
    completion: .file())
  var points: [String] = []

  @Option(
    help: ArgumentHelp(
      "Colonne de --points qui donne à chaque point sa forme et sa couleur ; « decision » est reconnue.", valueName: "col"))
  var categorie: String?

  @Option(help: ArgumentHelp("Trace autour de chaque point un cercle de ce rayon, en mètres.", valueName: "mètres"))
  var rayon: String?

  @OptionGroup var columns: PointColumns

  @Flag(help: "Cercles d'aire proportionnelle à la valeur, à la place des couleurs : pour des nombres de personnes ou de places.")
  var cercles = false

  @Flag(help: "Écrit le nom des zones là où il y a la place.")
  var etiquettes = false

  @Flag(help: "Met dans le SVG le nom et la valeur de chaque zone, qu'un navigateur montre au passage de la souris.")
  var infobulles = false

  @Option(
    help: ArgumentHelp(
      "Zones du territoire : début de leur code (38, ou 38185,38544) ; les autres sont grises, dans les limites du cadre.",
      valueName: "codes"))
  var territoire: String?

  @Option(help: ArgumentHelp("Titre ; sinon le nom de la colonne.", valueName: "texte"))
  var titre: String?

  @Option(help: ArgumentHelp("Source dite avant les fichiers, qui sont toujours cités.", valueName: "texte"))
  var source: String?

  @Option(help: ArgumentHelp("Unité des valeurs : « % », « m ».", valueName: "texte"))
  var unite: String?

  /// - Throws: `FileFault.usage` for a radius that is none, and for words of points without a list.
  func lists(_ options: TableOptions) throws -> [MapPointSource] {
    try columns.check(against: ["points"])
    if points.isEmpty, categorie != nil || rayon != nil {
      throw FileFault.usage(sentence: "--categorie et --rayon vont avec --points LISTE.")
    }
    let reach = try rayon.map { try NumberOption.parse($0, option: "--rayon") }
    return points.map { path in
      var list = MapPointSource(path: path)
      list.options = options
      list.points = columns.options(of: "points", crs: nil)
      list.kindColumn = categorie
      list.reach = reach
      return list
    }
  }
}
