import Groundwork

extension SecrecyModel {
  /// Pieces of overlapping zones, and what each zone keeps outside the others.
  mutating func addPieces() throws {
    guard !overlaps.isEmpty else { return }
    for number in table.pieces.indices {
      for column in modelledColumns { addPiece(number, column) }
      for (total, parts) in columnSums {
        add(total: figure(piece: number, total)!, parts: parts.map { figure(piece: number, $0)! })
      }
    }
    for zone in table.zones.indices {
      for family in overlaps.families(zone) { try addRest(of: zone, outside: family) }
    }
    try addNests()
    try addParts()
  }

  private func key(piece number: Int, _ column: Int) -> Key {
    let piece = table.pieces[number]
    return .piece(
      zone: table.zones[piece.first], other: table.zones[piece.second], variable: table.columns[column].name)
  }

  func figure(piece number: Int, _ column: Int) -> Int? { numbers[key(piece: number, column)] }

  private mutating func addPiece(_ number: Int, _ column: Int) {
    let value = table.pieces[number].values[column], found = table.columns[column]
    add(
      key(piece: number, column), value: value, standing: standing(isKnown: value != nil, isPiece: true),
      bounds: bounds(piece: number, column), isWhole: found.role == .count && found.decimals == 0)
  }

  func restKey(_ zone: Int, _ family: [Int], _ column: Int) -> Key {
    .rest(zone: table.zones[zone], outside: family.map { table.zones[$0] }, variable: table.columns[column].name)
  }

  /// Numbers of the pieces that a zone shares with others.
  func pieces(of zone: Int, with others: [Int]) -> [Int] {
    overlaps.neighbours[zone].filter { others.contains($0.zone) }.map(\.piece)
  }

  /// What a zone keeps outside zones that share nobody; nil where it is not known.
  func rest(_ zone: Int, _ family: [Int], _ column: Int) -> Int64? {
    guard var left = value(zone, column) else { return nil }
    for piece in pieces(of: zone, with: family) {
      guard let inside = table.pieces[piece].values[column] else { return nil }
      left -= inside
    }
    return left
  }

  private mutating func addRest(of zone: Int, outside family: [Int]) throws {
    let rests = modelledColumns.map { rest(zone, family, $0) }
    let pieces = pieces(of: zone, with: family)
    let most = modelledColumns.map { column in
      value(zone, column).map { whole in pieces.reduce(whole) { $0 - (table.pieces[$1].range(column)?.lowerBound ?? 0) } }
    }
    if let place = most.firstIndex(where: { ($0 ?? 0) < 0 }) {
      let lines = pieces.compactMap { table.pieces[$0].number.map { "\($0)" } }
      throw FileFault.unreadable(
        file: table.overlapFile ?? "",
        sentence: (lines.isEmpty ? "" : "lignes \(lines.joined(separator: ", ")), ")
          + "« \(table.columns[modelledColumns[place]].name) » : les parts de \(table.zones[zone]) avec "
          + "\(Wording.list(family.map { table.zones[$0] })) dépassent la zone elle-même dans \(table.file).")
    }
    let isCovered = isCovered(zone, family, rests)
    for (column, rest) in zip(modelledColumns, rests) {
      let found = table.columns[column]
      let figure = add(
        restKey(zone, family, column), value: isCovered ? 0 : rest,
        standing: isCovered ? .mustPublish : standing(isKnown: rest != nil, isPiece: true),
        isWhole: found.role == .count && found.decimals == 0)
      let parts = pieces.map { self.figure(piece: $0, column)! }
      add(total: self.figure(zone, column)!, parts: [figure] + parts)
    }
  }

  /// Whether the map shows that nobody of a zone lives outside the others. A quartier lies wholly in the zones that it overlaps,
  /// unless the figures say otherwise.
  private func isCovered(_ zone: Int, _ family: [Int], _ rests: [Int64?]) -> Bool {
    let known = rests.compactMap { $0 }
    let least = modelledColumns.compactMap { column in
      value(zone, column).flatMap { whole in
        pieces(of: zone, with: family).reduce(whole) { left, piece in
          left.flatMap { left in table.pieces[piece].range(column).map { left - $0.upperBound } }
        }
      }
    }
    if (known + least).contains(where: { $0 > 0 }) { return false }
    return overlaps.seconds.contains(zone) && !overlaps.tangled.contains(zone) || known.count == rests.count
  }

  /// The piece of a total is the sum of the pieces of its parts, where the file gives both.
  private mutating func addNests() throws {
    var numbers: [[Int]: Int] = [:]
    for (number, piece) in table.pieces.enumerated() {
      numbers[[piece.first, piece.second]] = number
      numbers[[piece.second, piece.first]] = number
    }
    for sum in table.relations.zones {
      let total = (name: sum.total, row: table.rows[sum.total]!), parts = sum.parts.map { table.rows[$0]! }
      for (other, whole) in overlaps.neighbours[total.row] {
        let pieces = parts.compactMap { numbers[[$0, other]] }
        guard !pieces.isEmpty else { continue }
        for column in modelledColumns {
          let values = pieces.map { table.pieces[$0].values[column] }
          let sum = values.compactMap { $0 }.reduce(0, +)
          if let given = table.pieces[whole].values[column], !values.contains(nil), given != sum {
            throw FileFault.unreadable(
              file: table.overlapFile ?? "",
              sentence: (table.pieces[whole].number.map { "ligne \($0), " } ?? "")
                + "« \(table.columns[column].name) » : la part de \(total.name) avec \(table.zones[other]) n'est pas "
                + "la somme de celles de ses parties.")
          }
          add(total: figure(piece: whole, column)!, parts: pieces.map { figure(piece: $0, column)! })
        }
      }
    }
  }
}
