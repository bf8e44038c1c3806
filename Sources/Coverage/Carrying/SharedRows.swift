import Groundwork
import Tabular
import Territory

/// A table in which each row of a commune that was parted, and whose weights are stated, is a row for each of its heirs: counts
/// are shared out exactly, other cells are as they were.
struct SharedRows {
  /// What a row is a part of.
  struct Part {
    let code, target: String
    /// Whether it is the first of its row's.
    let isFirst: Bool
    let remarks: [PassageAnomaly]
  }

  let table: Table
  /// By row of the table.
  private(set) var parts: [Int: Part] = [:]
  /// Rows that were shared out, and those that they became.
  private(set) var sharedCount = 0
  /// Columns of numbers that are neither counts nor rates nor codes: each part has them whole.
  private(set) var repeated: [String] = []

  /// - Throws: `FileFault.unreadable` for weights that do not fit what the communes became.
  init(_ table: Table, _ plan: TableCarrying, _ passage: CommunePassage, parts stated: CommuneParts) throws {
    let texts = table.columns[plan.code].texts
    var rows: [(row: Int, part: (code: String, place: Int, all: [CommuneParts.Part])?)] = []
    for row in 0..<table.rowCount {
      guard let code = passage.code(texts[row]), case .split(let targets) = passage.fate(of: code),
        let all = try stated.parts(of: code, among: targets)
      else {
        rows.append((row, nil))
        continue
      }
      sharedCount += 1
      for place in all.indices { rows.append((row, (code, place, all))) }
    }
    guard sharedCount > 0 else {
      self.table = table
      return
    }
    let counts = Dictionary(uniqueKeysWithValues: plan.counts.map { ($0, SummedColumn(table.columns[$0])) })
    var columns = table.columns.map { Column(name: $0.name, texts: TextArray()) }
    var remarks: [Int: [PassageAnomaly]] = [:]
    for (place, entry) in rows.enumerated() {
      for column in columns.indices {
        let kinds = table.columns[column].cellKinds
        if !kinds.isEmpty { columns[column].cellKinds.append(kinds[entry.row]) }
        guard let part = entry.part, let sum = counts[column] else {
          columns[column].texts.append(table[entry.row, column])
          continue
        }
        let (text, odd) = sum.share(entry.row, code: part.code, weights: part.all.map(\.weight), place: part.place)
        columns[column].texts.append(text)
        remarks[place, default: []] += odd
      }
      guard let part = entry.part else { continue }
      let own = part.all[part.place], whole = part.all.reduce(0) { $0 + $1.value }
      let shared = PassageAnomaly.shared(
        code: part.code, share: own.value / whole, weights: stated.column, file: stated.provenance.file)
      parts[place] = Part(
        code: part.code, target: own.target, isFirst: part.place == 0, remarks: [shared] + (remarks[place] ?? []))
    }
    self.table = Table(
      columns: columns, rowCount: rows.count, numbers: RowNumbers(rows.map { table.numbers[$0.row].value }),
      provenance: table.provenance)
    let spoken = Set([plan.code] + plan.counts + plan.rates + plan.keys + [plan.name].compactMap { $0 })
    let isOfPlaces = Set(ZoneColumns.all.compactMap(NamedColumns(table.columns.map(\.name)).find))
    repeated = table.columns.indices.filter { column in
      !spoken.contains(column) && !isOfPlaces.contains(column)
        && rows.contains { $0.part != nil && table.columns[column].decimal(at: $0.row) != nil }
    }.map { table.columns[$0].name }
  }
}
