import Groundwork
import Tabular

/// Columns of a census that part a total by age, as INSEE names them: `P13_POP0002`, `P13_POP0305`, ... `P13_POP80P` make
/// `P13_POP`, and so do coarser classes; `P13_H0014`, ... make `P13_POPH`.
///
/// INSEE rounds each cell of its base by IRIS by itself, so that the classes seldom make the total: that is said, and nothing is
/// put right.
package struct AgeClasses {
  let total: Int
  /// Each from birth to the oldest, without a gap.
  let chains: [[Int]]

  /// The totals of a header that have all of their classes.
  /// - Parameter asked: only those in which one of these columns stands; nil for all.
  package static func of(_ header: [String], asked: [Int]? = nil) -> [AgeClasses] {
    var groups: [String: [Class]] = [:]
    for (column, name) in header.enumerated() {
      guard let match = name.wholeMatch(of: /([PC]\d\d)_(POP|H|F)(\d\d)(\d\d|P)/) else { continue }
      let group = "\(match.output.1)_\(match.output.2 == "POP" ? "POP" : "POP\(match.output.2)")"
      let to = match.output.4 == "P" ? nil : Int(match.output.4)
      groups[group, default: []].append(Class(column: column, from: Int(match.output.3) ?? 0, to: to))
    }
    return groups.sorted { $0.key < $1.key }.compactMap { name, classes in
      guard let total = header.firstIndex(of: name) else { return nil }
      let chains = chains(from: 0, in: classes)
      let isAsked = asked?.contains { column in column == total || chains.contains { $0.contains(column) } } ?? true
      return chains.isEmpty || !isAsked ? nil : AgeClasses(total: total, chains: chains)
    }
  }

  private struct Class {
    let column, from: Int
    /// nil for the oldest.
    let to: Int?
  }

  /// One chain for each class of birth; where several classes go on from one age, the next in the header.
  private static func chains(from age: Int, in classes: [Class]) -> [[Int]] {
    classes.filter { $0.from == age }.compactMap { first in
      var chain = [first.column], last = first
      while let end = last.to {
        let further = classes.filter { $0.from == end + 1 }, behind = last.column
        guard let next = further.first(where: { $0.column > behind }) ?? further.first else { return nil }
        chain.append(next.column)
        last = next
      }
      return chain.count > 1 ? chain : nil
    }
  }

  /// What is to be said of a table, read once more; nil where every total is the sum of its classes.
  package static func anomalies(_ classes: [AgeClasses], rows: () throws -> any RowSource) throws -> [TableAnomaly] {
    guard !classes.isEmpty else { return [] }
    var source = try rows(), tallies = classes.map { $0.chains.map { _ in (count: 0, most: 0.0) } }, count = 0
    let header = source.header
    while let chunk = try source.next() {
      count += chunk.rowCount
      for row in 0..<chunk.rowCount {
        for (place, own) in classes.enumerated() {
          guard let total = NumberParser.decimal(chunk, row, own.total) else { continue }
          for (number, chain) in own.chains.enumerated() {
            let parts = chain.compactMap { NumberParser.decimal(chunk, row, $0) }
            guard parts.count == chain.count else { continue }
            let rest = abs(parts.reduce(-total, +))
            // Sums of many decimals are right to their last digits.
            guard rest > 1e-6 * max(1, abs(total)) else { continue }
            tallies[place][number].count += 1
            tallies[place][number].most = max(tallies[place][number].most, rest)
          }
        }
      }
    }
    return zip(classes, tallies).compactMap { own, tallies in
      let met = zip(own.chains, tallies).filter { $1.count > 0 }
      guard !met.isEmpty else { return nil }
      let sums = met.map { TableAnomaly.ClassSum(first: header[$0[0]], last: header[$0.last!], rows: $1.count) }
      // Each cell is right to a half.
      let isRounding = met.allSatisfy { $1.most <= 0.5 * Double($0.count + 1) }
      return .roundedClasses(
        total: header[own.total], sums, of: count, most: met.map { $1.most }.max() ?? 0, isRounding: isRounding)
    }
  }
}
