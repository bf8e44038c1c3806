import Groundwork
import Tabular
import Territory

/// Carries the rows of a table from the communes of one day to those of another.
///
/// Counts are added exactly where communes merge; a rate stays where one commune alone reaches the code and is blank where
/// several do; any other column keeps what all of them say. A commune that was parted goes to its heirs by weights that are
/// stated, to the last digit (`DecimalShares`). What cannot be carried stays in a row of its own under its old code,
/// said.
public struct TableCarrying: Sendable {
  /// Column of the codes, by its place.
  public var code: Int
  /// Columns of counts, and of rates, by their places.
  public var counts: [Int]
  public var rates: [Int]
  /// Columns that tell several rows of one commune apart.
  public var keys: [Int]
  /// Column of the communes' names; nil for none.
  public var name: Int?
  /// Weights by which parted communes are shared out; nil to leave them whole.
  public var parts: CommuneParts?

  public init(code: Int, counts: [Int], rates: [Int] = [], keys: [Int] = [], name: Int? = nil) {
    self.code = code
    self.counts = counts
    self.rates = rates
    self.keys = keys
    self.name = name
  }

  /// - Throws: `FileFault.unreadable` for a column of counts that holds words, or weights that do not fit what communes became.
  public func carry(_ table: Table, by passage: CommunePassage) throws -> CarriedTable {
    var work = try CarryingWork(self, table, passage)
    return work.run()
  }

  /// The codes that a column holds.
  public static func codes(of column: Column) -> Set<String> {
    Set((0..<column.texts.count).lazy.compactMap { CommuneCode.normalise(column.texts[$0]) })
  }
}

/// The steps of carrying.
private struct CarryingWork {
  private let plan: TableCarrying
  private let table: Table
  private let passage: CommunePassage
  private let sums: [Int: SummedColumn]
  private let shared: SharedRows?
  private var rows: [CarriedTable.Row] = []
  private var columns: [Column]
  private var tally = CarriedTable.Tally()
  /// Cells left blank in merged rows, by column.
  private var differing: [Int: Int] = [:]
  private var restored: (count: Int, example: String, code: String)?
  private var otherDepartments: [(before: String, after: String)] = []
  private var several: (example: String, rows: [RowNumber])?

  init(_ plan: TableCarrying, _ table: Table, _ passage: CommunePassage) throws {
    self.plan = plan
    self.passage = passage
    shared = try plan.parts.map { try SharedRows(table, plan, passage, parts: $0) }
    tally.rows = table.rowCount
    let table = shared?.table ?? table
    self.table = table
    sums = Dictionary(uniqueKeysWithValues: plan.counts.map { ($0, SummedColumn(table.columns[$0])) })
    columns = table.columns.map { Column(name: $0.name, texts: TextArray()) }
    for (_, column) in sums.sorted(by: { $0.key < $1.key }) where column.isOfWords {
      throw FileFault.unreadable(
        file: table.provenance.file,
        sentence: "la colonne « \(column.column.name) » ne tient aucun nombre (« \(column.column.examples(1).first ?? "") ») ; "
          + "--valeurs nomme des effectifs.")
    }
  }

  /// Rows that go to one code.
  private struct Group {
    var target: String
    var rows: [Int]
    var codes: [String]
    var remarks: [PassageAnomaly] = []
    var isLeft = false
  }

  mutating func run() -> CarriedTable {
    let groups = grouped(), present = Set(groups.flatMap { $0.isLeft ? [] : $0.codes })
    for group in groups { append(group, present) }
    if let shared { (tally.shared, tally.sharedInto) = (shared.sharedCount, shared.parts.count) }
    return CarriedTable(columns: columns, rows: rows, anomalies: anomalies(), tally: tally)
  }

