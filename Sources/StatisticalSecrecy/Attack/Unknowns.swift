/// The figures that a reader does not know, the equations that bind them once the others are put in, and between which
/// bounds they lie. Columns are the unknown figures, rows the equations that hold one or more of them.
struct Unknowns {
  /// Stands for "no bound" in `upper` and, negative, in `lower`: far beyond any figure, far from overflow.
  static let unbounded = Int64.max / 8

  /// The figure of each column.
  let figures: [Int]
  /// The column of each figure, -1 for a known one.
  let columnOf: [Int]
  let rows: SparseRows
  /// The equation of each row.
  let equationOf: [Int]
  /// The rows of each column.
  let rowsOf: [[Int]]
  let right: [Int64]
  let isWhole: [Bool]
  var lower: [Int64]
  var upper: [Int64]

  /// - Throws: `ContradictoryFigures` where known figures alone break an equation.
  init(_ system: AdditiveSystem, unknown: [Bool]) throws(ContradictoryFigures) {
    var columnOf = [Int](repeating: -1, count: system.count)
    var figures: [Int] = []
    for figure in 0..<system.count where unknown[figure] {
      columnOf[figure] = figures.count
      figures.append(figure)
    }
    var rows = SparseRows()
    var (right, equationOf): ([Int64], [Int]) = ([], [])
    var rowsOf = [[Int]](repeating: [], count: figures.count)
    for equation in 0..<system.equations.count {
      var rest = system.equations.constants[equation]
      var isKnown = true
      for at in system.equations.range(equation) {
        let (figure, coefficient) = (system.equations.figures[at], system.equations.coefficients[at])
        if columnOf[figure] >= 0 {
          isKnown = false
          rows.append(columnOf[figure], coefficient)
          rowsOf[columnOf[figure]].append(right.count)
        } else {
          rest -= coefficient * system.values[figure]
        }
      }
      if isKnown {
        if rest != 0 { throw ContradictoryFigures(equation: equation) }
        continue
      }
      rows.endRow()
      right.append(rest)
      equationOf.append(equation)
    }
    self.figures = figures
    self.columnOf = columnOf
    self.rows = rows
    self.equationOf = equationOf
    self.rowsOf = rowsOf
    self.right = right
    isWhole = figures.map { system.isWhole[$0] }
    lower = figures.map { max(system.lower[$0], -Self.unbounded) }
    upper = figures.map { min(system.upper[$0] ?? Self.unbounded, Self.unbounded) }
  }

  func isFixed(_ column: Int) -> Bool { lower[column] == upper[column] }
}

/// Rows of (column, coefficient) in one array after another.
struct SparseRows {
  private(set) var starts: [Int] = [0]
  private(set) var columns: [Int] = []
  private(set) var coefficients: [Int64] = []

  var count: Int { starts.count - 1 }

  func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  mutating func append(_ column: Int, _ coefficient: Int64) {
    columns.append(column)
    coefficients.append(coefficient)
  }

  mutating func endRow() { starts.append(columns.count) }

  /// The sum of coefficient times value over a row.
  func sum(_ row: Int, _ values: [Int64]) -> Int64 {
    var sum: Int64 = 0
    for at in range(row) { sum += coefficients[at] * values[columns[at]] }
    return sum
  }
}

/// The figures that are shown cannot all be true.
package struct ContradictoryFigures: Error, Hashable, Sendable {
  /// The equation that they break, where one alone shows it.
  package let equation: Int?
}
