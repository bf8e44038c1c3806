/// People who live in all of some zones that overlap each other, and in none of the others that overlap all of these.
struct OverlapPart: Hashable, Sendable {
  /// Rows of the table, ascending.
  let inside: [Int]
  let outside: [Int]

  /// "I1 et Q1 hors V1".
  func name(_ zones: [String]) -> String {
    let (own, others) = (inside.map { zones[$0] }, outside.map { zones[$0] })
    return own.joined(separator: " et ") + (others.isEmpty ? "" : " hors \(others.joined(separator: " et "))")
  }
}

extension OverlapPart {
  /// What the map is cut into where three zones or more overlap each other: every person of such a zone is in one of these, or in
  /// a piece that the zone shares with one other alone.
  ///
  /// - Returns: nil where there are too many.
  static func all(_ neighbours: [Set<Int>]) -> [OverlapPart]? {
    var found: [OverlapPart] = []
    var members: Set<Int> = []
    var pairs: Set<[Int]> = []
    /// Adds the sets of three zones or more that begin with these.
    func grow(_ inside: [Int], _ common: Set<Int>) -> Bool {
      if inside.count > 2 {
        guard found.count < most else { return false }
        found.append(OverlapPart(inside: inside, outside: common.sorted()))
        members.formUnion(inside)
        for (index, one) in inside.enumerated() { for other in inside[(index + 1)...] { pairs.insert([one, other]) } }
      }
      return common.sorted().filter { $0 > inside.last! }.allSatisfy { grow(inside + [$0], common.intersection(neighbours[$0])) }
    }
    for zone in neighbours.indices where neighbours[zone].count > 1 {
      guard grow([zone], neighbours[zone]) else { return nil }
    }
    found += pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
      OverlapPart(inside: pair, outside: neighbours[pair[0]].intersection(neighbours[pair[1]]).sorted())
    }
    return found + members.sorted().map { OverlapPart(inside: [$0], outside: neighbours[$0].sorted()) }
  }

  private static let most = 10_000
}
