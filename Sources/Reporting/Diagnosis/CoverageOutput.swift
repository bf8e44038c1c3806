import Coverage
import Groundwork
import Structures

/// The table of `couverture`: a row a zone, or a zone and year.
public struct CoverageOutput: Sendable {
  /// One count, or that of a year.
  public struct Round: Sendable {
    /// nil where no years are told.
    let year: Int?
    let rates: CoverageRates
    /// Those by whom the need of all zones is shared out.
    let weights: [Figure]?

    public init(year: Int?, rates: CoverageRates, weights: [Figure]?) {
      self.year = year
      self.rates = rates
      self.weights = weights
    }
  }

  /// What the rates are compared with, where it is no number that was given.
  public enum Reference: Sendable, Hashable {
    case national(NationalRateEdition)
    case together
    case departments(column: String, file: String)
  }

  let codes, names: [String]
  /// The zones that have a row.
  let rows: [Int]
  /// In the order of the years.
  let rounds: [Round]
  let published: PublishedRates?
  /// Places by component of the national rate.
  public var national: NationalRates?
  public var reference: Reference?
  /// Structures of the list without any date, and all: they count in every year. nil without years.
  public var undated: (count: Int, of: Int)?
  /// What the capacities are counted in.
  public var unit = CapacityUnit.places
  /// Where the counts were let out; nil for public ones.
  public var source: ReleasedSource?

  public init(codes: [String], names: [String], rows: [Int], rounds: [Round], published: PublishedRates?) {
    self.codes = codes
    self.names = names
    self.rows = rows
    self.rounds = rounds
    self.published = published
  }

  /// A row of the table.
  private struct Line {
    let zone: Int
    let round: Round
    /// The year in front.
    let before: Round?

    var rates: CoverageRates { round.rates }
    var own: ZoneCoverage { round.rates.zones[zone] }

    /// How much a figure has changed since the year in front.
    func change(_ figure: (CoverageRates, Int) -> Double?) -> Double? {
      guard let now = figure(rates, zone), let earlier = before.flatMap({ figure($0.rates, zone) }) else { return nil }
      return now - earlier
    }
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    let lines = rows.flatMap { zone in
      rounds.indices.map { Line(zone: zone, round: rounds[$0], before: $0 == 0 ? nil : rounds[$0 - 1]) }
    }
    var table = ResultTable(rowCount: lines.count, for: place)
    let number = rounds[0].rates.base, base = DecimalFormatter.shortest(number), hasYears = rounds[0].year != nil
    table.add("code", texts: lines.map { codes[$0.zone] })
    table.add("nom", texts: lines.map { names[$0.zone] })
    if hasYears { table.add("annee", figures: lines.map { $0.round.year.map(Double.init) }, decimals: 0) }
    table.add("enfants", figures: lines.map(\.own.need))
    table.add("places", figures: lines.map(\.own.places))
    table.add("places_pour_\(base)", figures: lines.map { $0.rates.rate($0.zone) }, decimals: 1)
    table.add("reference", figures: lines.map { $0.rates.references?[$0.zone].value }, decimals: reference == .together ? 1 : nil)
    table.add("ecart_places", figures: lines.map { $0.rates.gap($0.zone) }, decimals: 1)
    table.add("structures", figures: lines.map { Double($0.own.structures) })
    if number != 100 {
      table.add("structures_pour_\(base)", figures: lines.map { $0.rates.structureRate($0.zone) }, decimals: 2)
    }
    if rounds[0].weights != nil {
      let gaps = rounds.map { round in round.weights.map(round.rates.gaps) ?? [] }
      table.add("poids_besoin", figures: lines.map { line in line.round.weights?[line.zone] ?? .noRow })
      table.add("ecart_places_pondere", figures: rows.flatMap { zone in gaps.map { $0[zone] } }, decimals: 1)
    }
    if rounds.contains(where: { $0.rates.zones.contains { $0.opened != nil } }) {
      table.add("places_ouvertes", figures: lines.map(\.own.opened))
      table.add("places_fermees", figures: lines.map(\.own.closed))
    }
    if hasYears {
      table.add("evolution_places", figures: lines.map { $0.change { $0.zones[$1].places } })
      table.add("evolution_places_pour_\(base)", figures: lines.map { $0.change { $0.rate($1) } }, decimals: 1)
    }
    if let national {
      for (component, figures) in zip(CareComponent.allCases, national.places) {
        table.add("places_\(component.rawValue)", figures: lines.map { figures[$0.zone] })
      }
      table.add("taux_couverture", figures: lines.map { national.rate($0.zone) }, decimals: 1)
    }
    if let published { table.add("taux_publie", figures: lines.map { published.rates[$0.zone] }) }
    table.add("anomalie", texts: lines.map(remark))
    return try table.write(to: place, source: source)
  }

