import Geocoding
import GeometryCore
import Groundwork
import Tabular
import Territory

/// Reads the rows of a list as structures, chunk by chunk.
struct StructureReader {
  let columns: StructureColumns
  private let options: StructureOptions
  private let catalog: ServiceCatalog
  /// The prestation of every row, where the option names one.
  private let imposed: [Service]?
  private var positions: StructurePositions
  /// What the cells of the prestation were found to name: a list has few of them.
  private var recognised: [String: ServiceCatalog.Recognition] = [:]
  /// Rows that are no structures, by row of the list.
  private(set) var asides: [Int: AsideRow] = [:]

  /// - Throws: `FileFault.unreadable` for a list that cannot be judged, `.usage` for options that it contradicts.
  init(_ rows: ReplayedSource, catalog: ServiceCatalog, parameters: Parameters, options: StructureOptions) throws {
    columns = try StructureColumns(header: rows.header, parameters: parameters, named: options.columns)
    try Self.require(columns, options, file: rows.provenance.file)
    self.options = options
    self.catalog = catalog
    imposed = try options.service.map { try Self.imposed($0, catalog) }
    positions = try StructurePositions(columns, options, rows)
  }

  /// One a row of the chunk, but for those that are no structures.
  mutating func read(_ chunk: RowChunk) throws -> [Structure] {
    let readings = try positions.read(chunk), own = columns.listColumns, names = own.map { FrenchText.key(columns.names[$0]) }
    return (0..<chunk.rowCount).compactMap { row in
      let aside = AsideRules.standard.aside(
        own.map { chunk[row, $0] }, number: chunk.numbers[row], headerKeys: names, isPlaced: readings[row].position != nil)
      guard let aside else { return structure(chunk, row, readings[row]) }
      asides[chunk.firstRow + row] = aside
      return nil
    }
  }

  private mutating func structure(_ chunk: RowChunk, _ row: Int, _ reading: StructurePositions.Reading) -> Structure {
    func cell(_ field: Parameters.Field) -> String { columns.first(field).map { chunk[row, $0].trimmingBlanks() } ?? "" }
    var structure = Structure(row: chunk.firstRow + row, number: chunk.numbers[row])
    structure.id = cell(.id)
    structure.name = cell(.name)
    structure.manager = cell(.manager)
    structure.precision = cell(.precision)
    structure.managerAddress = cell(.managerAddress)
    structure.address = address(chunk, row)
    structure.question = AddressQuestion(address: structure.address, postcode: cell(.postcode), commune: cell(.commune))
    Self.readCommune(cell(.commune), cell(.postcode), cell(.communeCode), into: &structure)
    readServices(columns.all(.service).map { chunk[row, $0].trimmingBlanks() }, into: &structure)
    // The shapes of an earlier answer show what was found as well: its columns tell one from the other.
    structure.position = reading.position ?? (columns.former == nil ? options.positions?[structure.row] : nil)
    structure.positionAnomalies = reading.anomalies
    if let precision = reading.precision { structure.precision = precision }
    if reading.position == nil, structure.position != nil, let refusal = columns.geocoded.refusal(chunk, row) {
      structure.position = nil
      structure.positionAnomalies = [.position(refusal)]
    }
    if let former = columns.former {
      let cells = former.cells(chunk, row)
      readAnsweredService(cells.service, into: &structure)
      former.amend(&structure, cells, findsAddresses: options.findsAddresses, hasPositions: columns.hasPosition)
    }
    return structure
  }

  private static func require(_ columns: StructureColumns, _ options: StructureOptions, file: String) throws {
    func fail(_ what: String, _ attempt: String) -> FileFault {
      let names = columns.header.filter { !$0.isEmpty }.joined(separator: ", ")
      let other = "Si la ligne des noms est une autre, dites laquelle : --ligne-entete N."
      return .unreadable(file: file, sentence: "\(what) ; colonnes lues : \(names). \(attempt) \(other)")
    }
    guard columns.first(.id) != nil || columns.first(.name) != nil else {
      throw fail("aucune colonne d'identifiant ni de nom", "Nommez-la : --colonne nom=COLONNE.")
    }
    guard !options.takesAnyList else { return }
    guard options.service != nil || columns.first(.service) != nil else {
      throw fail("aucune colonne de prestation", "Donnez-la par --prestation AGC ou --colonne prestation=COLONNE.")
    }
    let isFound = options.findsAddresses && !columns.all(.address).isEmpty
    guard options.positions != nil || isFound || columns.hasPosition || columns.hasCommune || columns.first(.postcode) != nil
    else {
      throw fail(
        "ni position ni commune", "Nommez-les : --colonne lon=COLONNE --colonne lat=COLONNE ou --colonne commune=COLONNE.")
    }
  }

