import Groundwork
import TestSupport
import Testing

@testable import StatisticalSecrecy

/// Marks that say why: the reader knows what they mean.
@Suite struct DistinctMarksTests {
  private static let row = "cle: z\nvariables: [a]\nzones: [{total: T, parts: [A, B, C]}]\n"

  /// Total 9, published 7: two cells that say "under 5" are 1 and 1.
  @Test func marksThatSayTooMuchAreReadToTheirMeaning() throws {
    let audit = try SecretFiles("z;a\nT;9\nA;7\nB;s-effectif\nC;s-effectif\n", Self.row).audit()
    #expect(audit.cells.map(\.least) == ["1", "1"] && audit.cells.map(\.greatest) == ["1", "1"])
    #expect(audit.cells.allSatisfy { $0.isDeducible && $0.isSensitive })
    let quiet = try SecretFiles("z;a\nT;9\nA;7\nB;s\nC;s\n", Self.row).audit()
    #expect(quiet.cells.allSatisfy { !$0.isDeducible })
  }

  /// A cell that says "under 5" is given away only where it is found.
  @Test func aMarkAloneIsNoLeak() throws {
    let audit = try SecretFiles("z;a\nT;s-protege\nA;7\nB;s-effectif\nC;s-population\n", Self.row).audit()
    #expect(audit.cells.map(\.least) == ["8", "1", "0"] && audit.cells.map(\.greatest) == [nil, "4", nil])
    #expect(audit.cells.allSatisfy { !$0.isDeducible })
  }

  /// The population that a mark speaks of is known.
  @Test func theMarkOfASmallZoneBoundsItsPopulation() throws {
    let relations = "cle: z\nvariables: [a, b]\npopulation: a\ninfracommunal: [A, B]\nzones: [{total: T, parts: [A, B]}]\n"
    let audit = try SecretFiles("z;a;b\nT;300;20\nA;s-population;s-population\nB;s-protege;s-protege\n", relations).audit()
    #expect(audit.cells.map(\.least) == ["0", "0", "201", "5"] && audit.cells.map(\.greatest) == ["99", "15", "300", "20"])
  }

  /// What one mark protects, marks with a meaning do not: more is withheld.
  @Test func distinctMarksCostMore() throws {
    let files = try SecretFiles("z;a\nT;9\nA;7\nB;1\nC;1\n", Self.row).with(profile: "effectif_minimum: 5\n")
    #expect(try files.cells().map { $0[1] } == ["9", "7", "s", "s"])
    #expect(try files.cells(marks: .distinct).map { $0[1] } == ["9", "s-protege", "s-effectif", "s-effectif"])
  }

  @Test func marksAndRoundingDoNotGoTogether() throws {
    let files = try SecretFiles("z;a\nT;9\nA;7\nB;1\nC;1\n", Self.row).with(profile: "arrondi: 5\n")
    #expect(throws: FileFault.self) { try files.release(marks: .distinct) }
  }

  /// What a mark said of a period stays said: the same table leaves again with one mark, and the other way round.
  @Test func aRegisterKeepsWhatMarksHaveSaid() throws {
    let relations = Self.row + "diffusion: {source: Caf, periode: p}\n"
    let files = try SecretFiles("z;a\nT;90\nA;70\nB;17\nC;3\n", relations).with(profile: "effectif_minimum: 5\n")
    for (number, marks) in [[SecrecyPolicy.Marks.distinct, .single], [.single, .distinct]].enumerated() {
      let path = files.folder.path("\(number).sqlite")
      for marks in marks { try ReleaseLedger.open(path: path).append(files.release(ledger: .open(path: path), marks: marks)) }
      #expect(try ReleaseLedger.open(path: path).releases.count == 2)
    }
  }

  private static func policy(_ round: Int) -> SecrecyPolicy {
    var policy = SecrecyPolicy(name: "p")
    policy.minimumCell = 3
    policy.marks = .distinct
    policy.zeroSafety = round % 4 == 0 ? .nowhere : .everywhere
    if round % 3 == 0 { (policy.minimumPopulation, policy.scope) = (6, .everyZone) }
    return policy
  }

  /// What a cell of a release says of its figure.
  private static func meaning(
    _ text: String, variable: String, _ policy: SecrecyPolicy
  ) throws -> (low: Int64, high: Int64?) {
    let isPopulation = variable == "a" && policy.minimumPopulation != nil
    switch SecretMark(rawValue: text) {
    case nil:
      let value = try #require(Int64(text))
      return (value, value)
    case .secret: return (0, nil)
    case .count: return (policy.isZeroSafe(in: variable) ? 1 : 0, 2)
    case .population: return (0, isPopulation ? 5 : nil)
    case .protecting: return (isPopulation ? 6 : 3, nil)
    }
  }

