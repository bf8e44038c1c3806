/// Figures bound by linear equations, what may be shown of them and what nobody may find out: the one model that tables,
/// overlapping zonings, rates and earlier releases all become before anything is withheld or attacked.
///
/// Everything is in whole numbers. A builder scales amounts with decimals by a power of ten.
package struct AdditiveSystem: Sendable {
  /// The true figures, one each. The value of a figure that is neither shown nor may be shown is never read.
  package private(set) var values: [Int64] = []
  package private(set) var standings: [Standing] = []
  /// What withholding a figure loses beside one figure less; compared only between choices of as many figures.
  package private(set) var costs: [Int64] = []
  /// What the attacker knows of a withheld figure before he has seen any other: never below, never above.
  package private(set) var lower: [Int64] = []
  package private(set) var upper: [Int64?] = []
  /// Whether the attacker knows that the figure is a whole number (a count, not a scaled amount).
  package private(set) var isWhole: [Bool] = []

  package private(set) var equations = Equations()
  package private(set) var targets: [Target] = []

  package init() {}

  /// How many figures there are.
  package var count: Int { values.count }
}

extension AdditiveSystem {
  /// What may become of a figure.
  package enum Standing: UInt8, Sendable {
    /// Shown, unless it has to be withheld.
    case open
    /// Withheld for its own sake.
    case mustWithhold
    /// Known whatever is done: released earlier, or public.
    case mustPublish
    /// Never shown, by its nature (a piece of overlapping zones, a rest, `nd`): unknown at no cost.
    case neverPublished
  }

  /// What must not be found out of a sum of figures.
  package enum Rule: Hashable, Sendable {
    /// The attacker must not find the sum exactly, nor place it wholly inside these bounds.
    case outside(ClosedRange<Int64>)
    /// The attacker must not find the sum exactly.
    case notExact
    /// The attacker must think possible a sum of at most `atMost` and one of at least `atLeast`, and not find it exactly.
    case reach(atMost: Int64, atLeast: Int64)
  }

  /// A sum of figures, each counted once, that is protected.
  package struct Target: Sendable {
    /// What it is for a person: the builder's own words.
    package let name: String
    package let figures: [Int]
    package let rule: Rule

    package init(name: String, figures: [Int], rule: Rule) {
      self.name = name
      self.figures = figures
      self.rule = rule
    }
  }

  /// Linear equations in one array after another: those of equation `e` stand at `starts[e] ..< starts[e + 1]`.
  package struct Equations: Sendable {
    package fileprivate(set) var starts: [Int] = [0]
    package fileprivate(set) var figures: [Int] = []
    package fileprivate(set) var coefficients: [Int64] = []
    /// What the sum of coefficient times figure is.
    package fileprivate(set) var constants: [Int64] = []

    package var count: Int { constants.count }

    package func range(_ equation: Int) -> Range<Int> { starts[equation] ..< starts[equation + 1] }
  }

  /// Adds a figure and gives its number.
  package mutating func addFigure(
    value: Int64, standing: Standing, cost: Int64 = 1, bounds: (lower: Int64, upper: Int64?) = (0, nil), isWhole: Bool = true
  ) -> Int {
    values.append(value)
    standings.append(standing)
    costs.append(cost)
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    self.isWhole.append(isWhole)
    return values.count - 1
  }

  /// Adds an equation: the sum of coefficient times figure is `constant`. A figure stands in it once.
  package mutating func addEquation(_ terms: [(figure: Int, coefficient: Int64)], equals constant: Int64 = 0) {
    for term in terms where term.coefficient != 0 {
      equations.figures.append(term.figure)
      equations.coefficients.append(term.coefficient)
    }
    equations.starts.append(equations.figures.count)
    equations.constants.append(constant)
  }

  /// Adds the equation "the total is the sum of its parts".
  package mutating func addTotal(_ total: Int, parts: [Int]) {
    addEquation([(total, -1)] + parts.map { ($0, 1) })
  }

  /// Adds a sum of figures that nobody may find out.
  package mutating func addTarget(name: String, figures: [Int], rule: Rule) {
    targets.append(Target(name: name, figures: figures, rule: rule))
  }

  /// A sum of figures gets another rule: a weaker one, say, since a part of it is known.
  package mutating func setRule(_ rule: Rule, ofTarget number: Int) {
    targets[number] = Target(name: targets[number].name, figures: targets[number].figures, rule: rule)
  }

  /// A figure gets another standing: known whatever is done, say, since an earlier release shows it.
  package mutating func setStanding(_ standing: Standing, of figure: Int) {
    standings[figure] = standing
  }
}
