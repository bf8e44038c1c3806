import Groundwork
import Tabular

/// What `release` makes of a confidential table.
public struct Release: Sendable {
  public let table: Releasable<ProtectedTable>
  public let summary: ReleaseSummary
  /// Why each cell is withheld; for the eyes of the house alone.
  public let journal: ConfidentialJournal
  /// Puts the release down in a ledger.
  let entry: LedgerEntry
}

/// What was done, in counts that tell nothing of a figure.
public struct ReleaseSummary: Sendable, Hashable {
  /// Figures of the columns to protect that could have been shown.
  public let figures: Int
  /// Of these, withheld for their own sake.
  public let primary: Int
  /// Withheld so that no other can be found out.
  public let secondary: Int
  /// No choice withholds fewer in all; equal to `primary + secondary` where the choice is the best there is.
  public let fewest: Int
  /// Cells, pieces and differences that were attacked, and found safe.
  public let targets: Int
  /// Earlier releases that were attacked together with this one.
  public let earlier: Int
  /// Names of the differences between zones that had to be protected, without figures.
  public let differences: [String]
}

/// Makes a table releasable: withholds what its policy asks, then what would give that away, and proves by attack that nothing is
/// left to find out.
///
/// - Parameters:
///   - table: as `CountTableReader` made it.
///   - ledger: what was released before; it is attacked together with this table. The release is put down in it by
///     `ReleaseLedger.append`.
/// - Throws: `FileFault.unreadable` where the figures contradict each other or what was released before, and where something
///   cannot be protected whatever is withheld.
public func release(
  _ table: Confidential<CountTable>, policy: SecrecyPolicy, ledger: ReleaseLedger? = nil
) throws -> Release {
  try ReleaseMaker(table.value, policy: policy, ledger: ledger).make()
}

/// The steps of a release.
struct ReleaseMaker {
  private let table: CountTable
  private let policy: SecrecyPolicy
  private let ledger: ReleaseLedger?

  init(_ table: CountTable, policy: SecrecyPolicy, ledger: ReleaseLedger?) {
    self.table = table
    self.policy = policy
    self.ledger = ledger
  }

  func make() throws -> Release {
    try checkPopulation()
    try checkMarks()
    let derived = try SecrecyModel.derived(table, policy: policy)
    var model = try SecrecyModel(table, policy: policy, purpose: .protection, derived: derived)
    let earlier = try ledger?.join(&model) ?? 0
    let protection = try policy.rounding == nil ? protect(model) : RoundedRelease(model).protect()
    let withheld = withheld(model, protection)
    let output = output(model, withheld)
    let journal = ConfidentialJournal(model, protection: protection, withheld: withheld)
    let released = Releasable(output, sourceLine: sourceLine, note: note)
    return Release(
      table: released, summary: summary(model, protection, withheld, earlier), journal: journal,
      entry: LedgerEntry(model, withheld: withheld, output: output, sourceLine: sourceLine))
  }

  /// A rule of population without a column of people would protect nothing and say nothing.
  private func checkPopulation() throws {
    guard policy.minimumPopulation != nil, !table.hasPopulation,
      policy.scope == .everyZone || !table.relations.infracommunal.isEmpty
    else { return }
    throw FileFault.unreadable(
      file: table.relations.file,
      sentence: "le profil « \(policy.name) » a une population minimale, mais la clé « population » manque ; nommez la colonne "
        + "qui compte les personnes de chaque zone.")
  }

  private func checkMarks() throws {
    guard policy.marks == .distinct, policy.rounding != nil else { return }
    throw FileFault.usage(
      sentence: "des marques distinctes disent pourquoi une case est cachée, et le profil « \(policy.name) » arrondit au lieu de "
        + "cacher : choisissez l'un ou l'autre.")
  }

  /// - Throws: `FileFault.unreadable` with the names of what cannot be protected.
  private func protect(_ model: SecrecyModel) throws -> Protection {
    try model.contradictionsRefused {
      do {
        return try Suppression.protect(model.system)
      } catch let unprotected as UnprotectedTargets {
        throw refusal(unprotected.names)
      }
    }
  }

  private func refusal(_ names: [String]) -> FileFault {
    let shown = names.prefix(5).map { "« \($0) »" }.joined(separator: ", ")
    let more = names.count > 5 ? " et \(names.count - 5) autres" : ""
    let before = ledger == nil ? "" : ", avec ce qui a déjà été diffusé,"
    return .unreadable(
      file: table.file,
      sentence: "rien n'est écrit : même en cachant tout ce qui peut l'être, un lecteur\(before) déduirait \(shown)\(more). "
        + "Regroupez des zones ou retirez une variable.")
  }

