import Groundwork
@_spi(SecrecyGate) import Tabular

/// Reads a table whose columns of counts are withheld from everybody else, and checks it against its relations.
public struct CountTableReader: Sendable {
  let relations: TableRelations

  public init(_ relations: TableRelations) { self.relations = relations }

  /// The table as a confidential value: the columns that the relations name are withheld from the first byte.
  ///
  /// - Parameters:
  ///   - path: a CSV, TSV, XLSX or ODS file.
  ///   - options: how to read it, where recognition would miss it.
  /// - Throws: `FileFault` for what cannot be read; `.unreadable` for a column or a zone that is missing, a zone twice, a cell
  ///   that is neither a number nor a mark, a negative or fractional count, a sum that its parts contradict, pieces greater than
  ///   their zones. No cell is quoted.
  public func read(path: String, options: TableOptions = TableOptions()) throws -> Confidential<CountTable> {
    Confidential(try content(path: path, options: options))
  }

  func content(path: String, options given: TableOptions) throws -> CountTable {
    var options = given
    options.knownNames.formUnion(([relations.key] + relations.confidentialColumns).map(FrenchText.key))
    let source = try TableFile.open(path: path, options: options)
    let header = source.header, file = source.provenance.file
    let positions = try relations.confidentialColumns.map { try position($0, in: header, file: file) }
    let key = try position(relations.key, in: header, file: file)
    try checkDistinct(positions, key: key, file: file)
    let table = try TableReader.read(WithholdingSource(source, withholding: Set(positions)))
    let openPositions = header.indices.filter { !positions.contains($0) }
    let open = Dictionary(uniqueKeysWithValues: zip(openPositions, table.columns))
    let zones = try codes(of: open[key]!, in: table, file: file)
    let cells = Dictionary(uniqueKeysWithValues: zip(positions.sorted(), table.confidential.map(\.cells)))
    let texts = cells.mapValues(\.opened)
    var columns = try columns(positions: positions, texts: texts, numbers: table.numbers, file: file)
    for (index, position) in positions.enumerated() { columns[index].kinds = cells[position]?.openedKinds ?? [] }
    try scale(&columns, numbers: table.numbers, file: file)
    let rows = Dictionary(uniqueKeysWithValues: zones.enumerated().map { ($1, $0) })
    let pieces = try OverlapReader(relations: relations, columns: columns, rows: rows, table: file).read()
    let named = relations.population
    let populationIndex = named.flatMap { name in columns.firstIndex { $0.name == name } }
    let found = CountTable(
      file: file, relations: relations, zones: zones, numbers: table.numbers, columns: columns, population: populationIndex,
      openPopulation: populationIndex == nil ? try openPopulation(header, open, table.numbers, file) : [], header: header,
      open: open, pieces: pieces.found, rows: rows, overlapFile: pieces.file)
    try RelationCheck(found).check()
    return found
  }

  private func position(_ name: String, in header: [String], file: String) throws -> Int {
    let columns = NamedColumns(header)
    if let found = header.firstIndex(of: name) ?? columns.find(name) { return found }
    let known = header.filter { !$0.isEmpty }.map { "« \($0) »" }.joined(separator: ", ")
    throw FileFault.unreadable(
      file: relations.file,
      sentence: "la colonne « \(name) » n'existe pas dans \(file) ; colonnes : \(known)"
        + Suggestion.ending(name, among: header))
  }

  /// Two names may be one column, since case, accents and blanks do not tell columns apart.
  private func checkDistinct(_ positions: [Int], key: Int, file: String) throws {
    let names = relations.confidentialColumns
    for (index, position) in positions.enumerated() {
      let earlier = zip(names, positions).prefix(index).first { $1 == position }?.0
      guard let other = position == key ? relations.key : earlier else { continue }
      throw FileFault.unreadable(
        file: relations.file, sentence: "« \(other) » et « \(names[index]) » sont la même colonne de \(file).")
    }
  }

