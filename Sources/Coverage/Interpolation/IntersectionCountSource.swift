import Groundwork
import Tabular
import Territory

/// A table that tells how much of each source lies in each target: addresses, dwellings, households counted by others.
///
/// A row a piece: the source's code, the target's, the count. A blank target, or one that is none of the zones, is what lies in
/// no target.
public struct IntersectionCountSource: Sendable {
  public var path: String
  /// Columns that the user names; nil to recognise them.
  public var sourceColumn, targetColumn, countColumn: String?
  /// Column that tells the whole of each source, in every row of it; nil where the rows of a source are all of it.
  public var totalColumn: String?
  public var options = TableOptions()
  public var catalog = ProfileCatalog.standard
  /// Rows are kept whose columns have these values; all without any.
  public var filters: [ZoneTableSource.RowFilter] = []

  public init(path: String) { self.path = path }

  /// Reads the counts.
  /// - Parameters:
  ///   - sources: the zones that are shared out, numbered as `GroundZones` has them; so are the targets.
  /// - Throws: `FileFault.usage` for a column that does not exist; `.missing` and `.unreadable` for what cannot be read, columns
  ///   of codes that are not found, a count below 0 or that is no number, a piece or a whole told in two ways, pieces that are
  ///   more than the whole.
  public func read(sources: ZoneIndex, targets: ZoneIndex) throws -> IntersectionCounts {
    let table = try TableReader.read(TableFile.open(path: path, options: options.knowing(catalog)))
    let columns = try CountColumns(self, table, sources, targets)
    let filters = try filters.map { filter in
      (
        try NamedColumns(table.columns.map(\.name)).given(filter.column, option: "--lignes", file: table.provenance.file),
        filter.value
      )
    }
    var reading = CountReading(table, columns)
    for row in 0..<table.rowCount where filters.allSatisfy({ table[row, $0.0].trimmingBlanks() == $0.1 }) {
      try reading.read(row, sources, targets)
    }
    return try reading.counts()
  }
}

/// Which column of the table is what.
private struct CountColumns {
  let source, target, count: Int
  let total: Int?

  private static let names = (
    source: ["source", "code_source", "zone_source", "origine"], target: ["cible", "code_cible", "zone_cible", "destination"],
    count: [
      "nombre", "nb", "n", "compte", "comptes", "effectif", "count", "adresses", "nb_adresses", "logements", "nb_logements",
      "menages", "nb_menages", "poids",
    ]
  )

  init(_ wanted: IntersectionCountSource, _ table: Table, _ sources: ZoneIndex, _ targets: ZoneIndex) throws {
    let names = NamedColumns(table.columns.map(\.name)), file = table.provenance.file
    func given(_ name: String?, _ option: String) throws -> Int? {
      try name.map { try names.given($0, option: option, file: file) }
    }
    total = try given(wanted.totalColumn, "--colonne-total")
    let named = try given(wanted.countColumn, "--colonne-comptes") ?? names.find(anyOf: Self.names.count)
    let givenTarget = try given(wanted.targetColumn, "--code comptes-cible")
    let givenSource = try given(wanted.sourceColumn, "--code comptes-source")
    /// The column whose cells name the most of the zones, those called so preferred.
    func best(_ zones: ZoneIndex, called: [String], besides taken: [Int?]) -> Int? {
      let open = names.header.indices.filter { !taken.contains($0) }
      func joined(_ column: Int) -> Int {
        let cells = table.columns[column].texts
        return (0..<cells.count).count { zones.match(cells[$0]) != nil }
      }
      if let column = names.find(anyOf: called), open.contains(column), joined(column) > 0 { return column }
      let found = open.map { ($0, joined($0)) }.max { ($0.1, $1.0) < ($1.1, $0.0) }
      return found.flatMap { $0.1 > 0 ? $0.0 : nil }
    }
    func refusal(_ what: String, _ option: String) -> FileFault {
      let header = names.header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")
      return .unreadable(
        file: file, sentence: "aucune colonne n'est reconnue comme \(what) ; colonnes : \(header). Nommez-la par \(option).")
    }
    guard let source = givenSource ?? best(sources, called: Self.names.source, besides: [named, total, givenTarget]) else {
      throw refusal("celle des codes de la source", "--code comptes-source=COL")
    }
    guard let target = givenTarget ?? best(targets, called: Self.names.target, besides: [named, total, source]) else {
      throw refusal("celle des codes de la cible", "--code comptes-cible=COL")
    }
    let taken = [source, target, total], rest = names.header.indices.filter { !taken.contains($0) }
    guard let count = named ?? (rest.count == 1 ? rest[0] : nil) else {
      throw refusal("celle des comptes", "--colonne-comptes COL")
    }
    (self.source, self.target, self.count) = (source, target, count)
  }
}

/// Counts as the rows tell them.
private struct CountReading {
  private struct Piece: Hashable {
    let source, target: String
  }

  private let table: Table
  private let columns: CountColumns
  private var told: [Piece: (count: Double?, row: Int)] = [:]
  private var pieces: [Int: [Int: Double]] = [:]
  /// Of each source: what its rows count, and the whole that they tell, if they do.
  private var sums: [Int: Double] = [:], wholes: [Int: (value: Double, row: Int)] = [:]
  private var unknown = Set<Int>()
  private var strangers = Tally(), outsiders = Tally(), repeated = Tally(), blanks = Tally()

