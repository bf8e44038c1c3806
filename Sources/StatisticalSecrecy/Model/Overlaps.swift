/// Which zones share people, and which surely share none.
struct Overlaps {
  /// Zones that share people with a zone, each with the number of the piece.
  let neighbours: [[(zone: Int, piece: Int)]]
  private let pairs: Set<[Int]>
  /// All zones that a zone is made of, whatever the partition.
  private let descendants: [Int: Set<Int>]
  private var familiesOf: [[[Int]]] = []
  /// Zones that the file of the pieces names in its second column: they lie wholly in those that they overlap.
  let seconds: Set<Int>
  /// What zones are cut into where three or more overlap each other; empty where none do.
  let parts: [OverlapPart]
  /// Whether there were too many of them.
  let hasTooManyParts: Bool
  /// Zones that are cut so.
  let tangled: Set<Int>

  /// Sets of zones tried for what a zone keeps outside them; more are never met on maps.
  private static let mostFamilies = 24

  init(_ table: CountTable) {
    var neighbours = [[(zone: Int, piece: Int)]](repeating: [], count: table.zones.count)
    for (number, piece) in table.pieces.enumerated() {
      neighbours[piece.first].append((piece.second, number))
      neighbours[piece.second].append((piece.first, number))
    }
    self.neighbours = neighbours
    pairs = Set(table.pieces.map { [$0.first, $0.second].sorted() })
    seconds = Set(table.pieces.map(\.second)).subtracting(table.pieces.map(\.first))
    let parts = OverlapPart.all(neighbours.map { Set($0.map(\.zone)) })
    self.parts = parts ?? []
    hasTooManyParts = parts == nil
    tangled = Set(self.parts.flatMap(\.inside))
    var children: [Int: [Int]] = [:]
    for sum in table.relations.zones { children[table.rows[sum.total]!, default: []] += sum.parts.map { table.rows[$0]! } }
    var found: [Int: Set<Int>] = [:]
    func below(_ zone: Int) -> Set<Int> {
      if let known = found[zone] { return known }
      let own = children[zone] ?? []
      let all = own.reduce(into: Set(own)) { $0.formUnion(below($1)) }
      found[zone] = all
      return all
    }
    if !table.pieces.isEmpty { for zone in children.keys { _ = below(zone) } }
    descendants = found
    familiesOf = table.zones.indices.map(findFamilies)
  }

  var isEmpty: Bool { pairs.isEmpty }

  func isInside(_ zone: Int, _ whole: Int) -> Bool { descendants[whole]?.contains(zone) ?? false }

  /// Whether two zones surely share nobody.
  func areDisjoint(_ a: Int, _ b: Int) -> Bool {
    a != b && !pairs.contains(a < b ? [a, b] : [b, a]) && !isInside(a, b) && !isInside(b, a)
  }

  /// The largest sets of a zone's neighbours that share nobody with each other: most often one set, all of them.
  func families(_ zone: Int) -> [[Int]] { familiesOf[zone] }

  private func findFamilies(_ zone: Int) -> [[Int]] {
    let all = neighbours[zone].map(\.zone).sorted()
    guard !all.isEmpty else { return [] }
    var found: [[Int]] = []
    /// Bron and Kerbosch's search of the largest sets, "Algorithm 457", Communications of the ACM 16 (1973).
    func search(_ chosen: [Int], _ possible: [Int], _ excluded: [Int]) {
      guard found.count < Self.mostFamilies else { return }
      if possible.isEmpty {
        if excluded.isEmpty { found.append(chosen) }
        return
      }
      var possible = possible, excluded = excluded
      // Zones that are disjoint from all others stand in every set.
      if let pivot = possible.first(where: { one in (possible + excluded).allSatisfy { $0 == one || areDisjoint($0, one) } }) {
        return search(chosen + [pivot], possible.filter { $0 != pivot }, excluded)
      }
      while let next = possible.first {
        search(chosen + [next], possible.filter { areDisjoint($0, next) }, excluded.filter { areDisjoint($0, next) })
        possible.removeFirst()
        excluded.append(next)
      }
    }
    search([], all, [])
    return found.map { $0.sorted() }
  }
}
