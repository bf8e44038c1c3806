/// How the rows of a list were answered.
public struct GeocodingTally: Sendable, Hashable {
  public private(set) var rows = 0
  private var states: [GeocodingStatus: Int] = [:]
  private var kinds: [AddressKind: Int] = [:]
  /// Rows whose département the base lacks, and the first of them, counted from 1.
  private var uncovered: [String: Uncovered] = [:]

  private struct Uncovered: Hashable {
    var count: Int
    var firstRow: Int
  }

  /// Départements that a warning names; beyond them it counts.
  private static let mostNamed = 12

  public init() {}

  /// - Parameter firstRow: index of the first answer's row in its table, from 0.
  public init(_ answers: [GeocodedAddress], firstRow: Int) {
    for (index, answer) in answers.enumerated() {
      rows += 1
      states[answer.status, default: 0] += 1
      if let kind = answer.kind { kinds[kind, default: 0] += 1 }
      guard !answer.uncoveredDepartment.isEmpty else { continue }
      uncovered[answer.uncoveredDepartment, default: Uncovered(count: 0, firstRow: firstRow + index + 1)].count += 1
    }
  }

  public mutating func add(_ other: GeocodingTally) {
    rows += other.rows
    states.merge(other.states, uniquingKeysWith: +)
    kinds.merge(other.kinds, uniquingKeysWith: +)
    uncovered.merge(other.uncovered) { Uncovered(count: $0.count + $1.count, firstRow: min($0.firstRow, $1.firstRow)) }
  }

  public subscript(status: GeocodingStatus) -> Int { states[status] ?? 0 }

  /// Some row is not `ok`.
  public var hasDoubts: Bool { self[.certain] < rows }

  /// "1 158 lignes : 1 034 ok, 100 ambigu, ..."
  public var summary: String {
    let states = GeocodingStatus.allCases.map { "\(self[$0]) \($0.rawValue)" }.joined(separator: ", ")
    let kinds = AddressKind.allCases.compactMap { kind in self.kinds[kind].map { "\($0) \(kind.rawValue)" } }
    return "\(rows) lignes : \(states)" + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))") + "."
  }

  /// The départements that rows name and the base lacks, in one sentence; nil if there is none.
  public func coverageSentence(base: AddressBaseDescription) -> String? {
    guard let first = uncovered.values.map(\.firstRow).min() else { return nil }
    let count = uncovered.values.reduce(0) { $0 + $1.count }
    let lines = count == 1 ? "1 ligne n'est pas placée" : "\(count) lignes ne sont pas placées"
    let covered = base.departments.isEmpty ? "aucun département" : base.departments.joined(separator: ", ")
    let asked = uncovered.keys.sorted()
    let more = asked.count > Self.mostNamed ? " et de \(asked.count - Self.mostNamed) autres départements" : ""
    return "aucune adresse du \(asked.prefix(Self.mostNamed).joined(separator: ", "))\(more) dans cette base, "
      + "qui couvre \(covered) ; \(lines) (la première : \(first))."
  }

  /// The same, with the file that asked.
  public func coverageWarning(file: String, base: AddressBaseDescription) -> String? {
    coverageSentence(base: base).map { "\(file) : \($0)" }
  }
}
