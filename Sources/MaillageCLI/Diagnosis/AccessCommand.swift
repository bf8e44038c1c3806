import ArgumentParser
import Coverage
import Groundwork
import Jobs
import Reporting
import Territory

struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acces",
    abstract: "Partage une offre entre tous ceux qui l'ont à portée, lieu par lieu.",
    discussion: """
      Exemples :
        maillage acces --demande communes.csv --offre creches.csv \\
          --methode 2sfca --rayon 10000 --sortie acces.csv
        maillage acces --demande communes.csv --offre medecins.csv \\
          --methode e2sfca --paliers 10:1,20:0.68,30:0.22 \\
          --temps minutes.csv --sortie acces.xlsx
        maillage acces --methode proche --zones communes.gpkg \\
          --demande carreaux.gpkg --offre structures.csv \\
          --type EAJE,LAEP --seuils 2000,5000 --sortie proches.xlsx

      Les deux tables ont un code et une position (x, y avec --crs, ou lon, lat) ;
      la demande a une population, l'offre des places. Une ligne par lieu, dans
      l'ordre : code, acces (places par personne), offre_accessible (places à
      portée, sans partage), population.

      Un palier contient sa borne. Sans --temps, les distances sont à vol
      d'oiseau dans la projection légale du lieu. Avec --temps (origine,
      destination, minutes), les bornes sont des minutes et seuls les trajets
      donnés comptent. Les formules et leurs sources : guide du diagnostic.

      La méthode « proche » ne partage rien : par zone et par genre de service,
      elle donne le plus proche, la distance, et combien d'habitants vivent à
      chaque seuil ou au-delà. La demande y est facultative : des points ou des
      carreaux habités, ou une table par zone.
      """)

  @Option(
    help: ArgumentHelp("Lieux avec leur population : table, ou couche de points ou de zones.", valueName: "fichier"),
    completion: .file())
  var demande: String?

  @Option(
    help: ArgumentHelp("Structures avec leurs places : table, ou couche de points.", valueName: "fichier"), completion: .file())
  var offre: String

  @Option(help: ArgumentHelp("Méthode : 2sfca, e2sfca, m2sfca, 3sfca, apl ou proche.", valueName: "nom"))
  var methode: String

  @Option(
    help: ArgumentHelp(
      "Zones du territoire. Avec --methode proche : celles dont on rend compte ; sinon leur limite, pour l'effet de bord.",
      valueName: "fichier[#couche]"), completion: .file())
  var zones: String?

  @Option(
    help: ArgumentHelp(
      "Avec --methode proche : mètres (minutes avec --temps) à compter ; 2000,5000,10000 ou 5,10,15,20,30 sans cette option.",
      valueName: "n,n"))
  var seuils: String?

  @Option(help: ArgumentHelp("Portée, en mètres (en minutes avec --temps).", valueName: "m"))
  var rayon: String?

  @Option(
    help: ArgumentHelp("Paliers et leur poids, par exemple 2000:1,5000:0.68,9000:0.22.", valueName: "m:poids,..."))
  var paliers: String?

  @Option(
    help: ArgumentHelp(
      "Avec --rayon : décroissance gaussienne, qui vaut ce poids à la portée (0.01 est l'usage).", valueName: "poids"))
  var gaussienne: String?

  @Option(
    help: ArgumentHelp("Table des temps : colonnes origine, destination, minutes et, si l'on veut, metres.", valueName: "od.csv"),
    completion: .file())
  var temps: String?

  @Option(help: ArgumentHelp("Multiplie les distances à vol d'oiseau ; 1 sans cette option.", valueName: "facteur"))
  var detour: String?

  @Option(
    help: ArgumentHelp(
      "Colonne de la population, ou plusieurs avec leur besoin : POP, ou P0002:1.4,P0310:0.8.", valueName: "col[:poids],..."))
  var colonnePopulation: String?

  @Option(help: ArgumentHelp("Colonne des places de l'offre.", valueName: "col"))
  var colonnePlaces: String?

  @OptionGroup var unit: UnitChoice

  @Flag(help: "Chaque structure compte pour 1, quelles que soient ses places.")
  var compterStructures = false

  @Option(
    help: ArgumentHelp(
      "Ne compte que ces genres, séparés par des virgules : code BPE (D502), prestation (EAJE) ou mot de la liste.",
      valueName: "genre,genre"))
  var type: String?

  @Option(help: ArgumentHelp("Colonne des genres de l'offre.", valueName: "col"))
  var colonneType: String?

  @Option(help: ArgumentHelp("Ne compte que ce qui est ouvert ce jour-là.", valueName: "AAAA-MM-JJ"))
  var date: String?

  @Option(help: ArgumentHelp("Ajoute l'accès pour ce nombre de personnes (colonne acces_pour_N).", valueName: "n"))
  var pour: String?

  @Option(help: ArgumentHelp("Système de coordonnées des positions (code EPSG).", valueName: "epsg"))
  var crs: String?

  @OptionGroup var columns: FileColumns
  @OptionGroup var points: PointColumns
  @OptionGroup var confidential: ConfidentialChoice
  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var output: TableOutputChoice

  func run() throws {
    if methode.lowercased() == Self.nearest {
      let job = try nearestJob()
      let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job.run($0) }
      return try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary.lines)
    }
    let job = try job()
    let result = try Terminal.follow(isSilent: output.silencieux, limit: 20) { try job.run($0) }
    try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary.lines)
  }

  /// The method that shares nothing out.
  private static let nearest = "proche"

  func job() throws -> AccessJob {
    try check()
    let catchment = try catchment()
    guard seuils == nil else { throw FileFault.usage(sentence: "--seuils va avec --methode proche.") }
    guard let demande else {
      throw FileFault.usage(sentence: "--methode \(methode) demande --demande, la table de ceux qui ont besoin du service.")
    }
    var job = AccessJob(
      demand: try demand(demande), offer: try supply(), catchment: catchment, output: try output.place())
    job.territory = try zones.map { try columns.layer("zones", path: $0) }
    guard zones == nil || temps == nil else {
      throw FileFault.usage(
        sentence: "--zones dit où la portée passe la limite du territoire ; avec --temps, qui ne donne pas de distances, seuls "
          + "les trajets de la table comptent.")
    }
    job.times = temps
    job.detour = try detourFactor()
    job.countsSites = compterStructures
    job.day = try date.map { try DateOption.parse($0, option: "--date") }
    job.base = try pour.map { try NumberOption.parse($0, option: "--pour") }
    return job
  }

  /// - Throws: `FileFault.usage` for options of the other methods.
  func nearestJob() throws -> NearestServiceJob {
    try check()
    let strangers = [
      ("--rayon", rayon != nil), ("--paliers", paliers != nil), ("--gaussienne", gaussienne != nil), ("--pour", pour != nil),
      ("--compter-structures", compterStructures), ("--colonne-places", colonnePlaces != nil),
      ("--unite", unit.unite != nil), ("--colonne-unite", unit.colonneUnite != nil),
    ]
    if let stranger = strangers.first(where: \.1) {
      throw FileFault.usage(sentence: "\(stranger.0) ne va pas avec --methode proche, qui ne partage rien ; voyez --seuils.")
    }
    guard let zones else { throw FileFault.usage(sentence: "--methode proche demande --zones, les zones dont on rend compte.") }
    guard demande != nil || colonnePopulation == nil else {
      throw FileFault.usage(sentence: "--colonne-population va avec --demande.")
    }
    guard demande != nil || confidential.confidentiel == nil else {
      throw FileFault.usage(sentence: "--confidentiel va avec --demande.")
    }
    var job = NearestServiceJob(
      zones: try columns.layer("zones", path: zones), offer: try supply(), output: try output.place())
    job.demand = try demande.map(demand)
    job.published = confidential.published
    job.catalog = try profiles.catalog()
    job.times = temps
    job.detour = try detourFactor()
    job.thresholds = try thresholds()
    job.day = try date.map { try DateOption.parse($0, option: "--date") }
    return job
  }

  private func check() throws {
    try columns.check(against: ["demande", "offre", "zones"], filtering: [])
    try points.check(against: ["demande", "offre"])
  }

  private func thresholds() throws -> [Double] {
    guard let seuils else { return [] }
    let found = try WordList.parse(seuils).map { try NumberOption.parse($0, option: "--seuils") }
    guard !found.isEmpty, zip(found, found.dropFirst()).allSatisfy(<) else {
      throw FileFault.usage(sentence: "--seuils \(seuils) : des seuils croissants sont attendus, par exemple 2000,5000.")
    }
    return found
  }

  private func demand(_ path: String) throws -> DemandSource {
    var demand = DemandSource(path: path)
    demand.catalog = try profiles.catalog()
    demand.points = points.options(
      of: "demande", crs: try columns.system(of: "demande") ?? crs.map(SystemOption.parse))
    demand.codeColumn = columns.codeColumn(of: "demande")
    demand.parts = try parts()
    demand.gate = try confidential.gate()
    demand.published = confidential.published
    return demand
  }

  private func supply() throws -> OfferSource {
    var offer = OfferSource(path: offre)
    offer.catalog = try profiles.catalog()
    offer.points = points.options(of: "offre", crs: try columns.system(of: "offre") ?? crs.map(SystemOption.parse))
    offer.idColumn = columns.codeColumn(of: "offre")
    offer.kinds = WordList.parse(type)
    offer.kindColumn = colonneType
    offer.capacityColumn = colonnePlaces
    (offer.unit, offer.unitColumn) = (try unit.unit(), unit.colonneUnite)
    return offer
  }

  private func detourFactor() throws -> Double {
    guard let detour else { return 1 }
    guard temps == nil else {
      throw FileFault.usage(sentence: "--detour va sans --temps : une table des temps suit les routes.")
    }
    let factor = try NumberOption.parse(detour, option: "--detour")
    guard factor >= 1 else {
      throw FileFault.usage(
        sentence: "--detour \(detour) : un chemin n'est pas plus court que la ligne droite ; donnez 1 ou plus.")
    }
    return factor
  }

  private func parts() throws -> [DemandSource.Part] {
    try WordList.parse(colonnePopulation).map { text in
      guard let mark = text.lastIndex(of: ":") else { return DemandSource.Part(column: text) }
      let weight = try NumberOption.parse(String(text[text.index(after: mark)...]), option: "--colonne-population \(text),")
      return DemandSource.Part(column: String(text[..<mark]), weight: weight)
    }
  }

  /// - Throws: `FileFault.usage` for a method that is none, and for a reach or steps that are missing or make no sense.
  func catchment() throws -> FloatingCatchment {
    guard let method = FloatingCatchment.Method(rawValue: methode.lowercased()) else {
      let known = FloatingCatchment.Method.allCases.map(\.rawValue) + [Self.nearest]
      throw FileFault.usage(
        sentence: "--methode \(methode) : méthode inconnue ; attendu : \(Wording.list(known, last: "ou"))"
          + Suggestion.ending(methode.lowercased(), among: known))
    }
    guard rayon == nil || paliers == nil else {
      throw FileFault.usage(sentence: "--rayon ou --paliers : l'un des deux, pas les deux.")
    }
    let unit = temps == nil ? "mètres" : "minutes"
    if let paliers {
      guard gaussienne == nil else { throw FileFault.usage(sentence: "--gaussienne va avec --rayon.") }
      guard method != .twoStep else {
        throw FileFault.usage(sentence: "--methode 2sfca compte tout à égalité jusqu'à --rayon ; avec --paliers, c'est e2sfca.")
      }
      return FloatingCatchment(method, decay: .steps(try Self.steps(paliers)))
    }
    guard let rayon else {
      let needed = method == .twoStep
        ? "--rayon M, la portée en \(unit)" : "--paliers M:POIDS,… (ou --rayon M avec --gaussienne POIDS), en \(unit)"
      throw FileFault.usage(sentence: "--methode \(method.rawValue) demande \(needed).")
    }
    guard let reach = NumberParser.decimal(rayon), reach.isFinite, reach > 0 else {
      throw FileFault.usage(sentence: "--rayon \(rayon) : une portée de plus de 0 est attendue, en \(unit).")
    }
    if let gaussienne {
      guard method != .twoStep else {
        throw FileFault.usage(sentence: "--gaussienne : avec elle, la méthode est e2sfca, non 2sfca.")
      }
      guard let atReach = NumberParser.decimal(gaussienne), atReach > 0, atReach < 1 else {
        throw FileFault.usage(sentence: "--gaussienne \(gaussienne) : un poids entre 0 et 1 est attendu, par exemple 0.01.")
      }
      return FloatingCatchment(method, decay: .gaussian(reach: reach, atReach: atReach))
    }
    guard method == .twoStep else {
      throw FileFault.usage(
        sentence: "--methode \(method.rawValue) pèse les distances : donnez --paliers M:POIDS,… au lieu de --rayon, ou "
          + "--gaussienne "
          + "POIDS avec lui. Sans poids, c'est 2sfca.")
    }
    return FloatingCatchment(method, decay: .binary(reach: reach))
  }

  private static func steps(_ text: String) throws -> [DistanceDecay.Step] {
    var steps: [DistanceDecay.Step] = []
    for word in WordList.parse(text) {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let bound = NumberParser.decimal(parts[0]), let weight = NumberParser.decimal(parts[1]),
        bound.isFinite, weight.isFinite, bound > 0, weight >= 0
      else {
        throw FileFault.usage(sentence: "--paliers \(text) : « \(word) » n'est pas BORNE:POIDS, par exemple 5000:0.68.")
      }
      guard bound > steps.last?.bound ?? 0 else {
        throw FileFault.usage(
          sentence: "--paliers \(text) : les bornes vont en croissant, et \(parts[0]) n'est pas plus grand que la précédente.")
      }
      steps.append(DistanceDecay.Step(bound: bound, weight: weight))
    }
    guard steps.contains(where: { $0.weight > 0 }) else {
      throw FileFault.usage(sentence: "--paliers \(text) : au moins un palier de poids positif est attendu, par exemple 5000:1.")
    }
    return steps
  }
}