  private static func small(
    _ zone: String, _ shape: RandomReleaseTests.Shape, _ people: [Int64], _ policy: SecrecyPolicy
  ) -> Bool {
    guard let least = policy.minimumPopulation, let own = shape.figures.first(where: { $0.zone == zone && $0.variable == "a" })
    else { return false }
    return own.leaves.reduce(0) { $0 + people[$1] } < least
  }

  /// Every meaning is true, and no reader who knows all of them finds a secret: tried by filling the tables.
  @Test(arguments: RandomReleaseTests.shapes.filter { $0.figures.contains { $0.variable == "a" } })
  func noSecretIsFoundByWhoKnowsWhatTheMarksMean(shape: RandomReleaseTests.Shape) throws {
    let seed = Seed(UInt64(91))
    var dice = seed.generator
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(path: folder.write("r.yml", shape.relations + "population: a\n"))
    var (secrets, refused, compared) = (0, 0, 0)
    for round in 0..<240 {
      let policy = Self.policy(round)
      let people = (0..<shape.leafCount).map { _ in Int64.random(in: 0...(Bool.random(using: &dice) ? 3 : 9), using: &dice) }
      if !shape.pieces.isEmpty { try folder.write("x.csv", shape.overlaps(people)) }
      let released: [String]
      do { released = try shape.release(people, relations, policy) } catch is FileFault {
        refused += 1
        continue
      }
      let known = try zip(shape.figures, released).map { figure, text in
        let (low, high) = try Self.meaning(text, variable: figure.variable, policy)
        let truth = figure.leaves.reduce(0) { $0 + people[$1] }
        #expect(low <= truth && truth <= high ?? .max, "\(seed), \(round): \(people), \(released)")
        return (leaves: figure.leaves, low: low, high: high)
      }
      let attacker = Attacker(known: known, people: people)
      for (figure, text) in zip(shape.figures, released) {
        let truth = figure.leaves.reduce(0) { $0 + people[$1] }, range = policy.sensitiveCounts(of: figure.variable)!
        let isSmall = truth > 0 && Self.small(figure.zone, shape, people, policy)
        guard range.contains(truth) || isSmall else { continue }
        secrets += 1
        let isKept = text != "s-effectif" && range.contains(truth)
          ? attacker.canPut(figure.leaves, outside: range) : attacker.canMove(figure.leaves)
        #expect(isKept, "\(seed), \(round): \(people), \(released), \(figure)")
      }
      for leaf in shape.secretLeaves where people[leaf] > 0 && policy.sensitiveCounts(of: "a")!.contains(people[leaf]) {
        secrets += 1
        #expect(attacker.canPut([leaf], outside: policy.sensitiveCounts(of: "a")!), "\(seed), \(round): \(people), \(released)")
      }
      if round % 8 == 0 {
        compared += try shape.compare(attacker, released, folder, relations, policy, "\(seed), \(round): \(people), \(released)")
      }
    }
    #expect(secrets > 150 && refused < 200 && compared > 5, "\(secrets), \(refused), \(compared)")
  }
}

extension RandomReleaseTests.Shape {
  /// The file of the pieces.
  func overlaps(_ people: [Int64]) -> String {
    "zone;autre;a\n" + pieces.map { "\($0.zone);\($0.other);\(people[$0.leaf])\n" }.joined()
  }

  /// The attack on a release finds what the oracle finds, no more and no less; how many cells were compared.
  fileprivate func compare(
    _ attacker: Attacker, _ released: [String], _ folder: TemporaryFolder, _ relations: TableRelations, _ policy: SecrecyPolicy,
    _ words: String
  ) throws -> Int {
    let variables = relations.variables
    var zones: [String] = []
    for figure in figures where !zones.contains(figure.zone) { zones.append(figure.zone) }
    let cells = Dictionary(uniqueKeysWithValues: zip(figures, released).map { ([$0.zone, $0.variable], $1) })
    let lines = zones.map { zone in ([zone] + variables.map { cells[[zone, $0]]! }).joined(separator: ";") }
    let path = try folder.write("t.csv", (["z;" + variables.joined(separator: ";")] + lines).joined(separator: "\n") + "\n")
    let audit = try SecrecyAudit.of(path: path, relations: relations, policy: policy)
    for cell in audit.cells {
      let figure = try #require(figures.first { $0.zone == cell.zone && $0.variable == cell.variable })
      let (low, high) = attacker.extremes(figure.leaves)
      #expect(cell.least == String(low) && cell.greatest == high.map { String($0) }, "\(words), \(cell)")
    }
    return audit.cells.count
  }
}
