/// Looks for ways to put people in leaves, one leaf after the other: the oracle of attacks on small tables.
struct Attacker {
  /// What is known of figures: the sum of these leaves is so many, at least and at most (nil for no bound).
  let known: [(leaves: [Int], low: Int64, high: Int64?)]
  let people: [Int64]
  private let most: Int64

  /// - Parameter beyond: how many more than all people a sum is tried with; as many say that there is no bound.
  init(known: [(leaves: [Int], low: Int64, high: Int64?)], people: [Int64], beyond: Int64 = 8) {
    self.known = known
    self.people = people
    // Whatever can be reached is reached by moving as many people as there are.
    most = people.reduce(0, +) + beyond
  }

  /// Whether some filling that agrees with what is known puts a group outside a range.
  func canPut(_ group: [Int], outside range: ClosedRange<Int64>) -> Bool {
    let own = sum(group)
    return canPut(group) { !range.contains($0) && $0 != own }
  }

  /// Whether some filling that agrees with what is known gives a group another sum than the true one.
  func canMove(_ group: [Int]) -> Bool {
    let own = sum(group)
    return canPut(group) { $0 != own }
  }

  /// The least sum of a group, and the greatest as far as there is a bound.
  func extremes(_ group: [Int]) -> (low: Int64, high: Int64?) {
    let low = (0...most).first { value in canPut(group) { $0 == value } }
    let high = (0...most).last { value in canPut(group) { $0 == value } }
    return (low ?? 0, high == most ? nil : high)
  }

  private func sum(_ group: [Int]) -> Int64 { group.reduce(0) { $0 + people[$1] } }

  func canPut(_ group: [Int], _ isWanted: (Int64) -> Bool) -> Bool {
    var filling = [Int64](repeating: 0, count: people.count)
    // The leaves of the group first, so that a wanted sum is tried before the others follow.
    let order = group + people.indices.filter { !group.contains($0) }
    func fill(_ place: Int) -> Bool {
      if place == group.count, !isWanted(group.reduce(0) { $0 + filling[$1] }) { return false }
      guard place < order.count else { return true }
      let leaf = order[place], done = Set(order[...place])
      var low: Int64 = 0, high = most
      for figure in known where figure.leaves.contains(leaf) {
        let others = figure.leaves.reduce(0) { $1 != leaf && done.contains($1) ? $0 + filling[$1] : $0 }
        if let most = figure.high { high = min(high, most - others) }
        if figure.leaves.allSatisfy(done.contains) { low = max(low, figure.low - others) }
      }
      guard low <= high else { return false }
      for value in low...high {
        filling[leaf] = value
        if fill(place + 1) { return true }
      }
      filling[leaf] = 0
      return false
    }
    return fill(0)
  }
}
