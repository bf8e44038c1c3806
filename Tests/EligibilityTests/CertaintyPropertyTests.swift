import Structures
import Territory
import TestSupport
import Testing

@testable import Eligibility

/// What must hold for any place and any radius.
@Suite struct CertaintyPropertyTests {
  private static let seed = Seed(20_240_101)

  /// Evidence drawn over every combination that a list can bring.
  private static func evidence(_ generator: inout SeededGenerator) -> SiteEvidence {
    let distance = Double.random(in: -600...600, using: &generator)
    let standing = ZoneStanding(holders: distance >= 0 ? [0] : [], isOnBoundary: false, distance: distance, zone: 0)
    let isPlaced = Bool.random(using: &generator)
    var lived = LivedStanding(isGiven: Bool.random(using: &generator))
    var polygon: ZoneStanding?
    if lived.isGiven, isPlaced, Bool.random(using: &generator) {
      let d = Double.random(in: -300...300, using: &generator)
      polygon = ZoneStanding(holders: d >= 0 ? [0] : [], isOnBoundary: false, distance: d, zone: 0)
    }
    if lived.isGiven, Bool.random(using: &generator) { lived.band = Double.random(in: 0...300, using: &generator) }
    let communes: [CommuneStanding] = [.touched([0]), .untouched, .undecidable, .unknown]
    let coverages: [CoverageStanding] = [.covered, .notCovered(department: "04"), .departmentUnknown]
    return SiteEvidence(
      placed: PlacedSite(
        site: Site(Structure(row: 0)), place: SitePlace(),
        radius: Radius(metres: isPlaced ? Double.random(in: 0...400, using: &generator) : nil), choice: .geography(0),
        coverage: coverages.randomElement(using: &generator) ?? .covered),
      standings: SiteStandings(quarters: [isPlaced ? standing : nil], lived: polygon),
      commune: communes.randomElement(using: &generator) ?? .unknown, lived: lived, street: nil, reserves: [])
  }

  @Test(arguments: ["axe", "deux_rives", "revue"])
  func decisionsAreProvenAndMonotone(_ mode: String) throws {
    let rule = try EligibilityRule(
      yaml: "rue_limite:\n  mode: \(mode)\n  largeur_m: 12", file: "regles.yml", catalog: .standard())
    var generator = Self.seed.generator
    let reach = mode == "deux_rives" ? 12.0 : 0
    var seen: [Decision: Int] = [:], proven = 0, widened = 0
    for number in 0..<20_000 {
      let evidence = Self.evidence(&generator)
      let found = rule.judge(evidence)
      let comment: Comment = "\(Self.seed), case \(number), \(evidence)"
      seen[found.decision, default: 0] += 1
      if found.decision == .eligible, found.level == .qpvCertain || found.level == .qpvLimit {
        #expect((evidence.quarter?.distance ?? -1) > (evidence.certainty ?? 0) - reach, comment)
        proven += 1
      }
      if found.decision == .eligible { #expect(evidence.certainty != nil, comment) }
      if found.decision == .notEligible {
        #expect(evidence.placed.coverage == .covered, comment)
        #expect(evidence.quarter.map { $0.distance < -(evidence.certainty ?? 0) } ?? (evidence.commune == .untouched), comment)
      }
      guard let radius = evidence.certainty, found.decision == .toVerify else { continue }
      var wider = evidence
      wider.placed = evidence.placed.doubted(Radius(metres: radius + Double.random(in: 0...200, using: &generator)))
      #expect(rule.judge(wider).decision == .toVerify, comment)
      widened += 1
    }
    #expect(proven > 500 && widened > 500, "\(Self.seed): \(proven) \(widened)")
    for decision in [Decision.eligible, .toVerify, .notEligible] {
      #expect(seen[decision, default: 0] > 500, "\(Self.seed): \(seen)")
    }
  }

  /// Nothing lost, nothing dependent on the order of the rows.
  @Test func sameAnswersInAnyOrder() throws {
    var generator = Self.seed.generator
    var rows = (0..<300).map { index in
      Town.row(
        "S\(index)", ["AGC", "LAEP", "EVS", "AGC + ACF"][index % 4], "38185", Double.random(in: 0...3000, using: &generator),
        Double.random(in: 0...3000, using: &generator), ["10", "rue", "", "500"][index % 3])
    }
    let first = try Town.assess(([Town.head] + rows).joined(separator: "\n"))
    #expect(Set(first.map(\.structure.id)).count == 300 && first.count == 375, "\(Self.seed)")
    rows.shuffle(using: &generator)
    let second = try Town.assess(([Town.head] + rows).joined(separator: "\n"))
    func table(_ found: [Assessment]) -> Set<String> {
      Set(found.map { "\($0.structure.id) \($0.service?.code ?? "") \($0.decision) \($0.zone?.code ?? "") \($0.radius ?? -1)" })
    }
    #expect(table(first) == table(second), "\(Self.seed)")
  }
}
