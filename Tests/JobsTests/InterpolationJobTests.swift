import Coverage
import Foundation
import Groundwork
import Jobs
import Reporting
import TestSupport
import Testing

/// From files to a file, on squares of a kilometre.
@Suite struct InterpolationJobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Strips of one kilometre of height in Lambert-93, from and to some kilometres east.
  private func layer(_ name: String, _ zones: [(code: String, from: Double, to: Double)]) throws -> LayerSource {
    let features = zones.map { zone in
      let (west, east) = (600_000 + 1000 * zone.from, 600_000 + 1000 * zone.to)
      let ring = "[[\(west),6800000],[\(east),6800000],[\(east),6801000],[\(west),6801000],[\(west),6800000]]"
      return """
        {"type":"Feature","properties":{"code":"\(zone.code)","nom":"Zone \(zone.code)"},
         "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
        """
    }
    let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}"#
    return LayerSource(
      path: try folder.write(name, "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ","))]}"))
  }

  private func job(
    _ table: String, columns: [String] = ["n"], targets: [(code: String, from: Double, to: Double)]
  ) throws -> InterpolationJob {
    InterpolationJob(
      source: try layer("s.geojson", [("S1", 0, 1), ("S2", 1, 2), ("S3", 2, 3)]),
      table: ZoneTableSource(path: try folder.write("t.csv", table), columns: columns, columnOption: "--valeurs"),
      target: try layer("c.geojson", targets), output: try OutputPlace(path: folder.path("o.csv"), dialect: .standard))
  }

  private var written: [String] {
    get throws { try String(contentsOfFile: folder.path("o.csv"), encoding: .utf8).split(separator: "\n").map(String.init) }
  }

  @Test func rowsAndLinesSayAllThatIsKnown() throws {
    let result = try job("code;n\nS1;100\nS2;40\nS3;s\nS9;5\n", targets: [("A", 0, 1.5), ("B", 1.25, 2.5), ("C", 50, 51)]).run()
    #expect(
      try written == [
        "code,nom,n,n_bas,n_haut,part_partagee,part_couverte,anomalie",
        "A,Zone A,120,100,140,0.1667,1.0000,",
        "B,Zone B,s,0,s,,1.0000,n : sources sans valeur S3 (secret statistique) : pas d'estimation",
        "C,Zone C,,,,,,aucune source ne la couvre",
      ])
    #expect(result.summary.outside == ["hors_cible n = 0"])
    let said = result.anomalies.map(\.sentence).joined(separator: "\n")
    for word in ["S9", "S3", "cible n'est couverte", "EPSG:2154", "paire de cibles se recouvre"] {
      #expect(said.contains(word), "\(word): \(said)")
    }
    #expect(result.indicators.count == 1 && result.indicators[0].highest == [140, nil, nil])
  }

  /// Every row that joins no zone is listed, with its line.
  @Test func rowsOfNoZoneAreListed() throws {
    var listed = try job("code;n\nS1;100\nX7;40\nS3;1\n;5\nX8;2\n", targets: [("A", 0, 3)])
    listed.unjoined = try OutputPlace(path: folder.path("hz.csv"), dialect: .standard)
    _ = try listed.run()
    #expect(try folder.text("hz.csv") == "fichier,ligne,code\nt.csv,3,X7\nt.csv,5,\nt.csv,6,X8\n")
    listed.unjoined = listed.output
    expectFault(.usage, saying: ["deux sorties iraient au même fichier"]) { _ = try listed.run() }
  }

  /// A column without any figure has no amount outside of targets either.
  @Test func aBlankColumnHasNoAmountOutside() throws {
    let result = try job("code;n;m\nS1;;4\nS2;;4\nS3;s;4\n", columns: ["n", "m"], targets: [("A", 0, 2)]).run()
    #expect(result.summary.outside == ["hors_cible n = inconnu", "hors_cible m = 4"])
    #expect(result.anomalies.contains { $0.kind == .figure(.blankColumn("n")) })
  }

  @Test func whatLiesInNoTargetIsSaidColumnByColumn() throws {
    let result = try job(
      "code;n;m\nS1;1234567,5;3\nS2;0;3\nS3;0;\n", columns: ["n", "m"], targets: [("A", 0, 0.75)]
    ).run()
    #expect(result.summary.outside == ["hors_cible n = 308\u{202F}641,875", "hors_cible m = 3,75"])
    #expect(try written[0] == "code,nom,n,n_bas,n_haut,n_part_partagee,m,m_bas,m_haut,m_part_partagee,part_partagee,"
      + "part_couverte,anomalie")
  }

  @Test func whatMakesNoSenseIsRefusedAndNothingIsWritten() throws {
    let good = "code;n\nS1;100\nS2;40\nS3;7\n"
    func fault(_ job: InterpolationJob) -> FileFault? {
      do {
        _ = try job.run()
        return nil
      } catch { return error as? FileFault }
    }
    let strangers = fault(try job(good, targets: [("A", 60, 61)]))
    #expect(strangers?.kind == .unreadable && strangers?.sentence.contains("ne touche une zone de s.geojson") == true)
    let rate = fault(try job("code;taux_n\nS1;10\n", columns: ["taux_n"], targets: [("A", 0, 1)]))
    #expect(rate?.kind == .unreadable && rate?.sentence.contains("« taux_n » est un taux") == true)
    var astray = try job(good, targets: [("A", 0, 1)])
    astray.weights = WeightSource(path: try folder.write("p.csv", "x;y\n700000;6700000\n700010;6700010\n"))
    astray.weights?.points.crs = .lambert93
    #expect(fault(astray)?.sentence.contains("aucun de ses poids") == true)
    var words = try job(good, targets: [("A", 0, 1)])
    words.weights = WeightSource(path: try folder.write("w.csv", "x;y;nom\n600100;6800500;Rue\n600200;6800500;Place\n"))
    words.weights?.column = "nom"
    words.weights?.points.crs = .lambert93
    #expect(fault(words)?.sentence.contains("aucune cellule de « nom »") == true)
    let twice = fault(try job("code;n\nS1;100\nS1;101\n", targets: [("A", 0, 1)]))
    #expect(twice?.sentence.contains("deux valeurs différentes") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("o.csv")))
  }

  @Test func pointsOfATableAreWeights() throws {
    var weighted = try job("code;n\nS1;100\nS2;40\nS3;7\n", targets: [("A", 0, 0.5), ("B", 0.5, 3)])
    weighted.weights = WeightSource(
      path: try folder.write("p.csv", "x;y;logements\n600100;6800500;3\n600900;6800500;1\n601500;6800500;\n;;9\n"))
    weighted.weights?.column = "logements"
    weighted.weights?.points.crs = .lambert93
    let result = try weighted.run()
    #expect(try written[1].hasPrefix("A,Zone A,75,0,100,1.0000") && written[2].hasPrefix("B,Zone B,72,47,147,"))
    let said = result.anomalies.map(\.sentence).joined(separator: "\n")
    for word in ["2 zones sources n'ont aucun poids (S2, S3)", "1 poids n'a pas de position"] {
      #expect(said.contains(word), "\(said)")
    }
  }

  /// S2 is counted: a quarter in A, half in B, a quarter elsewhere; S1 stays by its points, S3 by its area.
  @Test func countsGoBeforePointsAndAreas() throws {
    var counted = try job("code;n\nS1;100\nS2;40\nS3;8\n", targets: [("A", 0, 0.5), ("B", 0.5, 2.5)])
    counted.weights = WeightSource(
      path: try folder.write("p.csv", "x;y\n600100;6800500\n600200;6800500\n600900;6800500\n601900;6800500\n"))
    counted.weights?.points.crs = .lambert93
    counted.counts = IntersectionCountSource(path: try folder.write("c.csv", "de;vers;logements\nS2;A;1\nS2;B;2\nS2;;1\n"))
    let result = try counted.run()
    #expect(try written[1].hasPrefix("A,Zone A,76.6666666667,0,140,") && written[2].hasPrefix("B,Zone B,57.3333333333,0,148,"))
    #expect(result.summary.outside == ["hors_cible n = 14"])
    let said = result.anomalies.map(\.sentence).joined(separator: "\n")
    for word in ["de « de » (source) vers « vers » (cible)", "2 zones sources n'ont aucun compte connu (S1, S3)", "S2 et A"] {
      #expect(said.contains(word), "\(word): \(said)")
    }
    #expect(result.indicators[0].sources.map(\.file).contains("c.csv"))
  }
}

@Suite(.needsSharedData) struct MercatorAreasRefusedTests {
  /// Areas in World Mercator, given as counts, and those of two communes alone, beside their contours.
  @Test func areasInMercatorAreNoCounts() throws {
    let folder = try TemporaryFolder(), all = SharedData.path("stats/iris_area.csv")
    let lines = try String(contentsOfFile: all, encoding: .utf8).split(separator: "\n")
    let cut = lines.prefix(1) + lines.filter { $0.contains(",93001") || $0.contains(",93008") }
    for table in [all, try folder.write("cut.csv", cut.joined(separator: "\n"))] {
      let job = InterpolationJob(
        source: LayerSource(path: SharedData.path("iris/93-2022.gpkg")),
        table: ZoneTableSource(path: table, columns: ["area"], columnOption: "--valeurs"),
        target: LayerSource(path: SharedData.path("qpv/france-2024-simplified.geojson")),
        output: try OutputPlace(path: folder.path("o.csv")))
      expectFault(.unreadable, saying: ["« area » tient des aires mesurées en", "EPSG:3395", "ni des aires ni des effectifs"]) {
        _ = try job.run()
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("o.csv")))
  }
}