  private func codes(of column: Column, in table: Table, file: String) throws -> [String] {
    guard table.rowCount > 0 else {
      throw FileFault.unreadable(file: file, sentence: "le tableau n'a aucune ligne ; une ligne par zone est attendue.")
    }
    var seen: [String: Int] = [:]
    return try (0..<table.rowCount).map { row in
      let code = column.texts[row].trimmingBlanks()
      guard !code.isEmpty else {
        throw FileFault.unreadable(
          file: file,
          sentence: "ligne \(table.numbers[row]) : la colonne « \(column.name) » est vide ; un code de zone est attendu.")
      }
      if let other = seen.updateValue(row, forKey: code) {
        throw FileFault.unreadable(
          file: file,
          sentence: "lignes \(table.numbers[other]) et \(table.numbers[row]) : la zone \(code) a deux lignes ; une seule est "
            + "attendue.")
      }
      return code
    }
  }

  private func columns(
    positions: [Int], texts: [Int: TextArray], numbers: RowNumbers, file: String
  ) throws -> [CountTable.ProtectedColumn] {
    let names = relations.confidentialColumns, service = Set(relations.serviceColumns)
    let amounts = Set(relations.amounts.flatMap { [$0.column, $0.largest].compactMap { $0 } })
    let amountTexts = names.indices.filter { amounts.contains(names[$0]) }.compactMap { texts[positions[$0]] }
    let marks = amountTexts.reduce(into: Set<Character>()) { $0.formUnion(Self.marks(in: $1)) }
    func index(_ name: String) -> Int { names.firstIndex(of: name)! }
    return try names.enumerated().map { number, name in
      let role: CountTable.Role
      if let amount = relations.amounts.first(where: { $0.column == name }) {
        role = .amount(contributors: amount.contributors.map(index), largest: amount.largest.map(index))
      } else if let rate = relations.rates.first(where: { $0.column == name }) {
        role = .rate(numerator: index(rate.numerator), denominator: index(rate.denominator))
      } else if let mean = relations.means.first(where: { $0.column == name }) {
        role = .mean(contributors: index(mean.contributors))
      } else if let evolution = relations.evolutions.first(where: { $0.column == name }) {
        role = .evolution(before: index(evolution.before), after: index(evolution.after), isNumber: evolution.isNumber)
      } else {
        role = .count
      }
      let isLargest = relations.amounts.contains { $0.largest == name }
      let cells = try (0..<(texts[positions[number]]!.count)).map { row in
        var place = CellPlace(file: file, row: numbers[row], column: name)
        switch role {
        // No rate is of thousands.
        case .rate: place.decimalMarks = [".", ","]
        case .evolution(_, _, let isNumber):
          place.isSigned = true
          place.decimalMarks = isNumber ? [] : [".", ","]
        case .mean: place.decimalMarks = Self.marks(in: texts[positions[number]]!)
        case .amount, .count: if amounts.contains(name) { place.decimalMarks = marks }
        }
        return try place.cell(
          texts[positions[number]]![row], isCount: role.isWhole && !isLargest, isRate: role.isRate)
      }
      return CountTable.ProtectedColumn(
        name: name, role: role, isService: service.contains(name), position: positions[number], cells: cells,
        texts: texts[positions[number]]!, decimals: 0)
    }
  }

