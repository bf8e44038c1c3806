import Foundation
import StatisticalSecrecy

extension SecrecyAudit {
  /// What can be found out, as JSON for programs: `null` where there is no bound.
  /// - Throws: `EncodingError`, which no number of a table causes.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(AuditJSON(audit: self)), as: UTF8.self)
  }
}

private struct AuditJSON: Encodable {
  let audit: SecrecyAudit

  private enum Key: String, CodingKey { case cellules, morceaux, differences }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(audit.cells.map { FindingJSON(finding: $0, isPiece: false) }, forKey: .cellules)
    try container.encode(audit.pieces.map { FindingJSON(finding: $0, isPiece: true) }, forKey: .morceaux)
    try container.encode(audit.differences.map { FindingJSON(finding: $0, isPiece: false) }, forKey: .differences)
  }
}

private struct FindingJSON: Encodable {
  let finding: SecrecyAudit.Finding
  let isPiece: Bool

  private enum Key: String, CodingKey { case zone, autre, variable, min, max, deductible, lineaire }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(finding.zone, forKey: .zone)
    if isPiece { try container.encode(finding.other, forKey: .autre) }
    try container.encode(finding.variable, forKey: .variable)
    try container.encode(Self.number(finding.least), forKey: .min)
    try container.encode(Self.number(finding.greatest), forKey: .max)
    try container.encode(finding.isDeducible, forKey: .deductible)
    if finding.isLinear { try container.encode(true, forKey: .lineaire) }
  }

  private static func number(_ text: String?) -> Decimal? {
    text.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) }
  }
}
