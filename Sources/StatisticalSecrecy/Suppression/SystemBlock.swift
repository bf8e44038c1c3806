/// A part of a system that has no equation and no target in common with the rest: what is withheld in one part changes nothing
/// in another.
struct SystemBlock {
  /// The part as a system of its own; known figures stand in the constants of its equations.
  let system: AdditiveSystem
  /// The figure of the whole system that each figure is.
  let figures: [Int]
  /// The target of the whole system that each target is.
  let targets: [Int]
}

extension AdditiveSystem {
  /// The parts that hold a target, in the order of their first figures. Targets of known figures alone are in none.
  func blocks() -> [SystemBlock] {
    var groups = DisjointSets(count: count)
    for equation in 0..<equations.count {
      groups.unite(equations.range(equation).lazy.map { equations.figures[$0] }.filter { standings[$0] != .mustPublish })
    }
    for target in targets { groups.unite(target.figures.filter { standings[$0] != .mustPublish }) }

    var blockOf = [Int](repeating: -1, count: count)
    var members: [[Int]] = []
    var held: [[Int]] = []
    for (index, target) in targets.enumerated() {
      guard let figure = target.figures.first(where: { standings[$0] != .mustPublish }) else { continue }
      let root = groups.root(figure)
      if blockOf[root] < 0 {
        blockOf[root] = members.count
        members.append([])
        held.append([])
      }
      held[blockOf[root]].append(index)
    }
    for figure in 0..<count where standings[figure] != .mustPublish {
      let block = blockOf[groups.root(figure)]
      if block >= 0 { members[block].append(figure) }
    }
    var rows = [[Int]](repeating: [], count: members.count)
    for equation in 0..<equations.count {
      let unknown = equations.range(equation).lazy.map { equations.figures[$0] }.first { standings[$0] != .mustPublish }
      if let unknown, blockOf[groups.root(unknown)] >= 0 { rows[blockOf[groups.root(unknown)]].append(equation) }
    }
    return members.indices.map { block(members[$0], equations: rows[$0], targets: held[$0]) }
  }

  private func block(_ members: [Int], equations chosen: [Int], targets held: [Int]) -> SystemBlock {
    var block = AdditiveSystem()
    var place: [Int: Int] = [:]
    for figure in members {
      place[figure] = block.addFigure(
        value: values[figure], standing: standings[figure], cost: costs[figure], bounds: (lower[figure], upper[figure]),
        isWhole: isWhole[figure])
    }
    for equation in chosen {
      var constant = equations.constants[equation]
      var terms: [(figure: Int, coefficient: Int64)] = []
      for at in equations.range(equation) {
        let (figure, coefficient) = (equations.figures[at], equations.coefficients[at])
        if let own = place[figure] {
          terms.append((own, coefficient))
        } else {
          constant -= coefficient * values[figure]
        }
      }
      block.addEquation(terms, equals: constant)
    }
    for target in held {
      let inside = targets[target].figures.compactMap { place[$0] }
      let known = targets[target].figures.reduce(0) { place[$1] == nil ? $0 + values[$1] : $0 }
      block.addTarget(name: targets[target].name, figures: inside, rule: targets[target].rule.less(known))
    }
    return SystemBlock(system: block, figures: members, targets: held)
  }
}

extension AdditiveSystem.Rule {
  /// The rule for what is left of a sum without a known part of it.
  func less(_ known: Int64) -> Self {
    switch self {
    case .outside(let range): .outside(range.lowerBound - known...range.upperBound - known)
    case .notExact: .notExact
    case .reach(let atMost, let atLeast): .reach(atMost: atMost - known, atLeast: atLeast - known)
    }
  }
}

/// Which things hang together (union by the smaller root, so that the result does not depend on the order of questions).
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ member: Int) -> Int {
    var root = member
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func unite(_ members: some Sequence<Int>) {
    var first: Int?
    for member in members {
      let root = root(member)
      if let other = first {
        parents[max(other, root)] = min(other, root)
        first = min(other, root)
      } else {
        first = root
      }
    }
  }
}
