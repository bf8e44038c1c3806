/// Tells titles, headers and data apart by how many cells they fill.
enum HeaderRule {
  /// The commonest number of cells; the larger where two are equally common.
  static func commonestWidth(_ rows: [SampleRow]) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Index of the row of column names: the first that is not plainly a title, which fills fewer cells than the table below.
  static func headerIndex(_ rows: [SampleRow]) -> Int? {
    let filled = rows.indices.filter { !rows[$0].isBlank }
    guard let first = filled.first, let width = commonestWidth(filled.map { rows[$0] }), width > 1 else { return filled.first }
    let isTitle = { (row: SampleRow) in
      row.cells.count < width ? row.filled <= max(1, width / 2) : width > 2 && row.filled <= 1
    }
    guard isTitle(rows[first]) else { return first }
    guard let found = filled.first(where: { rows[$0].cells.count >= width && !isTitle(rows[$0]) }) else { return first }
    return belowGroups(found, rows, width: width)
  }

  /// The row under `found` where `found` holds names of groups of columns (merged cells, so mostly blank) above the names.
  private static func belowGroups(_ found: Int, _ rows: [SampleRow], width: Int) -> Int {
    let next = found + 1
    guard next < rows.count, rows[found].filled * 2 <= width, rows[next].filled * 4 >= width * 3, !rows[next].holdsNumber else {
      return found
    }
    return next
  }

  /// How many columns most rows fill that the header does not name.
  static func unnamedColumns(named: Int, body: [SampleRow]) -> Int {
    let wider = body.filter { row in row.cells.count > named && row.cells[named...].contains { !$0.isEmpty } }
    guard wider.count * 2 > body.count else { return 0 }
    return (wider.map(\.cells.count).min() ?? named) - named
  }
}
