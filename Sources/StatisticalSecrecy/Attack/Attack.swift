/// What a reader can find out of figures that are not shown, who knows every figure that is, every equation that binds them,
/// that none is negative and that counts are whole.
///
/// First each equation is looked at alone, again and again (`Unknowns.propagate`); what is still open falls into blocks that
/// have no equation in common, and each block is asked by linear programmes (`TableSpace`).
package struct Attack {
  let system: AdditiveSystem
  let unknowns: Unknowns
  let spaces: [TableSpace]
  /// Where each column stands: its block and its place there; (-1, 0) for a figure that follows from the others.
  let placeOf: [(space: Int, column: Int)]

  /// - Parameter withheld: for each figure whether the reader does not see it; a standing of `neverPublished` is unseen and of
  ///   `mustPublish` seen whatever is said here.
  /// - Throws: `ContradictoryFigures` where no table agrees with what is shown.
  package init(_ system: AdditiveSystem, withheld: [Bool]) throws(ContradictoryFigures) {
    self.system = system
    let unknown = system.standings.indices.map { figure in
      switch system.standings[figure] {
      case .neverPublished: true
      case .mustPublish: false
      case .open, .mustWithhold: withheld[figure]
      }
    }
    var unknowns = try Unknowns(system, unknown: unknown)
    try unknowns.propagate()
    self.unknowns = unknowns
    (spaces, placeOf) = unknowns.spaces()
    acceptTruth()
  }

  /// The true figures are one table that agrees, where they are all known (they need not be: `nd`, or figures withheld by
  /// somebody else).
  private func acceptTruth() {
    for space in spaces {
      space.accept(space.columns.map { system.values[unknowns.figures[$0]] })
    }
  }

  /// Whether the reader does not see a figure.
  package func isUnknown(_ figure: Int) -> Bool { unknowns.columnOf[figure] >= 0 }

  /// What can be found out of each target.
  package func deductions() throws(ContradictoryFigures) -> [Deduction] {
    try intervals(of: system.targets.map(\.figures))
  }

  /// What can be found out of sums of figures.
  package func intervals(of sums: [[Int]]) throws(ContradictoryFigures) -> [Deduction] {
    let parts = sums.map(split)
    try spread(parts)
    var found: [Deduction] = []
    found.reserveCapacity(sums.count)
    for part in parts {
      let (low, high) = (try extreme(part, up: false), try extreme(part, up: true))
      found.append(Deduction(low: low.value, high: high.value, isSharp: low.isAttained && high.isAttained))
    }
    return found
  }

  /// A sum of figures as it falls apart: what is known of it, and what lies in each block.
  struct SplitSum {
    var known: Int64 = 0
    var blocks: [(space: Int, terms: [(column: Int, coefficient: Int64)])] = []
  }

  func split(_ figures: [Int]) -> SplitSum {
    var split = SplitSum()
    for figure in figures {
      let column = unknowns.columnOf[figure]
      guard column >= 0 else {
        split.known += system.values[figure]
        continue
      }
      let place = placeOf[column]
      if place.space < 0 {
        split.known += unknowns.lower[column]
      } else if let block = split.blocks.firstIndex(where: { $0.space == place.space }) {
        split.blocks[block].terms.append((place.column, 1))
      } else {
        split.blocks.append((place.space, [(place.column, 1)]))
      }
    }
    return split
  }

  func extreme(
    _ sum: SplitSum, up: Bool, isBranching: Bool = true
  ) throws(ContradictoryFigures) -> TableSpace.Extreme {
    var (value, isAttained): (Int64?, Bool) = (sum.known, true)
    for block in sum.blocks {
      let extreme = try spaces[block.space].extreme(block.terms, up: up, isBranching: isBranching)
      value = value.flatMap { sum in extreme.value.map { sum + $0 } }
      isAttained = isAttained && extreme.isAttained
    }
    return TableSpace.Extreme(value: value, isAttained: isAttained)
  }

  /// Looks for tables that push many figures at once to their ends, so that fewer have to be asked one by one.
  private func spread(_ sums: [SplitSum]) throws(ContradictoryFigures) {
    var asked = [[Int]](repeating: [], count: spaces.count)
    for sum in sums {
      for block in sum.blocks where block.terms.count == 1 { asked[block.space].append(block.terms[0].column) }
    }
    for (index, space) in spaces.enumerated() {
      for up in [false, true] {
        var open = asked[index]
        // Each push ends as soon as it settles few figures of those that it moves.
        while open.count > 8 {
          guard try space.push(open.map { ($0, 1) }, up: up) else { break }
          let left = open.filter { up ? space.greatestSeen[$0] < space.upper[$0] : space.leastSeen[$0] > space.lower[$0] }
          if left.count * 20 > open.count * 19 { break }
          open = left
        }
      }
    }
  }
}

extension Unknowns {
  /// The blocks that have no equation in common, and where each column stands in them.
  func spaces() -> (spaces: [TableSpace], placeOf: [(space: Int, column: Int)]) {
    var blockOf = [Int](repeating: -1, count: figures.count)
    var isSeen = [Bool](repeating: false, count: rows.count)
    var placeOf = [(space: Int, column: Int)](repeating: (-1, 0), count: figures.count)
    var spaces: [TableSpace] = []
    for first in figures.indices where !isFixed(first) && blockOf[first] < 0 {
      let block = spaces.count
      var (members, chosen): ([Int], [Int]) = ([first], [])
      blockOf[first] = block
      var next = 0
      while next < members.count {
        for row in rowsOf[members[next]] where !isSeen[row] {
          isSeen[row] = true
          chosen.append(row)
          for at in rows.range(row) {
            let column = rows.columns[at]
            if !isFixed(column) && blockOf[column] < 0 {
              blockOf[column] = block
              members.append(column)
            }
          }
        }
        next += 1
      }
      members.sort()
      chosen.sort()
      for (index, column) in members.enumerated() { placeOf[column] = (block, index) }
      spaces.append(TableSpace(self, columns: members, rows: chosen))
    }
    return (spaces, placeOf)
  }
}
