import Groundwork

/// Which rows of two results are one answer.
struct RowMatching {
  /// Row of the older result, by row of the newer.
  private(set) var former: [Int: Int] = [:]
  /// Rows of which it cannot be told which row of the other result they were.
  private(set) var ambiguousFormer: [Int] = []
  private(set) var ambiguousLater: [Int] = []
  private var matched: Set<Int> = []

  init(_ old: [AnsweredList.Row], _ new: [AnsweredList.Row]) {
    let before = Dictionary(grouping: old.indices) { Self.key(old[$0]) }
    let after = Dictionary(grouping: new.indices) { Self.key(new[$0]) }
    for (key, later) in after {
      guard let former = before[key] else { continue }
      match(former, later, old, new)
    }
    ambiguousFormer.sort()
    ambiguousLater.sort()
  }

  func isAmbiguous(later index: Int) -> Bool { ambiguousLater.contains(index) }

  func isGone(former index: Int) -> Bool { !matched.contains(index) && !ambiguousFormer.contains(index) }

  private struct Key: Hashable {
    let id, name, service, commune: String
  }

  private static func key(_ row: AnsweredList.Row) -> Key {
    let service = FrenchText.normalise(row.service)
    guard row.id.isEmpty else { return Key(id: row.id, name: "", service: service, commune: "") }
    return Key(id: "", name: FrenchText.normalise(row.name), service: service, commune: FrenchText.normalise(row.commune))
  }

  /// Rows of one key: one of each is one answer; of several those that are alike in name and address, and what is then left if it is
  /// one of each.
  private mutating func match(_ former: [Int], _ later: [Int], _ old: [AnsweredList.Row], _ new: [AnsweredList.Row]) {
    var former = former, later = later
    func isAlike(_ one: AnsweredList.Row, _ other: AnsweredList.Row) -> Bool {
      FrenchText.normalise(one.name) == FrenchText.normalise(other.name)
        && FrenchText.normalise(one.address) == FrenchText.normalise(other.address)
        && FrenchText.normalise(one.commune) == FrenchText.normalise(other.commune)
    }
    if former.count > 1 || later.count > 1 {
      for index in later {
        guard let partner = former.first(where: { isAlike(old[$0], new[index]) }) else { continue }
        join(partner, index)
        former.removeAll { $0 == partner }
        later.removeAll { $0 == index }
      }
    }
    if former.count == 1, later.count == 1 {
      join(former[0], later[0])
    } else if !former.isEmpty, !later.isEmpty {
      ambiguousFormer += former
      ambiguousLater += later
    }
  }

  private mutating func join(_ old: Int, _ new: Int) {
    former[new] = old
    matched.insert(old)
  }
}
