import TestSupport
import Testing

@testable import StatisticalSecrecy

/// Random tables through the gate (2 560: 1 000 of one dimension, half of them overlapping, 500 of two, nested, and 1 060 of
/// three), then an attacker who knows neither bounds nor programmes: he looks for a way to fill the table
/// that agrees with all that is shown and puts a secret elsewhere.
@Suite struct RandomReleaseTests {
  /// A kind of tables: how the figures are made of leaves, the smallest groups of people.
  struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let relations: String
    /// Leaves of each figure by zone and variable.
    let figures: [(zone: String, variable: String, leaves: [Int])]
    /// Leaves that two zones share.
    var pieces: [(zone: String, other: String, leaf: Int)] = []
    /// Leaves that nobody shows, and that are secrets all the same.
    var secretLeaves: [Int] = []
    let leafCount: Int
    var rounds = 500
  }

  /// Zones by two attributes that cross, with all margins.
  private static func crossing(_ zones: Int, _ rows: Int, _ columns: Int, rounds: Int) -> Shape {
    var variables = ["t": Array(0..<rows * columns)]
    for row in 0..<rows { variables["a\(row)"] = (0..<columns).map { row * columns + $0 } }
    for column in 0..<columns { variables["b\(column)"] = (0..<rows).map { $0 * columns + column } }
    for leaf in 0..<rows * columns { variables["c\(leaf)"] = [leaf] }
    func total(_ name: String, _ parts: [String]) -> String {
      "- {total: \(name), parts: [\(parts.joined(separator: ", "))]}\n"
    }
    var relations = "cle: z\nvariables: [\(variables.keys.sorted().joined(separator: ", "))]\nzones:\n"
    relations += total("C", (0..<zones).map { "I\($0)" }) + "colonnes:\n" + total("t", (0..<rows).map { "a\($0)" })
    relations += total("t", (0..<columns).map { "b\($0)" })
    for row in 0..<rows { relations += total("a\(row)", (0..<columns).map { "c\(row * columns + $0)" }) }
    for column in 0..<columns { relations += total("b\(column)", (0..<rows).map { "c\($0 * columns + column)" }) }
    var places = ["C": Array(0..<zones)]
    for zone in 0..<zones { places["I\(zone)"] = [zone] }
    return Shape(
      testDescription: "trois dimensions, \(zones) x \(rows) x \(columns)", relations: relations,
      figures: names(places, variables, width: rows * columns), leafCount: zones * rows * columns, rounds: rounds)
  }

  private static func names(_ zones: [String: [Int]], _ variables: [String: [Int]], width: Int) -> [(String, String, [Int])] {
    zones.keys.sorted().flatMap { zone in
      variables.keys.sorted().map { variable in
        (zone, variable, zones[zone]!.flatMap { place in variables[variable]!.map { place * width + $0 } })
      }
    }
  }

  static let shapes = [
    Shape(
      testDescription: "totaux emboîtés",
      relations: "cle: z\nvariables: [a, b, c]\nzones:\n- {total: C, parts: [G, H]}\n- {total: G, parts: [I1, I2]}\n"
        + "- {total: H, parts: [I3, I4]}\ncolonnes: [{total: a, parts: [b, c]}]\n",
      figures: names(
        ["C": [0, 1, 2, 3], "G": [0, 1], "H": [2, 3], "I1": [0], "I2": [1], "I3": [2], "I4": [3]],
        ["a": [0, 1], "b": [0], "c": [1]], width: 2), leafCount: 8),
    Shape(
      testDescription: "deux découpages",
      relations: "cle: z\nvariables: [a]\nzones:\n- {total: C, parts: [I1, I2, I3, I4]}\n"
        + "- {total: C, parts: [P, Q], decoupage: d}\n- {total: P, parts: [I1, I3], decoupage: d}\n"
        + "- {total: Q, parts: [I2, I4], decoupage: d}\n",
      figures: names(
        ["C": [0, 1, 2, 3], "P": [0, 2], "Q": [1, 3], "I1": [0], "I2": [1], "I3": [2], "I4": [3]], ["a": [0]], width: 1),
      leafCount: 4),
    Shape(
      testDescription: "sexe et âge croisés",
      relations: "cle: z\nvariables: [t, h, f, j, v, hj, hv, fj, fv]\nzones: [{total: C, parts: [I1, I2]}]\ncolonnes:\n"
        + "- {total: t, parts: [h, f]}\n- {total: t, parts: [j, v]}\n- {total: h, parts: [hj, hv]}\n"
        + "- {total: f, parts: [fj, fv]}\n"
        + "- {total: j, parts: [hj, fj]}\n- {total: v, parts: [hv, fv]}\n",
      figures: names(
        ["C": [0, 1], "I1": [0], "I2": [1]],
        [
          "t": [0, 1, 2, 3], "h": [0, 1], "f": [2, 3], "j": [0, 2], "v": [1, 3], "hj": [0], "hv": [1], "fj": [2], "fv": [3],
        ], width: 4), leafCount: 8),
    // I1 and I2 with a rest each, a quartier on both, another in I2; I3 stands apart.
    Shape(
      testDescription: "zones qui se chevauchent",
      relations: "cle: z\nvariables: [a]\nzones: [{total: C, parts: [I1, I2, I3]}]\nchevauchements: {fichier: x.csv}\n",
      figures: names(
        ["C": [0, 1, 2, 3, 4, 5], "I1": [0, 1], "I2": [2, 3, 4], "I3": [5], "Q": [1, 3], "R": [4]], ["a": [0]], width: 1),
      pieces: [("I1", "Q", 1), ("I2", "Q", 3), ("I2", "R", 4)], secretLeaves: [0, 1, 2, 3, 4], leafCount: 6),
    crossing(3, 2, 2, rounds: 300), crossing(2, 3, 2, rounds: 200), crossing(3, 3, 2, rounds: 60),
  ]

  /// Counts under 3 are withheld, so that few people make many secrets.
  @Test(arguments: shapes)
  func noSecretOfARandomTableCanBeFoundOut(shape: Shape) throws {
    let seed = Seed(UInt64(71))
    var dice = seed.generator
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(path: folder.write("r.yml", shape.relations))
    var policy = SecrecyPolicy(name: "p")
    policy.minimumCell = 3
    var secrets = 0
    for round in 0..<shape.rounds {
      policy.zeroSafety = round % 4 == 0 ? .nowhere : .everywhere
      let people = (0..<shape.leafCount).map { _ in Int64.random(in: 0...(Bool.random(using: &dice) ? 3 : 9), using: &dice) }
      if !shape.pieces.isEmpty {
        try folder.write("x.csv", shape.overlaps(people))
      }
      let released = try shape.release(people, relations, policy)
      let attacker = Attacker(
        known: zip(shape.figures, released).compactMap { figure, text in Int64(text).map { (figure.leaves, $0, $0) } },
        people: people)
      let range = policy.sensitiveCounts(of: "a")!
      let groups = shape.figures.map(\.leaves) + shape.secretLeaves.map { [$0] }
      for group in groups where range.contains(group.reduce(0) { $0 + people[$1] }) {
        // A piece of the map where nobody lives has nobody to protect.
        if group.count == 1, shape.secretLeaves.contains(group[0]), people[group[0]] == 0 { continue }
        secrets += 1
        #expect(attacker.canPut(group, outside: range), "\(seed), \(round): \(people), \(released), \(group)")
      }
      for (figure, text) in zip(shape.figures, released) {
        let truth = figure.leaves.reduce(0) { $0 + people[$1] }
        #expect(text == "s" || text == String(truth) && !range.contains(truth), "\(seed), \(round)")
      }
    }
    #expect(secrets > shape.rounds)
  }
}

extension RandomReleaseTests.Shape {
  /// The cells of the figures after a release.
  func release(_ people: [Int64], _ relations: TableRelations, _ policy: SecrecyPolicy) throws -> [String] {
    var zones: [String] = [], counts: [String: [Confidential<ConfidentialCount>]] = [:]
    for figure in figures {
      if !zones.contains(figure.zone) { zones.append(figure.zone) }
      counts[figure.variable, default: []].append(Confidential(count: figure.leaves.reduce(0) { $0 + people[$1] }))
    }
    let table = try CountTableReader(relations).table(named: "t", zones: zones, counts: counts)
    let value = try StatisticalSecrecy.release(table, policy: policy).table.value
    return figures.map { figure in
      value[zones.firstIndex(of: figure.zone)!, value.header.firstIndex(of: figure.variable)!]
    }
  }
}