  /// Why a cell of the row is blank, or counts less than all.
  private func remark(_ line: Line) -> String {
    let own = line.own
    var words: [String] = []
    if let reason = own.need.reasonWords { words.append("enfants : \(reason)") }
    if own.need.value == 0 { words.append("aucun enfant : pas de taux") }
    if own.structuresWithoutCapacity > 0 {
      words.append("\(Phrase.counted(own.structuresWithoutCapacity, "structure", "structures")) sans capacité connue")
    }
    if let reason = line.rates.references?[line.zone].reasonWords { words.append("référence : \(reason)") }
    if let published, let rest = published.unlike.first(where: { $0.zone == line.zone })?.rest {
      words.append("taux publié : le total s'écarte de \(FrenchNumber.decimals(rest, 1)) de la somme de ses parties")
    }
    return words.joined(separator: " ; ")
  }
}

/// What the run came to, for its last lines.
public struct CoverageSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]

  /// - Parameter needColumns: what the need is called, one a round.
  public init(_ output: CoverageOutput, needColumns: [String], movements: [KindMovement]) {
    let unit = output.unit.words
    var lines = zip(output.rounds, needColumns).compactMap { Self.line($0, $1, output) }
    if !lines.isEmpty { lines[lines.count - 1] += " Ce sont les \(unit) de la liste, pas le taux de couverture national." }
    lines += Self.reference(output)
    if let undated = output.undated {
      lines.append(
        "Offre de chaque année : ce qui est ouvert le 31 décembre ; "
          + (undated.count == 0
            ? "chaque structure a une date." : "\(Phrase.counted(undated.count, "structure", "structures")) sur "
              + "\(Wording.grouped(undated.of)) sans aucune date, comptées chaque année."))
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

  /// All zones of a round together; nil where nothing is known of any.
  private static func line(_ round: CoverageOutput.Round, _ column: String, _ output: CoverageOutput) -> String? {
    let zones = output.rows.map { round.rates.zones[$0] }
    let known = zones.compactMap { zone in zone.need.value.flatMap { need in zone.places.map { (need, $0) } } }
    let need = known.reduce(0) { $0 + $1.0 }, places = known.reduce(0) { $0 + $1.1 }
    guard need > 0, zones.contains(where: { $0.places != nil }) else { return nil }
    // A column of another year than that of the offer is told, and used as it is.
    let columnYear = ColumnYear.of(column)
    let strange = round.year != nil && columnYear != nil && columnYear != round.year ? ", de \(columnYear ?? 0)" : ""
    return (round.year.map { "\($0) : " } ?? "")
      + "\(Phrase.counted(known.count, "zone", "zones")) où tout est connu : \(FrenchNumber.amount(places)) "
      + "\(output.unit.words) pour "
      + "\(FrenchNumber.amount(need)) (« \(column) »\(strange)), soit "
      + "\(FrenchNumber.decimals(round.rates.base * places / need, 1)) pour \(DecimalFormatter.shortest(round.rates.base))."
  }

  private static func reference(_ output: CoverageOutput) -> [String] {
    guard let reference = output.reference else { return [] }
    switch reference {
    case .together:
      return ["Référence : le taux de toutes les zones ensemble\(output.rounds.count > 1 ? ", année par année" : "")."]
    case .national(let national):
      return [
        "Référence : \(FrenchNumber.decimals(national.rate, 1)) pour 100, taux de couverture national de \(national.year) "
          + "(\(national.edition)) ; il compte aussi l'accueil individuel."
      ]
    case .departments(let column, let file):
      return ["Référence : le taux du département de chaque zone (« \(column) » de \(file)), tel que publié."]
    }
  }
}
