import Eligibility
import Groundwork
import Structures
import Tabular
import Territory
import Testing

@testable import Reporting

@Suite struct EligibilityTableTests {
  private static let input = Table(
    columns: [
      Column(name: "id", texts: TextArray(["A", "B"])), Column(name: "nom", texts: TextArray(["Un", "Deux"])),
      Column(name: "budget", texts: TextArray(["1", "2"])), Column(name: "prestation", texts: TextArray(["AGC + LAEP", "EVS"])),
      Column(name: "code_insee", texts: TextArray(["38185", "38185"])),
    ], rowCount: 2, provenance: Provenance(file: "liste.csv"))

  private struct Nowhere: PlaceLocating {
    func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] { longitude.map { _ in .emptyZoning } }
  }

  private struct Everywhere: PlaceLocating {
    func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
      longitude.map { _ in ZoneStanding(holders: [0], isOnBoundary: false, distance: 500, zone: 0) }
    }
  }

  private static func assess(
    _ input: Table = input, rule: EligibilityRule? = nil, everywhere: Bool = false
  ) throws -> [Assessment] {
    let parameters = try Parameters.standard()
    let geography = QuarterGeography(
      quarters: [Quarter(code: "QN03801M", name: "Mistral", communeCodes: ["38185"])], year: 2024, file: "qpv.gpkg",
      citation: "qpv.gpkg", departments: ["38"], locator: everywhere ? Everywhere() : Nowhere())
    let inputs = AssessmentInputs(
      rule: try rule ?? .standard(), parameters: parameters,
      geographies: try DatedGeographies([geography], date: nil, calendar: parameters.calendar), citations: .init(rule: "règle"))
    let list = try StructureList(table: input, catalog: .standard(), parameters: parameters)
    return try Assessor(inputs).assess(SiteList(list.structures).sites)
  }

  /// Own columns first, the input's as they were, a clash told apart; one row a prestation.
  /// Figures that are a code stay text in a layer; those of a budget are numbers.
  @Test func codesStayText() throws {
    let columns = Self.input.columns.map { Column(name: $0.name, kind: .integer, texts: $0.texts) }
    let input = Table(columns: columns, rowCount: Self.input.rowCount, provenance: Self.input.provenance)
    let table = EligibilityTable(try Self.assess(), input: input, isComparing: false)
    let kinds = Dictionary(uniqueKeysWithValues: table.fields.map { ($0.name, $0.kind) })
    #expect(kinds["code_insee_entree"] == .text && kinds["budget"] == .integer)
  }

  @Test func columnsAndRows() throws {
    let table = EligibilityTable(try Self.assess(), input: Self.input, isComparing: true)
    #expect(Array(table.header.prefix(4)) == ["id", "nom", "gestionnaire", "prestation"])
    #expect(
      Array(table.header.dropFirst(20)) == [
        "id_entree", "nom_entree", "budget", "prestation_entree", "code_insee_entree", "comparaison", "zone_avant", "anomalie",
      ])
    #expect(table.rowCount == 3)
    #expect(
      (0..<3).map { Array(table.cells($0)[20..<25]) } == [
        ["A", "Un", "1", "AGC + LAEP", "38185"], ["A", "Un", "1", "AGC + LAEP", "38185"], ["B", "Deux", "2", "EVS", "38185"],
      ])
    #expect(table.chunks().map(\.rowCount) == [3])
  }

  /// Each axis counts every row once.
  @Test func summaryKeepsTheTotals() throws {
    let summary = EligibilitySummary(try Self.assess())
    for axis in EligibilitySummary.Axis.allCases {
      let groups = summary.groups.filter { $0.axis == axis }
      #expect(groups.map(\.rows).reduce(0, +) == 3)
      #expect(groups.allSatisfy { $0.eligible + $0.toVerify + $0.notEligible == $0.rows })
    }
    #expect(summary.total.rows == 3 && summary.total.structures == 2 && summary.total.amount == nil)
    let lines = summary.lines().map { $0.map(\.text).joined() }
    #expect(lines[0].hasPrefix("3 lignes : "))
    #expect(lines.contains("Par prestation") && lines.allSatisfy { $0.count <= 100 })
    #expect(summary.lines(width: 70).allSatisfy { $0.map(\.text).joined().count <= 70 })
  }

  /// What may be paid twice, and what the sum leaves out, is said beside the sum.
  @Test func theSumSaysWhatItLeavesOut() throws {
    let rows = [
      "Centre social Les Capucines;AGC", "CS les Capucines;AGC", "LAEP du Port;LAEP", "Centre social du Port;AGC",
      "CS Ailleurs;AGC",
    ]
    let cells = rows.map { $0.split(separator: ";").map(String.init) }
    let input = Table(
      columns: [
        Column(name: "nom", texts: TextArray(cells.map { $0[0] })),
        Column(name: "prestation", texts: TextArray(cells.map { $0[1] })),
        Column(name: "code_insee", texts: TextArray(rows.map { _ in "38185" })),
        Column(name: "lon", texts: TextArray(["5.700001", "5.700001", "5.700001", "5.700001", ""])),
        Column(name: "lat", texts: TextArray(["45.100001", "45.100001", "45.100001", "45.200001", ""])),
      ], rowCount: rows.count, provenance: Provenance(file: "liste.csv"))
    let rule = try EligibilityRule(
      yaml: "montants:\n  AGC:\n    qpv_certain: 1 000,50\n", file: "r.yml", catalog: .standard())
    let other = try EligibilityRule(
      yaml: "montants:\n  AGC:\n    qpv_certain: 1 000,50\n  LAEP:\n    qpv_certain: 2 000 F CFP\n", file: "r.yml",
      catalog: .standard())
    let apart = EligibilitySummary(try Self.assess(input, rule: other, everywhere: true))
    #expect(apart.total.amount == 3001.5 && apart.total.withoutAmount == 1)
    #expect(apart.total.otherAmounts == ["F CFP": .init(rows: 1, sum: 2000)])
    #expect(
      apart.lines()[1].map(\.text).joined().replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").hasSuffix(
        "possible ; n'y sont pas comptées : 1 ligne éligible en F CFP (2 000,00 F CFP) et 1 ligne à vérifier."))
    let summary = EligibilitySummary(try Self.assess(input, rule: rule, everywhere: true))
    #expect(summary.total.eligible == 4 && summary.total.amount == 3001.5 && summary.total.withoutAmount == 1)
    #expect(summary.total.repeated == 1 && summary.total.repeatedAmount == 1000.5)
    let lines = summary.lines().map { $0.map(\.text).joined() }
    #expect(lines[0] == "5 lignes : 4 éligibles (dont 1 doublon possible), 1 à vérifier, 0 non éligible.")
    #expect(
      lines[1].replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        == "Montants : 3 001,50 € pour 3 lignes éligibles, dont 1 000,50 € pour 1 doublon "
        + "possible ; n'y sont pas comptées : 1 ligne éligible sans montant et 1 ligne à vérifier.")
  }
}
