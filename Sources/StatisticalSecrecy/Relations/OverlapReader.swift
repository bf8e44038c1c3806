import Groundwork
@_spi(SecrecyGate) import Tabular

/// Reads how many people two zones share, pair by pair.
struct OverlapReader {
  let relations: TableRelations
  let columns: [CountTable.ProtectedColumn]
  /// Row by code of zone.
  let rows: [String: Int]
  /// Name of the file of the table.
  let table: String

  /// - Throws: `FileFault` for what cannot be read; `.unreadable` for a zone that the table does not have, a pair given twice, a
  ///   cell that is neither a count nor a mark.
  func read() throws -> (found: [CountTable.Piece], file: String?) {
    guard let path = relations.overlaps else { return ([], nil) }
    var options = TableOptions()
    options.knownNames = Set((["zone", "autre", relations.key] + columns.map(\.name)).map(FrenchText.key))
    let source = try TableFile.open(path: path, options: options)
    let header = source.header, file = source.provenance.file
    let names = NamedColumns(header)
    let second = names.find("autre") ?? 1
    let first = names.find("zone") ?? names.find(relations.key) ?? (second == 0 ? 1 : 0)
    let positions = columns.map { header.firstIndex(of: $0.name) ?? names.find($0.name) }
    guard header.count >= 2, first != second, !positions.contains(first), !positions.contains(second) else {
      throw FileFault.unreadable(file: file, sentence: "deux colonnes de codes sont attendues devant les effectifs : zone;autre.")
    }
    let withheld = Set(header.indices).subtracting([first, second])
    let read = try TableReader.read(withheld.isEmpty ? source : WithholdingSource(source, withholding: withheld))
    let order = withheld.sorted(), codeColumns = first < second ? [0, 1] : [1, 0]
    var pieces: [CountTable.Piece] = []
    var seen: [[Int]: RowNumber] = [:]
    for row in 0..<read.rowCount {
      let codes = codeColumns.map { read.columns[$0].texts[row].trimmingBlanks() }
      let pair = try codes.map { try zone($0, row: read.numbers[row], file: file) }
      try check(pair, codes, row: read.numbers[row], file: file, seen: &seen)
      let values = try columns.indices.map { column -> Int64? in
        guard let position = positions[column], columns[column].role.isAdditive else { return nil }
        let cells = read.confidential[order.firstIndex(of: position)!].cells.opened
        return try value(cells[row], column: columns[column], row: read.numbers[row], file: file)
      }
      pieces.append(CountTable.Piece(first: pair[0], second: pair[1], values: values))
    }
    return (pieces, file)
  }

  private func zone(_ code: String, row: RowNumber, file: String) throws -> Int {
    if let found = rows[code] { return found }
    throw FileFault.unreadable(
      file: file,
      sentence: "ligne \(row) : la zone « \(code) » n'a pas de ligne dans \(table)"
        + Suggestion.ending(code, among: TextOrder.sorted(rows.keys)))
  }

  private func check(
    _ pair: [Int], _ codes: [String], row: RowNumber, file: String, seen: inout [[Int]: RowNumber]
  ) throws {
    guard pair[0] != pair[1] else {
      throw FileFault.unreadable(file: file, sentence: "ligne \(row) : la zone \(codes[0]) chevauche elle-même.")
    }
    if let other = seen.updateValue(row, forKey: pair.sorted()) {
      throw FileFault.unreadable(
        file: file, sentence: "lignes \(other) et \(row) : \(codes[0]) et \(codes[1]) ont deux lignes ; une seule est attendue.")
    }
  }

  private func value(
    _ text: String, column: CountTable.ProtectedColumn, row: RowNumber, file: String
  ) throws -> Int64? {
    let place = CellPlace(file: file, row: row, column: column.name)
    guard let number = try place.cell(text, isCount: column.role == .count && column.decimals == 0, isRate: false).number else {
      return nil
    }
    guard let value = number.scaled(to: column.decimals) else {
      throw place.fault("le nombre a plus de décimales que ceux de \(table).")
    }
    return value
  }
}
