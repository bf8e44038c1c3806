import Coverage
import Foundation
import Groundwork

/// The table of `interpoler`: a row a target.
public struct InterpolationOutput: Sendable {
  let names: [String]
  let columns: [Interpolation]
  let ground: SharedGround
  /// Codes and names of the targets.
  let codes, labels: [String]
  let sourceCodes: [String]
  /// Where the counts were let out; nil for public ones.
  public var source: ReleasedSource?

  /// - Parameter names: one a column.
  public init(
    names: [String], columns: [Interpolation], ground: SharedGround, codes: [String], labels: [String], sourceCodes: [String]
  ) {
    self.names = names
    self.columns = columns
    self.ground = ground
    self.codes = codes
    self.labels = labels
    self.sourceCodes = sourceCodes
  }

  /// How many codes a message names.
  private static let mostNamed = 5

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    var table = ResultTable(rowCount: codes.count, for: place)
    let covered = coveredShares
    table.add("code", texts: codes)
    table.add("nom", texts: labels)
    for (name, column) in zip(names, columns) {
      table.add(name, figures: column.estimates.map { Self.rounded($0.value) })
      table.add("\(name)_bas", figures: column.estimates.map { Self.rounded($0.low) })
      table.add("\(name)_haut", figures: column.estimates.map { Self.rounded($0.high) })
      if names.count > 1 { table.add("\(name)_part_partagee", figures: column.estimates.map(\.splitShare), decimals: 4) }
    }
    table.add("part_partagee", figures: codes.indices.map(splitShare), decimals: 4)
    table.add("part_couverte", figures: covered, decimals: 4)
    table.add("anomalie", texts: codes.indices.map { remark($0, covered[$0]) })
    return try table.write(to: place, source: source)
  }

  /// Twelve digits: more than the areas are worth, and no dust of binary sums behind them.
  static func rounded(_ figure: Figure) -> Figure {
    guard case .known(let value) = figure, value != 0, value.isFinite else { return figure }
    let scale = pow(10, 11 - floor(log10(abs(value))))
    let rounded = (value * scale).rounded() / scale
    return .known(rounded.isFinite ? rounded : value)
  }

  /// Of several columns, the share of the one that rests most on sources which the target cuts.
  private func splitShare(_ target: Int) -> Double? { columns.compactMap { $0.estimates[target].splitShare }.max() }

  /// Part of each target that lies in sources; nil where none covers it.
  private var coveredShares: [Double?] {
    var areas = [Double](repeating: 0, count: codes.count)
    for pair in ground.pairs { areas[pair.target] += pair.area }
    return areas.indices.map { target in
      ground.targetAreas[target] > 0 && areas[target] > 0 ? areas[target] / ground.targetAreas[target] : nil
    }
  }

  /// Why a cell of the row is blank, or rests on less than all.
  private func remark(_ target: Int, _ covered: Double?) -> String {
    let isBlank = columns.allSatisfy { $0.estimates[target].value.value == nil }
    if isBlank, ground.shapelessTargets.contains(target) { return "sans contour dans la couche" }
    if columns.allSatisfy({ isUncovered($0.estimates[target]) }) { return "aucune source ne la couvre" }
    var words: [String] = []
    // Columns without the same figures say so together.
    var told: [(unknown: [Int], columns: [Int])] = []
    for (place, column) in columns.enumerated() where !column.estimates[target].unknown.isEmpty {
      let unknown = column.estimates[target].unknown
      if let same = told.firstIndex(where: { $0.unknown == unknown }) {
        told[same].columns.append(place)
      } else {
        told.append((unknown, [place]))
      }
    }
    for met in told {
      let blank = met.columns.filter { columns[$0].estimates[target].value.value == nil }
      let reason = met.columns.lazy.compactMap { columns[$0].estimates[target].high.reasonWords }.first ?? "inconnue"
      let end = blank.isEmpty ? "elles pèsent moins d'un centième de la cible" : "pas d'estimation"
      let told = met.columns.map { names[$0] }.joined(separator: ", ")
      words.append("\(told) : sources sans valeur \(listed(met.unknown)) (\(reason)) : \(end)")
    }
    if let covered, covered < 0.999 {
      let share = covered < 0.001 ? "moins de 0,1" : FrenchNumber.decimals(covered * 100, 1)
      words.append("couverte à \(share) % par les sources" + (covered < 0.5 ? " : l'estimation ne dit rien du reste" : ""))
    }
    return words.joined(separator: " ; ")
  }

  private func isUncovered(_ estimate: Interpolation.Estimate) -> Bool {
    estimate.value == .noRow && estimate.unknown.isEmpty
  }

  private func listed(_ sources: [Int]) -> String {
    sources.prefix(Self.mostNamed).map { sourceCodes[$0] }.joined(separator: ", ") + (sources.count > Self.mostNamed ? "…" : "")
  }

  /// What the whole run met, for its messages.
  /// - Parameter file: the layer of the sources.
  public func anomalies(_ shares: SourceShares, file: String) -> [Anomaly] {
    func first(_ sources: [Int]) -> [String] { sources.prefix(Self.mostNamed).map { sourceCodes[$0] } }
    var kinds: [InterpolationAnomaly] = [.measured(systems: ground.systems.map(\.identifier))]
    // What is counted needs no shape.
    let shapeless = ground.shapelessSources.filter { !shares.counted.contains($0) }
    if !shapeless.isEmpty { kinds.append(.shapelessSources(count: shapeless.count, examples: first(shapeless))) }
    let unmeasured = ground.unmeasured.filter { !shares.counted.contains($0) }
    if !unmeasured.isEmpty { kinds.append(.unmeasuredSources(count: unmeasured.count, examples: first(unmeasured))) }
    for (name, column) in zip(names, columns) where !column.unknownSources.isEmpty {
      kinds.append(
        .unknownSources(column: name, count: column.unknownSources.count, examples: first(column.unknownSources)))
    }
    if !shares.byArea.isEmpty { kinds.append(.withoutWeight(count: shares.byArea.count, examples: first(shares.byArea))) }
    if shares.strayWeights > 0 { kinds.append(.strayWeights(count: shares.strayWeights)) }
    let bare = codes.indices.filter { target in columns.allSatisfy { isUncovered($0.estimates[target]) } }
    if !bare.isEmpty {
      kinds.append(.uncoveredTargets(count: bare.count, examples: bare.prefix(Self.mostNamed).map { codes[$0] }))
    }
    if let worst = ground.overlaps.max(by: { $0.area < $1.area }) {
      kinds.append(
        .overlappingTargets(
          count: ground.overlaps.count, first: codes[worst.first], second: codes[worst.second], area: worst.area))
    }
    let covered = coveredShares
    if let worst = covered.indices.max(by: { covered[$0] ?? 0 < covered[$1] ?? 0 }), let share = covered[worst], share > 1.001 {
      kinds.append(.overlappingSources(example: codes[worst], share: share))
    }
    return kinds.map { Anomaly(.interpolation($0), file: file) }
  }
}

