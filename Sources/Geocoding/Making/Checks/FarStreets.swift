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

  /// Groups of a commune that no chain of others joins to the greatest part of it, by addresses. All of them where two parts are
  /// as great: one is false, and nothing says which.
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
    guard parts.count > 1 else { return [] }
    let weights = parts.map { $0.reduce(0) { $0 + groups[$1].rows.count } }
    let greatest = parts.indices.filter { weights[$0] == weights.max() }
    let main = greatest.count == 1 ? greatest[0] : nil
    return parts.indices.filter { $0 != main }.flatMap { own in
      let others = main.map { parts[$0] } ?? parts.indices.filter { $0 != own }.flatMap { parts[$0] }
      return parts[own].map { (index: $0, others: others) }
    }.sorted { $0.index < $1.index }.map { index, others in
      let own = groups[index].position
      return Far(group: groups[index], distance: others.reduce(.infinity) { min($0, groups[$1].position.distance(to: own)) })
    }
  }
}