  private static func imposed(_ word: String, _ catalog: ServiceCatalog) throws -> [Service] {
    let services = catalog.recognise(word).services
    guard !services.isEmpty else {
      let codes = catalog.services.map(\.code)
      throw FileFault.usage(
        sentence: "--prestation \(word) : prestation inconnue ; connues : \(codes.joined(separator: ", "))"
          + Suggestion.ending(word, among: codes))
    }
    return services
  }

  private func address(_ chunk: RowChunk, _ row: Int) -> String {
    var parts: [String] = []
    for column in columns.all(.address) {
      var text = chunk[row, column].trimmingBlanks()
      if column == columns.streetColumn {
        let number = columns.numberColumns.map { chunk[row, $0].trimmingBlanks() }
        text = (number + [text]).filter { !$0.isEmpty }.joined(separator: " ")
      }
      if !text.isEmpty, !parts.contains(text) { parts.append(Self.onOneLine(text)) }
    }
    return parts.count == 1 ? parts[0] : parts.joined(separator: ", ")
  }

  private static func onOneLine(_ text: String) -> String {
    // Controls, and the first bytes of the line ends beyond ASCII (U+0085, U+2028, U+2029).
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: ", ")
  }

  /// "04300 FORCALQUIER" and "ANNECY CEDEX 9" hold more than a name.
  private static func readCommune(_ name: String, _ postcode: String, _ code: String, into structure: inout Structure) {
    var words = name.split(separator: " ").map(String.init)
    structure.postcode = CommuneKey.postcode(postcode) ?? ""
    if let first = words.first, first.count == 5, let found = CommuneKey.postcode(first) {
      words.removeFirst()
      if structure.postcode.isEmpty { structure.postcode = found }
    }
    if structure.postcode.isEmpty, let found = CommuneName(name).postcode { structure.postcode = found }
    if words.count > 1, let cedex = words.firstIndex(where: { $0.utf8.count == 5 && $0.uppercased() == "CEDEX" }), cedex > 0 {
      words.removeSubrange(cedex...)
    }
    structure.communeName = words.joined(separator: " ")
    guard !code.isEmpty else { return }
    if let key = CommuneCode.normalise(code) {
      structure.communeCode = key
    } else {
      structure.anomalies.append(.list(.noCommuneCode(QuotedCell(code))))
    }
  }

  /// An answer has a row for each prestation of the list's row.
  private mutating func readAnsweredService(_ cell: String, into structure: inout Structure) {
    let answered = recognise(cell).services
    guard imposed == nil, !answered.isEmpty else { return }
    let isOfList = Set(answered).isSubset(of: structure.services)
    structure.services = answered
    structure.impliedServices = isOfList ? structure.impliedServices.intersection(answered.map(\.code)) : []
  }

  /// The first cell that names something known decides; the option decides over every cell.
  private mutating func readServices(_ cells: [String], into structure: inout Structure) {
    structure.serviceText = cells.first { !$0.isEmpty } ?? ""
    let found = cells.map { ($0, recognise($0)) }.first { !$0.1.services.isEmpty }
    if let imposed {
      structure.services = imposed
      if let (cell, recognition) = found, Set(recognition.services).isDisjoint(with: imposed) {
        structure.anomalies.append(.list(.otherService(QuotedCell(cell), imposed: imposed.map(\.code))))
      }
      return
    }
    guard let (cell, recognition) = found else { return }
    structure.serviceText = cell
    structure.services = recognition.services
    structure.impliedServices = recognition.implied
    for stranger in recognition.strangers { structure.anomalies.append(.list(.unknownService(QuotedCell(stranger)))) }
  }

  private mutating func recognise(_ cell: String) -> ServiceCatalog.Recognition {
    if let known = recognised[cell] { return known }
    let found = catalog.recognise(cell)
    recognised[cell] = found
    return found
  }
}
