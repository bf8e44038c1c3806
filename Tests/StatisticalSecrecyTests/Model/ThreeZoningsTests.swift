import Groundwork
import TestSupport
import Testing

@testable import StatisticalSecrecy

/// Zones of three kinds that overlap each other, of which only the pairs are counted.
@Suite struct ThreeZoningsTests {
  /// Who lives in which zones; those in the quartiers alone are nobody.
  private static let leaves: [Set<String>] = [
    ["I1"], ["I1", "Q"], ["I1", "V"], ["I1", "Q", "V"], ["I2"], ["I2", "Q"], ["I2", "V"], ["I2", "Q", "V"], ["Q"], ["V"],
    ["Q", "V"],
  ]
  private static let zones = ["C", "I1", "I2", "Q", "V"]
  private static let pairs = [["I1", "Q"], ["I1", "V"], ["I2", "Q"], ["I2", "V"], ["Q", "V"]]
  private static let relations =
    "cle: z\nvariables: [a]\nzones: [{total: C, parts: [I1, I2]}]\nchevauchements: {fichier: x.csv}\n"
  /// What a zone keeps outside others that share nobody.
  private static let rests: [(zone: String, others: Set<String>)] = [
    ("I1", ["Q"]), ("I1", ["V"]), ("I2", ["Q"]), ("I2", ["V"]), ("Q", ["I1", "I2"]), ("Q", ["V"]),
    ("V", ["I1", "I2"]), ("V", ["Q"]),
  ]

  private func indices(_ isIn: (Set<String>) -> Bool) -> [Int] { Self.leaves.indices.filter { isIn(Self.leaves[$0]) } }

  private func leaves(of zone: String) -> [Int] {
    zone == "C" ? indices { $0.contains("I1") || $0.contains("I2") } : indices { $0.contains(zone) }
  }

  private func people(_ dice: inout SeededGenerator) -> [Int64] {
    Self.leaves.map { leaf in
      leaf.isDisjoint(with: ["I1", "I2"]) || Bool.random(using: &dice) ? 0 : Int64.random(in: 1...2, using: &dice)
    }
  }

  private func overlaps(_ people: [Int64]) -> String {
    "zone;autre;a\n"
      + Self.pairs.map { pair in "\(pair[0]);\(pair[1]);\(indices { $0.isSuperset(of: pair) }.reduce(0) { $0 + people[$1] })\n" }
      .joined()
  }

  /// A reader who knows what is shown, and where the map shows that nobody is.
  private func attacker(_ cells: [String], _ people: [Int64], isMapKnown: (String) -> Bool) -> Attacker {
    var known: [(leaves: [Int], low: Int64, high: Int64?)] = [(indices { $0 == ["V"] }, 0, 0)]
    for (zone, text) in zip(Self.zones, cells) { if let value = Int64(text) { known.append((leaves(of: zone), value, value)) } }
    for (zone, others) in Self.rests where isMapKnown(zone) {
      let rest = indices { $0.contains(zone) && $0.isDisjoint(with: others) }
      if rest.allSatisfy({ people[$0] == 0 }) { known.append((rest, 0, 0)) }
    }
    return Attacker(known: known, people: people, beyond: 3)
  }

