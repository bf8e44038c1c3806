import Groundwork
import Structures
import TestSupport
import Testing

@testable import Eligibility

@Suite struct EligibilityRuleTests {
  private static func rule(_ yaml: String) throws -> EligibilityRule {
    try EligibilityRule(yaml: yaml, file: "regles.yml", catalog: .standard())
  }

  /// The letter of the Caf de l'Isère: AGC and LAEP, QPV or QV, no amount.
  @Test func defaultIsTheLetter() throws {
    let rule = try EligibilityRule.standard()
    #expect(rule.services == ["AGC", "LAEP"] && rule.zones == [.qpv, .livedQuarter] && rule.amounts.isEmpty)
    #expect(rule.boundaryStreet == .axis && rule.minimumRadius == 15 && rule.correctedRadius == 5)
  }

  @Test(arguments: [
    ("prestationz: [AGC]", ["ligne 1", "prestationz"]), ("nom: A\nrue_limite:\n  mode: axes", ["ligne 3", "axes"]),
    ("prestations: [AGX]", ["AGX"]), ("montants:\n  AGC:\n    qpv_certain: beaucoup", ["beaucoup", "ligne 3"]),
    ("montants:\n  XYZ:\n    qpv_certain: 3", ["XYZ"]), ("nom: [", ["YAML"]), ("", ["vide"]), ("- AGC", ["clé: valeur"]),
    ("nom: A\nnom: B", ["nom"]), ("reserves:\n  doublons: signaler", ["doublons", "reserves"]),
    ("zones: []", ["ligne 1", "zones"]), ("nom: A\nprestations: []", ["ligne 2", "prestations"]),
  ])
  func refusesWithThePlace(_ yaml: String, _ expected: [String]) {
    expectFault(.unreadable, in: "regles.yml", saying: expected) { _ = try Self.rule(yaml) }
  }

  /// A point or comma before three figures parts thousands or thousandths: which, nobody guesses, of euros and of metres.
  @Test(arguments: ["1.500", "1,500", "12.250", "999,999"])
  func aNumberOfTwoReadingsIsRefused(_ number: String) throws {
    for yaml in ["montants:\n  AGC:\n    qpv_certain: \(number)", "reserves:\n  hors_commune_m: \(number)"] {
      expectFault(.unreadable, in: "regles.yml", saying: [number, "ligne"]) { _ = try Self.rule(yaml) }
    }
  }

  @Test(arguments: [
    ("1500", 1500), ("1 500", 1500), ("1\u{A0}500,50", 1500.5), ("1,5", 1.5), ("1.5000", 1.5), ("0.500", 0.5), ("1500.00", 1500),
    ("1234,567", 1234.567),
  ])
  func otherNumbersHaveOneReading(_ number: String, _ value: Double) throws {
    #expect(try Self.rule("reserves:\n  hors_commune_m: \(number)").communeTolerance == value)
  }

  @Test func amountsAreThoseOfTheRuleAlone() throws {
    let rule = try Self.rule("montants:\n  AGC:\n    qpv_certain: 12 000,50\n    qv_liste:")
    let found = try Town.assess("\(Town.head)\n\(AssessorTests.rows[0].0)\n\(AssessorTests.rows[1].0)") { $0.rule = rule }
    #expect(found.map(\.amount) == ["12 000,50", ""])
  }

  /// Signs of the euro are read; another currency is said and stands in no column of euros; less than nothing is refused.
  @Test(arguments: [
    ("1 500 EUR", "1 500", nil), ("€1500", "1500", nil), ("1 500,00 €uros", "1 500,00", nil), ("1.500,00 €", "1500,00", nil),
    ("CHF 1500", "", "CHF"), ("1500 F CFP", "", "F CFP"),
  ] as [(String, String, String?)])
  func amountsHaveACurrency(_ written: String, _ euros: String, _ currency: String?) throws {
    let rule = try Self.rule("montants:\n  AGC:\n    qpv_certain: \(written)")
    let found = try Town.assess("\(Town.head)\n\(AssessorTests.rows[0].0)") { $0.rule = rule }[0]
    let digits = found.amount.filter { $0.isNumber || $0 == "," }
    #expect(digits == euros.filter { $0.isNumber || $0 == "," } && found.ruleAmount?.currency == currency)
    #expect(found.reason.contains("n'est pas en euros") == (currency != nil) && found.ruleAmount?.value == 1500)
  }

  @Test(arguments: ["-1 500 €", "(1 500)", "1500 habitants", "12 %", "1.500 €"])
  func noAmounts(_ written: String) {
    expectFault(.unreadable, in: "regles.yml", saying: [written, "ligne 3"]) {
      _ = try Self.rule("montants:\n  AGC:\n    qpv_certain: \(written)")
    }
  }

  @Test func boundaryStreets() throws {
    let text = "\(Town.head)\n\(Town.row("A", "AGC", "38185", 990, 1500, "2"))\n\(Town.row("B", "AGC", "38185", 1005, 1500, "2"))"
    func decide(_ mode: String) throws -> [Decision] {
      let rule = try Self.rule("rue_limite:\n  mode: \(mode)\n  largeur_m: 15")
      return try Town.assess(text) { $0.rule = rule }.map(\.decision)
    }
    #expect(try decide("axe") == [.notEligible, .eligible])
    #expect(try decide("deux_rives") == [.eligible, .eligible])
    #expect(try decide("revue") == [.toVerify, .toVerify])
  }

  @Test(arguments: ["deux_rives", "revue"])
  func aBoundaryStreetWithoutWidthIsRefused(mode: String) throws {
    #expect(throws: FileFault.self) { try Self.rule("rue_limite:\n  mode: \(mode)") }
    #expect(throws: FileFault.self) { try Self.rule("rue_limite:\n  mode: \(mode)\n  largeur_m: 0") }
    _ = try Self.rule("rue_limite:\n  mode: axe")
  }
}