/// What the run came to, for its last lines.
public struct InterpolationSummary: Sendable {
  /// Sentences, without what anomalies say.
  public let lines: [String]
  /// One a column: `hors_cible COL = amount`, or `inconnu` where no source has a figure.
  public let outside: [String]

  public init(_ output: InterpolationOutput) {
    outside = zip(output.names, output.columns).map { name, column in
      // Below a billionth of the whole there is nothing but rounding.
      guard column.isKnown else { return "hors_cible \(name) = inconnu" }
      let amount = column.outside > 1e-9 * column.total ? column.outside : 0
      return "hors_cible \(name) = \(Self.written(amount))"
    }
    lines = zip(output.names, output.columns).map { name, column in
      guard column.isKnown else { return "« \(name) » : aucune zone source n'a de valeur." }
      let given = column.total - column.outside
      let share = column.total > 0 ? 100 * column.outside / column.total : 0
      return "« \(name) » : \(FrenchNumber.amount(given)) des \(FrenchNumber.amount(column.total)) connus sont dans une cible, "
        + "\(FrenchNumber.decimals(share, 1)) % dans aucune."
    }
  }

  /// Twelve digits, as the estimates have, so that they add up to the total.
  private static func written(_ amount: Double) -> String {
    let text = FrenchNumber.amount(amount, decimals: amount < 1e6 ? 6 : amount < 1e9 ? 3 : 1)
    guard text.contains(",") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String(kept.drop { $0 == "," }.reversed())
  }
}
