import Groundwork

/// Tells titles, headers and data apart: by how many cells they fill, by the columns that hold numbers below them, and by the
/// names that are known.
enum HeaderRule {
  /// Where the names of the columns stand.
  struct Found {
    /// Index of the row of names.
    let index: Int
    /// Index of the first row of data; rows between are names as well.
    let body: Int
    /// The first row of data may be names as well: texts alone tell neither, so a person is asked.
    var isBodyDoubtful = false
  }

  /// Rows looked at below the first that may hold names.
  private static let reach = 20
  /// So many known names are no chance.
  private static let fewNames = 3
  /// Characters of the longest name.
  private static let longestName = 80

  /// The commonest number of cells; the larger where two are equally common.
  static func commonestWidth(_ rows: [SampleRow]) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The row of column names.
  ///
  /// The first row that is no title; but a row of names below it, over columns of numbers, goes before it; and of several rows of
  /// names the one with the most known names, the last where they are equal. Over nothing but texts, known names alone tell a
  /// second row of names from data.
  /// - Parameter names: known names, as `FrenchText.key` writes them.
  static func find(_ rows: [SampleRow], names: Set<String> = []) -> Found? {
    guard let first = headerIndex(rows) else { return nil }
    let width = commonestWidth(rows.filter { !$0.isBlank }) ?? 0
    let rivals = nameRows(rows, from: first, width: width)
    func known(_ row: Int) -> Int { rows[row].cells.count { names.contains(FrenchText.key($0)) } }
    var best = rivals.last ?? first
    for row in [first] + rivals where known(row) > known(best) { best = row }
    // A block of several cells may look like anything; names are names.
    let named = (first..<min(rows.count, first + reach)).first {
      known($0) >= fewNames && known($0) * 2 >= rows[$0].filled && known($0) > max(known(best), known(first))
    }
    if let named { best = named }
    let below = max(best, rivals.last ?? best) + 1, header = rows[best].cells.map(FrenchText.key)
    let body = rows[below...].indices.first { row in
      known(row) < fewNames || known(row) * 4 < rows[row].filled * 3 || isRepeated(rows[row], of: header)
    }
    // A table of nothing but names is a table.
    guard let body else { return Found(index: best, body: below) }
    let doubt = NameRowDoubt(header: rows[best], body: Array(rows[(body + 1)...]), known: names)
    let isDoubtful = holdsNames(rows[body], width: width) && !isRepeated(rows[body], of: header) && doubt.concerns(rows[body])
    // Names of groups stand over several columns each, and theirs are below.
    if isDoubtful, body == best + 1, namesGroups(rows[best]) { return Found(index: body, body: body + 1) }
    return Found(index: best, body: body, isBodyDoubtful: isDoubtful)
  }

  /// Most cells repeat the one before them, as an export writes merged cells out.
  private static func namesGroups(_ row: SampleRow) -> Bool {
    let repeated = zip(row.cells, row.cells.dropFirst()).count { $0 == $1 && !$0.isEmpty }
    return repeated > 0 && repeated * 3 >= row.filled
  }

  /// The header once more, as at the top of each page printed: a row like others, which is kept.
  private static func isRepeated(_ row: SampleRow, of header: [String]) -> Bool {
    let keys = row.cells.map(FrenchText.key)
    return keys.indices.allSatisfy { keys[$0].isEmpty || header.indices.contains($0) && keys[$0] == header[$0] }
  }

  /// Index of the row of column names: the first that is not plainly a title, which fills fewer cells than the table below, nor
  /// the numbers of the columns.
  static func headerIndex(_ rows: [SampleRow]) -> Int? {
    let filled = rows.indices.filter { !rows[$0].isBlank }
    guard let first = filled.first, let width = commonestWidth(filled.map { rows[$0] }), width > 1 else { return filled.first }
    let isTitle = { (row: SampleRow) in
      if isNumbering(row) { return true }
      return row.cells.count < width ? row.filled <= max(1, width / 2) : width > 2 && row.filled <= 1
    }
    guard isTitle(rows[first]) else { return belowGroups(first, rows, width: width) }
    guard let found = filled.first(where: { rows[$0].cells.count >= width && !isTitle(rows[$0]) }) else { return first }
    return belowGroups(found, rows, width: width)
  }

  /// The row below `found` where `found` holds names of groups of columns (merged cells, so mostly blank) or a block of words
  /// above the names, in as many sparse rows as it takes.
  private static func belowGroups(_ found: Int, _ rows: [SampleRow], width: Int) -> Int {
    guard rows[found].filled * 2 <= width else { return found }
    guard let full = rows[found...].prefix(reach).indices.first(where: { rows[$0].filled * 4 >= width * 3 }) else { return found }
    return rows[full].holdsNumber ? found : full
  }

  /// 1 2 3, (1) (2) (3): the numbers of the columns.
  private static func isNumbering(_ row: SampleRow) -> Bool {
    let cells = row.cells.enumerated().map { ($0, $1.filter { $0.isLetter || $0.isNumber }) }.filter { !$0.1.isEmpty }
    guard cells.count >= 3, let start = cells.first?.0 else { return false }
    return cells.allSatisfy { $0.1 == String($0.0 - start + 1) }
  }

  /// Rows below `first` that hold names as well: nothing but texts, all different, over columns that hold numbers from there on
  /// and in no row before.
  private static func nameRows(_ rows: [SampleRow], from first: Int, width: Int) -> [Int] {
    var candidates: [Int] = [], last: Int?
    for row in rows.indices.dropFirst(first + 1).prefix(reach) where holdsNames(rows[row], width: width) {
      let numeric = numericColumns(rows[(row + 1)...].filter { !$0.isBlank }, width: width)
      let above = rows[first..<row].filter { !isNumbering($0) }
      guard !above.contains(where: { holdsNumber($0, in: numeric) }) else { break }
      candidates.append(row)
      if numeric.count >= 2, numeric.allSatisfy({ rows[row].cells.indices.contains($0) && !rows[row].cells[$0].isEmpty }) {
        last = row
      }
    }
    return last.map { last in candidates.filter { $0 <= last } } ?? []
  }

  private static func holdsNumber(_ row: SampleRow, in columns: [Int]) -> Bool {
    columns.contains { row.cells.indices.contains($0) && NumberParser.decimal(row.cells[$0]) != nil }
  }

  private static func holdsNames(_ row: SampleRow, width: Int) -> Bool {
    let names = row.cells.filter { !$0.isEmpty }
    return row.filled * 4 >= width * 3 && !row.holdsNumber && Set(names).count == names.count
      && names.allSatisfy { $0.count <= longestName }
  }

  /// Columns of which nearly all cells that hold something are numbers.
  private static func numericColumns(_ body: [SampleRow], width: Int) -> [Int] {
    (0..<width).filter { column in
      let cells = body.compactMap { $0.cells.indices.contains(column) && !$0.cells[column].isEmpty ? $0.cells[column] : nil }
      let numbers = cells.count { NumberParser.decimal($0) != nil }
      return !cells.isEmpty && numbers * 10 >= cells.count * 9
    }
  }

  /// How many columns most rows fill that the header does not name.
  static func unnamedColumns(named: Int, body: [SampleRow]) -> Int {
    let wider = body.filter { row in row.cells.count > named && row.cells[named...].contains { !$0.isEmpty } }
    guard wider.count * 2 > body.count else { return 0 }
    return (wider.map(\.cells.count).min() ?? named) - named
  }
}
