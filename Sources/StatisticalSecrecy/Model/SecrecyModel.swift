/// A table with its relations as one additive system, and what each figure of that system is.
struct SecrecyModel {
  /// What the system is made for.
  enum Purpose {
    /// Figures may be withheld so that targets are protected.
    case protection
    /// What is written in the table is what a reader sees; pieces of overlapping zones he does not.
    case attack
    /// What is written in the table and in the file of the pieces is what we know ourselves.
    case knowledge
  }

  /// What a figure is, by the names that people give it: the same figure of an earlier release has the same key.
  enum Key: Hashable, Sendable {
    case cell(zone: String, variable: String)
    case piece(zone: String, other: String, variable: String)
    /// What a zone keeps outside others.
    case rest(zone: String, outside: [String], variable: String)
    /// Those who live in all of some zones and in none of others.
    case part(inside: [String], outside: [String], variable: String)
    /// Those whom a rate does not count.
    case complement(zone: String, rate: String)
    /// Whether the rate or the mean of a zone is shown.
    case share(zone: String, column: String)
    /// What makes an equation of an inequality.
    case slack(Int)
  }

  /// Why a figure is withheld for its own sake.
  enum Motive: String, Hashable, Sendable {
    case count = "effectif"
    case population
    case contributors = "contributeurs"
    case dominance
    case numerator = "numerateur"
    case denominator = "denominateur"
    case complement
    case group = "groupe"
    /// One of the counts that it compares is not shown.
    case evolution
    /// Serves a rule alone.
    case service
  }

  let table: CountTable
  let policy: SecrecyPolicy
  let purpose: Purpose
  /// Figures that the table does not give and that follow from the others, by row and column.
  let derived: [[Int]: Int64]
  /// Cells that the table does not give and that follow to be sensitive, though not which figure they are, by row and column.
  let derivedRanges: Set<[Int]>
  /// Between which counts pieces, rests and parts lie that nobody counted, for whoever knows all the others.
  let derivedSpans: [Key: ClosedRange<Int64>]
  private(set) var system = AdditiveSystem()
  private(set) var keys: [Key] = []
  private(set) var numbers: [Key: Int] = [:]
  /// Why cells are withheld for their own sake, by row and column.
  var motives: [[Int]: [Motive]] = [:]
  /// Values of the figures that are known; the system holds 0 for the others.
  private(set) var known: [Int64?] = []
  var differences: [Difference] = []
  let overlaps: Overlaps
  private let infracommunal: Set<Int>
  /// Whether some cells of the table are marked as those of small zones.
  let hasPopulationMarks: Bool
  /// Figures of which an earlier release said by its mark that they are under the minimum.
  private(set) var told: Set<Int> = []
  private var equations: Set<[Int64]> = []

  /// - Throws: `FileFault.unreadable` where pieces contradict their zones, or a rate its counts.
  init(_ given: CountTable, policy: SecrecyPolicy, purpose: Purpose, derived: Derived = Derived()) throws {
    var table = given
    for (place, value) in derived.pieces { table.pieces[place[0]].values[place[1]] = value }
    self.table = table
    self.policy = policy
    self.purpose = purpose
    self.derived = derived.values
    derivedRanges = derived.ranges
    derivedSpans = derived.spans
    overlaps = Overlaps(table)
    infracommunal = Set(table.relations.infracommunal.compactMap { given.rows[$0.name] })
    hasPopulationMarks = table.columns.contains { $0.cells.contains(.marked(.population)) }
    addCells()
    addSums()
    try addPieces()
    try addRates()
    addMeans()
    try addEvolutions()
    guard purpose == .protection else { return }
    addCellTargets()
    addGroupTargets()
    try addDifferences()
  }

  /// A figure of the table, given or derived, in its column's units.
  func value(_ row: Int, _ column: Int) -> Int64? { table.columns[column].value(row) ?? derived[[row, column]] }

  /// Population of a zone, given or derived.
  func people(_ row: Int) -> Int64? {
    guard let population = table.population else { return table.people(row) }
    return value(row, population)
  }

  /// Whether the least population holds for a zone.
  func isUnderRule(_ row: Int) -> Bool {
    guard policy.minimumPopulation != nil, table.hasPopulation else { return false }
    return policy.scope == .everyZone || isListed(row)
  }

  /// Whether the relations list a zone among those of the least population.
  func isListed(_ row: Int) -> Bool { infracommunal.contains(row) }