  /// Whether each cell of the columns to protect is withheld, by column and row.
  private func withheld(_ model: SecrecyModel, _ protection: Protection) -> [[Bool]] {
    var withheld = table.columns.indices.map { column in
      table.zones.indices.map { row in
        guard table.columns[column].cells[row].number != nil else { return false }
        if model.motives[[row, column]] != nil || table.columns[column].isService { return true }
        if let figure = model.figure(row, column) ?? model.share(row, column) {
          return model.system.standings[figure] != .mustPublish && protection.withheld[figure]
        }
        // A rate or a mean that the system does not hold says nothing that is proven: its counts are not known.
        return !table.columns[column].role.isAdditive && !model.saysNothing(row, column)
      }
    }
    for (column, found) in table.columns.enumerated() {
      guard case .evolution(let before, let after, _) = found.role else { continue }
      for row in table.zones.indices where withheld[before][row] || withheld[after][row] {
        withheld[column][row] = found.cells[row].number != nil
      }
    }
    return withheld
  }

  private func output(_ model: SecrecyModel, _ withheld: [[Bool]]) -> ProtectedTable {
    var columns = [TextArray](repeating: TextArray(), count: table.header.count)
    var kinds = [[CellKind]](repeating: [], count: table.header.count)
    for (position, column) in table.open {
      columns[position] = column.texts
      kinds[position] = column.cellKinds
    }
    for (index, column) in table.columns.enumerated() {
      let hidden = withheld[index]
      columns[column.position] = TextArray(
        table.zones.indices.map { row in
          hidden[row]
            ? model.mark(row, index).rawValue
            : policy.rounding.flatMap { rounded(row, index, to: $0) } ?? column.texts[row]
        })
      kinds[column.position] = table.zones.indices.map { row in
        guard !hidden[row], column.cells[row].number != nil else { return .text }
        let own = column.kinds.isEmpty || policy.rounding != nil ? CellKind.text : column.kinds[row]
        return own == .text ? .number : own
      }
    }
    return ProtectedTable(
      header: table.header, rowCount: table.zones.count, columns: columns, kinds: kinds,
      figures: Set(table.columns.map(\.position)), marks: policy.marks)
  }

  private func rounded(_ row: Int, _ column: Int, to base: Int64) -> String? {
    guard table.columns[column].role == .count, let value = table.columns[column].value(row) else { return nil }
    return String(Rounding(base: base).rounded(value))
  }

  /// "Source : Caf de l'Isère, décembre 2024 - secret statistique appliqué : caf-infracommunal".
  private var sourceLine: String {
    let diffusion = table.relations.diffusion
    let words = [diffusion?.source, diffusion?.period].compactMap { $0 }
    let source = words.isEmpty ? table.file : words.joined(separator: ", ")
    return "Source : \(source) - secret statistique appliqué : \(policy.name)"
  }

  private var note: String? {
    policy.rounding.map { base in
      "Effectifs arrondis à \(base) : chacun peut être plus petit ou plus grand de \(base / 2), et les totaux ne sont pas "
        + "toujours la somme de leurs parties."
    }
  }

  private func summary(
    _ model: SecrecyModel, _ protection: Protection, _ withheld: [[Bool]], _ earlier: Int
  ) -> ReleaseSummary {
    var figures = 0, primary = 0, secondary = 0
    for (column, found) in table.columns.enumerated() where !found.isService {
      for row in table.zones.indices where found.cells[row].number != nil {
        figures += 1
        guard withheld[column][row] else { continue }
        if model.motives[[row, column]] == nil { secondary += 1 } else { primary += 1 }
      }
    }
    let gap = protection.count - protection.fewest
    let targets = model.targetNames
    let names = model.differences.map(\.name).filter { name in
      table.columns.contains { targets.contains("\(name), \($0.name)") }
    }
    return ReleaseSummary(
      figures: figures, primary: primary, secondary: secondary, fewest: primary + secondary - gap,
      targets: model.system.targets.count, earlier: earlier, differences: names)
  }
}

extension SecrecyModel {
  /// The figure of a rate or a mean.
  func share(_ row: Int, _ column: Int) -> Int? {
    numbers[.share(zone: table.zones[row], column: table.columns[column].name)]
  }

  /// Whether a rate or a mean is that of nobody, which gives nothing away beside a count of nobody.
  func saysNothing(_ row: Int, _ column: Int) -> Bool {
    switch table.columns[column].role {
    case .rate(_, let denominator): value(row, denominator) == 0
    case .mean(let contributors): value(row, contributors) == 0
    // Beside its two counts; whoever withholds one of them withholds it too.
    case .evolution: true
    case .count, .amount: false
    }
  }
}
