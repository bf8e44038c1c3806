/// Finds the people whom subtraction sets apart and who are few: pieces, rests, unions of up to four connected zones less up to
/// four others, totals less some of the quartiers inside.
struct DifferenceSearch {
  /// Zones on either side at most.
  private static let most = 4
  /// Differences, and steps, after which a map is given up.
  private static let mostFound = 20_000
  private static let mostSteps = 4_000_000

  private let model: SecrecyModel
  private let table: CountTable
  private let overlaps: Overlaps
  /// Columns whose figures are looked at, and the count from which each is large enough to be left alone.
  private let columns: [Int]
  private let limits: [Int64]
  private var found: [Difference] = []
  private var seen: Set<[Difference.Atom]> = []
  private var visited: Set<[[Int]]> = []
  private var steps = 0
  /// Whether the map had too many combinations to look at them all.
  private(set) var isIncomplete = false

  init(_ model: SecrecyModel) {
    self.model = model
    table = model.table
    overlaps = model.overlaps
    columns = model.modelledColumns.filter { model.table.columns[$0].role == .count && !model.table.columns[$0].isService }
    limits = columns.map { column in
      column == model.table.population ? max(model.policy.minimumCell, model.policy.minimumPopulation ?? 0)
        : model.policy.minimumCell
    }
  }

  /// All differences that may be too small, single pieces and rests first.
  mutating func run() -> [Difference] {
    for (number, piece) in table.pieces.enumerated() {
      add("\(table.zones[piece.first]) et \(table.zones[piece.second])", [.piece(number)], [piece.first, piece.second])
    }
    for zone in table.zones.indices {
      for family in overlaps.families(zone) {
        add(
          "\(table.zones[zone]) hors \(family.map { table.zones[$0] }.joined(separator: " + "))",
          [.rest(zone: zone, outside: family)], [zone] + family)
      }
    }
    for (number, part) in overlaps.parts.enumerated() { add(part.name(table.zones), [.part(number)], part.inside) }
    for zone in table.zones.indices where !overlaps.neighbours[zone].isEmpty {
      cover(zone, less: [], from: 0, union: [])
    }
    for sum in table.relations.zones { complements(of: table.rows[sum.total]!) }
    return found
  }

  private mutating func add(_ name: String, _ atoms: [Difference.Atom], _ zones: [Int]) {
    let sorted = atoms.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    guard seen.insert(sorted).inserted else { return }
    guard found.count < Self.mostFound else { return isIncomplete = true }
    found.append(Difference(name: name, atoms: sorted, zones: zones))
  }

  private static func order(_ atom: Difference.Atom) -> [Int] {
    switch atom {
    case .cell(let zone): [0, zone]
    case .piece(let piece): [1, piece]
    case .rest(let zone, let family): [2, zone] + family
    case .part(let part): [3, part]
    }
  }

  // MARK: Unions

  /// The least that may be left of a zone outside others, by column; nil where nothing is known of it.
  private func left(_ zone: Int, _ less: [Int]) -> [Int64]? {
    var left: [Int64] = []
    for column in columns {
      guard var value = model.value(zone, column) else { return nil }
      for (other, piece) in overlaps.neighbours[zone] where less.contains(other) {
        guard let inside = model.span(piece: piece, column) else { return nil }
        value -= inside.upperBound
      }
      left.append(value)
    }
    return left
  }

  private func isSmall(_ values: [Int64]) -> Bool { zip(values, limits).contains { $0 < $1 } }

  /// Chooses the zones that are taken away from a zone, one after the other, and goes on wherever little is left.
  private mutating func cover(_ zone: Int, less: [Int], from place: Int, union: [Int]) {
    steps += 1
    guard steps < Self.mostSteps, !isIncomplete else {
      isIncomplete = true
      return
    }
    let others = overlaps.neighbours[zone].map(\.zone)
    let touches = less.contains { others.contains($0) }
    if touches, let left = left(zone, less), union.isEmpty ? isSmall(left) : isSmallTogether(union + [zone], less) {
      note(union + [zone], less)
    }
    guard less.count < Self.most, mayBecomeSmall(zone, less, from: place) else { return }
    for next in place..<max(place, others.count) {
      let other = others[next]
      guard !less.contains(other), !union.contains(other), less.allSatisfy({ overlaps.areDisjoint($0, other) }) else { continue }
      cover(zone, less: less + [other], from: next + 1, union: union)
    }
  }

  /// Whether taking away as many zones as may be could leave little in some column.
  private func mayBecomeSmall(_ zone: Int, _ less: [Int], from place: Int) -> Bool {
    guard let left = left(zone, less) else { return false }
    let free = overlaps.neighbours[zone].dropFirst(place).filter { !less.contains($0.zone) }
    return columns.indices.contains { index in
      let inside = free.compactMap { model.span(piece: $0.piece, columns[index])?.upperBound }.sorted(by: >)
      return left[index] - inside.prefix(Self.most - less.count).reduce(0, +) < limits[index]
    }
  }

  private func isSmallTogether(_ union: [Int], _ less: [Int]) -> Bool {
    var sums = [Int64](repeating: 0, count: columns.count)
    for zone in union {
      guard let left = left(zone, less) else { return false }
      for index in sums.indices { sums[index] += left[index] }
    }
    return isSmall(sums)
  }