  /// The attack finds what enumeration finds, no more and no less.
  @Test func theAttackIsThatOfWhoFillsTheMap() throws {
    let seed = Seed(UInt64(131))
    var dice = seed.generator
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(path: folder.write("r.yml", Self.relations))
    var tighter = 0
    for round in 0..<25 {
      let people = people(&dice)
      let cells = Self.zones.map { zone in
        zone != "C" && Int.random(in: 0...3, using: &dice) == 0 ? "s" : "\(leaves(of: zone).reduce(0) { $0 + people[$1] })"
      }
      try folder.write("x.csv", overlaps(people))
      let path = try folder.write("t.csv", "z;a\n" + zip(Self.zones, cells).map { "\($0);\($1)\n" }.joined())
      let audit = try SecrecyAudit.of(path: path, relations: relations, policy: SecrecyPolicy(name: ""))
      let attacker = attacker(cells, people) { zone in cells[Self.zones.firstIndex(of: zone)!] != "s" }
      for found in audit.cells + audit.pieces.filter({ $0.other != nil }) {
        let group = found.other.map { other in indices { $0.isSuperset(of: [found.zone, other]) } } ?? leaves(of: found.zone)
        let (low, high) = attacker.extremes(group)
        #expect(
          found.least == "\(low)" && found.greatest == high.map { "\($0)" }, "\(seed), \(round): \(people), \(cells), \(found)")
        if low > 0 { tighter += 1 }
      }
    }
    #expect(tighter > 10)
  }

  /// Nothing that enumeration deduces is called safe: cells, what two zones share, what three do.
  @Test func noPartOfARandomMapCanBeFoundOut() throws {
    let seed = Seed(UInt64(132))
    var dice = seed.generator
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(path: folder.write("r.yml", Self.relations))
    var policy = SecrecyPolicy(name: "p")
    policy.minimumCell = 3
    var secrets = 0, refused = 0
    for round in 0..<80 {
      let people = people(&dice)
      try folder.write("x.csv", overlaps(people))
      let counts = Self.zones.map { zone in Confidential(count: leaves(of: zone).reduce(0) { $0 + people[$1] }) }
      let table = try CountTableReader(relations).table(named: "t", zones: Self.zones, counts: ["a": counts])
      let released: ProtectedTable
      do { released = try StatisticalSecrecy.release(table, policy: policy).table.value } catch is FileFault {
        refused += 1
        continue
      }
      let cells = Self.zones.indices.map { released[$0, released.header.firstIndex(of: "a")!] }
      let attacker = attacker(cells, people) { _ in true }
      let pieces = Self.pairs.map { pair in indices { $0.isSuperset(of: pair) } }
      let groups = Self.zones.map(leaves) + pieces + Self.leaves.indices.map { [$0] }
      for group in groups where (1...2).contains(group.reduce(0) { $0 + people[$1] }) {
        secrets += 1
        #expect(attacker.canPut(group, outside: 1...2), "\(seed), \(round): \(people), \(cells), \(group)")
      }
    }
    #expect(secrets > 100 && refused < 100, "\(secrets), \(refused)")
  }

  /// I holds 100 people, Q 98 of them and V 99: 97 at least are in both, which leaves one or two in Q alone.
  @Test func whatThreeZonesShareIsNamed() throws {
    let files = try SecretFiles(
      "z;a\nI;100\nQ;98\nV;99\n", "cle: z\nvariables: [a]\nzones: []\nchevauchements: {fichier: x.csv}\n",
      pieces: "zone;autre;a\nI;Q;98\nI;V;99\nQ;V;97\n")
    let names = try files.release().summary.differences
    #expect(names.contains("I et Q hors V") && names.contains("I et V hors Q"), "\(names)")
  }

  /// A map that nobody can look at in full is refused, with the zones that overlap most.
  @Test func tooManyZonesOverEachOtherAreRefused() throws {
    let zones = (1...15).map { "Z\($0)" }
    let pairs = zones.indices.flatMap { one in zones.indices.dropFirst(one + 1).map { "\(zones[one]);\(zones[$0]);50\n" } }
    let files = try SecretFiles(
      "z;a\n" + zones.map { "\($0);100\n" }.joined(), "cle: z\nvariables: [a]\nzones: []\nchevauchements: {fichier: x.csv}\n",
      pieces: "zone;autre;a\n" + pairs.joined())
    let fault = #expect(throws: FileFault.self) { try files.release() }
    #expect(fault?.sentence.contains("Z1, Z2") == true, "\(fault?.sentence ?? "")")
    #expect(throws: FileFault.self) { try files.audit() }
  }
}
