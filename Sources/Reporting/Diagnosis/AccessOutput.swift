import Coverage
import Groundwork

/// The table of `acces`: a row a place of demand.
public struct AccessOutput: Sendable {
  let codes: [String]
  let need: [Figure]
  let study: AccessStudy
  /// Persons whose access is told beside that of one.
  let base: Double?
  /// Where the need was let out; nil for public figures.
  public var source: ReleasedSource?

  public init(codes: [String], need: [Figure], study: AccessStudy, base: Double?) {
    self.codes = codes
    self.need = need
    self.study = study
    self.base = base
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    var table = ResultTable(rowCount: codes.count, for: place)
    table.add("code", texts: codes)
    table.add("acces", figures: study.result.access)
    table.add("offre_accessible", figures: study.result.reachableSupply)
    table.add("population", figures: need)
    if let base {
      table.add(
        "acces_pour_\(DecimalFormatter.shortest(base))", figures: study.result.access.map { $0.map { $0 * base } }, decimals: 3)
    }
    let remarks = zip(study.result.doubts, need).map { doubt, need in
      (doubt.words + [need.reasonWords.map { "population : \($0)" }].compactMap { $0 }).joined(separator: " ; ")
    }
    if remarks.contains(where: { !$0.isEmpty }) { table.add("anomalie", texts: remarks) }
    return try table.write(to: place, source: source)
  }
}

extension AccessDoubt {
  /// What is unsure, in words.
  var words: [String] {
    [
      (AccessDoubt.noPosition, "sans position en France : accès inconnu"),
      (.noJourney, "aucun trajet donné : accès inconnu"),
      (.unknownSupply, "une structure à portée n'a pas de capacité connue : accès minimal"),
      (.unknownNeed, "une population qui partage ces services n'est pas connue : accès maximal"),
      (.nobodyToServe, "une structure à portée n'a personne à servir : elle n'est pas comptée dans l'accès"),
    ].filter { contains($0.0) }.map(\.1)
  }
}

/// What the run came to, for its last lines.
public struct AccessSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]

  /// Places that are named.
  private static let mostNamed = 5

  /// - Parameters:
  ///   - detour: what a straight metre costs; nil with a table of times.
  ///   - needName: column of the need.
  public init(_ output: AccessOutput, catchment: FloatingCatchment, detour: Double?, needName: String, sites: Int) {
    let result = output.study.result, base = output.base ?? 1000
    var people = 0.0, shared = 0.0, without = (places: 0, people: 0.0)
    for (place, access) in result.access.enumerated() {
      guard let access, let need = output.need[place].value else { continue }
      people += need
      shared += need * access
      if access == 0 { without = (without.places + 1, without.people + need) }
    }
    let cost = detour.map { $0 == 1 ? "à vol d'oiseau" : "à vol d'oiseau × \(FrenchNumber.amount($0, decimals: 2))" }
      ?? "d'après la table des temps"
    var lines = [
      "\(catchment.method.name) (\(catchment.decay.words(inMinutes: detour == nil))), \(cost) : "
        + "\(Phrase.counted(output.codes.count, "lieu", "lieux")), \(Phrase.counted(sites, "structure", "structures")), "
        + "\(Phrase.counted(output.study.pairCount, "liaison", "liaisons")) à portée."
    ]
    if people > 0 {
      lines.append(
        "Accès moyen : \(FrenchNumber.decimals(base * shared / people, 2)) pour \(FrenchNumber.amount(base)) (« \(needName) »). "
          + "\(Phrase.counted(without.places, "lieu n'a", "lieux n'ont")) aucune offre à portée "
          + "(\(FrenchNumber.amount(without.people)) de population).")
    }
    lines.append("Effet de bord : " + Self.edge(output))
    self.lines = lines
  }

  /// What lies beyond the files, and from how many places that matters.
  private static func edge(_ output: AccessOutput) -> String {
    let study = output.study
    if let limit = study.limit, let border = study.border {
      func told(_ places: [Int], _ what: String) -> String {
        guard !places.isEmpty else { return "\(what) ne s'arrête nulle part à portée de sa limite" }
        let named = places.prefix(mostNamed).map { output.codes[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
        return "\(what) s'arrête à sa limite à portée de \(Phrase.counted(places.count, "lieu", "lieux")) sur "
          + "\(Wording.grouped(border.of))\(named.isEmpty ? "" : " (\(named)\(places.count > mostNamed ? "…" : ""))")"
      }
      return "\(Phrase.counted(limit.supplyOutside, "structure", "structures")) et "
        + "\(Phrase.counted(limit.demandOutside, "lieu", "lieux")) de demande hors du territoire comptent ; "
        + "\(told(limit.shortOfSupply, "la liste des structures")) ; \(told(limit.shortOfDemand, "la population"))."
    }
    guard let border = study.border else {
      return "seuls les trajets de la table comptent ; les services et les habitants au-delà ne sont pas connus."
    }
    return "les services et les habitants au-delà des deux fichiers ne sont pas connus ; depuis "
      + "\(Phrase.counted(border.places, "lieu", "lieux")) sur \(Wording.grouped(border.of)) la portée dépasse leur étendue."
  }
}

extension FloatingCatchment.Method {
  fileprivate var name: String { self == .apl ? "Forme de l'APL" : rawValue.uppercased() }
}

extension DistanceDecay {
  fileprivate func words(inMinutes: Bool) -> String {
    func bound(_ value: Double) -> String { "\(FrenchNumber.amount(value)) \(inMinutes ? "min" : "m")" }
    func weight(_ value: Double) -> String { DecimalFormatter.shortest(value).replacing(".", with: ",") }
    switch self {
    case .binary(let reach): return "rayon \(bound(reach))"
    case .gaussian(let reach, let atReach): return "gaussienne, \(weight(atReach)) à \(bound(reach))"
    case .steps(let steps):
      return "paliers "
        + steps.map { "\(bound($0.bound)) : \(weight($0.weight))" }.joined(separator: ", ")
    }
  }
}
