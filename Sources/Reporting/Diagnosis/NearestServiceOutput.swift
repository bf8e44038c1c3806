import Coverage
import Groundwork

/// The table of `acces --methode proche`: a row a zone and kind of service.
public struct NearestServiceOutput: Sendable {
  let study: NearestStudy
  let codes, names: [String]
  /// The zones that have rows.
  let rows: [Int]
  let offer: Offer
  let points: ZonePoints
  /// Where the counts were let out; nil for public ones.
  public var source: ReleasedSource?

  public init(study: NearestStudy, codes: [String], names: [String], rows: [Int], offer: Offer, points: ZonePoints) {
    self.study = study
    self.codes = codes
    self.names = names
    self.rows = rows
    self.offer = offer
    self.points = points
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    // Zone by zone, the kinds of each in one order.
    let cells = rows.flatMap { zone in study.kinds.map { (zone: zone, kind: $0, own: $0.zones[zone]) } }
    var table = ResultTable(rowCount: cells.count, for: place)
    table.add("code", texts: cells.map { codes[$0.zone] })
    table.add("nom", texts: cells.map { names[$0.zone] })
    table.add("type", texts: cells.map { $0.kind.name })
    table.add("structures", figures: cells.map { Double($0.own.structures) })
    table.add("plus_proche", texts: cells.map { cell in cell.own.nearest.map { offer.sites[$0.site].title } ?? "" })
    table.add("distance_m", figures: cells.map { $0.own.nearest?.metres }, decimals: 0)
    if study.isInMinutes { table.add("minutes", figures: cells.map { $0.own.nearest?.minutes }) }
    table.add("population", figures: cells.map { study.population[$0.zone] })
    table.add("distance_moyenne_m", figures: cells.map { $0.own.meanMetres }, decimals: 0)
    if study.isInMinutes { table.add("minutes_moyennes", figures: cells.map { $0.own.meanMinutes }, decimals: 1) }
    for (place, threshold) in study.thresholds.enumerated() {
      let limit = "\(DecimalFormatter.shortest(threshold))_\(study.isInMinutes ? "min" : "m")"
      let reached = cells.map { $0.own.reached }
      table.add("population_a_\(limit)", figures: reached.map { $0.known > 0 ? $0.within[place] : nil })
      table.add("part_a_\(limit)", figures: reached.map { $0.share(place) }, decimals: 4)
      table.add("population_au_dela_\(limit)", figures: reached.map { $0.known > 0 ? $0.beyond(place) : nil })
    }
    table.add("lon", figures: cells.map { finite(points.longitude[$0.zone]) }, decimals: 6)
    table.add("lat", figures: cells.map { finite(points.latitude[$0.zone]) }, decimals: 6)
    table.add("anomalie", texts: cells.map { remark($0.zone, $0.kind, $0.own) })
    return try table.write(to: place, source: source)
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  /// Why a cell of the row is blank, or does not tell all.
  private func remark(_ zone: Int, _ kind: NearestStudy.Kind, _ own: NearestStudy.Zone) -> String {
    var words: [String] = []
    if points.origins[zone] == .none {
      words.append("zone sans contour : distance inconnue")
    } else if kind.structures == 0 {
      words.append("aucune structure de ce genre dans la liste")
    } else if own.nearest == nil {
      words.append("aucune structure de ce genre n'a de position sur ce territoire")
    } else if study.isInMinutes, own.nearest?.minutes == nil {
      words.append("aucun trajet donné : le plus proche à vol d'oiseau")
    }
    if points.people != nil, points.origins[zone] == .inside {
      words.append("aucun point de population : mesuré depuis un point à l'intérieur")
    }
    if let reason = study.population[zone].reasonWords { words.append("population : \(reason)") }
    if own.unmeasured > 0 {
      words.append("\(FrenchNumber.amount(own.unmeasured)) de population sans distance connue : hors des parts")
    }
    if own.isAtEdge {
      words.append("effet de bord : la limite du territoire (ou la mer) est plus proche, et la liste s'y arrête")
    }
    return words.joined(separator: " ; ")
  }
}

/// What the run came to, for its last lines.
public struct NearestServiceSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]

  /// Kinds that have a line, and zones that are named.
  private static let mostKinds = 12, mostNamed = 5

  /// - Parameters:
  ///   - detour: what a straight metre costs.
  ///   - peopleName: column of those who are counted; nil where nothing tells them.
  public init(_ output: NearestServiceOutput, detour: Double, peopleName: String?) {
    let study = output.study
    let shown = study.kinds.prefix(Self.mostKinds)
    var lines = shown.map { Self.line($0, output) }
    if study.kinds.count > shown.count {
      lines.append("Et \(Phrase.counted(study.kinds.count - shown.count, "autre genre", "autres genres")) dans le tableau.")
    }
    lines.append(Self.method(output, detour: detour, peopleName: peopleName))
    lines.append(Self.edge(output))
    self.lines = lines
  }

  private static func line(_ kind: NearestStudy.Kind, _ output: NearestServiceOutput) -> String {
    let study = output.study, zones = output.rows.map { kind.zones[$0] }
    var text = "\(kind.name.isEmpty ? "Sans genre" : kind.name) : \(Phrase.counted(kind.structures, "structure", "structures"))"
    let without = zones.count { $0.structures == 0 }
    text += ", \(Phrase.counted(without, "zone", "zones")) sur \(Wording.grouped(zones.count)) sans aucune"
    guard let total = ReachedPopulation.total(zones.map(\.reached)), total.known > 0 else { return text + "." }
    let told = study.thresholds.indices.compactMap { place in
      total.share(place).map { share in
        let limit = study.isInMinutes
          ? "\(FrenchNumber.amount(study.thresholds[place])) min" : Wording.metres(study.thresholds[place])
        return "\(FrenchNumber.decimals(100 * share, 1)) % à \(limit) ou moins"
      }
    }
    return text + " ; de la population, \(told.joined(separator: ", "))."
  }

  private static func method(_ output: NearestServiceOutput, detour: Double, peopleName: String?) -> String {
    let study = output.study
    let from = output.points.people == nil
      ? "un point à l'intérieur de la zone (aucun point de population n'est donné)"
      : "le point habité le plus proche du barycentre de la population"
    let line = detour == 1 ? "à vol d'oiseau" : "à vol d'oiseau × \(FrenchNumber.amount(detour, decimals: 2))"
    var text = "Distances \(line) depuis \(from), dans la projection légale du lieu"
    if study.isInMinutes { text += " ; minutes de la table des temps, qui décident du plus proche" }
    text += ". "
    guard let peopleName else { return text + "Population non donnée : aucune part n'est connue." }
    text += "Parts de « \(peopleName) », "
    return text + (study.isByPoint ? "comptées point par point." : "où toute la population d'une zone est à son point.")
  }

  private static func edge(_ output: NearestServiceOutput) -> String {
    let study = output.study
    let outside = study.outside == 0
      ? "aucune structure de la liste n'est hors des zones"
      : "\(Phrase.counted(study.outside, "structure hors des zones compte", "structures hors des zones comptent")) aussi"
    guard !study.isInMinutes else {
      return "Effet de bord : \(outside) ; seuls les trajets de la table comptent."
    }
    let short = output.rows.filter { zone in study.kinds.contains { $0.zones[zone].isAtEdge } }
    guard !short.isEmpty else {
      return "Effet de bord : \(outside) ; nulle part elle ne s'arrête plus près que le service le plus proche."
    }
    let named = short.prefix(mostNamed).map { output.codes[$0] }.joined(separator: ", ")
    return "Effet de bord : \(outside) ; depuis \(Phrase.counted(short.count, "zone", "zones")) (\(named)"
      + "\(short.count > mostNamed ? "…" : "")) la limite du territoire (ou la mer) est plus proche que le service, et la liste "
      + "s'y arrête : un service au-delà peut être plus proche. Donnez aussi les structures voisines."
  }
}
