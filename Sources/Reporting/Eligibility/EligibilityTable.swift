import Eligibility
import Groundwork
import Structures
import Tabular

/// The eligibility list as rows of text: its own columns first, then those of the input, then what was odd.
public struct EligibilityTable: Sendable {
  /// A column of the result.
  public struct Field: Sendable, Hashable {
    public let name: String
    public let kind: ColumnKind
  }

  /// Which of the own columns come first, and in what words decisions are said.
  public enum Arrangement: Sendable {
    /// For programs: the columns of a CSV, decisions in codes.
    case list
    /// For people: what they look for in the first columns, decisions in words.
    case workbook

    var columns: [String] { self == .list ? ResultColumns.own : ResultColumns.inWorkbook }
  }

  /// Of each column of `Arrangement.workbook` its place in that of a list.
  private static let workbookOrder = ResultColumns.inWorkbook.compactMap(ResultColumns.own.firstIndex)

  public let fields: [Field]
  private let assessments: [Assessment]
  private let input: Table
  /// The rows of the list in its order: of each its answers, or what it is that has none.
  private let lines: [Line]
  private let isComparing: Bool
  private let decimalMark: Character
  private let arrangement: Arrangement

  private enum Line {
    case answer(Int)
    case aside(row: Int, AsideRow)
  }

  /// - Parameters:
  ///   - asides: rows of the list that are no structures, by their index.
  ///   - input: the list as it was read; row `r` of it is `structure.row`.
  ///   - decimalMark: of the figures in the list's own columns; the input's keep theirs.
  public init(
    _ assessments: [Assessment], asides: [Int: AsideRow] = [:], input: Table, isComparing: Bool, decimalMark: Character = ".",
    arrangement: Arrangement = .list
  ) {
    self.assessments = assessments
    self.input = input
    self.isComparing = isComparing
    self.decimalMark = decimalMark
    self.arrangement = arrangement
    var lines: [Line] = [], waiting = asides.sorted { $0.key < $1.key }[...]
    for (index, assessment) in assessments.enumerated() {
      while let aside = waiting.first, aside.key < assessment.structure.row {
        lines.append(.aside(row: aside.key, aside.value))
        waiting.removeFirst()
      }
      lines.append(.answer(index))
    }
    self.lines = lines + waiting.map { .aside(row: $0.key, $0.value) }
    let last = ((isComparing ? ResultColumns.compared : []) + [ResultColumns.anomaly]).map { Field($0) }
    // The list's own columns keep their name; the input's give way.
    let ownFields = arrangement.columns.map { Field($0, Self.numberFormats[$0] == nil ? .text : .decimal) }
    let names = RowLayout.givingWay(input.columns.map(\.name), to: (ownFields + last).map(\.name))
    let copied = zip(names, input.columns).map { Field($0, CodeNames.isCode($0) ? .text : $1.kind) }
    fields = ownFields + copied + last
  }

  public var header: [String] { fields.map(\.name) }
  public var rowCount: Int { lines.count }

  /// Names of the columns written as numbers in a workbook, with their formats.
  public static let numberFormats = [
    "lon": "0.000000", "lat": "0.000000", "rayon_m": "0.0", "distance_limite_m": "0.00", "montant_eur": "#,##0.00",
  ]

  /// Position in WGS 84 degrees of a row, nil without one.
  public func point(_ row: Int) -> (x: Double, y: Double)? {
    guard case .answer(let index) = lines[row] else { return nil }
    return assessments[index].site.shownPosition.map { ($0.longitude, $0.latitude) }
  }

  /// The cells of a row, one a field.
  public func cells(_ row: Int) -> [String] {
    switch lines[row] {
    case .answer(let index): return cells(assessments[index])
    case .aside(let row, let aside):
      let own = arrangement.columns.map { $0 == "motif" ? Self.words(aside.kind) : "" }
      return own + input.columns.indices.map { input[row, $0] } + (isComparing ? ["", ""] : []) + [""]
    }
  }

