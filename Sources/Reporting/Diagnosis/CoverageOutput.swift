import Coverage
import Groundwork

/// The table of `couverture`: a row a zone.
public struct CoverageOutput: Sendable {
  let codes, names: [String]
  /// The zones that have a row.
  let rows: [Int]
  let rates: CoverageRates
  /// Those by whom the need of all zones is shared out.
  let weights: [Figure]?
  let published: PublishedRates?
  /// Places by component of the national rate.
  public var national: NationalRates?
  /// What the capacities are counted in.
  public var unit = CapacityUnit.places
  /// Where the counts were let out; nil for public ones.
  public var source: ReleasedSource?

  public init(
    codes: [String], names: [String], rows: [Int], rates: CoverageRates, weights: [Figure]?, published: PublishedRates?
  ) {
    self.codes = codes
    self.names = names
    self.rows = rows
    self.rates = rates
    self.weights = weights
    self.published = published
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    var table = ResultTable(rowCount: rows.count, for: place)
    let base = DecimalFormatter.shortest(rates.base), zones = rows.map { rates.zones[$0] }
    table.add("code", texts: rows.map { codes[$0] })
    table.add("nom", texts: rows.map { names[$0] })
    table.add("enfants", figures: zones.map(\.need))
    table.add("places", figures: zones.map(\.places))
    table.add("places_pour_\(base)", figures: rows.map(rates.rate), decimals: 1)
    table.add("reference", figures: rows.map { _ in rates.reference })
    table.add("ecart_places", figures: rows.map(rates.gap), decimals: 1)
    table.add("structures", figures: zones.map { Double($0.structures) })
    if rates.base != 100 { table.add("structures_pour_\(base)", figures: rows.map(rates.structureRate), decimals: 2) }
    if let weights {
      let gaps = rates.gaps(weightedBy: weights)
      table.add("poids_besoin", figures: rows.map { weights[$0] })
      table.add("ecart_places_pondere", figures: rows.map { gaps[$0] }, decimals: 1)
    }
    if zones.contains(where: { $0.opened != nil }) {
      table.add("places_ouvertes", figures: zones.map(\.opened))
      table.add("places_fermees", figures: zones.map(\.closed))
    }
    if let national {
      for (component, figures) in zip(CareComponent.allCases, national.places) {
        table.add("places_\(component.rawValue)", figures: rows.map { figures[$0] })
      }
      table.add("taux_couverture", figures: rows.map(national.rate), decimals: 1)
    }
    if let published { table.add("taux_publie", figures: rows.map { published.rates[$0] }) }
    table.add("anomalie", texts: rows.map(remark))
    return try table.write(to: place, source: source)
  }

  /// Why a cell of the row is blank, or counts less than all.
  private func remark(_ zone: Int) -> String {
    let own = rates.zones[zone]
    var words: [String] = []
    if let reason = own.need.reasonWords { words.append("enfants : \(reason)") }
    if own.need.value == 0 { words.append("aucun enfant : pas de taux") }
    if own.structuresWithoutCapacity > 0 {
      words.append("\(Phrase.counted(own.structuresWithoutCapacity, "structure", "structures")) sans capacité connue")
    }
    if let published, let rest = published.unlike.first(where: { $0.zone == zone })?.rest {
      words.append("taux publié : le total s'écarte de \(FrenchNumber.decimals(rest, 1)) de la somme de ses parties")
    }
    return words.joined(separator: " ; ")
  }
}

/// What the run came to, for its last lines.
public struct CoverageSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]

  public init(_ output: CoverageOutput, needColumn: String, movements: [KindMovement]) {
    let zones = output.rows.map { output.rates.zones[$0] }
    let known = zones.compactMap { zone in zone.need.value.flatMap { need in zone.places.map { (need, $0) } } }
    let need = known.reduce(0) { $0 + $1.0 }, places = known.reduce(0) { $0 + $1.1 }
    let unit = output.unit.words
    var lines: [String] = []
    if need > 0, zones.contains(where: { $0.places != nil }) {
      lines.append(
        "\(Phrase.counted(known.count, "zone", "zones")) où tout est connu : \(FrenchNumber.amount(places)) \(unit) pour "
          + "\(FrenchNumber.amount(need)) (« \(needColumn) »), soit "
          + "\(FrenchNumber.decimals(output.rates.base * places / need, 1)) pour "
          + "\(DecimalFormatter.shortest(output.rates.base)). Ce sont les \(unit) de la liste, pas le taux de couverture "
          + "national.")
    }
    for movement in movements {
      let kind = movement.kind.isEmpty ? "sans genre" : movement.kind
      lines.append(
        "\(kind) : \(Phrase.counted(movement.opened, "ouverture", "ouvertures")) "
          + "(\(FrenchNumber.amount(movement.openedPlaces)) \(unit)), "
          + "\(Phrase.counted(movement.closed, "fermeture", "fermetures")) "
          + "(\(FrenchNumber.amount(movement.closedPlaces)) \(unit)).")
    }
    self.lines = lines
  }
}
