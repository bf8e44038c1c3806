import Groundwork
import Structures

/// Which rows of two results are one answer.
struct RowMatching {
  /// Row of the older result, by row of the newer.
  private(set) var former: [Int: Int] = [:]
  /// Rows of which it cannot be told which row of the other result they were, in order.
  var ambiguousFormer: [Int] { unclearFormer.sorted() }
  var ambiguousLater: [Int] { unclearLater.sorted() }
  private var matched: Set<Int> = []
  private var unclearFormer: Set<Int> = [], unclearLater: Set<Int> = []
  private let old, new: [AnsweredList.Row]

  init(_ old: [AnsweredList.Row], _ new: [AnsweredList.Row]) {
    self.old = old
    self.new = new
    let services = Dictionary(uniqueKeysWithValues: Set((old + new).map(\.service)).map { ($0, FrenchText.normalise($0)) })
    func service(_ row: AnsweredList.Row) -> String { services[row.service] ?? "" }
    match { $0.id.isEmpty ? nil : [$0.id, service($0)] }
    // A list may have got ids, or lost them; two ids that differ are two structures.
    for (isOldNamed, isNewNamed) in [(false, false), (false, true), (true, false)] {
      match(
        old: old.indices.filter { isGone(former: $0) && old[$0].id.isEmpty != isOldNamed },
        new: new.indices.filter { former[$0] == nil && !isAmbiguous(later: $0) && new[$0].id.isEmpty != isNewNamed }
      ) { [FrenchText.normalise($0.name), service($0), FrenchText.normalise($0.commune)] }
    }
  }

  func isAmbiguous(later index: Int) -> Bool { unclearLater.contains(index) }

  func isGone(former index: Int) -> Bool { !matched.contains(index) && !unclearFormer.contains(index) }

  /// Matches rows of one key; rows without key wait.
  private mutating func match(
    old oldRows: [Int]? = nil, new newRows: [Int]? = nil, by key: (AnsweredList.Row) -> [String]?
  ) {
    let before = Dictionary(grouping: oldRows ?? Array(old.indices)) { key(old[$0]) }
    let after = Dictionary(grouping: newRows ?? Array(new.indices)) { key(new[$0]) }
    for (key, later) in after where key != nil {
      if let former = before[key] { match(former, later) }
    }
  }

  /// Rows of one key: one of each is one answer; of several, those that answer the same, then those alone alike in name and
  /// address, then what is left if it is one of each.
  private mutating func match(_ former: [Int], _ later: [Int]) {
    var former = former, later = later
    if former.count > 1 || later.count > 1 {
      var free = Dictionary(grouping: former.reversed()) { Answer(old[$0]) }
      for index in later {
        if let partner = free[Answer(new[index])]?.popLast() { join(partner, index) }
      }
      leaveJoined(&former, &later)
      let before = Dictionary(grouping: former) { Title(old[$0]) }, after = Dictionary(grouping: later) { Title(new[$0]) }
      for (title, these) in after where these.count == 1 {
        if let others = before[title], others.count == 1 { join(others[0], these[0]) }
      }
      leaveJoined(&former, &later)
    }
    if former.count == 1, later.count == 1 {
      join(former[0], later[0])
    } else if !former.isEmpty, !later.isEmpty {
      unclearFormer.formUnion(former)
      unclearLater.formUnion(later)
    }
  }

  private func leaveJoined(_ former: inout [Int], _ later: inout [Int]) {
    former.removeAll { matched.contains($0) }
    later.removeAll { self.former[$0] != nil }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    former[other] = one
    matched.insert(one)
  }

  private struct Title: Hashable {
    private let name, address, commune: String

    init(_ row: AnsweredList.Row) {
      name = FrenchText.normalise(row.name)
      address = FrenchText.normalise(row.address)
      commune = FrenchText.normalise(row.commune)
    }
  }

  /// Of two rows that hold one answer for one place it does not matter which is which.
  private struct Answer: Hashable {
    private let title: Title
    private let decision: Decision
    private let zone, zoneKind: String
    private let longitude, latitude: Double?

    init(_ row: AnsweredList.Row) {
      title = Title(row)
      decision = row.decision
      zone = row.zone
      zoneKind = row.zoneKind
      longitude = row.longitude
      latitude = row.latitude
    }
  }
}
