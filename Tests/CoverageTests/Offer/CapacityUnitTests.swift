import Groundwork
import TestSupport
import Testing

@testable import Coverage

/// Places, full-time equivalents and hours have no sum.
@Suite struct CapacityUnitTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, counting unit: CapacityUnit = .places, column: String? = nil) throws -> Offer {
    var source = OfferSource(path: try folder.write("s.csv", text))
    (source.unit, source.capacityColumn) = (unit, column)
    return try source.read()
  }

  private func kinds(_ offer: Offer) -> [OfferAnomaly] {
    offer.anomalies.compactMap { if case .offer(let kind) = $0.kind { kind } else { nil } }
  }

  private static let mixed = """
    id;nom;capacite;unite;code_insee
    A;Crèche;42;places;99015
    B;Relais;1,5;ETP;99015
    C;Accueil;300;Heures;99001
    D;Halte;12;;99001
    E;Jardin;10;Nb de places;99001
    F;Ludothèque;3;séances;99002
    G;Guichet;2 ETP;places;99002
    H;Lieu;;places;99002

    """

  @Test func aColumnOfUnitsSaysWhatIsAdded() throws {
    let offer = try read(Self.mixed)
    #expect(offer.sites.map(\.capacity.value) == [42, nil, nil, nil, 10, nil, nil, nil])
    #expect(
      kinds(offer) == [
        .noCapacity(count: 1, of: 8, examples: ["Lieu"]),
        .otherUnit("", option: nil, counted: "places", count: 1, examples: ["Halte"]),
        .otherUnit("ETP", option: "etp", counted: "places", count: 2, examples: ["Relais", "Guichet"]),
        .otherUnit("heures", option: "heures", counted: "places", count: 1, examples: ["Accueil"]),
        .otherUnit("séances", option: nil, counted: "places", count: 1, examples: ["Ludothèque"]),
      ])
  }

  @Test func anotherUnitIsCountedOnPurposeAlone() throws {
    let offer = try read(Self.mixed, counting: .etp)
    #expect(offer.sites.map(\.capacity.value) == [nil, 1.5, nil, nil, nil, nil, 2, nil])
    #expect(kinds(offer).contains(.countedUnit("ETP", column: "capacite")))
    let hours = try read(Self.mixed, counting: .heures)
    #expect(hours.sites.compactMap(\.capacity.value) == [300])
  }

  /// The name of a column tells its unit, whoever names it.
  @Test(arguments: ["ETP", "nombre_d_etp", "Équivalents temps plein", "volume horaire", "Heures annuelles"])
  func aHeaderTellsTheUnit(header: String) throws {
    let text = "id;\(header);code_insee\nA;2;99015\nB;0,5;99015\n"
    let unit = try #require(CapacityUnit(saidBy: header))
    let offer = try read(text)
    #expect(!offer.hasCapacities && offer.sites.allSatisfy { $0.capacity.value == nil })
    #expect(
      kinds(offer) == [.columnOfOtherUnit(header, unit: unit.words, option: unit.rawValue, counted: "places")], "\(header)")
    let named = try read(text, column: header)
    #expect(named.hasCapacities && named.sites.allSatisfy { $0.capacity.value == nil })
    #expect(try read(text, counting: unit).sites.map(\.capacity.value) == [2, 0.5])
  }

  /// A list with both has each under its own name.
  @Test func eachUnitHasItsColumn() throws {
    let text = "id;places;etp;code_insee\nA;42;12,5;99015\nB;;1;99015\n"
    #expect(try read(text).sites.map(\.capacity.value) == [42, nil])
    #expect(try read(text, counting: .etp).sites.map(\.capacity.value) == [12.5, 1])
  }

  /// A cell may say its unit: "24 places" is 24, "1,5 ETP" none, and what says neither stays unreadable.
  @Test func aCellMayTellItsUnit() throws {
    let offer = try read(
      "id;capacite;code_insee\nA;24 places;99015\nB;1,5 ETP;99015\nC;deux salles;99015\nD;1 salle;99015\nE;-2 places;99015\n")
    #expect(offer.sites.map(\.capacity.value) == [24, nil, nil, nil, nil])
    #expect(kinds(offer).contains(.otherUnit("ETP", option: "etp", counted: "places", count: 1, examples: ["B"])))
    #expect(kinds(offer).count { if case .unreadableCapacity = $0 { true } else { false } } == 2)
    #expect(kinds(offer).contains(.negativeCapacity("E")))
  }
}