  /// Keeps a union, and makes it greater by the zones that touch what is taken away.
  private mutating func note(_ union: [Int], _ less: [Int]) {
    guard visited.insert([union.sorted(), less.sorted()]).inserted else { return }
    add("\(names(union)) moins \(names(less))", atoms(union, less), union.sorted() + less.sorted())
    guard union.count < Self.most else { return }
    var tried: Set<Int> = []
    for zone in less.flatMap({ overlaps.neighbours[$0].map(\.zone) }) {
      guard !union.contains(zone), !less.contains(zone), union.allSatisfy({ overlaps.areDisjoint($0, zone) }),
        tried.insert(zone).inserted
      else { continue }
      cover(zone, less: less, from: 0, union: union)
    }
  }

  private func names(_ zones: [Int]) -> String { zones.sorted().map { table.zones[$0] }.joined(separator: " + ") }

  private func atoms(_ union: [Int], _ less: [Int]) -> [Difference.Atom] { union.flatMap { atoms($0, less) } }

  private func atoms(_ zone: Int, _ less: [Int]) -> [Difference.Atom] {
    let inside = overlaps.neighbours[zone].map(\.zone).filter(less.contains)
    guard let family = overlaps.families(zone).first(where: { Set($0).isSuperset(of: inside) }) else {
      return [.cell(zone: zone)]
    }
    let pieces = overlaps.neighbours[zone].filter { family.contains($0.zone) && !inside.contains($0.zone) }.map(\.piece)
    return [.rest(zone: zone, outside: family)] + pieces.map { .piece($0) }
  }

  // MARK: Totals

  /// A total without some of the quartiers that its parts overlap, and each quartier without the total.
  private mutating func complements(of total: Int) {
    guard let tree = parts(of: total) else { return }
    var inside: [Int: [Int]] = [:]
    for leaf in tree {
      for (other, piece) in overlaps.neighbours[leaf] where !overlaps.isInside(other, total) && other != total {
        inside[other, default: []].append(piece)
      }
    }
    let quartiers = inside.keys.sorted()
    guard !quartiers.isEmpty else { return }
    choose(total, tree, quartiers, inside, chosen: [], from: 0)
    if quartiers.count > Self.most, zip(quartiers, quartiers.dropFirst()).allSatisfy({ overlaps.areDisjoint($0, $1) }) {
      take(total, tree, quartiers)
    }
    for quartier in quartiers {
      let rest = overlaps.neighbours[quartier].filter { !(inside[quartier] ?? []).contains($0.piece) }
      guard !rest.isEmpty else { continue }
      let family = overlaps.families(quartier).first { $0.contains(rest[0].zone) } ?? []
      let pieces = overlaps.neighbours[quartier].filter { family.contains($0.zone) && !tree.contains($0.zone) }.map(\.piece)
      add(
        "\(table.zones[quartier]) moins \(table.zones[total])",
        [.rest(zone: quartier, outside: family)] + pieces.map { .piece($0) }, [quartier, total])
    }
  }

  private mutating func choose(
    _ total: Int, _ tree: [Int], _ quartiers: [Int], _ inside: [Int: [Int]], chosen: [Int], from place: Int
  ) {
    steps += 1
    guard steps < Self.mostSteps, !isIncomplete else {
      isIncomplete = true
      return
    }
    if !chosen.isEmpty { take(total, tree, chosen) }
    guard chosen.count < Self.most else { return }
    let isHopeful = columns.indices.contains { index in
      guard let whole = model.value(total, columns[index]) else { return false }
      func people(_ quartier: Int) -> Int64 {
        (inside[quartier] ?? []).compactMap { model.span(piece: $0, columns[index])?.upperBound }.reduce(0, +)
      }
      let rest = quartiers.dropFirst(place).map(people).sorted(by: >).prefix(Self.most - chosen.count).reduce(0, +)
      return whole - chosen.map(people).reduce(0, +) - rest < limits[index]
    }
    guard isHopeful else { return }
    for next in place..<max(place, quartiers.count) where chosen.allSatisfy({ overlaps.areDisjoint($0, quartiers[next]) }) {
      choose(total, tree, quartiers, inside, chosen: chosen + [quartiers[next]], from: next + 1)
    }
  }

  private mutating func take(_ total: Int, _ tree: [Int], _ less: [Int]) {
    guard isSmallTogether(tree, less) else { return }
    let names = less.map { table.zones[$0] }.joined(separator: " + ")
    add("\(table.zones[total]) moins \(names)", atoms(tree, less), [total] + less)
  }

  /// The zones that a total is made of, as far down as those that overlap others; nil where none does, or where the total itself
  /// does.
  private func parts(of total: Int) -> [Int]? {
    guard overlaps.neighbours[total].isEmpty else { return nil }
    var parts: [Int] = [], touches = false
    func walk(_ zone: Int) {
      if !overlaps.neighbours[zone].isEmpty {
        touches = true
        parts.append(zone)
      } else if let sum = table.relations.zones.first(where: { $0.total == table.zones[zone] }),
        sum.parts.contains(where: { touchesBelow(table.rows[$0]!) })
      {
        for part in sum.parts { walk(table.rows[part]!) }
      } else {
        parts.append(zone)
      }
    }
    walk(total)
    return touches ? parts : nil
  }

  private func touchesBelow(_ zone: Int) -> Bool {
    if !overlaps.neighbours[zone].isEmpty { return true }
    return table.relations.zones.contains { sum in
      sum.total == table.zones[zone] && sum.parts.contains { touchesBelow(table.rows[$0]!) }
    }
  }
}
