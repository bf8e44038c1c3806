import Eligibility
import Groundwork
import Structures

/// What has changed between two results, on its way to a file and in words.
public struct ComparisonOutput: Sendable {
  private let comparison: ResultComparison
  private let former, later: AnsweredList

  public init(_ comparison: ResultComparison, from former: AnsweredList, to later: AnsweredList) {
    self.comparison = comparison
    self.former = former
    self.later = later
  }

  /// Writes a row a change and puts the file in its place.
  /// - Throws: `FileFault.usage` for a format that is no table, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    let rows = comparison.rows
    var table = ResultTable(rowCount: rows.count, for: place)
    func add(_ name: String, _ text: (ResultComparison.Row) -> String?) { table.add(name, texts: rows.map { text($0) ?? "" }) }
    add("id") { $0.latest?.id }
    add("nom") { $0.latest?.name }
    add("changement") { $0.changes.map(\.rawValue).joined(separator: "|") }
    add("decision_avant") { $0.before?.decision.rawValue }
    add("decision_apres") { $0.after?.decision.rawValue }
    add("zone_avant") { $0.before?.zone }
    add("zone_apres") { $0.after?.zone }
    table.add("deplacement_m", figures: rows.map(\.metres), decimals: 1)
    add("cause") { $0.cause?.rawValue }
    add("prestation") { $0.latest?.service }
    return try table.write(to: place)
  }

  /// The summary for a person: how many of each change and cause, which decisions went where, and the amounts.
  public var lines: [String] {
    let rows = comparison.rows
    var lines = [
      "\(Phrase.counted(former.rows.count, "réponse", "réponses")) avant, \(Wording.grouped(later.rows.count)) après : "
        + "\(Phrase.counted(comparison.unchanged, "inchangée", "inchangées")), "
        + "\(Phrase.counted(count { $0.changes == [.new] }, "nouvelle", "nouvelles")), "
        + "\(Phrase.counted(count { $0.changes == [.gone] }, "disparue", "disparues")), "
        + "\(Phrase.counted(count { $0.cause != nil }, "changée", "changées"))."
    ]
    let turns = Dictionary(grouping: rows.filter { $0.changes.contains(.decision) }) { row in
      "\(row.before?.decision.words ?? "") -> \(row.after?.decision.words ?? "")"
    }
    for turn in TextOrder.sorted(turns.keys) { lines.append("  \(turn) : \(Wording.grouped(turns[turn]?.count ?? 0))") }
    let causes = ResultComparison.Cause.allCases.compactMap { cause -> String? in
      let count = rows.count { $0.cause == cause }
      return count == 0 ? nil : "\(Self.words(cause)) \(Wording.grouped(count))"
    }
    if !causes.isEmpty { lines.append("Causes : \(causes.joined(separator: ", ")).") }
    lines += lonelyServices
    if let amounts { lines.append(amounts) }
    return lines
  }

  /// A prestation of one result alone: its rows are new, or gone, whatever became of the structures.
  private var lonelyServices: [String] {
    let before = Set(former.rows.map(\.service)), after = Set(later.rows.map(\.service))
    func line(_ services: Set<String>, _ which: String) -> String? {
      let named = TextOrder.sorted(services).filter { !$0.isEmpty }
      return named.isEmpty ? nil : "Dans le seul résultat \(which) : \(named.joined(separator: ", "))."
    }
    guard !before.isEmpty, !after.isEmpty else { return [] }
    return [line(before.subtracting(after), "d'avant"), line(after.subtracting(before), "d'après")].compactMap { $0 }
  }

  private func count(_ holds: (ResultComparison.Row) -> Bool) -> Int { comparison.rows.count(where: holds) }

  private static func words(_ cause: ResultComparison.Cause) -> String {
    switch cause {
    case .correction: "correction du conseiller"
    case .position: "position"
    case .geography: "géographie"
    case .rule: "règle"
    }
  }

  /// Only where both results have some.
  private var amounts: String? {
    func total(_ list: AnsweredList) -> Double? {
      let amounts = list.rows.compactMap(\.amount)
      return amounts.isEmpty ? nil : amounts.reduce(0, +)
    }
    guard let before = total(former), let after = total(later) else { return nil }
    return "Montants : \(FrenchNumber.amount(before, decimals: 2))\u{a0}€ avant, \(FrenchNumber.amount(after, decimals: 2))\u{a0}€ "
      + "après."
  }
}
