import Groundwork

/// How the rows of a list were answered.
public struct GeocodingTally: Sendable, Hashable {
  public private(set) var rows = 0
  private var states: [GeocodingStatus: Int] = [:]
  private var kinds: [AddressKind: Int] = [:]
  /// Rows whose département the base lacks, and the first of them.
  private var uncovered: [String: Uncovered] = [:]

  /// Rows whose answer contradicts their commune, by whether it stays certain: how many, and the first of them.
  private var contradictions: [Bool: Contradicted] = [:]

  private struct Contradicted: Hashable {
    static let mostNamed = 10
    var count = 0
    var rows: [RowNumber] = []

    mutating func add(_ other: Contradicted) {
      count += other.count
      rows = Array((rows + other.rows).sorted().prefix(Self.mostNamed))
    }
  }

  private struct Uncovered: Hashable {
    var count: Int
    var first: RowNumber
  }

  public init() {}

  /// - Parameter numbers: of the rows of the answers.
  public init(_ answers: [GeocodedAddress], numbers: RowNumbers) {
    for (index, answer) in answers.enumerated() { add(answer, row: numbers[index]) }
  }

  /// Counts the answer to a row.
  public mutating func add(_ answer: GeocodedAddress, row: RowNumber) {
    rows += 1
    states[answer.status, default: 0] += 1
    if let kind = answer.kind { kinds[kind, default: 0] += 1 }
    if let contradiction = answer.contradiction {
      contradictions[contradiction.isSlip, default: Contradicted()].add(Contradicted(count: 1, rows: [row]))
    }
    guard !answer.uncoveredDepartment.isEmpty else { return }
    uncovered[answer.uncoveredDepartment, default: Uncovered(count: 0, first: row)].count += 1
  }

  /// Counts the rows that another has counted.
  public mutating func add(_ other: GeocodingTally) {
    rows += other.rows
    states.merge(other.states, uniquingKeysWith: +)
    kinds.merge(other.kinds, uniquingKeysWith: +)
    for (isSlip, more) in other.contradictions { contradictions[isSlip, default: Contradicted()].add(more) }
    uncovered.merge(other.uncovered) { Uncovered(count: $0.count + $1.count, first: min($0.first, $1.first)) }
  }

  public subscript(status: GeocodingStatus) -> Int { states[status] ?? 0 }

  /// Some row is not `ok`.
  public var hasDoubts: Bool { self[.certain] < rows }

  public subscript(kind: AddressKind) -> Int { kinds[kind] ?? 0 }

  /// Rows that name another commune than their answer's: the unsure ones, then those that stay certain.
  public var contradicted: [BaseAnomaly] {
    [false, true].compactMap { isSlip in
      contradictions[isSlip].map { .contradicted(count: $0.count, rows: $0.rows, areSlips: isSlip) }
    }
  }

  /// The départements that rows name and the base lacks; nil if there is none.
  public func uncovered(by base: AddressBaseDescription) -> BaseAnomaly? {
    guard let first = uncovered.values.map(\.first).min() else { return nil }
    return .uncovered(
      departments: uncovered.keys.sorted(), covered: base.departments, rows: uncovered.values.reduce(0) { $0 + $1.count },
      first: first)
  }
}
