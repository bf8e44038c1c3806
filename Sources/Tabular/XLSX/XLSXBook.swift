import Groundwork

/// A sheet whose first rows have been read.
struct XLSXSheet {
  let name: String
  let parser: any SheetParser
  let sample: [XLSXRow]
  /// Index of the column names in `sample`.
  let headerIndex: Int
  /// Index there of the first row of data; those between are names as well.
  let bodyIndex: Int
  /// The first row of data may be names too.
  var isBodyDoubtful = false

  private static let longestName = 150
  /// Names that no sheet of explanations has beside each other.
  private static let manyNames = 6

  /// Whether several columns have short names and the rows below, if any, follow each other and fill half of them, or one of them
  /// does below many names: a sheet of explanations has sentences and leaves rows and cells blank.
  var isPlainTable: Bool {
    let header = sample[headerIndex].texts
    let names = header.count
    guard (0..<names).allSatisfy({ header[$0].count <= Self.longestName }) else { return false }
    let rows = [sample[headerIndex]] + sample[bodyIndex...]
    let followed = zip(rows, rows.dropFirst()).count { $1.number == $0.number + 1 }
    let filled = rows.dropFirst().count { $0.columns.count * 2 >= names }
    let isWide = sample[headerIndex].columns.count >= Self.manyNames && filled > 0
    return names > 1 && followed * 2 >= rows.count - 1 && (filled * 2 >= rows.count - 1 || isWide)
  }

  /// Texts of a row from a column of the sheet on, blanks between included.
  static func cells(_ row: XLSXRow, from first: Int) -> [String] {
    var cells = [String](repeating: "", count: max(0, (row.columns.last ?? -1) + 1 - first))
    for (index, column) in row.columns.enumerated() where column >= first { cells[column - first] = row.texts[index] }
    return cells
  }
}

/// A workbook opened for reading: what stands in which part.
final class XLSXBook {
  private static let sampleRows = 60

  let name: String
  let sheets: [XLSXIndex.Sheet]
  /// The parser of a sheet, which the user named or not; nil if it is none of cells, or none to look for a table in.
  private let parser: (_ sheet: XLSXIndex.Sheet, _ isNamed: Bool) throws -> (any SheetParser)?

  init(name: String, sheets: [XLSXIndex.Sheet], parser: @escaping (XLSXIndex.Sheet, Bool) throws -> (any SheetParser)?) {
    self.name = name
    self.sheets = sheets
    self.parser = parser
  }

  /// Opens a workbook of whatever format is read.
  /// - Throws: `FileFault.unreadable` for another archive, one that is damaged, encrypted or unpacks to an abnormal size.
  static func open(path: String) throws -> XLSXBook {
    if try FileKind(path: path) == .openDocumentXML { return try openDocument(flat: path) }
    let archive = try XLSXArchive(path: path)
    let root = try XLSXRelations(of: "", in: archive).kinds["officeDocument"] ?? "xl/workbook.xml"
    guard let workbook = try archive.open(root) else {
      if archive.holds("content.xml") { return try openDocument(archive) }
      throw FileFault.unreadable(
        file: archive.name, sentence: "c'est une archive ZIP, pas un classeur ; un fichier CSV, TSV, XLSX ou ODS est attendu.")
    }
    guard !root.hasSuffix(".bin") else {
      throw FileFault.unreadable(
        file: archive.name, sentence: "c'est un classeur binaire (.xlsb) ; enregistrez-le depuis Excel en .xlsx ou .ods.")
    }
    guard root.contains("xl/") || root.hasSuffix("workbook.xml") else {
      throw FileFault.unreadable(
        file: archive.name, sentence: "c'est un texte ou une présentation ; enregistrez le tableau en .xlsx ou .ods.")
    }
    let index = XLSXIndex(), styles = XLSXStyles()
    try XMLReader.readAll(workbook, events: index)
    let relations = try XLSXRelations(of: root, in: archive)
    if let part = try relations.kinds["styles"].flatMap(archive.open) { try XMLReader.readAll(part, events: styles) }
    let shared = try relations.kinds["sharedStrings"].flatMap(archive.open)
    let strings = try shared.map { try XLSXSharedStrings($0).texts } ?? TextArray()
    return XLSXBook(name: archive.name, sheets: index.sheets) { sheet, _ in
      guard let target = relations.targets[sheet.relation], let part = try archive.open(target) else { return nil }
      return try XLSXSheetParser(part, strings: strings, styles: styles, startsIn1904: index.startsIn1904)
    }
  }

