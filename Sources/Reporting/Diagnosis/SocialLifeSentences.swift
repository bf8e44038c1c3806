import Coverage
import Groundwork

/// The sentence that explains a row of `avs`.
struct SocialLifeSentences {
  private let output: SocialLifeOutput
  private let unit: String
  private let ranked: String
  /// What adds to the need, in the words of the sentence.
  private let quarterWeight, ruralWeight: String

  /// Structures of a zone that are named.
  private static let mostNamed = 3

  init(_ output: SocialLifeOutput) {
    self.output = output
    unit = output.beneficiaries == nil ? "habitants" : "allocataires"
    ranked = Wording.grouped(output.rows.count { output.scan.zones[$0].rank != nil })
    quarterWeight = "+ \(SocialLifeSummary.number(output.scan.weights.quarter)) pour un QPV"
    ruralWeight = "+ \(SocialLifeSummary.number(output.scan.weights.rural)) pour FRR"
  }

  func explanation(_ zone: Int) -> String {
    let own = output.scan.zones[zone]
    guard own.kinds.isEmpty else { return served(own) }
    var text = "Aucun centre social ni EVS connu ici. "
    text += nearest(own)
    text += need(own, zone)
    if let rank = own.rank { text += "Rang \(Wording.grouped(rank)) sur \(ranked)." }
    return text
  }

  private func served(_ own: SocialLifeScan.Zone) -> String {
    let kinds = own.kinds == [.socialCentre, .evs] ? "Centre social et EVS connus ici"
      : own.kinds == .evs ? "EVS connu ici" : "Centre social connu ici"
    var titles: [String] = []
    for site in own.sites where !titles.contains(output.offer.sites[site].title) { titles.append(output.offer.sites[site].title) }
    let named = titles.prefix(Self.mostNamed).joined(separator: ", "), more = titles.count - Self.mostNamed
    return "\(kinds) : \(named)\(more > 0 ? " et \(Phrase.counted(more, "autre", "autres"))" : "")."
  }

  private func nearest(_ own: SocialLifeScan.Zone) -> String {
    guard let nearest = own.nearest else {
      guard let kilometres = own.kilometres else { return "Aucun n'a de position connue. " }
      return "Aucun n'a de position connue sur ce territoire : compté aussi loin que la zone la plus éloignée "
        + "(\(Wording.metres(kilometres * 1000))). "
    }
    var text = "Le plus proche connu, \(output.offer.sites[nearest.site].title), est à "
    if let minutes = nearest.minutes { text += "\(SocialLifeSummary.number(minutes)) min" }
    if let metres = nearest.metres {
      text += nearest.minutes == nil ? "\(Wording.metres(metres)) à vol d'oiseau" : " (\(Wording.metres(metres)) à vol d'oiseau)"
    }
    return text + ". "
  }

  /// People, what adds to them, and the priority that comes of it.
  private func need(_ own: SocialLifeScan.Zone, _ zone: Int) -> String {
    guard output.scan.countsPeople else { return "Population non donnée : seule la distance compte. " }
    guard let need = own.need, let people = (output.beneficiaries ?? output.population)[zone].value else {
      return "\(unit.capitalizedFirst) inconnus : classée après les autres, la plus éloignée d'abord. "
    }
    var added: [String] = []
    if output.quarters.map({ !$0.ofZones[zone].isEmpty }) == true, output.scan.weights.quarter > 0 { added.append(quarterWeight) }
    if RuralClass.isClassed(output.rural?[zone]) == true, output.scan.weights.rural > 0 { added.append(ruralWeight) }
    var text = "Besoin : \(SocialLifeSummary.number(people)) \(unit)"
    if !added.isEmpty { text += " × (1 \(added.joined(separator: " "))) = \(SocialLifeSummary.number(need))" }
    guard let priority = own.priority, let kilometres = own.kilometres else { return "\(text). " }
    let product = Wording.grouped(Int(min(priority, 1e15).rounded()))
    return text + " ; priorité : × \(SocialLifeSummary.number(kilometres)) km = \(product). "
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// What the run came to, for its last lines.
public struct SocialLifeSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]

  /// Quarters without a structure that are named.
  private static let mostNamed = 8
  /// Metres from a quarter within which a structure serves it.
  private static let nearQuarter = 500.0

  /// - Parameter populationName: where the inhabitants come from; nil where nothing tells them.
  public init(_ output: SocialLifeOutput, shares: [ReachShare], populationName: String?) {
    lines = [Self.without(output, populationName), Self.reach(output, shares)].compactMap { $0 } + Self.quarters(output)
      + Self.far(output) + Self.edge(output) + [Self.method(output)]
  }

  /// A number with a decimal where it has some: "0,5", "12,3", "1 164".
  static func number(_ value: Double) -> String {
    let tenths = (min(abs(value), 1e15) * 10).rounded(), whole = Int(tenths / 10), rest = Int(tenths) % 10
    return rest == 0 ? Wording.grouped(whole) : "\(Wording.grouped(whole)),\(rest)"
  }

  private static func percent(_ share: Double) -> String { "\(FrenchNumber.decimals(100 * share, 1)) %" }

