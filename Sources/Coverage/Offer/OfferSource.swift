import Groundwork
import Tabular
import Territory

/// A list of structures to read as an offer: a table, or a layer of points.
public struct OfferSource: Sendable {
  public var path: String
  public var options = TableOptions()
  public var points = PointOptions()
  public var catalog = ProfileCatalog.standard
  /// Columns that the user names; nil to recognise them.
  public var idColumn, codeColumn, kindColumn, capacityColumn: String?
  /// What capacities are counted in: those in another unit are named, and count for nothing.
  public var unit = CapacityUnit.places
  /// Column of the units; nil for one that is called so.
  public var unitColumn: String?
  /// Keeps these kinds alone: codes of the BPE, codes of prestations, or words of the column of kinds; empty for all.
  public var kinds: [String] = []
  /// A site without position or code counts in the commune that its address names, where one alone has that name and postcode.
  public var takesCommuneNames = false

  public init(path: String) { self.path = path }

  /// Reads the list.
  /// - Throws: `FileFault.usage` for a column that does not exist, `.missing` and `.unreadable` for what cannot be read.
  public func read() throws -> Offer {
    var reading = try OfferReading(self)
    return try reading.read()
  }
}

/// Which column of the list is what.
struct OfferColumns {
  let id, name, kind, capacity, unit, opening, closing, commune, postcode: Int?
  /// A column of capacities in another unit, where there is none of the one that is counted.
  let other: (column: Int, unit: CapacityUnit)?
  /// The unit that the name of the column of capacities says.
  let capacityUnit: CapacityUnit
  /// Columns that may hold codes of zones.
  let codes: [Int]

  init(_ header: [String], _ source: OfferSource) throws {
    let names = NamedColumns(header), file = MappedFile.name(of: source.path), own = ColumnAliases.offer
    func given(_ name: String?, _ option: String) throws -> Int? {
      try name.map { try names.given($0, option: option, file: file) }
    }
    id = try given(source.idColumn, "--code") ?? names.find(anyOf: own["id"])
    name = names.find(anyOf: own["nom"])
    kind = try given(source.kindColumn, "--type") ?? names.find(anyOf: own["genre"])
    func counting(_ unit: CapacityUnit) -> Int? { names.find(anyOf: own[unit.rawValue]) }
    unit = try given(source.unitColumn, "--colonne-unite") ?? names.find(anyOf: own["unite"])
    // A column of units says which cells of a column of capacities are of the one that is counted.
    capacity = try given(source.capacityColumn, "--colonne-places") ?? counting(source.unit)
      ?? (unit == nil ? nil : counting(.places))
    capacityUnit = capacity.flatMap { CapacityUnit(saidBy: names.header[$0]) } ?? .places
    let others = CapacityUnit.allCases.filter { $0 != source.unit }
    other = capacity == nil ? others.lazy.compactMap { unit in counting(unit).map { ($0, unit) } }.first : nil
    opening = names.find(anyOf: own["ouverture"])
    closing = names.find(anyOf: own["fermeture"])
    commune = names.find(anyOf: ColumnAliases.standard["commune"])
    postcode = names.find(anyOf: ColumnAliases.standard["code_postal"])
    if let column = try given(source.codeColumn, "--code") {
      codes = [column]
    } else {
      var found: [Int] = []
      for name in ZoneColumns.all where name != "id" {
        if let column = names.find(name), !found.contains(column) { found.append(column) }
      }
      codes = found
    }
  }
}

/// The steps of reading a list.
private struct OfferReading {
  private let source: OfferSource
  private let placed: PlacedRows
  private let columns: OfferColumns
  private var sites: [OfferSite] = []
  private var codes: [[String]]
  private var kinds: KindFilter
  private var anomalies: [OfferAnomaly] = []
  /// Of single rows.
  private var remarks: [(kind: OfferAnomaly, row: RowNumber)] = []
  private var rowCount = 0, keptRows = 0
  /// By unit: structures whose capacity is in it.
  private var otherUnits: [String: Tally] = [:]
  private var rowsOfOtherUnits: Set<Int> = []
  private var strangeDates: [Int: (count: Int, example: String)] = [:]

  init(_ source: OfferSource) throws {
    self.source = source
    placed = try PlacedRows.open(source.path, options: source.options.knowing(source.catalog), points: source.points)
    columns = try OfferColumns(placed.rows.header, source)
    codes = columns.codes.map { _ in [] }
    kinds = source.kinds.isEmpty ? .all : try KindFilter(source.kinds)
  }

  private mutating func readRows() throws -> (PointGathering?, Provenance) {
    var rows = placed.rows, gathering = placed.reader.map(PointGathering.init)
    let keys = rows.header.map(FrenchText.key)
    while let chunk = try rows.next() {
      let batch = try gathering?.read(chunk)
      for row in 0..<chunk.rowCount {
        for (place, column) in columns.codes.enumerated() { codes[place].append(chunk[row, column].trimmingBlanks()) }
        read(chunk, row, keys, isPlaced: batch?.isPlaced(row) ?? false)
      }
      rowCount += chunk.rowCount
    }
    return (gathering, rows.provenance)
  }

