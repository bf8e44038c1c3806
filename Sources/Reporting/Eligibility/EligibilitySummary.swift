import Eligibility
import Groundwork
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
    /// Sum of the amounts of the eligible rows; nil where the rule leaves one of them blank.
    public var amount: Double?
    public var duplicates = 0
  }

  /// Groups by axis, in the order of `Axis`, each axis in the alphabetical order of its labels.
  public let groups: [Group]
  public let total: Group

  public init(_ assessments: [Assessment]) {
    let structures = assessments.map(Self.structure)
    var groups: [Group] = []
    for axis in Axis.allCases {
      let members = Dictionary(grouping: assessments.indices) { Self.label(assessments[$0], axis) }
      let labels = members.keys.sorted { (FrenchText.normalise($0), $0) < (FrenchText.normalise($1), $1) }
      for label in labels { groups.append(Group(axis, label, members[label] ?? [], of: assessments, structures)) }
    }
    self.groups = groups
    total = Group(.service, "total", Array(assessments.indices), of: assessments, structures)
  }

  /// What tells one structure from another: its name and manager, or its id where it has no name.
  private static func structure(_ assessment: Assessment) -> String {
    let structure = assessment.structure
    let name = FrenchText.normalise(structure.name)
    return name.isEmpty ? "id " + structure.id : FrenchText.normalise(structure.manager) + "|" + name
  }

  private static func label(_ assessment: Assessment, _ axis: Axis) -> String {
    switch axis {
    case .service: return assessment.service?.code ?? "(prestation inconnue)"
    case .zone:
      guard let zone = assessment.zone else { return "(aucun quartier)" }
      return [zone.kind.rawValue, zone.code, zone.name].filter { !$0.isEmpty }.joined(separator: " ")
    case .commune:
      let words = [assessment.communeCode, assessment.communeName].filter { !$0.isEmpty }
      return words.isEmpty ? "(commune inconnue)" : words.joined(separator: " ")
    case .manager: return assessment.structure.manager.isEmpty ? "(gestionnaire non renseigné)" : assessment.structure.manager
    }
  }
}

extension EligibilitySummary.Group {
  /// - Parameters:
  ///   - members: rows of the group.
  ///   - structures: what tells the structure of each row.
  fileprivate init(
    _ axis: EligibilitySummary.Axis, _ label: String, _ members: [Int], of assessments: [Assessment], _ structures: [String]
  ) {
    self.init(axis: axis, label: label)
    rows = members.count
    self.structures = Set(members.map { structures[$0] }).count
    eligible = members.count { assessments[$0].decision == .eligible }
    toVerify = members.count { assessments[$0].decision == .toVerify }
    notEligible = members.count { assessments[$0].decision == .notEligible }
    duplicates = members.count { row in assessments[row].reserves.contains { $0.kind == .duplicate } }
    let amounts = members.filter { assessments[$0].decision == .eligible }.map { NumberParser.decimal(assessments[$0].amount) }
    if !amounts.isEmpty, amounts.allSatisfy({ $0 != nil }) { amount = amounts.compactMap { $0 }.reduce(0, +) }
  }
}

// As a sheet.
extension EligibilitySummary {
  public static let header = [
    "regroupement", "valeur", "lignes", "structures", "eligible", "a_verifier", "non_eligible", "doublons_possibles",
    "montant_eur",
  ]

  public static let numberFormats = [
    "lignes": "0", "structures": "0", "eligible": "0", "a_verifier": "0", "non_eligible": "0", "doublons_possibles": "0",
    "montant_eur": "#,##0.00",
  ]

  /// The groups, then the total, as rows of a sheet.
  public func chunk() -> RowChunk {
    var builder = RowChunkBuilder(columnCount: Self.header.count)
    for (axis, group) in groups.map({ ($0.axis.rawValue, $0) }) + [("total", total)] {
      var amount: [UInt8] = []
      if let value = group.amount { DecimalFormatter.append(value, decimals: 2, to: &amount) }
      let counts = [group.rows, group.structures, group.eligible, group.toVerify, group.notEligible, group.duplicates].map(
        String.init)
      for cell in [axis, axis == "total" ? "" : group.label] + counts + [String(decoding: amount, as: UTF8.self)] {
        builder.append(cell)
      }
    }
    return builder.take(firstRow: 0)
  }
}
