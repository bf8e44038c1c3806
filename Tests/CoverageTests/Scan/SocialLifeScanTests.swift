import Groundwork
import TestSupport
import Testing

@testable import Coverage

@Suite struct SocialLifeScanTests {
  private func input(
    _ metres: [Double?], _ people: [Figure], sites: [(SocialLifeKinds, [Int32])] = [(.evs, [])]
  ) -> SocialLifeScan.Input {
    SocialLifeScan.Input(
      rows: Array(people.indices), kinds: sites.map(\.0), places: OfferPlaces(zones: sites.map(\.1), anomalies: []),
      nearest: metres.map { $0.map { NearestService(site: 0, metres: $0) } }, people: people)
  }

  /// With equal people the farther zone is the more urgent, whatever the order of the file.
  @Test(arguments: Seed.several(5))
  func farZonesComeBeforeNearOnes(seed: Seed) {
    var dice = seed.generator
    let metres = (0..<60).map { _ in (Double.random(in: 0...30_000, using: &dice) / 500).rounded() * 500 }
    let scan = SocialLifeScan(input(metres, metres.map { _ in .known(800) }))
    let order = metres.indices.sorted { metres[$0] > metres[$1] }
    for (one, other) in zip(order, order.dropFirst()) {
      #expect(scan.zones[one].rank! <= scan.zones[other].rank!, "\(seed)")
      #expect((scan.zones[one].rank == scan.zones[other].rank) == (metres[one] == metres[other]), "\(seed)")
    }
    #expect(scan.zones.compactMap(\.rank).min() == 1)
  }

  @Test func theRankIsBlankWhereThereIsOne() {
    let scan = SocialLifeScan(
      input([1, 2, 3], [.known(5), .known(5), .known(5)], sites: [(.socialCentre, [0]), (.evs, [0, 2]), (.evs, [])]))
    #expect(scan.zones.map(\.rank) == [nil, 1, nil] && scan.zones.map(\.priorityClass) == [.served, .high, .served])
    #expect(scan.zones[0].kinds == [.socialCentre, .evs] && scan.zones[2].kinds == .evs && scan.zones[0].sites == [0, 1])
  }

  /// 1 000 x 1.5 x 4 km before 1 000 x 5 km before 700 x 2 x 3 km; the classes hold half, four fifths and the rest of the sum.
  @Test func needIsPeopleAndWhatWeighsMore() {
    var asked = input([4000, 5000, 3000, 100], [.known(1000), .known(1000), .known(700), .known(10)])
    asked.quarters = [[7], [], [1, 2], []]
    asked.isRural = [false, nil, true, nil]
    let scan = SocialLifeScan(asked)
    #expect(scan.zones.map(\.need) == [1500, 1000, 1400, 10] && scan.zones.map(\.priority) == [6000, 5000, 4200, 1])
    #expect(scan.zones.map(\.rank) == [1, 2, 3, 4] && scan.zones.map(\.priorityClass) == [.high, .high, .medium, .low])
    asked.weights = NeedWeights(quarter: 0, rural: 0)
    #expect(SocialLifeScan(asked).zones.map(\.rank) == [2, 1, 3, 4])
  }

  /// People that are not known make no need of nothing: such zones are ranked behind the others, the farthest first.
  @Test func unknownPeopleComeLast() {
    let scan = SocialLifeScan(input([9000, 10, 20_000], [.blank(.secret), .known(0), .noRow]))
    #expect(scan.zones.map(\.rank) == [3, 1, 2] && scan.zones.map(\.priorityClass) == [.unknown, .high, .unknown])
    #expect(scan.zones[0].need == nil && scan.zones[0].priority == nil)
  }

  @Test func distanceAloneRanksWhereNobodyIsCounted() {
    let scan = SocialLifeScan(input([9000, 10, 20_000], [.noRow, .noRow, .noRow]))
    #expect(!scan.countsPeople && scan.zones.map(\.rank) == [2, 3, 1] && scan.zones[2].priorityClass == .high)
  }

  /// No structure anywhere: the need alone ranks, and no distance is invented.
  @Test func noStructureAtAll() {
    let scan = SocialLifeScan(input([nil, nil], [.known(5), .known(9)]))
    #expect(scan.zones.map(\.rank) == [2, 1] && scan.zones.allSatisfy { $0.nearest == nil && $0.kilometres == nil })
  }

  /// An island without any is as far as the farthest that is measured in its own territory, not as an island to the next.
  @Test func aTerritoryWithoutAnyIsAsFarAsTheFarthest() {
    var asked = input([12_000, 190_000, nil], [.known(10), .known(10), .known(10)], sites: [(.evs, [0])])
    asked.territories = ["guadeloupe", "martinique", "reunion"]
    let scan = SocialLifeScan(asked)
    #expect(scan.zones[2].kilometres == 12 && scan.zones[1].kilometres == 190)
  }

  @Test func structuresOfTheGroupAreCountedOnce() {
    var asked = input([1, 1, 1], [.known(1), .known(1), .known(1)], sites: [(.evs, [0, 1]), (.evs, [1]), (.evs, [2])])
    asked.groups = ["200", "200", nil]
    #expect(SocialLifeScan(asked).zones.map(\.sitesInGroup) == [2, 2, nil])
  }
}

@Suite struct SocialLifeReaderTests {
  /// Agréments, kinds of equipment as lists write them, and what is none of these.
  private static let spellings: [(String, SocialLifeKinds)] = [
    ("centre social", .socialCentre), ("Centre socioculturel", .socialCentre), ("AGC", .socialCentre), ("ACF", .socialCentre),
    ("CSC", .socialCentre), ("Espace de vie sociale", .evs), ("EVS", .evs), ("Animation locale", .evs),
    ("Centre social ; EVS", [.socialCentre, .evs]), ("Crèche", []), ("Médiathèque", []), ("MJC", []), ("", []),
  ]

  @Test(arguments: spellings)
  func kindsAreReadFromTheWords(text: String, kinds: SocialLifeKinds) throws {
    var reader = try SocialLifeReader()
    #expect(reader.read(text).kinds == kinds && !reader.read(text).isDoubtful)
  }

  /// A maison de quartier may be agréée or not: it is counted where the user says so, or where the cell says more.
  @Test func aMaisonDeQuartierIsDoubtful() throws {
    var reader = try SocialLifeReader()
    #expect(reader.read("Maison de quartier / MPT").kinds == [] && reader.read("Maison de quartier / MPT").isDoubtful)
    #expect(reader.read("Maison de quartier, centre social").kinds == .socialCentre)
    var told = try SocialLifeReader(also: ["maison de quartier / mpt"])
    #expect(told.read("Maison de quartier / MPT").kinds == .socialCentre)
  }
}