  init(_ table: Table, _ columns: CountColumns) {
    self.table = table
    self.columns = columns
  }

  mutating func read(_ row: Int, _ sources: ZoneIndex, _ targets: ZoneIndex) throws {
    let codes = Piece(source: text(row, columns.source), target: text(row, columns.target))
    guard let source = sources.match(codes.source)?.zone else {
      let isBlank = codes.source.isEmpty && text(row, columns.count).isEmpty
      if !isBlank { strangers.add(codes.source.isEmpty ? "vide" : codes.source) }
      return
    }
    let count = try figure(row, columns.count)
    if let before = told[codes] {
      guard before.count == count else {
        throw fault(
          "lignes \(table.numbers[before.row]) et \(table.numbers[row]) : ce que \(codes.source) a "
            + "\(codes.target.isEmpty ? "hors des cibles" : "dans \(codes.target)") est dit deux fois, par deux comptes "
            + "différents ; un seul est attendu.")
      }
      repeated.add("\(codes.source) et \(codes.target.isEmpty ? "aucune cible" : codes.target)")
      return
    }
    told[codes] = (count, row)
    if let total = columns.total { try note(try figure(row, total), of: source, row) }
    guard let count else {
      blanks.add(codes.source)
      unknown.insert(source)
      return
    }
    sums[source, default: 0] += count
    if let target = targets.match(codes.target)?.zone {
      pieces[source, default: [:]][target, default: 0] += count
    } else if !codes.target.isEmpty {
      outsiders.add(codes.target)
    }
  }

  private mutating func note(_ whole: Double?, of source: Int, _ row: Int) throws {
    guard let whole else {
      unknown.insert(source)
      return
    }
    if let before = wholes[source], before.value != whole {
      throw fault(
        "lignes \(table.numbers[before.row]) et \(table.numbers[row]) : \(text(row, columns.source)) y a deux totaux "
          + "différents ; un seul est attendu.")
    }
    wholes[source] = (whole, row)
  }

  func counts() throws -> IntersectionCounts {
    guard !told.isEmpty else {
      throw fault(
        "aucun compte n'est celui d'une zone source (colonne « \(table.columns[columns.source].name) »"
          + "\(strangers.examples.first.map { ", par exemple « \($0) »" } ?? "")). Nommez la bonne colonne par "
          + "--code comptes-source=COL, ou donnez la table de ces zones-là.")
    }
    guard !pieces.isEmpty else {
      throw fault(
        "aucun compte connu n'est celui d'une cible (colonne « \(table.columns[columns.target].name) »"
          + "\(outsiders.examples.first.map { ", par exemple « \($0) »" } ?? "")). Nommez la bonne colonne par "
          + "--code comptes-cible=COL, ou donnez la table de ces zones-là.")
    }
    var found = IntersectionCounts(provenance: table.provenance)
    for (source, sum) in sums.sorted(by: { $0.key < $1.key }) where !unknown.contains(source) {
      let whole = wholes[source]?.value ?? sum
      // Sums of decimals are right to their last digits.
      guard sum <= whole * (1 + 1e-9) else {
        throw fault(
          "ligne \(table.numbers[wholes[source]!.row]) : le total de \(text(wholes[source]!.row, columns.source)) est "
            + "\(DecimalFormatter.shortest(whole)), et ses morceaux font \(DecimalFormatter.shortest(sum)) ; ils ne peuvent le "
            + "dépasser.")
      }
      guard whole > 0 else { continue }
      let own = pieces[source] ?? [:], inside = own.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      found.pieces[source] = own.mapValues { $0 / whole }
      found.outside[source] = max(0, whole - inside) / whole
    }
    let name = { (column: Int) in table.columns[column].name }
    var kinds: [InterpolationAnomaly] = [
      .countColumns(source: name(columns.source), target: name(columns.target), count: name(columns.count))
    ]
    if strangers.count > 0 { kinds.append(.strayCounts(count: strangers.count, examples: strangers.examples)) }
    if outsiders.count > 0 { kinds.append(.countsOutside(count: outsiders.count, examples: outsiders.examples)) }
    if repeated.count > 0 { kinds.append(.repeatedCounts(count: repeated.count, example: repeated.examples[0])) }
    if blanks.count > 0 { kinds.append(.unknownCounts(count: blanks.count, examples: blanks.examples)) }
    found.anomalies = table.provenance.anomalies
      + kinds.map { Anomaly(.interpolation($0), file: table.provenance.file, layer: table.provenance.layer) }
    return found
  }

  private func text(_ row: Int, _ column: Int) -> String { table[row, column].trimmingBlanks() }

  /// A count; nil where the cell is blank or a mark.
  private func figure(_ row: Int, _ column: Int) throws -> Double? {
    let cells = table.columns[column]
    if let value = NumberParser.decimal(cells.texts[row]), value >= 0, value.isFinite { return value }
    let typed = Column(name: cells.name, kind: .decimal, texts: TextArray([cells.texts[row]]))
    if typed.blankReason(at: 0) != nil { return nil }
    throw fault(
      "ligne \(table.numbers[row]) : « \(cells.name) » tient \(text(row, column)) ; un nombre d'au moins 0 est attendu.")
  }

  private func fault(_ sentence: String) -> FileFault { .unreadable(file: table.provenance.file, sentence: sentence) }
}
