import Coverage
import Foundation
import Groundwork
import Jobs
import Reporting
import TestSupport
import Testing

/// Maps from files.
@Suite struct MapJobTests {
  private let folder: TemporaryFolder
  private var zones: LayerSource { LayerSource(path: folder.path("z.geojson")) }

  init() throws {
    folder = try TemporaryFolder()
    let rows = [
      "38001\",\"nom\":\"A\",\"taux\":\"3\"", "38002\",\"nom\":\"B\",\"taux\":\"s\"", "38003\",\"nom\":\"C\",\"taux\":\"-7,5\"",
      "26004\",\"nom\":\"D\",\"taux\":\"90\"",
    ]
    try folder.write("z.geojson", GeoJSONText.zonesInARow(rows.map { "{\"code\":\"\($0)}" }))
  }

  private func job(_ column: String? = nil, _ name: String = "c.svg") throws -> MapJob {
    var job = MapJob(layer: zones, output: try MapOutput(path: folder.path(name)))
    job.column = column
    job.style.hasTooltips = true
    return job
  }

  @Test func valuesOfTheLayerAreDrawn() throws {
    let result = try job("taux").run()
    #expect(result.summary.zones == 4 && result.summary.withheld == 1 && result.summary.classes?.counts == [1, 1, 1])
    let svg = try folder.text("c.svg")
    #expect(svg.contains("C (38003)\u{a0}: \u{2212}7,5") && svg.contains("B (38002)\u{a0}: secret statistique"))
    #expect(svg.contains("Source\u{a0}: z.geojson"))
  }

  /// A table is joined by code, its rows in any order; a zone without row is missing, and the table is named.
  @Test func aTableIsJoinedByCode() throws {
    try folder.write("t.csv", "code;ecart\n38003;-4\n38001;12\n26004;nd\n")
    var job = try job("ecart")
    job.table = folder.path("t.csv")
    let result = try job.run()
    #expect(result.summary.missing == 2 && result.summary.classes?.counts == [1, 1])
    let svg = try folder.text("c.svg")
    #expect(svg.contains("A (38001)\u{a0}: 12") && svg.contains("C (38003)\u{a0}: \u{2212}4") && svg.contains("t.csv"))
  }

  /// Counts that nobody has published pass the gate: what it withholds is nowhere in the drawing, and its line is.
  @Test func confidentialCountsPassTheGate() throws {
    try folder.write("al.csv", "code;allocataires\n38001;3\n38002;120\n38003;150\n26004;350\n")
    var job = try job("allocataires")
    job.table = folder.path("al.csv")
    let result = try job.run()
    let svg = try folder.text("c.svg")
    #expect(result.summary.withheld > 0)
    #expect(svg.contains("A (38001)\u{a0}: secret statistique") && !svg.contains("(38001)\u{a0}: 3"))
    #expect(svg.contains("secret statistique appliqué"))
    #expect(result.summary.classes?.limits.first.map { $0 > 3 } == true)
  }

  /// A layer passes no gate.
  @Test func confidentialCountsOfALayerAreRefused() throws {
    let rows = [3, 120, 150, 350].enumerated().map { "{\"code\":\"3800\($0 + 1)\",\"allocataires\":\($1)}" }
    try folder.write("z.geojson", GeoJSONText.zonesInARow(rows))
    expectFault(.unreadable, in: "z.geojson", saying: ["allocataires", "--public"]) { _ = try job("allocataires").run() }
    var published = try job("allocataires")
    published.published = "data.caf.fr"
    #expect(try published.run().summary.zones == 4)
    #expect(try folder.text("c.svg").contains("publié : data.caf.fr"))
  }

  /// Zones beyond the territory are grey, without a value in any class.
  @Test func theTerritoryAloneHasValues() throws {
    var job = try job("taux")
    job.territory = ["38"]
    let result = try job.run()
    #expect(result.summary.zones == 3 && result.summary.classes?.limits.last.map { $0 < 90 } == true)
    let svg = try folder.text("c.svg")
    #expect(!svg.contains("D (26004)") && svg.contains("hors du territoire"))
    job.territory = ["77"]
    expectFault(.usage, saying: ["77", "« 38001 »"]) { _ = try job.run() }
  }

  /// Features of one code are one zone.
  @Test func featuresOfOneCodeAreOneZone() throws {
    try folder.write(
      "z.geojson", GeoJSONText.zonesInARow(["38001", "38002", "38001"].map { "{\"code\":\"\($0)\",\"taux\":5}" }))
    #expect(try job("taux").run().summary.zones == 2)
  }

  @Test func pointsHaveTheirKindsAndReach() throws {
    let rows = "1;X;eligible;5.715;45.11\n2;Y;a_verifier;5.73;45.11\n3;Z;eligible;;\n4;V;eligible;6.9;45.9\n"
    try folder.write("s.csv", "id;nom;decision;lon;lat\n" + rows)
    var list = MapPointSource(path: folder.path("s.csv"))
    list.reach = 500
    var job = try job()
    job.points = [list]
    job.limits = [zones]
    let result = try job.run()
    let svg = try folder.text("c.svg")
    #expect(result.summary.points == 2 && result.summary.unplacedPoints == 1 && result.summary.pointsOutside == 1)
    #expect(result.summary.classes == nil)
    #expect(svg.contains("éligible") && svg.contains("à vérifier") && svg.contains("500\u{a0}m"))
  }

  /// What cannot be drawn is said, and nothing is written.
  @Test func whatCannotBeDrawnIsRefused() throws {
    expectFault(.usage, in: "z.geojson", saying: ["« tauxx »", "« taux » ?"]) { _ = try job("tauxx").run() }
    expectFault(.unreadable, in: "z.geojson", saying: ["« nom »", "aucun nombre"]) { _ = try job("nom").run() }
    expectFault(.unreadable, in: "z.geojson", saying: ["négatifs", "-7,5"]) {
      var circles = try job("taux")
      circles.style.hasCircles = true
      _ = try circles.run()
    }
    expectFault(.usage, saying: ["« .pdf »", ".svg ou .png"]) { _ = try job("taux", "c.pdf") }
    try folder.write("e.geojson", GeoJSONText.collection([]))
    expectFault(.unreadable, in: "e.geojson", saying: ["aucun élément"]) {
      _ = try MapJob(layer: LayerSource(path: folder.path("e.geojson")), output: MapOutput(path: folder.path("c.svg"))).run()
    }
    #expect(try !folder.names.contains("c.svg"))
  }
}