  mutating func read() throws -> Offer {
    let header = placed.rows.header
    let (gathering, provenance) = try readRows(), positions = gathering?.positions
    if !source.kinds.isEmpty { anomalies.append(.kept(kinds: source.kinds, count: keptRows, of: rowCount)) }
    for (column, met) in strangeDates.sorted(by: { $0.key < $1.key }) {
      anomalies.append(.unreadableDate(count: met.count, column: header[column], example: QuotedCell(met.example)))
    }
    var merging = SiteMerging(sites, positions: positions)
    merging.merge()
    anomalies += merging.anomalies
    remarks += merging.remarks
    let without = merging.sites.filter {
      $0.capacity.value == nil && !merging.told.contains($0.row) && !rowsOfOtherUnits.contains($0.row)
    }
    if columns.capacity != nil, !without.isEmpty {
      anomalies.append(.noCapacity(count: without.count, of: merging.sites.count, examples: without.prefix(5).map(\.title)))
    }
    anomalies += units(header)
    var notes = (gathering?.anomalies(file: provenance.file) ?? []) + provenance.anomalies
    if rowCount == 0 { notes.append(Anomaly(.table(.noRows), file: provenance.file, layer: provenance.layer)) }
    return Offer(
      provenance: provenance, rowCount: rowCount, sites: merging.sites, hasCapacities: columns.capacity != nil,
      positions: positions, codeColumns: zip(columns.codes, codes).map { (header[$0], $1) },
      takesCommuneNames: source.takesCommuneNames,
      anomalies: notes
        + remarks.map { Anomaly(.offer($0.kind), file: provenance.file, layer: provenance.layer, row: $0.row) }
        + anomalies.map { Anomaly(.offer($0), file: provenance.file, layer: provenance.layer) })
  }

  private mutating func read(_ chunk: RowChunk, _ row: Int, _ keys: [String], isPlaced: Bool) {
    func cell(_ column: Int?) -> String { column.map { chunk[row, $0].trimmingBlanks() } ?? "" }
    let kind = cell(columns.kind)
    guard kinds.keeps(kind) else { return }
    let cells = (0..<chunk.columnCount).map { chunk[row, $0] }
    guard AsideRules.standard.kind(of: cells, headerKeys: keys, isPlaced: isPlaced) == nil else { return }
    keptRows += 1
    var site = OfferSite(
      row: chunk.firstRow + row, number: chunk.numbers[row], id: cell(columns.id), name: cell(columns.name), kind: kind,
      capacity: .blank(.blank))
    (site.communeName, site.postcode) = (cell(columns.commune), cell(columns.postcode))
    if let column = columns.capacity { site.capacity = capacity(chunk, row, column, of: site) }
    site.opening = date(cell(columns.opening), columns.opening)
    site.closing = date(cell(columns.closing), columns.closing)
    sites.append(site)
  }

  private mutating func capacity(_ chunk: RowChunk, _ row: Int, _ column: Int, of site: OfferSite) -> Figure {
    let written = WrittenCapacity(
      chunk[row, column].trimmingBlanks(), unitCell: columns.unit.map { chunk[row, $0].trimmingBlanks() },
      columnUnit: columns.capacityUnit, counting: source.unit)
    switch written.refusal {
    case .negative: remarks.append((.negativeCapacity(site.title), site.number))
    case .unreadable(let text): remarks.append((.unreadableCapacity(site.title, QuotedCell(text)), site.number))
    case .otherUnit(let unit):
      otherUnits[unit, default: Tally()].add(site.title)
      rowsOfOtherUnits.insert(site.row)
    case nil: break
    }
    return written.figure
  }

  /// What is to be said of units.
  private func units(_ header: [String]) -> [OfferAnomaly] {
    func option(_ words: String) -> String? { CapacityUnit.allCases.first { $0.words == words }?.rawValue }
    let counted = source.unit.words
    var kinds = otherUnits.sorted { $0.key < $1.key }.map { unit, tally in
      OfferAnomaly.otherUnit(unit, option: option(unit), counted: counted, count: tally.count, examples: tally.examples)
    }
    if let (column, unit) = columns.other {
      kinds.append(.columnOfOtherUnit(header[column], unit: unit.words, option: unit.rawValue, counted: counted))
    }
    if source.unit != .places, let column = columns.capacity { kinds.append(.countedUnit(counted, column: header[column])) }
    return kinds
  }

  /// A day that cannot be read is said, and counts as none.
  private mutating func date(_ text: String, _ column: Int?) -> CalendarDate? {
    guard let column, !text.isEmpty else { return nil }
    if let date = CalendarDate.written(text) { return date }
    strangeDates[column] = ((strangeDates[column]?.count ?? 0) + 1, strangeDates[column]?.example ?? text)
    return nil
  }
}
