import TestSupport

@testable import StatisticalSecrecy

/// A table so small that every way to fill it can be listed: people spread over leaves, figures that are sums of leaves.
/// The oracle of the attack and of the suppression: it knows neither bounds nor programmes.
struct SmallTable {
  enum Shape: CaseIterable { case nested, twoWay, threeWay, overlapping }

  var leaves = 0
  /// The leaves of each figure. Figure 0 holds all.
  var masks: [Int] = []
  /// A figure and those it is the sum of.
  var totals: [(total: Int, parts: [Int])] = []
  var isPublishable: [Bool] = []
  /// Who lives where, leaf by leaf.
  var people: [Int64] = []

  init(_ shape: Shape, people count: ClosedRange<Int>, _ dice: inout SeededGenerator) {
    switch shape {
    case .nested: nest(&dice)
    case .twoWay: cross(sizes: [Int.random(in: 2...3, using: &dice), 2])
    case .threeWay: cross(sizes: [2, 2, 2])
    case .overlapping: overlap(&dice)
    }
    people = Array(repeating: 0, count: leaves)
    for _ in 0..<Int.random(in: count, using: &dice) { people[Int.random(in: 0..<leaves, using: &dice)] += 1 }
  }

  /// All crossings of so many classes (64 at most) and all their margins, as many people in each as wanted.
  init(crossing sizes: [Int], people count: () -> Int64) {
    cross(sizes: sizes)
    people = (0..<leaves).map { _ in count() }
  }

  /// Two to four groups of one to three leaves.
  private mutating func nest(_ dice: inout SeededGenerator) {
    let sizes = (0..<Int.random(in: 2...3, using: &dice)).map { _ in Int.random(in: 1...3, using: &dice) }
    leaves = sizes.reduce(0, +)
    add((1 << leaves) - 1)
    var first = 0
    var groups: [Int] = []
    for size in sizes {
      let own = (first..<first + size).map { 1 << $0 }
      groups.append(add(own.reduce(0, |)))
      totals.append((groups[groups.count - 1], own.map { add($0) }))
      first += size
    }
    totals.append((0, groups))
  }

  /// All crossings of so many classes, and all their margins.
  private mutating func cross(sizes: [Int]) {
    leaves = sizes.reduce(1, *)
    // A place has a class in each dimension, or -1 for their total.
    var places: [[Int]] = [[]]
    for size in sizes { places = places.flatMap { place in (-1..<size).map { place + [$0] } } }
    let figures = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    for place in places {
      var mask = 0
      for leaf in 0..<leaves {
        var rest = leaf
        var isIn = true
        for (size, wanted) in zip(sizes, place) {
          isIn = isIn && (wanted < 0 || rest % size == wanted)
          rest /= size
        }
        if isIn { mask |= 1 << leaf }
      }
      add(mask)
    }
    for place in places {
      for dimension in place.indices where place[dimension] < 0 {
        let parts = (0..<sizes[dimension]).compactMap { wanted in
          var part = place
          part[dimension] = wanted
          return figures[part]
        }
        totals.append((figures[place] ?? 0, parts))
      }
    }
  }

  /// Three zones, a quarter that takes a piece of some of them, the rests.
  private mutating func overlap(_ dice: inout SeededGenerator) {
    let touched = Int.random(in: 1...3, using: &dice)
    leaves = 3 + touched
    add((1 << leaves) - 1)
    var (zones, pieces): ([Int], [Int]) = ([], [])
    for zone in 0..<3 {
      let rest = 1 << zone
      if zone < touched {
        let piece = 1 << (3 + zone)
        zones.append(add(rest | piece))
        pieces.append(add(piece, published: false))
        totals.append((zones[zone], [add(rest, published: false), pieces[zone]]))
      } else {
        zones.append(add(rest))
      }
    }
    totals.append((0, zones))
    totals.append((add(pieces.map { masks[$0] }.reduce(0, |)), pieces))
  }

  @discardableResult
  private mutating func add(_ mask: Int, published: Bool = true) -> Int {
    masks.append(mask)
    isPublishable.append(published)
    return masks.count - 1
  }

  /// The figures of a way to fill the leaves.
  func figures(_ filling: [Int64]) -> [Int64] {
    masks.map { mask in filling.indices.reduce(0) { mask >> $1 & 1 == 1 ? $0 + filling[$1] : $0 } }
  }

  /// The figures of every way to spread the same number of people over the leaves.
  func everyFilling() -> [[Int64]] {
    var found: [[Int64]] = []
    var filling = people
    func spread(_ left: Int64, from leaf: Int) {
      if leaf == leaves - 1 {
        filling[leaf] = left
        found.append(figures(filling))
        return
      }
      for here in 0...left {
        filling[leaf] = here
        spread(left - here, from: leaf + 1)
      }
    }
    spread(people.reduce(0, +), from: 0)
    return found
  }

  /// The table as a system: everyone who is 1 or 2 is sensitive, the grand total is public.
  func system(sensitive: ClosedRange<Int64>) -> AdditiveSystem {
    var system = AdditiveSystem()
    for (figure, value) in figures(people).enumerated() {
      let standing: AdditiveSystem.Standing =
        figure == 0 ? .mustPublish : !isPublishable[figure] ? .neverPublished : sensitive.contains(value) ? .mustWithhold : .open
      _ = system.addFigure(value: value, standing: standing, cost: value)
      if figure != 0 && sensitive.contains(value) {
        system.addTarget(name: "\(figure)", figures: [figure], rule: .outside(sensitive))
      }
    }
    for (total, parts) in totals { system.addTotal(total, parts: parts) }
    return system
  }
}