  private static func words(_ kind: AsideRow.Kind) -> String {
    switch kind {
    case .blank: "Ligne vide."
    case .header: "En-tête répété, qui n'est pas une structure."
    case .total: "Ligne de total, qui n'est pas une structure."
    case .note: "Note, qui n'est pas une structure."
    }
  }

  private func cells(_ assessment: Assessment) -> [String] {
    let structure = assessment.structure, shown = assessment.site.shownPosition
    var cells = [
      structure.id, structure.name, structure.manager, assessment.service?.code ?? structure.serviceText, structure.address,
      assessment.communeName, assessment.communeCode, degrees(shown?.longitude),
      degrees(shown?.latitude),
      precision(assessment), metres(assessment.radius), assessment.zone?.kind.rawValue ?? "", assessment.zone?.code ?? "",
      assessment.zone?.name ?? "", metres(assessment.finding.distance), assessment.evidenceWords,
      arrangement == .list ? assessment.decision.rawValue : assessment.decision.words, assessment.reason, assessment.amount,
      assessment.sources,
    ]
    if arrangement == .workbook { cells = Self.workbookOrder.map { cells[$0] } }
    for column in input.columns.indices { cells.append(input[structure.row, column]) }
    if isComparing { cells += [assessment.change?.rawValue ?? "", assessment.formerZone] }
    cells.append(Phrase.joined(assessment.anomalies))
    return cells
  }

  /// The first rows, for a person at a terminal.
  public func preview() -> TablePreview {
    var preview = TablePreview(
      header: header,
      preferring: ["nom", "decision", "preuve", "zone_nom", "distance_limite_m", "commune", "prestation", "id", "zone_code"])
    for chunk in chunks() { preview.add(chunk, extra: []) }
    return preview
  }

  /// All rows in chunks of a fixed size, each made when it is asked for.
  public func chunks() -> some Sequence<RowChunk> {
    stride(from: 0, to: rowCount, by: Self.chunkSize).lazy.map { chunk($0..<min($0 + Self.chunkSize, rowCount)) }
  }

  private func chunk(_ rows: Range<Int>) -> RowChunk {
    var builder = RowChunkBuilder(columnCount: fields.count)
    let own = ResultColumns.own.count
    for row in rows {
      for (column, cell) in cells(row).enumerated() { builder.append(cell, kind: kind(row, column - own)) }
    }
    return builder.take(firstRow: rows.lowerBound)
  }

  private static let chunkSize = 1024

  /// What a cell of the list was in its file.
  /// - Parameter column: of the list.
  private func kind(_ row: Int, _ column: Int) -> CellKind {
    guard input.columns.indices.contains(column), !input.columns[column].cellKinds.isEmpty else { return .text }
    switch lines[row] {
    case .answer(let index): return input.columns[column].cellKinds[assessments[index].structure.row]
    case .aside(let row, _): return input.columns[column].cellKinds[row]
    }
  }

  private func precision(_ assessment: Assessment) -> String { assessment.precisionWords }

  private func degrees(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    var bytes: [UInt8] = []
    DecimalFormatter.append(value, decimals: 8, to: &bytes)
    return marked(Self.trimmed(bytes))
  }

  private func metres(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    var bytes: [UInt8] = []
    DecimalFormatter.append(value, decimals: 2, to: &bytes)
    return marked(Self.trimmed(bytes))
  }

  /// Without the zeros after the last figure that counts.
  private static func trimmed(_ bytes: [UInt8]) -> String {
    var bytes = bytes
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func marked(_ text: String) -> String {
    decimalMark == "." ? text : String(text.map { $0 == "." ? decimalMark : $0 })
  }
}

extension EligibilityTable.Field {
  init(_ name: String, _ kind: ColumnKind = .text) {
    self.name = name
    self.kind = kind
  }
}
