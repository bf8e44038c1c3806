import Groundwork
import TestSupport
import Testing

@testable import StatisticalSecrecy

/// Pieces of which only an interval is known: to us, not to a reader.
@Suite struct OverlapIntervalTests {
  private static let relations =
    "cle: z\nvariables: [a]\nzones: [{total: C, parts: [I1, I2]}]\nchevauchements: {fichier: x.csv}\n"
  private static let table = "z;a\nC;500\nI1;300\nI2;200\nQ;100\n"

  private func files(_ pieces: String, table: String = Self.table) throws -> SecretFiles {
    try SecretFiles(table, Self.relations, pieces: "zone;autre;a\n" + pieces)
  }

  @Test(arguments: ["60-70", "60..70", "60 .. 70", "60–70", " 60 - 70 "])
  func anIntervalIsRead(text: String) throws {
    let files = try files("I1;Q;\(text)\nI2;Q;30-40\n")
    let content = try CountTableReader(TableRelations.read(path: files.folder.path("r.yml")))
      .content(path: files.folder.path("t.csv"), options: .init())
    #expect(content.pieces.map { $0.range(0) } == [60...70, 30...40] && content.pieces.allSatisfy { $0.values == [nil] })
    #expect(try files.release().summary.secondary == 0)
  }

  @Test(arguments: ["70-60", "1-2-3", "a-b", "-3", "60-", "60...70", "60,5-70"])
  func whatIsNoIntervalIsRefusedWithItsLine(text: String) throws {
    let fault = #expect(throws: FileFault.self) { try files("I2;Q;30-40\nI1;Q;\(text)\n").release() }
    #expect(fault?.sentence.contains("ligne 3") == true, "\(fault?.sentence ?? "")")
  }

  /// More than a zone has, alone or together, is refused with the lines.
  @Test(arguments: [("I1;Q;110-120\nI2;Q;0-5\n", "ligne 2"), ("I1;Q;60-70\nI2;Q;45-50\n", "lignes 2, 3")])
  func intervalsBeyondTheirZonesAreRefused(pieces: String, lines: String) throws {
    let fault = #expect(throws: FileFault.self) { try files(pieces).release() }
    #expect(fault?.sentence.contains(lines) == true && fault?.file == "x.csv", "\(fault?.sentence ?? "")")
  }

  @Test func intervalsThatAddUpToNothingAreRefused() throws {
    let files = try SecretFiles(
      "z;a;b;c\nI;300;200;100\nQ;100;60;40\n",
      "cle: z\nvariables: [a, b, c]\nzones: []\ncolonnes: [{total: a, parts: [b, c]}]\nchevauchements: {fichier: x.csv}\n",
      pieces: "zone;autre;a;b;c\nI;Q;90-95;50-60;41-45\n")
    #expect(throws: FileFault.self) { try files.audit() }
    let fault = #expect(throws: FileFault.self) {
      try SecretFiles(files, pieces: "zone;autre;a;b;c\nI;Q;80-82;50-60;33-40\n").release()
    }
    #expect(fault?.sentence.contains("ligne 2") == true, "\(fault?.sentence ?? "")")
  }

  /// Q lies in I1 and I2 without a count: what both keep outside it is their sum less Q, three people.
  @Test(arguments: ["I1;Q;nd\nI2;Q;nd\n", "I1;Q;50-65\nI2;Q;60-65\n"])
  func aUnionIsProtectedWhateverIsKnownOfItsPieces(pieces: String) throws {
    let files = try files(pieces, table: "z;a\nC;130\nI1;65\nI2;65\nQ;127\n")
    let release = try files.release()
    #expect(release.summary.differences.contains("I1 + I2 moins Q") && release.summary.secondary > 0)
  }

  /// The journal says between which counts those are whom nobody counted.
  @Test func theJournalSaysWhatIsKnown() throws {
    let files = try files("I1;Q;122-127\nI2;Q;0-5\n", table: "z;a\nC;530\nI1;130\nI2;400\nQ;127\n")
    let release = try files.release()
    #expect(release.summary.differences.contains("I1 hors Q") && release.summary.secondary == 0)
    let path = files.folder.path("j.csv")
    try release.journal.write(to: path).commit()
    let entry = try JournalEntry.read(path: path).first { $0.zone == "I1 hors Q" }
    #expect(entry?.value == "3..8")
  }

  /// A reader is told no interval: the attack is that on pieces of which nothing is known.
  @Test func theAttackDoesNotKnowTheIntervals() throws {
    let unknown = try files("I1;Q;nd\nI2;Q;nd\n").audit(), interval = try files("I1;Q;60-70\nI2;Q;30-40\n").audit()
    #expect(interval.pieces == unknown.pieces && interval.pieces.first?.least == "0" && interval.pieces.first?.greatest == "100")
  }

  /// Whatever the file says of the pieces, counts, intervals or nothing: nobody finds those who are few, alone or together.
  @Test func noPieceOfARandomMapCanBeFoundOut() throws {
    let shape = try #require(RandomReleaseTests.shapes.first { !$0.pieces.isEmpty })
    let seed = Seed(UInt64(111))
    var dice = seed.generator
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(path: folder.write("r.yml", shape.relations))
    var policy = SecrecyPolicy(name: "p")
    policy.minimumCell = 3
    var secrets = 0, withheld = 0
    for round in 0..<300 {
      let people = (0..<shape.leafCount).map { _ in Int64.random(in: 0...(Bool.random(using: &dice) ? 3 : 9), using: &dice) }
      let lines = shape.pieces.map { piece in
        let own = people[piece.leaf]
        let text =
          switch Int.random(in: 0...4, using: &dice) {
          case 0: "nd"
          case 1: "\(own)"
          default: "\(max(0, own - Int64.random(in: 0...3, using: &dice)))..\(own + Int64.random(in: 0...3, using: &dice))"
          }
        return "\(piece.zone);\(piece.other);\(text)\n"
      }
      try folder.write("x.csv", "zone;autre;a\n" + lines.joined())
      let released: [String]
      do { released = try shape.release(people, relations, policy) } catch let fault as FileFault {
        // An interval may say more than its zone has.
        #expect(fault.sentence.contains("dépasse") || fault.sentence.contains("plus grande"), "\(fault.sentence)")
        continue
      }
      withheld += released.count { $0 == "s" }
      let attacker = Attacker(
        known: zip(shape.figures, released).compactMap { figure, text in Int64(text).map { (figure.leaves, $0, $0) } },
        people: people)
      let groups = shape.figures.map(\.leaves) + [[0], [1], [2], [3], [4], [2, 4], [0, 2], [0, 2, 4]]
      for group in groups where (1...2).contains(group.reduce(0) { $0 + people[$1] }) {
        secrets += 1
        #expect(attacker.canPut(group, outside: 1...2), "\(seed), \(round): \(people), \(lines), \(released), \(group)")
      }
    }
    #expect(secrets > 300 && withheld > 100, "\(secrets), \(withheld)")
  }
}
