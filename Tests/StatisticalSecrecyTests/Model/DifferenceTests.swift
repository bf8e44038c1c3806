import Groundwork
import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct DifferenceTests {
  /// People by the zone and the quartier that they live in, which share them.
  private struct Map {
    var zones = 0
    var quartiers = 0
    /// People outside quartiers by zone, and by piece.
    var rests: [Int64] = []
    var pieces: [[Int]: Int64] = [:]

    init(_ dice: inout SeededGenerator) {
      zones = Int.random(in: 2...6, using: &dice)
      quartiers = Int.random(in: 1...4, using: &dice)
      func people(_ dice: inout SeededGenerator) -> Int64 {
        Int64.random(in: Bool.random(using: &dice) ? 0...3 : 100...400, using: &dice)
      }
      rests = (0..<zones).map { _ in people(&dice) }
      for quartier in 0..<quartiers {
        let first = Int.random(in: 0..<zones, using: &dice)
        for zone in first..<min(zones, first + Int.random(in: 1...4, using: &dice)) { pieces[[zone, quartier]] = people(&dice) }
      }
    }

    func isInside(_ zone: Int, _ quartier: Int) -> Bool { pieces[[zone, quartier]] != nil }

    var table: String {
      var text = "zone;a\n"
      for zone in 0..<zones {
        text += "I\(zone);\(rests[zone] + pieces.filter { $0.key[0] == zone }.values.reduce(0, +))\n"
      }
      for quartier in 0..<quartiers { text += "Q\(quartier);\(pieces.filter { $0.key[1] == quartier }.values.reduce(0, +))\n" }
      return text
    }

    var overlaps: String {
      "zone;autre;a\n"
        + pieces.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { "I\($0[0]);Q\($0[1]);\(pieces[$0]!)\n" }.joined()
    }

    /// People of some zones outside some quartiers, and of the quartiers outside the zones.
    func differences(_ some: Set<Int>, _ others: Set<Int>) -> [Int64] {
      let outside = some.map { rests[$0] }.reduce(0, +)
        + pieces.filter { some.contains($0.key[0]) && !others.contains($0.key[1]) }.values.reduce(0, +)
      let reverse = pieces.filter { others.contains($0.key[1]) && !some.contains($0.key[0]) }.values.reduce(0, +)
      return [outside, reverse]
    }

    /// Whether some zones and quartiers hang together by what they share.
    func isConnected(_ some: Set<Int>, _ others: Set<Int>) -> Bool {
      guard let start = some.first else { return false }
      var zones: Set<Int> = [start], quartiers: Set<Int> = [], grown = true
      while grown {
        let before = zones.count + quartiers.count
        quartiers.formUnion(others.filter { quartier in zones.contains { isInside($0, quartier) } })
        zones.formUnion(some.filter { zone in quartiers.contains { isInside(zone, $0) } })
        grown = zones.count + quartiers.count > before
      }
      return zones == some && quartiers == others
    }
  }

  /// Against every set of up to four zones and every set of up to four quartiers: each small difference of connected ones is
  /// found, with its people.
  @Test func everySmallDifferenceOfConnectedZonesIsFound() throws {
    let seed = Seed(UInt64(51))
    var dice = seed.generator
    for round in 0..<150 {
      let map = Map(&dice)
      let files = try SecretFiles(
        map.table, "cle: zone\nvariables: [a]\nzones: []\nchevauchements: {fichier: x.csv}\n", pieces: map.overlaps)
      let relations = try TableRelations.read(path: files.folder.path("r.yml"))
      let table = try CountTableReader(relations).content(path: files.folder.path("t.csv"), options: .init())
      let model = try SecrecyModel(table, policy: SecrecyPolicy(name: ""), purpose: .protection)
      let found = Set(model.differences.compactMap { difference in
        model.value(difference, 0).map { "\(difference.zones.map { table.zones[$0] }.sorted()) \($0)" }
      })
      let values = Set(model.differences.compactMap { model.value($0, 0) })
      for some in subsets(map.zones) {
        for others in subsets(map.quartiers) where map.isConnected(some, others) {
          let names = (some.map { "I\($0)" } + others.map { "Q\($0)" }).sorted()
          for (direction, people) in map.differences(some, others).enumerated() where (1...4).contains(people) {
            // The same people may have been named by fewer zones before.
            #expect(
              found.contains("\(names) \(people)") || values.contains(people),
              "\(seed), map \(round): \(names), \(direction), \(people)\n\(map.table)\(map.overlaps)")
          }
        }
      }
    }
  }

  private func subsets(_ count: Int) -> [Set<Int>] {
    (1..<1 << count).map { mask in Set((0..<count).filter { mask >> $0 & 1 == 1 }) }.filter { $0.count <= 4 }
  }

  private func differences(_ table: String, _ relations: String, _ pieces: String) throws -> [String] {
    let files = try SecretFiles(table, relations, pieces: pieces)
    let read = try TableRelations.read(path: files.folder.path("r.yml"))
    let content = try CountTableReader(read).content(path: files.folder.path("t.csv"), options: .init())
    let model = try SecrecyModel(content, policy: try SecrecyPolicy.named("caf-territoire"), purpose: .protection)
    return model.system.targets.map(\.name)
  }

  /// The commune without its quartiers, where no four of its zones come near it.
  @Test func aTotalWithoutItsQuartiersIsADifference() throws {
    let zones = (1...6).map { "I\($0)" }
    let table = "zone;a\nC;1206\n" + zones.map { "\($0);201\n" }.joined() + zones.indices.map { "Q\($0);200\n" }.joined()
    let relations =
      "cle: zone\nvariables: [a]\npopulation: a\nzones: [{total: C, parts: [\(zones.joined(separator: ", "))]}]\n"
      + "chevauchements: {fichier: x.csv}\n"
    let pieces = "zone;autre;a\n" + zones.enumerated().map { "\($1);Q\($0);200\n" }.joined()
    let names = try differences(table, relations, pieces)
    #expect(names.contains("C moins Q0 + Q1 + Q2 + Q3 + Q4 + Q5, a"))
  }

  /// A quartier over many small zones: so many unions that nobody looks at them all.
  @Test func aMapWithTooManyUnionsIsRefused() throws {
    let zones = (1...70).map { "I\($0)" }
    let files = try SecretFiles(
      "z;a\nQ;1400\n" + zones.map { "\($0);21\n" }.joined(),
      "cle: z\nvariables: [a]\npopulation: a\ninfracommunal: [Q]\nzones: []\nchevauchements: {fichier: x.csv}\n",
      pieces: "zone;autre;a\n" + zones.map { "\($0);Q;20\n" }.joined())
    expectFault(.unreadable, in: "x.csv", saying: ["trop de zones se chevauchent", "commune par commune"]) { try files.release() }
  }

  /// A quartier de veille in a quartier, both in a zone: what two of them share is no part of what the third keeps.
  @Test func zonesOfThreeKindsThatShareTheSamePeopleAreSound() throws {
    let names = try differences(
      "zone;a\nI1;400\nQ;300\nV;297\n", "cle: zone\nvariables: [a]\npopulation: a\nzones: []\nchevauchements: {fichier: x.csv}\n",
      "zone;autre;a\nI1;Q;300\nI1;V;297\nQ;V;297\n")
    #expect(names.contains("Q hors V, a"))
  }
}