  /// Columns that add up with each other are counted in the same unit, that of the finest figure.
  private func scale(_ columns: inout [CountTable.ProtectedColumn], numbers: RowNumbers, file: String) throws {
    var group = Array(columns.indices)
    func root(_ index: Int) -> Int { group[index] == index ? index : root(group[index]) }
    func join(_ a: Int, _ b: Int) { group[root(b)] = root(a) }
    let names = columns.map(\.name)
    for sum in relations.columns {
      guard let total = names.firstIndex(of: sum.total) else { continue }
      for part in sum.parts.compactMap(names.firstIndex) { join(total, part) }
    }
    for case (let index, .amount(_, let largest?)) in columns.map(\.role).enumerated() { join(index, largest) }
    let finest = columns.map { column in column.cells.compactMap { $0.number?.decimals }.max() ?? 0 }
    for index in columns.indices {
      let decimals = columns.indices.filter { root($0) == root(index) }.map { finest[$0] }.max() ?? 0
      columns[index].decimals = decimals
      let column = columns[index]
      let limit: Int64 = 1_000_000_000_000_000
      if let row = column.cells.indices.first(where: { column.cells[$0].number != nil && (column.value($0) ?? .max) > limit }) {
        throw FileFault.unreadable(
          file: file, sentence: "ligne \(numbers[row]), « \(column.name) » : le nombre a trop de chiffres (15 au plus).")
      }
    }
  }

  /// The population from a column that is not to protect: one that is public already.
  private func openPopulation(
    _ header: [String], _ open: [Int: Column], _ numbers: RowNumbers, _ file: String
  ) throws -> [Int64?] {
    guard let name = relations.population else { return [] }
    let column = open[try position(name, in: header, file: file)]
    guard let column else { return [] }
    return try (0..<column.texts.count).map { row in
      let place = CellPlace(file: file, row: numbers[row], column: name, decimalMarks: Self.marks(in: column.texts))
      // A published population may be weighted, hence have decimals.
      guard let number = try place.cell(column.texts[row], isCount: false, isRate: false).number else { return nil }
      return number.scaled(to: number.decimals).map { $0 / Self.power(number.decimals) }
    }
  }

  private static func marks(in texts: TextArray) -> Set<Character> {
    WrittenNumber.decimalMarks(in: (0..<texts.count).lazy.map { texts[$0] })
  }

  private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension CountTable.Role {
  var isRate: Bool {
    switch self {
    case .rate, .evolution(_, _, isNumber: false): true
    case .count, .amount, .mean, .evolution: false
    }
  }

  /// Whether its figures are whole numbers.
  var isWhole: Bool {
    switch self {
    case .count, .evolution(_, _, isNumber: true): true
    case .rate, .amount, .mean, .evolution: false
    }
  }
}

/// Where a cell stands, for what is wrong with it; the cell itself is not quoted.
struct CellPlace {
  let file: String
  let row: RowNumber
  let column: String
  /// Characters that surely stand before decimals.
  var decimalMarks: Set<Character> = []
  /// Whether a number may be negative.
  var isSigned = false

  /// - Throws: `FileFault.unreadable` for what is no figure of its kind.
  func cell(_ text: String, isCount: Bool, isRate: Bool) throws -> ConfidentialCell {
    var text = text
    if isRate, text.trimmingBlanks().hasSuffix("%") { text = String(text.trimmingBlanks().dropLast()) }
    if isSigned { text = text.replacing("\u{2212}", with: "-") }
    guard let cell = ConfidentialCell(text, decimalMarks: decimalMarks) else {
      if WrittenNumber.hasTwoReadings(text, decimalMarks) {
        throw fault(
          "un point ou une virgule peut y séparer des milliers ou des décimales ; écrivez le nombre sans milliers séparés.")
      }
      throw fault(
        "\(isCount ? "un nombre entier" : "un nombre") ou une marque (s, s-effectif, s-population, s-protege, nd, case vide) "
          + "était attendu ; le texte n'est pas lu.")
    }
    if let number = cell.number {
      if number.mantissa < 0, !isSigned { throw fault("le nombre est négatif ; un nombre d'au moins 0 est attendu.") }
      if isCount, number.decimals > 0 {
        throw fault("un effectif est un nombre entier ; pour une somme, nommez la colonne sous « montants ».")
      }
    }
    return cell
  }

  func fault(_ sentence: String) -> FileFault {
    .unreadable(file: file, sentence: "ligne \(row), « \(column) » : \(sentence)")
  }
}
