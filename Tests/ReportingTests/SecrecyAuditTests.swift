import Reporting
import Testing

@testable import StatisticalSecrecy

@Suite struct SecrecyAuditTests {
  private static func audit(isLinear: Bool) -> SecrecyAudit {
    let cell = SecrecyAudit.Finding(
      zone: "I1", other: nil, variable: "a", least: "0", greatest: "5", isDeducible: false, isSensitive: false,
      isLinear: isLinear)
    return SecrecyAudit(cells: [cell], pieces: [], differences: [])
  }

  /// Bounds that whole numbers may narrow are not given for the last word.
  @Test func linearBoundsAreSaidToBe() throws {
    #expect(Self.audit(isLinear: true).text().contains("Bornes linéaires, faute"))
    #expect(try Self.audit(isLinear: true).json().contains("\"lineaire\" : true"))
    #expect(!Self.audit(isLinear: false).text().contains("linéaire"))
    #expect(try !Self.audit(isLinear: false).json().contains("lineaire"))
  }
}
