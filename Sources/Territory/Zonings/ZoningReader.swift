import GeoFormats
import Groundwork
import Tabular

/// Reads codes, communes and départements of the features of a zoning, and notes what is odd.
struct ZoningReader {
  private(set) var layer: Layer
  let codeColumn: Int
  let form: ZoneCode.Form
  let roles: [String: [Int]]

  var codes: [String] = []
  var communes: [[String]] = []
  var communeNames: [[String]] = []
  var departments: Set<String> = []
  var duplicates: [Zoning.Duplicate] = []
  var anomalies: [Anomaly] = []

  init(layer: Layer, codeColumn: Int, form: ZoneCode.Form, roles: [String: [Int]]) {
    self.layer = layer
    self.codeColumn = codeColumn
    self.form = form
    self.roles = roles
  }

  mutating func read() {
    readCodes()
    readCommunes()
    readDepartments()
    findDuplicates()
    if form == .qpv { noteMixedVintages() }
    setAsideMisplaced()
    anomalies += layer.shiftAnomalies
    if form == .qpv || Zoning.areQuarters(codes) { nameShapelessQuarters() }
  }

  /// A simplified file has QPV that shrank to nothing: whoever looks in it must know that they are not there.
  private mutating func nameShapelessQuarters() {
    let shapes = layer.geometries, bare = shapes.withoutPolygon
    // A layer of points that has codes of QPV is none of zones.
    let isOfPoints = shapes.kinds.contains { $0 == .point || $0 == .multiPoint }
    guard !bare.isEmpty, bare.count < codes.count || !isOfPoints else { return }
    let shapeless = ZoningAnomaly.shapelessQuarters(codes: bare.map { codes[$0] }, reach: ShapelessQuarter.reach)
    anomalies.append(Anomaly(.zoning(shapeless), file: layer.provenance.file, layer: layer.provenance.layer))
  }

  private mutating func readCodes() {
    let table = layer.table
    codes.reserveCapacity(table.rowCount)
    var restored: [Int] = []
    var strange: [Int] = []
    var blank: [Int] = []
    for row in 0..<table.rowCount {
      let written = ZoneCode.trim(table[row, codeColumn])
      if written.isEmpty { blank.append(row) }
      guard let code = ZoneCode.normalise(written, as: form) else {
        if !written.isEmpty { strange.append(row) }
        codes.append(written)
        continue
      }
      if code.utf8.count > written.utf8.count { restored.append(row) }
      codes.append(code)
    }
    if let first = restored.first {
      note(
        restored,
        .lostZeros(
          count: restored.count, example: QuotedCell(ZoneCode.trim(table[first, codeColumn])), read: codes[first]))
    }
    if let first = strange.first {
      note(
        strange,
        .strangeCodes(count: strange.count, form: form.rawValue, example: QuotedCell(codes[first])))
    }
    if !blank.isEmpty { note(blank, .blankCodes(count: blank.count)) }
  }

  /// Communes from the column that lists them, or from the code where it holds one.
  private mutating func readCommunes() {
    let table = layer.table
    let column = roles["communes"]?.first
    let nameColumn = roles["noms_communes"]?.first
    for row in 0..<table.rowCount {
      var own: [String] = []
      if let column { own = ZoneCode.list(table[row, column]).compactMap(CommuneCode.normalise) }
      if own.isEmpty, !codes[row].isEmpty {
        if form == .commune { own = [codes[row]] }
        if form == .iris { own = [ZoneCode.commune(ofIris: codes[row])] }
      }
      communes.append(own)
      let names = nameColumn.map { ZoneCode.list(table[row, $0], separators: [",", ";", "|"]) } ?? []
      communeNames.append(names.count == own.count ? names : [])
    }
  }

  private mutating func readDepartments() {
    let column = roles["departement"]?.first
    var told: Set<String> = []
    for row in codes.indices {
      departments.formUnion(named(row))
      if let column { told.insert(layer.table[row, column]) }
    }
    for text in told { departments.formUnion(ZoneCode.list(text).compactMap(CommuneCode.normaliseDepartment)) }
    departments = departments.filter(CommuneCode.isDepartment)
  }

  /// Départements that the code of a zone and its communes tell.
  private func named(_ row: Int) -> [String] {
    // A commune is its own commune.
    let others = form == .commune ? communes[row].filter { $0 != codes[row] } : communes[row]
    let own = ZoneCode.department(of: codes[row], form: form).map { [$0] } ?? []
    return others.isEmpty ? own : own + others.compactMap { CommuneCode.department(of: $0) }
  }

  /// Zones drawn outside of their territory, as maps draw overseas beside the mainland, lose their shape: nothing lies in them
  /// where they stand.
  private mutating func setAsideMisplaced() {
    let column = roles["departement"]?.first
    // A column of départements has few texts for its rows.
    var read: [String: [String]] = [:]
    let misplaced = MisplacedZones.of(layer) { row in
      let own = named(row)
      guard let column else { return own }
      let text = layer.table[row, column]
      let told = read[text] ?? ZoneCode.list(text).compactMap(CommuneCode.normaliseDepartment)
      read[text] = told
      return own + told
    }
    guard !misplaced.isEmpty else { return }
    let departments = Set(misplaced.compactMap { ZoneCode.department(of: codes[$0], form: form) ?? communes[$0].first })
    note(
      misplaced,
      .misplacedZones(
        count: misplaced.count, codes: misplaced.prefix(5).map { codes[$0] }, departments: departments.sorted()))
    layer.geometries = layer.geometries.emptying(misplaced)
  }

  private mutating func findDuplicates() {
    var seen = Set<String>(minimumCapacity: codes.count)
    var repeated = Set<String>()
    for code in codes where !code.isEmpty && !seen.insert(code).inserted { repeated.insert(code) }
    guard !repeated.isEmpty else { return }
    var rows: [String: [Int]] = [:]
    for (row, code) in codes.enumerated() where repeated.contains(code) { rows[code, default: []].append(row) }
    duplicates = rows
      .map { Zoning.Duplicate(code: $0.key, rows: $0.value, numbers: $0.value.map { layer.table.numbers[$0] }) }
      .sorted { $0.code < $1.code }
    guard let first = duplicates.first else { return }
    note([], .repeatedCodes(count: duplicates.count, example: first.code))
  }

  private mutating func noteMixedVintages() {
    let vintages = Set(codes.compactMap { ZoneCode.qpv($0)?.vintage }).sorted()
    guard vintages.count > 1 else { return }
    note([], .mixedVintages(vintages))
  }

  private mutating func note(_ rows: [Int], _ anomaly: ZoningAnomaly) {
    anomalies.append(
      Anomaly(
        .zoning(anomaly), file: layer.provenance.file, layer: layer.provenance.layer,
        row: rows.count == 1 ? layer.table.numbers[rows[0]] : nil, column: layer.table.columns[codeColumn].name))
  }
}
