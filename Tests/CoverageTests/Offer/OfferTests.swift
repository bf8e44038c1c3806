import Coverage
import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory
import TestSupport
import Testing

@Suite struct OfferTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func offer(_ text: String, _ change: (inout OfferSource) -> Void = { _ in }) throws -> Offer {
    var source = OfferSource(path: try folder.write("s.csv", text))
    change(&source)
    return try source.read()
  }

  private func kinds(_ anomalies: [Anomaly]) -> [OfferAnomaly] {
    anomalies.compactMap { if case .offer(let kind) = $0.kind { kind } else { nil } }
  }

  /// Squares of a hundredth of a degree, A from 5.0, B from 5.01, in one row.
  private func zoning(_ codes: [String]) throws -> (LocatedZoning, ZoneIndex) {
    var shapes = GeometryArray()
    for place in codes.indices {
      let x = 5 + 0.01 * Double(place)
      shapes.appendPolygon([[(x, 45), (x + 0.01, 45), (x + 0.01, 45.01), (x, 45.01), (x, 45)]])
    }
    let table = Table(
      columns: [Column(name: "code", texts: TextArray(codes)), Column(name: "nom", texts: TextArray(codes))],
      rowCount: codes.count, provenance: Provenance(file: "zones"))
    let zoning = try Zoning(layer: Layer(name: "zones", table: table, geometries: shapes, crs: .wgs84))
    return (try LocatedZoning(name: "zones", zoning: zoning, measures: false), ZoneIndex(zoning))
  }

  @Test func rowsOfOneStructureAreOneWhereNoCapacityTellsThemApart() throws {
    let found = try offer("nofinesset;rs;type;activite\n1;a;EAJE;x\n1;a;EAJE;y\n2;b;EAJE;x\n")
    #expect(found.sites.map(\.id) == ["1", "2"])
    #expect(kinds(found.anomalies) == [.sameStructure(structures: 1, rows: 2)])
  }

  @Test func twoCapacitiesOfOneStructureCountForNone() throws {
    let found = try offer("id;nom;type;places\nR;Ribambelle;EAJE;10\nR;Ribambelle;EAJE;25\nS;Soleil;EAJE;25\n")
    #expect(found.sites.map(\.capacity) == [.blank(.blank), .known(25)])
    #expect(kinds(found.anomalies).contains(.twoCapacities("Ribambelle")))
  }

  @Test func oneIdAtSeveralPlacesCountsAtEach() throws {
    let found = try offer("id;nom;type;places;lon;lat\nL;Laep;LAEP;5;5.1;45.1\nL;Laep;LAEP;5;5.2;45.1\n")
    #expect(found.sites.count == 2 && kinds(found.anomalies) == [.severalSites("Laep", sites: 2)])
  }

  @Test func equalRowsWithoutIdAreAsManyStructures() throws {
    #expect(try offer("typequ;depcom\nD201;94028\nD201;94028\n").sites.count == 2)
  }

  @Test(arguments: [
    ("D502", "a"), ("EAJE", "abce"), ("crèche", "abce"), ("micro-crèche", "e"), ("Microcrèche", "e"), ("périscolaire", "g"),
    ("ALSH", "fg"), ("Médiathèque", "h"), ("LAEP", "d"),
  ])
  func kindsAreKeptByCodeOrByWord(kind: String, kept: String) throws {
    let words = ["D502", "Crèche", "EAJE", "LAEP", "Micro crèche PAJE", "ALSH", "ALSH périscolaire", "Médiathèque"]
    let rows = zip("abcdefgh", words).map { "\($0);\($1)\n" }.joined()
    #expect(try offer("nom;type\n" + rows) { $0.kinds = [kind] }.sites.map(\.name).joined() == kept)
  }

  @Test func whereASiteLiesCountsAndADisagreementIsSaid() throws {
    let (zones, index) = try zoning(["01001", "01002"])
    let found = try offer(
      "nom;code_insee;lon;lat\na;1001;5.015;45.005\nb;01002;;\nc;;;\nd;99999;;\ne;01001;9;45\nf;;5.01;45.005\n")
    let places = try found.places(in: zones, index: index)
    #expect(places.zones == [[1], [1], [], [], [], [0, 1]])
    let said = kinds(places.anomalies)
    #expect(said.contains(.outside(count: 1, examples: ["e"])) && said.contains(.nowhere(count: 1, examples: ["c"], nameable: 0)))
    #expect(said.contains(.unknownCode(code: "99999", count: 1, example: "d")))
    #expect(said.contains { if case .elsewhereThanNamed(2, _) = $0 { true } else { false } })
  }

  /// A position that cannot be what it says is told, not only where it ends up.
  @Test func doubtfulPositionsAreTold() throws {
    let found = try offer("nom;lon;lat\na;5.7;45.1\nb;45.2;5.8\nc;;\nd;45.3;5.9\n")
    let told = found.anomalies.compactMap { anomaly -> (Int, RowNumber)? in
      if case .rows(.position(.doubtful), let count, let first) = anomaly.kind { (count, first) } else { nil }
    }
    #expect(told.map(\.0) == [2] && told.map(\.1.value) == [3])
  }

  @Test func openFromTheFirstDayToTheLast() throws {
    let found = try offer("nom;type;places;date ouverture;date fermeture\na;EAJE;10;01/09/2022;31/08/2024\n").sites[0]
    let days = ["2022-08-31", "2022-09-01", "2024-08-31", "2024-09-01"].compactMap(CalendarDate.init)
    #expect(days.map(found.isOpen(on:)) == [false, true, true, false])
  }
}
