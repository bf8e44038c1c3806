/// Streets, or lone numbers, that lie too far from the rest of their commune to be of it.
struct FarStreets {
  /// Metres that no commune of the place bridges.
  let impossibleGap: Double

  /// Rows that lie together: those of a street, or one of a street that is itself too long.
  struct Group {
    var position: StoredPosition
    var rows: ArraySlice<UInt32>
    /// All rows of their street.
    var street: ArraySlice<UInt32>
  }

  /// A group that is not with the others, and the metres to the nearest of them.
  struct Far {
    var group: Group
    var distance: Double
  }

  /// Groups of a commune that no chain of others joins to the greater part of it. None where no part is twice the others: then
  /// nothing says which is right.
  func find(_ groups: [Group]) -> [Far] {
    guard PositionBox(groups.lazy.map(\.position)).diagonal > impossibleGap else { return [] }
    var left = Array(groups.indices), parts: [[Int]] = []
    while let first = left.popLast() {
      var part = [first], next = 0
      while next < part.count {
        let own = groups[part[next]].position
        let near = left.filter { groups[$0].position.distance(to: own) <= impossibleGap }
        if !near.isEmpty {
          let taken = Set(near)
          left.removeAll(where: taken.contains)
          part += near
        }
        next += 1
      }
      parts.append(part)
    }
    let weights = parts.map { $0.reduce(0) { $0 + groups[$1].rows.count } }
    guard let main = parts.indices.max(by: { weights[$0] < weights[$1] }),
      weights[main] >= 2 * (weights.reduce(0, +) - weights[main])
    else { return [] }
    return parts.indices.filter { $0 != main }.flatMap { parts[$0] }.sorted().map { index in
      let own = groups[index].position
      return Far(group: groups[index], distance: parts[main].reduce(.infinity) { min($0, groups[$1].position.distance(to: own)) })
    }
  }
}
