import Eligibility
import Groundwork
import Structures
import Tabular
import Territory

/// Counts of an eligibility list by manager, commune, quarter and prestation.
public struct EligibilitySummary: Sendable {
  /// What the rows are grouped by.
  public enum Axis: String, Sendable, CaseIterable {
    case manager = "gestionnaire", commune = "commune", zone = "quartier", service = "prestation"
  }

  /// One group of rows.
  public struct Group: Sendable, Hashable {
    public var axis: Axis
    public var label: String
    public var rows = 0
    /// Structures under different names or managers.
    public var structures = 0
    public var eligible = 0
    public var toVerify = 0
    public var notEligible = 0
    /// Sum of the euros of the eligible rows; nil where the rule has none for any of them.
    public var amount: Double?
    /// Eligible rows for which the rule has no amount in euros: the sum leaves them out.
    public var withoutAmount = 0
    /// Of these, those that have one in another currency, by its sign: how many, and their own sum.
    public var otherAmounts: [String: OtherAmount] = [:]
    /// Rows that may be another of the list.
    public var duplicates = 0
    /// Eligible rows that may be an earlier eligible row: paid, they might be paid twice.
    public var repeated = 0
    /// Part of the sum that is theirs.
    public var repeatedAmount: Double?
  }

  /// Rows of which the amounts are no euros.
  public struct OtherAmount: Sendable, Hashable {
    public var rows = 0
    public var sum = 0.0
  }

  /// Groups by axis, in the order of `Axis`, each axis in the alphabetical order of its labels.
  public let groups: [Group]
  public let total: Group

  public init(_ assessments: [Assessment]) {
    let rows = Self.rows(assessments)
    var groups: [Group] = []
    for axis in Axis.allCases {
      let members = Dictionary(grouping: assessments.indices) { Self.label(assessments[$0], axis) }
      let labels = members.keys.map { (key: FrenchText.normalise($0), label: $0) }.sorted { $0 < $1 }
      for (_, label) in labels { groups.append(Group(axis, label, (members[label] ?? []).lazy.map { rows[$0] })) }
    }
    self.groups = groups
    total = Group(.service, "total", rows)
  }

  /// What is counted of a row.
  fileprivate struct Row {
    /// Number of its structure.
    let structure: Int
    let decision: Decision
    let amount: RuleAmount?
    let isDuplicate: Bool
    /// It may be an earlier eligible row.
    let isRepeated: Bool
  }

  private static func rows(_ assessments: [Assessment]) -> [Row] {
    let repeated = repeated(assessments)
    var structures: [String: Int] = [:]
    return assessments.enumerated().map { index, assessment in
      let title = structure(assessment), number = structures[title] ?? structures.count
      structures[title] = number
      return Row(
        structure: number, decision: assessment.decision, amount: assessment.ruleAmount,
        isDuplicate: assessment.judgement.evidence.reserves.contains { $0.kind == .duplicate && $0.concerns(assessment.service) },
        isRepeated: repeated.contains(index))
    }
  }

  /// Eligible rows that may be an earlier row which is eligible for the same prestation.
  private static func repeated(_ assessments: [Assessment]) -> Set<Int> {
    struct Paid: Hashable {
      let row: Int
      let service: String?
    }
    let paid = Set(
      assessments.filter { $0.decision == .eligible }.map { Paid(row: $0.site.structure.row, service: $0.service?.code) })
    return Set(
      assessments.indices.filter { index in
        let own = assessments[index]
        return own.decision == .eligible
          && own.reserves.contains { reserve in
            guard reserve.kind == .duplicate, let twin = reserve.twin, twin < own.site.structure.row else { return false }
            return paid.contains(Paid(row: twin, service: own.service?.code))
          }
      })
  }

  /// What tells one structure from another: its name and manager, or its id where it has no name.
  private static func structure(_ assessment: Assessment) -> String {
    let site = assessment.site
    let name = FrenchText.normalise(site.structure.name)
    return name.isEmpty ? "id " + site.structure.id : FrenchText.normalise(site.structure.manager) + "|" + name
  }

  private static func label(_ assessment: Assessment, _ axis: Axis) -> String {
    switch axis {
    case .service: return assessment.service?.code ?? "(prestation inconnue)"
    case .zone:
      guard let zone = assessment.zone else { return "(aucun quartier)" }
      return [zone.kind.rawValue, zone.code, zone.name].filter { !$0.isEmpty }.joined(separator: " ")
    case .commune:
      let code = assessment.communeCode, name = assessment.communeName
      if code.isEmpty { return name.isEmpty ? "(commune inconnue)" : name }
      return name.isEmpty ? code : "\(code) \(name)"
    case .manager:
      let manager = assessment.site.structure.manager
      return manager.isEmpty ? "(gestionnaire non renseigné)" : manager
    }
  }
}

extension EligibilitySummary.Group {
  fileprivate init(
    _ axis: EligibilitySummary.Axis, _ label: String, _ members: some Sequence<EligibilitySummary.Row>
  ) {
    self.init(axis: axis, label: label)
    var structures: Set<Int> = []
    for row in members {
      rows += 1
      structures.insert(row.structure)
      if row.isDuplicate { duplicates += 1 }
      switch row.decision {
      case .toVerify: toVerify += 1
      case .notEligible: notEligible += 1
      case .eligible:
        eligible += 1
        if row.isRepeated { repeated += 1 }
        guard let sum = row.amount, sum.currency == nil else {
          withoutAmount += 1
          if let other = row.amount, let currency = other.currency {
            otherAmounts[currency, default: .init()].rows += 1
            otherAmounts[currency, default: .init()].sum += other.value
          }
          continue
        }
        amount = (amount ?? 0) + sum.value
        if row.isRepeated { repeatedAmount = (repeatedAmount ?? 0) + sum.value }
      }
    }
    self.structures = structures.count
  }
}
