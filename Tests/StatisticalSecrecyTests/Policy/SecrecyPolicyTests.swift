import StatisticalSecrecy
import TestSupport
import Testing

@Suite struct SecrecyPolicyTests {
  @Test func theProfilesOfTheProgramAreThoseOfTheConventions() throws {
    let territory = try SecrecyPolicy.named("caf-territoire"), below = try SecrecyPolicy.named("caf-infracommunal")
    for policy in [territory, below] {
      #expect(policy.minimumCell == 5 && policy.minimumPopulation == 100 && policy.zeroSafety == .everywhere)
      #expect(policy.protectsComplement && policy.dominance == nil && policy.rounding == nil && !policy.protectsGroups)
    }
    #expect(territory.scope == .everyZone && below.scope == .infracommunal && below.name == "caf-infracommunal")
    let fiscal = try SecrecyPolicy.named("insee-fiscal")
    #expect(fiscal.minimumCell == 11 && fiscal.dominance == 85 && fiscal.minimumPopulation == nil)
  }

  /// A key that is left out means no such rule, but for the least count and for zeros.
  @Test func aFileHoldsAnyOfTheKeys() throws {
    let folder = try TemporaryFolder()
    let least = try SecrecyPolicy.read(path: folder.write("vide.yml", "dominance: 80\n"))
    #expect(least.minimumCell == 5 && least.minimumPopulation == nil && least.zeroSafety == .everywhere && least.dominance == 80)
    #expect(!least.protectsComplement && least.protection == 0 && least.name == "vide")
    let all = try SecrecyPolicy.read(
      path: folder.write(
        "tout.yml",
        """
        effectif_minimum: 11
        population_minimum: 200
        zero_sur: [rsa, aah]
        complement: oui
        dominance: 85
        protection: 7,5
        groupe: true
        arrondi: 5
        """))
    #expect(all.minimumCell == 11 && all.minimumPopulation == 200 && all.zeroSafety == .variables(["rsa", "aah"]))
    #expect(all.protectsComplement && all.protection == 7.5 && all.protectsGroups && all.rounding == 5)
  }

  @Test(arguments: [
    ("effectif_minimun: 5\n", "effectif_minimun"), ("effectif_minimum: cinq\n", "nombre"), ("effectif_minimum: 2,5\n", "entier"),
    ("dominance: 120\n", "pourcentage"), ("zero_sur: peut-être\n", "true ou false"), ("portee: commune\n", "infracommunal"),
    ("arrondi: 1\n", "au moins 2"),
  ])
  func aKeyOrAValueThatMakesNoSenseIsRefused(text: String, word: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("p.yml", text)
    expectFault(.unreadable, in: "p.yml", saying: ["ligne 1", word]) { _ = try SecrecyPolicy.named(path) }
  }

  @Test func anUnknownNameIsRefusedWithTheNearest() {
    expectFault(.usage, saying: ["caf-infracomunal", "vouliez-vous dire « caf-infracommunal »"]) {
      _ = try SecrecyPolicy.named("caf-infracomunal")
    }
  }
}
