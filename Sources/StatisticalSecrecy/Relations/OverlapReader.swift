import Foundation
import Groundwork
@_spi(SecrecyGate) import Tabular

/// Reads how many people two zones share, pair by pair: counts, or between which two counts ("12-18", "12..18").
struct OverlapReader {
  let relations: TableRelations
  let columns: [CountTable.ProtectedColumn]
  /// Row by code of zone.
  let rows: [String: Int]
  /// Name of the file of the table.
  let table: String

  /// - Throws: `FileFault` for what cannot be read; `.unreadable` for a zone that the table does not have, a pair given twice, a
  ///   cell that is neither a count, an interval of counts nor a mark.
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
      let ranges = try columns.indices.map { column -> ClosedRange<Int64>? in
        guard let position = positions[column], columns[column].role.isAdditive else { return nil }
        let cells = read.confidential[order.firstIndex(of: position)!].cells.opened
        return try value(cells[row], column: columns[column], row: read.numbers[row], file: file)
      }
      pieces.append(
        CountTable.Piece(
          first: pair[0], second: pair[1], values: ranges.map { $0.flatMap { $0.count == 1 ? $0.lowerBound : nil } },
          ranges: ranges, number: read.numbers[row]))
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
  ) throws -> ClosedRange<Int64>? {
    let place = CellPlace(file: file, row: row, column: column.name)
    if column.role == .count, column.decimals == 0, let ends = Self.ends(text) {
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw place.fault("l'intervalle n'en est pas un ; « 12-18 » ou « 12..18 » est attendu, le plus petit devant.")
      }
      return ends[0]...ends[1]
    }
    guard let number = try place.cell(text, isCount: column.role == .count && column.decimals == 0, isRate: false).number else {
      return nil
    }
    guard let value = number.scaled(to: column.decimals) else {
      throw place.fault("le nombre a plus de décimales que ceux de \(table).")
    }
    return value...value
  }

  /// The ends of an interval; nil for what is none, none where an end is no whole number.
  private static func ends(_ text: String) -> [Int64]? {
    for separator in ["..", "–", "-"] {
      let parts = text.components(separatedBy: separator).map { $0.trimmingBlanks() }
      guard parts.count == 2, !parts.contains("") else { continue }
      let ends = parts.compactMap { $0.allSatisfy(\.isASCIIDigit) && $0.count <= 15 ? Int64($0) : nil }
      return ends.count == 2 ? ends : nil
    }
    return nil
  }
}
