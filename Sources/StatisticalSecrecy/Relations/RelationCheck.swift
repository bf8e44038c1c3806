import Groundwork

/// Whether a table is what its relations say: every zone is there, every total is the sum of its parts, no piece is greater than
/// the zones that share it. Nothing is quoted of the cells.
struct RelationCheck {
  private let table: CountTable

  init(_ table: CountTable) { self.table = table }

  /// - Throws: `FileFault.unreadable` with the line of the relation or of the table.
  func check() throws {
    try checkNames()
    for sum in table.relations.zones { try check(sum) }
    for sum in table.relations.columns { try check(sum) }
    for rate in table.relations.rates { try check(rate) }
    try checkPieces()
  }

  private func checkNames() throws {
    let named =
      table.relations.zones.flatMap { sum in ([sum.total] + sum.parts).map { ($0, sum.line, "zones") } }
      + table.relations.infracommunal.map { ($0.name, $0.line, "infracommunal") }
    guard let (name, line, place) = named.first(where: { table.rows[$0.0] == nil }) else { return }
    throw FileFault.unreadable(
      file: table.relations.file,
      sentence: "ligne \(line), « \(place) » : la zone « \(name) » n'a pas de ligne dans \(table.file)"
        + Suggestion.ending(name, among: table.zones))
  }

  private func check(_ sum: TableRelations.ZoneTotal) throws {
    let total = table.rows[sum.total]!, parts = sum.parts.map { table.rows[$0]! }
    for column in table.columns where column.role.isAdditive && !column.isService {
      if let words = contradiction(column.value(total), parts.map(column.value)) {
        throw FileFault.unreadable(
          file: table.file,
          sentence: "ligne \(table.numbers[total]), « \(column.name) » : \(sum.total) \(words) \(Self.list(sum.parts)) "
            + "(\(table.relations.file), ligne \(sum.line)) ; corrigez le tableau ou la relation.")
      }
    }
  }

  private func check(_ sum: TableRelations.ColumnTotal) throws {
    let byName = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    guard let total = byName[sum.total] else { return }
    let parts = sum.parts.compactMap { byName[$0] }
    for row in table.zones.indices {
      if let words = contradiction(total.value(row), parts.map { $0.value(row) }) {
        throw FileFault.unreadable(
          file: table.file,
          sentence: "ligne \(table.numbers[row]), zone \(table.zones[row]) : « \(sum.total) » \(words) \(Self.list(sum.parts)) "
            + "(\(table.relations.file), ligne \(sum.line)) ; corrigez le tableau ou la relation.")
      }
    }
    for piece in table.pieces {
      let index = table.columns.firstIndex { $0.name == sum.total }!
      let places = parts.map { part in table.columns.firstIndex { $0.name == part.name }! }
      let words = contradiction(piece.values[index], places.map { piece.values[$0] })
      if let words = words ?? contradiction(piece.range(index), places.map(piece.range)) {
        throw FileFault.unreadable(
          file: table.overlapFile ?? "",
          sentence: "\(place(piece)) : « \(sum.total) » \(words) \(Self.list(sum.parts)) ; corrigez les effectifs.")
      }
    }
  }

  /// What is wrong with a sum, as far as its figures are known; nil for nothing.
  private func contradiction(_ total: Int64?, _ parts: [Int64?]) -> String? {
    guard let total else { return nil }
    let known = parts.compactMap { $0 }.reduce(0, +)
    if known == total || (known < total && parts.contains(nil)) { return nil }
    return known > total && parts.contains(nil) ? "est plus petit que ses parties connues," : "n'est pas la somme de ses parties,"
  }

  private func check(_ rate: TableRelations.Rate) throws {
    let byName = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    guard let above = byName[rate.numerator], let below = byName[rate.denominator] else { return }
    for row in table.zones.indices {
      if let above = above.value(row), let below = below.value(row), above > below {
        throw FileFault.unreadable(
          file: table.file,
          sentence: "ligne \(table.numbers[row]) : « \(rate.numerator) » est plus grand que « \(rate.denominator) », dont il est "
            + "une partie d'après « taux » (\(table.relations.file), ligne \(rate.line)).")
      }
    }
  }

  private func checkPieces() throws {
    for piece in table.pieces {
      for (index, column) in table.columns.enumerated() {
        guard let value = piece.range(index)?.lowerBound else { continue }
        for zone in [piece.first, piece.second] {
          if let whole = column.value(zone), value > whole {
            throw FileFault.unreadable(
              file: table.overlapFile ?? "",
              sentence: "\(place(piece)), « \(column.name) » : la part commune est plus grande que la zone "
                + "\(table.zones[zone]) de \(table.file).")
          }
        }
      }
    }
  }

  /// What is wrong with a sum of intervals; nil for nothing.
  private func contradiction(_ total: ClosedRange<Int64>?, _ parts: [ClosedRange<Int64>?]) -> String? {
    guard let total else { return nil }
    let least = parts.reduce(0) { $0 + ($1?.lowerBound ?? 0) }
    let greatest = parts.contains(nil) ? nil : parts.reduce(0) { $0 + ($1?.upperBound ?? 0) }
    return least > total.upperBound || greatest.map { $0 < total.lowerBound } ?? false
      ? "ne peut pas être la somme de ses parties," : nil
  }

  private func place(_ piece: CountTable.Piece) -> String {
    (piece.number.map { "ligne \($0), " } ?? "") + "\(table.zones[piece.first]) et \(table.zones[piece.second])"
  }

  private static func list(_ names: [String]) -> String {
    names.count > 6 ? names.prefix(5).joined(separator: ", ") + "… (\(names.count))" : names.joined(separator: ", ")
  }
}