  /// Whether a zone has too few people to show anything; one whose people are not known is taken for such.
  func isSmall(_ row: Int) -> Bool {
    guard let least = policy.minimumPopulation, isUnderRule(row) else { return false }
    return people(row).map { $0 < least } ?? true
  }

  /// Whether the figures of a column stand in the system: they add up, and are shown or bind a rate.
  func isModelled(_ column: Int) -> Bool {
    let found = table.columns[column]
    guard found.role.isAdditive else { return false }
    return !found.isService || table.relations.rates.contains { [$0.numerator, $0.denominator].contains(found.name) }
  }

  var modelledColumns: [Int] { table.columns.indices.filter(isModelled) }

  func key(_ row: Int, _ column: Int) -> Key { .cell(zone: table.zones[row], variable: table.columns[column].name) }

  func figure(_ row: Int, _ column: Int) -> Int? { numbers[key(row, column)] }

  /// The number of a figure by its key; a piece is the same whichever zone is named first.
  func number(of key: Key) -> Int? {
    if let found = numbers[key] { return found }
    guard case .piece(let zone, let other, let variable) = key else { return nil }
    return numbers[.piece(zone: other, other: zone, variable: variable)]
  }

  // MARK: Building

  /// Adds a figure, or gives the number of the one that there is.
  @discardableResult
  mutating func add(
    _ key: Key, value: Int64?, standing: AdditiveSystem.Standing, cost: Int64 = 1, bounds: (Int64, Int64?) = (0, nil),
    isWhole: Bool = true
  ) -> Int {
    if let found = numbers[key] { return found }
    let number = system.addFigure(
      value: value ?? 0, standing: standing, cost: max(1, cost), bounds: bounds, isWhole: isWhole)
    keys.append(key)
    known.append(value)
    numbers[key] = number
    return number
  }

  /// Adds an equation unless the same was added before.
  mutating func add(_ terms: [(figure: Int, coefficient: Int64)], equals constant: Int64 = 0) {
    let sorted = terms.sorted { $0.figure < $1.figure }
    let signature = [constant] + sorted.flatMap { [Int64($0.figure), $0.coefficient] }
    guard equations.insert(signature).inserted else { return }
    system.addEquation(terms, equals: constant)
  }

  mutating func add(total: Int, parts: [Int]) { add([(total, -1)] + parts.map { ($0, 1) }) }

  mutating func addTarget(_ name: String, _ figures: [Int], _ rule: AdditiveSystem.Rule) {
    system.addTarget(name: name, figures: figures, rule: rule)
  }

  mutating func tell(_ figure: Int) { told.insert(figure) }

  /// What a mark gave away before is no secret any more: such a figure must not be found exactly.
  mutating func forgetTold() {
    for (number, target) in system.targets.enumerated() where target.figures.count == 1 && told.contains(target.figures[0]) {
      if case .outside = target.rule { system.setRule(.notExact, ofTarget: number) }
    }
  }

  mutating func setStanding(_ standing: AdditiveSystem.Standing, of figure: Int) { system.setStanding(standing, of: figure) }

  mutating func addSlack(_ value: Int64?, upper: Int64? = nil, isWhole: Bool = true) -> Int {
    add(.slack(keys.count), value: value, standing: .neverPublished, bounds: (0, upper), isWhole: isWhole)
  }

  /// The standing of a figure that may be shown, or of one that is never.
  func standing(isKnown: Bool, isPiece: Bool = false, isService: Bool = false) -> AdditiveSystem.Standing {
    switch purpose {
    case .protection: isKnown && !isPiece && !isService ? .open : .neverPublished
    case .attack: isKnown && !isPiece ? .mustPublish : .neverPublished
    case .knowledge: isKnown ? .mustPublish : .neverPublished
    }
  }
}

extension SecrecyModel {
  /// What follows of cells that the table does not give.
  struct Derived {
    /// By row and column.
    var values: [[Int]: Int64] = [:]
    /// Cells that are surely among the sensitive counts.
    var ranges: Set<[Int]> = []
    /// Pieces that the file does not give, by number and column.
    var pieces: [[Int]: Int64] = [:]
    /// Between which counts the other pieces lie, and what zones keep outside them.
    var spans: [Key: ClosedRange<Int64>] = [:]
  }
}

extension SecrecyModel {
  var targetNames: Set<String> { Set(system.targets.map(\.name)) }
}