  private mutating func grouped() -> [Group] {
    var groups: [Group] = [], places: [[String]: Int] = [:]
    let texts = table.columns[plan.code].texts, names = table.columns.map { FrenchText.key($0.name) }
    for row in 0..<table.rowCount {
      let written = texts[row]
      guard let code = passage.code(written) else {
        let isAside = AsideRules.standard.kind(of: table.columns.map { $0.texts[row] }, headerKeys: names) != nil
        groups.append(
          Group(target: written, rows: [row], codes: [], remarks: isAside ? [] : [.noCode(QuotedCell(written))], isLeft: true))
        continue
      }
      let part = shared?.parts[row]
      if code.utf8.count > written.trimmingBlanks().utf8.count, part?.isFirst != false {
        restored = ((restored?.count ?? 0) + 1, restored?.example ?? written, restored?.code ?? code)
      }
      let fate = passage.fate(of: code)
      guard let heir = part?.target ?? fate.heir(of: code) else {
        groups.append(Group(target: code, rows: [row], codes: [code], remarks: [Self.remark(fate, code)], isLeft: true))
        continue
      }
      let key = [heir] + plan.keys.map { table[row, $0] }
      if let place = places[key] {
        groups[place].rows.append(row)
        groups[place].codes.append(code)
      } else {
        places[key] = groups.count
        groups.append(Group(target: heir, rows: [row], codes: [code]))
      }
    }
    return groups
  }

  private static func remark(_ fate: CommuneFate, _ code: String) -> PassageAnomaly {
    switch fate {
    case .split(let targets): .split(code: code, targets: targets)
    case .unknown(.bornLater(let day)): .bornLater(code: code, day)
    case .unknown(.endedBefore(let day)): .endedBefore(code: code, day)
    case .unknown(.noHeir): .noHeir(code: code)
    case .unknown(.neverSeen), .same, .moved: .unknown(code: code)
    }
  }

  /// - Parameter present: codes of rows that were carried.
  private mutating func append(_ group: Group, _ present: Set<String>) {
    let sources = Set(group.codes)
    if group.isLeft { tally.left += 1 }
    guard group.rows.count > 1 else {
      if !group.isLeft { count(group.rows[0], group.codes[0], group.target) }
      let own = group.remarks + remarks(ofParts: group.rows)
      return appendRow(group, remarks: own + (group.isLeft ? [] : missing(group.target, sources, present)))
    }
    guard sources.count == group.rows.count else {
      // Which of several rows of one commune goes with which of another's, nobody has said.
      if several == nil, let code = group.codes.first(where: { code in group.codes.count { $0 == code } > 1 }) {
        several = (code, zip(group.rows, group.codes).filter { $1 == code }.prefix(2).map { table.numbers[$0.0] })
      }
      for (row, code) in zip(group.rows, group.codes) {
        count(row, code, group.target)
        var remarks = remarks(ofParts: [row]) + (sources.count > 1 ? [.notJoined(codes: sources.sorted())] : [])
        remarks += missing(group.target, sources, present)
        appendRow(
          Group(target: group.target, rows: [row], codes: [code]), remarks: remarks, blankRates: sources.count > 1 ? sources : [])
      }
      return
    }
    let whole = group.rows.count { shared?.parts[$0] == nil }
    tally.merged += whole
    tally.mergedInto += min(1, whole)
    appendMerged(group, present)
  }

  /// Counts a row that is alone under its code; parts are counted apart.
  private mutating func count(_ row: Int, _ code: String, _ target: String) {
    guard shared?.parts[row] == nil else { return }
    if code == target { tally.same += 1 } else { tally.moved += 1 }
  }

  private func remarks(ofParts rows: [Int]) -> [PassageAnomaly] { rows.flatMap { shared?.parts[$0]?.remarks ?? [] } }

  /// Communes that the code takes in and that no carried row tells of.
  private func missing(_ target: String, _ sources: Set<String>, _ present: Set<String>) -> [PassageAnomaly] {
    let missing = passage.sources(of: target).filter { !sources.contains($0) && !present.contains($0) }
    return missing.isEmpty ? [] : [.incomplete(codes: missing)]
  }

  /// A row as it was, under its new code.
  private mutating func appendRow(_ group: Group, remarks: [PassageAnomaly], blankRates: Set<String> = []) {
    let row = group.rows[0], old = group.codes.first
    var remarks = remarks
    if !blankRates.isEmpty, !plan.rates.isEmpty {
      remarks.append(.severalRates(columns: plan.rates.map { table.columns[$0].name }, codes: blankRates.sorted()))
    }
    for column in columns.indices {
      let kind = table.columns[column].cellKinds.isEmpty ? CellKind.text : table.columns[column].cellKinds[row]
      if column == plan.code {
        add(group.target, to: column, kind: group.target == table[row, column] ? kind : .text)
      } else if column == plan.name, !group.isLeft, old != group.target || passage.isRenamed(group.target) {
        add(passage.name(of: group.target) ?? (old == group.target ? table[row, column] : ""), to: column, kind: .text)
      } else if plan.rates.contains(column), !blankRates.isEmpty {
        add("", to: column, kind: .text)
      } else {
        add(table[row, column], to: column, kind: kind)
      }
    }
    if let old, !group.isLeft { note(old, group.target) }
    rows.append(CarriedTable.Row(codes: group.codes, number: table.numbers[row], remarks: remarks))
  }

