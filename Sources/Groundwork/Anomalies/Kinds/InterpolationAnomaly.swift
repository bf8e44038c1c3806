/// Of counts carried from one zoning to another.
public enum InterpolationAnomaly: Sendable, Hashable {
  /// The systems in which areas were measured.
  case measured(systems: [String])
  /// Sources that share ground with a target and whose figure is not known.
  case unknownSources(column: String, count: Int, examples: [String])
  /// Sources without any weight: shared out by area.
  case withoutWeight(count: Int, examples: [String])
  /// Cells of a column of weights that hold none.
  case noWeight(column: String, count: Int)
  /// Squares that all weigh the same, for want of a column.
  case equalSquares(count: Int)
  /// Weights that have no position, and those that lie in no source.
  case weightsWithoutPosition(count: Int)
  case strayWeights(count: Int)
  /// The columns of a table of counts by piece.
  case countColumns(source: String, target: String, count: String)
  /// Of such a table: rows of other sources, rows of other targets, which lie in no target, pieces told again with one count, and
  /// counts that are not known.
  case strayCounts(count: Int, examples: [String])
  case countsOutside(count: Int, examples: [String])
  case repeatedCounts(count: Int, example: String)
  case unknownCounts(count: Int, examples: [String])
  /// Pieces that are counted where the shapes do not touch.
  case countsWithoutGround(count: Int, examples: [String])
  /// Sources that are counted wholly in targets though part of their ground is in none.
  case countedWhole(count: Int, examples: [String])
  /// Sources without counts: shared out as if there were none.
  case withoutCounts(count: Int, examples: [String])
  /// Targets that no source covers.
  case uncoveredTargets(count: Int, examples: [String])
  /// Targets that lie on one another: the worst pair, and square metres of it.
  case overlappingTargets(count: Int, first: String, second: String, area: Double)
  /// Sources that lie on one another.
  case overlappingSources(example: String, share: Double)
  /// Sources without shape: what they count lies in no target.
  case shapelessSources(count: Int, examples: [String])
  /// Sources where no metric system measures.
  case unmeasuredSources(count: Int, examples: [String])
}