  private static func without(_ output: SocialLifeOutput, _ name: String?) -> String {
    let without = output.rows.filter { output.scan.zones[$0].rank != nil }
    func people(_ zones: [Int]) -> Double { zones.reduce(0) { $0 + (output.population[$1].value ?? 0) } }
    var text = "\(Phrase.counted(without.count, "zone", "zones")) sur \(Wording.grouped(output.rows.count)) sans centre social "
      + "ni EVS connu"
    if let name, people(output.rows) > 0 {
      text += ", \(number(people(without))) habitants sur \(number(people(output.rows))) (« \(name) »)"
    }
    return text + ". Aucune structure connue ne veut pas dire aucune structure : seule la liste donnée compte."
  }

  private static func reach(_ output: SocialLifeOutput, _ shares: [ReachShare]) -> String? {
    let people = output.rows.reduce(0.0) { $0 + (output.population[$1].value ?? 0) }
    guard people > 0 else { return nil }
    let sites = Set(output.rows.flatMap { output.scan.zones[$0].sites }).count
    let served = output.rows.reduce(0.0) { sum, zone in
      sum + (output.scan.zones[zone].kinds.isEmpty ? 0 : output.population[zone].value ?? 0)
    }
    var text = "\(Phrase.counted(sites, "structure", "structures")) dans ces zones, "
      + "\(FrenchNumber.decimals(10_000 * Double(sites) / people, 2)) pour 10 000 habitants ; "
      + "\(percent(served / people)) de la population vit dans une zone qui en a une"
    if !shares.isEmpty {
      let told = shares.map { share in
        let threshold = share.isInMinutes ? "\(number(share.threshold)) min" : Wording.metres(share.threshold)
        return "\(percent(share.share)) à \(threshold) ou moins"
      }
      text += ", " + told.joined(separator: ", ")
    }
    return text + "."
  }

  private static func quarters(_ output: SocialLifeOutput) -> [String] {
    guard let quarters = output.quarters else { return [] }
    // A file of the whole country beside a few communes: those of the zones are told.
    let here = Set(output.rows.flatMap { quarters.ofZones[$0] })
    let shaped = quarters.metres.indices.filter { quarters.metres[$0] != nil && here.contains($0) }
    let outside = shaped.filter { (quarters.metres[$0] ?? 0) > 0 }
    let far = shaped.filter { (quarters.metres[$0] ?? 0) > nearQuarter }
    let named = far.sorted { quarters.codes[$0] < quarters.codes[$1] }.prefix(mostNamed).map(quarters.title)
    let list = far.isEmpty ? "" : " (\(named.joined(separator: ", "))\(far.count > named.count ? "…" : ""))"
    return [
      "\(Wording.grouped(outside.count)) QPV sur \(Wording.grouped(shaped.count)) sans structure connue dedans ; "
        + "\(Wording.grouped(far.count)) n'en ont ni dedans ni à \(Wording.metres(nearQuarter)) de leur limite\(list)."
    ]
  }

  private static func far(_ output: SocialLifeOutput) -> [String] {
    guard let far = output.far, let total = ReachedPopulation.total(output.rows.map({ far.reached[$0] })) else { return [] }
    let limit = far.isInMinutes ? "\(number(far.limit)) min" : Wording.metres(far.limit)
    guard let share = total.share(0) else { return ["Population inconnue : qui vit à plus de \(limit) ne peut pas être compté."] }
    let line = far.isInMinutes ? "" : " à vol d'oiseau"
    let how = far.isByPoint ? "compté point par point" : "toute la population d'une zone est comptée à son point"
    return [
      "\(number(total.beyond(0))) habitants (\(percent(1 - share))) vivent à plus de \(limit)\(line) du plus proche "
        + "\(far.service) ; \(how)."
    ]
  }

  /// The edge effect, where there is one.
  private static func edge(_ output: SocialLifeOutput) -> [String] {
    guard !output.atEdge.isEmpty else { return [] }
    let zones = output.atEdge.map { output.codes[$0] }, named = zones.prefix(mostNamed).joined(separator: ", ")
    let outside = output.outside == 0
      ? "aucune structure de la liste n'est hors des zones"
      : "\(Phrase.counted(output.outside, "structure", "structures")) de la liste hors des zones"
    return [
      "Effet de bord : \(outside) ; depuis \(Phrase.counted(zones.count, "zone", "zones")) "
        + "(\(named)\(zones.count > mostNamed ? "…" : "")) la limite du territoire (ou la mer) est plus proche que la "
        + "structure, et la liste s'y arrête. Donnez aussi les structures voisines."
    ]
  }

  private static func method(_ output: SocialLifeOutput) -> String {
    let weights = output.scan.weights
    let from = output.points.people == nil
      ? "un point à l'intérieur de la zone (son centre de gravité s'il y est)"
      : "le point habité le plus proche du barycentre de la population"
    return "Distances à vol d'oiseau depuis \(from), dans la projection légale du lieu. Priorité = besoin × km ; besoin = "
      + "\(output.beneficiaries == nil ? "habitants" : "allocataires") × (1 + \(number(weights.quarter)) avec un QPV + "
      + "\(number(weights.rural)) en FRR), poids à choisir par --poids-qpv et --poids-frr. Classe forte : les zones qui portent "
      + "ensemble la première moitié du total ; moyenne : jusqu'à 80 % ; faible : les autres."
  }
}