  private mutating func appendMerged(_ group: Group, _ present: Set<String>) {
    var remarks = remarks(ofParts: group.rows) + missing(group.target, Set(group.codes), present)
    for column in columns.indices {
      let first = table[group.rows[0], column]
      if column == plan.code {
        add(group.target, to: column, kind: .text)
      } else if let sum = sums[column] {
        let (text, odd) = sum.sum(group.rows, codes: group.codes)
        add(text, to: column, kind: kind(column, group.rows))
        remarks += odd
      } else if plan.rates.contains(column) {
        add("", to: column, kind: .text)
      } else if column == plan.name {
        let own = zip(group.rows, group.codes).first { $1 == group.target }.map { table[$0.0, column] }
        add(passage.name(of: group.target) ?? own ?? "", to: column, kind: .text)
      } else if group.rows.allSatisfy({ table[$0, column] == first }) {
        add(first, to: column, kind: kind(column, group.rows))
      } else {
        add("", to: column, kind: .text)
        differing[column, default: 0] += 1
      }
    }
    if !plan.rates.isEmpty {
      remarks.append(.severalRates(columns: plan.rates.map { table.columns[$0].name }, codes: group.codes.sorted()))
    }
    for code in group.codes { note(code, group.target) }
    rows.append(CarriedTable.Row(codes: group.codes.sorted(), number: table.numbers[group.rows[0]], remarks: remarks))
  }

  /// What the cells were where they all were the same.
  private func kind(_ column: Int, _ rows: [Int]) -> CellKind {
    let kinds = table.columns[column].cellKinds
    guard !kinds.isEmpty, let first = rows.first.map({ kinds[$0] }) else { return .text }
    return rows.allSatisfy { kinds[$0] == first } ? first : .number
  }

  private mutating func add(_ text: String, to column: Int, kind: CellKind) {
    if kind != .text || !columns[column].cellKinds.isEmpty {
      let missing = columns[column].texts.count - columns[column].cellKinds.count
      columns[column].cellKinds += [CellKind](repeating: .text, count: missing) + [kind]
    }
    columns[column].texts.append(text)
  }

  private mutating func note(_ before: String, _ after: String) {
    if CommuneCode.department(of: before) != CommuneCode.department(of: after) { otherDepartments.append((before, after)) }
  }

  private func isParted(_ code: String) -> Bool {
    if case .split = passage.fate(of: code) { return true }
    return false
  }

  private func anomalies() -> [Anomaly] {
    let file = table.provenance.file
    var found: [Anomaly] = []
    func tell(_ kind: PassageAnomaly, _ file: String = file) { found.append(Anomaly(.passage(kind), file: file)) }
    if let restored {
      let name = table.columns[plan.code].name
      found.append(
        Anomaly(
          .table(.lostZeros(column: name, count: restored.count, example: QuotedCell(restored.example), read: restored.code)),
          file: file, layer: table.provenance.layer, column: name))
    }
    if max(passage.from, passage.to) > passage.events.lastDay, !passage.isListed {
      tell(.pastTheLastEvent(passage.events.lastDay), passage.events.provenance.file)
    }
    if min(passage.from, passage.to) < passage.events.firstDay {
      tell(.beforeTheFirstEvent(passage.events.firstDay), passage.events.provenance.file)
    }
    if let several { tell(.severalRows(example: several.example, rows: several.rows)) }
    if let repeated = shared?.repeated, !repeated.isEmpty { tell(.repeatedNumbers(columns: repeated)) }
    let idle = plan.parts.map { parts in parts.codes.filter { !isParted($0) }.sorted() } ?? []
    if let first = idle.first, let file = plan.parts?.provenance.file {
      tell(.idleParts(count: idle.count, example: first), file)
    }
    for (column, count) in differing.sorted(by: { $0.key < $1.key }) {
      tell(.differing(column: table.columns[column].name, count: count))
    }
    if let first = otherDepartments.first {
      tell(.otherDepartment(count: otherDepartments.count, before: first.before, after: first.after))
    }
    return found
  }
}
