import Coverage
import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory
import TestSupport
import Testing

@Suite struct CoverageRatesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Counts a list by code in zones of these codes.
  private func rates(
    _ list: String, _ need: [Figure], codes: [String], day: String? = nil, since: String? = nil, reference: Double? = 60.9
  ) throws -> CoverageRates {
    try rates(path: try folder.write("s.csv", list), need, codes: codes, day: day, since: since, reference: reference)
  }

  private func rates(
    path: String, _ need: [Figure], codes: [String], day: String? = nil, since: String? = nil, reference: Double? = 60.9
  ) throws -> CoverageRates {
    var shapes = GeometryArray()
    for x in codes.indices { shapes.appendPolygon([[(0, 0), (1, 0), (1, 1), (0, 0)].map { ($0.0 + 2 * Double(x), $0.1) }]) }
    let table = Table(
      columns: [Column(name: "code", texts: TextArray(codes))], rowCount: codes.count, provenance: Provenance(file: "z"))
    let zoning = try Zoning(layer: Layer(name: "zones", table: table, geometries: shapes, crs: .lambert93))
    let offer = try OfferSource(path: path).read()
    let places = try offer.places(
      in: LocatedZoning(name: "z", zoning: zoning, measures: false), index: ZoneIndex(zoning))
    return CoverageRates(
      need: need, offer: offer, places: places, day: day.flatMap(CalendarDate.init), since: since.flatMap(CalendarDate.init),
      reference: reference)
  }

  /// The convention of Le Bouscat: 110, 40 and 20 places in collective care, 94 in family care, 264 in all (l. 107 and 108). With
  /// 600 children: 264 / 600 = 44 for 100; 60.9 for 100 would be 365.4 places, 101.4 more.
  @Test func theConventionOfLeBouscatAsCountedByHand() throws {
    let path = Repository.root.appendingPathComponent("Data/exemple/bouscat-places.csv").path
    let found = try rates(path: path, [.known(600), .known(10)], codes: ["33069", "33162"])
    #expect(found.zones[0].places == 264 && found.zones[0].structures == 4)
    #expect(found.rate(0) == 44)
    #expect(abs((found.gap(0) ?? 0) - 101.4) < 1e-9)
    #expect(found.zones[1].places == 0 && found.rate(1) == 0)
  }

  @Test func whatIsNotKnownIsNotZero() throws {
    let list = "nom;places;code_insee\na;30;01001\nb;;01002\nc;10;01003\nd;;01003\n"
    let codes = ["01001", "01002", "01003", "01004", "01005"]
    let found = try rates(list, [.noRow, .known(10), .known(5), .known(0), .blank(.secret)], codes: codes)
    #expect(codes.indices.map { found.rate($0) } == [nil, nil, 200, nil, nil])
    #expect(found.zones.map(\.places) == [30, nil, 10, 0, 0])
    #expect(found.zones[2].structuresWithoutCapacity == 1)
    #expect(found.gap(4) == nil && found.gap(0) == nil)
    let bare = try rates("nom;code_insee\na;01001\n", [.known(10)], codes: ["01001"])
    #expect(bare.zones[0].places == nil && bare.rate(0) == nil && bare.gap(0) == nil && bare.zones[0].structures == 1)
  }

  /// Places on a day are those of an earlier one, and those that opened, without those that closed.
  @Test func placesOpenedAndClosedAddUp() throws {
    let list = """
      nom;type;places;code_insee;date ouverture;date fermeture
      a;EAJE;10;01001;;
      b;EAJE;20;01001;2020-01-01;2022-12-31
      c;MAM;4;01001;2022-06-01;
      d;MAM;8;01001;2022-02-01;2022-03-01
      e;EAJE;16;01001;2025-01-01;

      """
    let before = try rates(list, [.known(100)], codes: ["01001"], day: "2022-01-01")
    let after = try rates(list, [.known(100)], codes: ["01001"], day: "2023-01-01", since: "2022-01-01")
    let zone = after.zones[0]
    #expect(before.zones[0].places == 30 && zone.places == 14 && zone.opened == 12 && zone.closed == 28)
    let kinds = try OfferSource(path: folder.path("s.csv")).read()
      .movements(since: #require(CalendarDate("2022-01-01")), until: #require(CalendarDate("2023-01-01")))
    #expect(kinds.map(\.kind) == ["EAJE", "MAM"] && kinds.map(\.opened) == [0, 2] && kinds.map(\.closed) == [1, 1])
  }

  /// The need of all zones, shared out by another count, stays the same in all.
  @Test func aWeightSharesOutTheSameNeed() throws {
    let found = try rates("nom;places;code_insee\na;30;01001\n", [.known(100), .known(300)], codes: ["01001", "01002"])
    let gaps = found.gaps(weightedBy: [.known(30), .known(10)]).compactMap { $0 }
    #expect(abs(gaps.reduce(0, +) - ((found.gap(0) ?? 0) + (found.gap(1) ?? 0))) < 1e-9)
    #expect(abs(gaps[0] - (0.609 * 400 * 0.75 - 30)) < 1e-9)
    #expect(found.gaps(weightedBy: [.blank(.blank), .blank(.blank)]).allSatisfy { $0 == nil })
  }

  @Test func aPublishedTotalThatIsNotItsPartsIsTold() {
    let published = PublishedRates(
      [.known(66.8), .known(104.0), .blank(.blank)],
      parts: [[.known(27.8), .known(60), .known(1)], [.known(38.9), .known(44), .known(2)]])
    #expect(published.unlike.isEmpty)
    #expect(PublishedRates([.known(66.8)], parts: [[.known(27.8)], [.known(36.6)]]).unlike.map(\.zone) == [0])
  }
}