  /// The sheet that the options name, else the first visible one that holds a table.
  func table(_ options: TableOptions) throws -> XLSXSheet {
    let names = sheets.map { "« \($0.name) »" }.joined(separator: ", ")
    if let wanted = options.sheet {
      guard let sheet = sheets.first(where: { $0.name == wanted }) ?? sheets.first(where: { alike($0.name, wanted) })
      else {
        throw FileFault.usage(
          file: name,
          sentence: "il n'y a pas de feuille « \(wanted) » ; feuilles présentes : \(names)"
            + Suggestion.ending(wanted, among: sheets.map(\.name)))
      }
      guard let read = try read(sheet, options, isNamed: options.sheet != nil) else {
        throw FileFault.unreadable(file: name, sentence: "la feuille « \(sheet.name) » ne contient aucun tableau.")
      }
      return read
    }
    if options.headerRow == nil, OwnWorkbook.isLikely(sheets.map(\.name)) {
      for sheet in sheets where !sheet.isHidden {
        if let list = try ownList(sheet) { return list }
      }
    }
    var fallback: XLSXSheet?
    for sheet in sheets where !sheet.isHidden {
      guard let read = try read(sheet, options, isNamed: options.sheet != nil) else { continue }
      if read.isPlainTable { return read }
      fallback = fallback ?? read
    }
    guard let fallback else {
      throw FileFault.unreadable(
        file: name, sentence: "aucune feuille ne contient de tableau ; feuilles présentes : \(names).")
    }
    return fallback
  }

  private func alike(_ a: String, _ b: String) -> Bool {
    a.lowercased().filter { !$0.isWhitespace } == b.lowercased().filter { !$0.isWhitespace }
  }

  /// The sheet, if it is the list of an eligibility workbook of ours.
  private func ownList(_ sheet: XLSXIndex.Sheet) throws -> XLSXSheet? {
    guard let parser = try parser(sheet, false) else { return nil }
    let sample = try parser.rows(Self.sampleRows)
    guard let first = sample.first, OwnWorkbook.isList(XLSXSheet.cells(first, from: 0)) else { return nil }
    return XLSXSheet(name: sheet.name, parser: parser, sample: sample, headerIndex: 0, bodyIndex: 1)
  }

  /// The first rows of a sheet; nil if it holds nothing (or is a chart).
  private func read(_ sheet: XLSXIndex.Sheet, _ options: TableOptions, isNamed: Bool) throws -> XLSXSheet? {
    guard let parser = try parser(sheet, isNamed) else { return nil }
    let sample = try parser.rows(Self.sampleRows + max(0, min(options.headerRow ?? 0, Int.max - Self.sampleRows)))
    guard !sample.isEmpty else { return nil }
    if let row = options.headerRow {
      guard let header = sample.firstIndex(where: { $0.number >= row }) else {
        throw FileFault.usage(
          file: name, sentence: "la ligne d'en-tête \(row) n'existe pas : la feuille « \(sheet.name) » est plus courte.")
      }
      return XLSXSheet(name: sheet.name, parser: parser, sample: sample, headerIndex: header, bodyIndex: header + 1)
    }
    let rows = sample.map { SampleRow(cells: XLSXSheet.cells($0, from: 0), line: $0.number) }
    return HeaderRule.find(rows, names: options.knownNames).map {
      XLSXSheet(name: sheet.name, parser: parser, sample: sample, headerIndex: $0.index, bodyIndex: $0.body,
        isBodyDoubtful: $0.isBodyDoubtful)
    }
  }
}
