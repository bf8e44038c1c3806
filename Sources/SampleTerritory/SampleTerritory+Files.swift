import Foundation
import GeoFormats
import Tabular

extension SampleTerritory {
  /// Names of the files, in the order in which `LISEZMOI.txt` presents them.
  public enum File: String, CaseIterable, Sendable {
    case readMe = "LISEZMOI.txt"
    case structures = "structures.csv"
    case structuresBook = "structures.xlsx"
    case corrections = "corrections.csv"
    case communes = "communes.gpkg"
    case communesShape = "COMMUNE.shp"
    case iris = "CONTOURS-IRIS.shp"
    case quarters2024 = "QP2024.gpkg"
    case quarters2024Degrees = "QP2024.geojson"
    case quarters2015 = "QP2015.shp"
    case quarterList = "liste-qpv-2024.csv"
    case livedQuarters = "quartiers-vecus.gpkg"
    case livedList = "quartiers-vecus-liste.csv"
    case population = "population-iris.csv"
    case forcalquier = "forcalquier-annexe2.csv"
    case bouscat = "bouscat-places.csv"
  }

  /// Writes all files of the sample to a folder, each whole or not at all; files of the same names are replaced.
  /// - Throws: `TabularError.unwritable`, `GeoFormatsError.unwritable`.
  public func write(to folder: String) throws {
    func path(_ file: File) -> String { URL(fileURLWithPath: folder).appendingPathComponent(file.rawValue).path }
    try TextTable.write(Array(SampleReadMe.text.utf8), path: path(.readMe))
    try TextTable.write(TextTable.windows1252(structureRows), path: path(.structures))
    try TextTable.writeBook(structureRows, title: "Structures du département 99 (fictif)", path: path(.structuresBook))
    try ShapefileWriter.write(communeLayer(inCapitals: true), path: path(.communesShape))
    try ShapefileWriter.write(irisLayer(), path: path(.iris))
    try ShapefileWriter.write(quarterLayer2015(), path: path(.quarters2015))
    try GeoPackageWriter.write(communeLayer(inCapitals: false), to: OutputFile(path: path(.communes)))
    try GeoPackageWriter.write(quarterLayer2024(), to: OutputFile(path: path(.quarters2024)))
    try GeoPackageWriter.write(livedQuarterLayer(), to: OutputFile(path: path(.livedQuarters)))
    try GeoJSONWriter.write(quarterLayer2024(), to: OutputFile(path: path(.quarters2024Degrees)))
    try TextTable.write(TextTable.plain(correctionRows), path: path(.corrections))
    try TextTable.write(TextTable.plain(quarterListRows), path: path(.quarterList))
    try TextTable.write(TextTable.plain(livedListRows), path: path(.livedList))
    try TextTable.write(TextTable.plain(populationRows), path: path(.population))
    try TextTable.write(TextTable.windows1252(SeedTables.forcalquier), path: path(.forcalquier))
    try TextTable.write(TextTable.plain(SeedTables.bouscat), path: path(.bouscat))
  }
}

/// Tables as bytes, in the ways that offices write them.
enum TextTable {
  private static func chunk(_ rows: SampleTerritory.Rows) -> RowChunk {
    var builder = RowChunkBuilder(columnCount: rows.header.count)
    for cell in rows.rows.joined() { builder.append(cell) }
    return builder.take(firstRow: 0)
  }

  /// UTF-8 without byte order mark, semicolons.
  static func plain(_ rows: SampleTerritory.Rows) -> [UInt8] {
    let dialect = CSVDialect(separator: UInt8(ascii: ";"), hasByteOrderMark: false, neutralisesFormulas: false)
    let formatter = CSVFormatter(dialect: dialect)
    return formatter.header(rows.header) + formatter.rows(chunk(rows))
  }

  /// As French Excel saves "CSV": Windows-1252, semicolons, CRLF.
  /// - Precondition: no text has a character that Windows-1252 lacks.
  static func windows1252(_ rows: SampleTerritory.Rows) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in String(decoding: plain(rows), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": bytes += [0x0D, 0x0A]
      case "œ": bytes.append(0x9C)
      case "Œ": bytes.append(0x8C)
      case "’": bytes.append(0x92)
      default:
        precondition(scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value), "outside Windows-1252: \(scalar)")
        bytes.append(UInt8(scalar.value))
      }
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], path: String) throws {
    let output = try OutputFile(path: path)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output.temporaryPath))
      try output.commit()
    } catch {
      output.discard()
      if let fault = error as? any Fault { throw fault }
      throw TabularError.unwritable(file: (path as NSString).lastPathComponent, sentence: "le fichier ne peut pas être écrit.")
    }
  }

  /// A workbook whose sheet has a title over the row of column names, as people make them; all cells are texts.
  static func writeBook(_ rows: SampleTerritory.Rows, title: String, path: String) throws {
    let book = try XLSXWorkbook(path: path)
    do {
      let titled = [title] + [String](repeating: "", count: rows.header.count - 1)
      try book.addSheet("Structures", header: titled, rows: [chunk((titled, [rows.header] + rows.rows))])
      try book.finish()
    } catch {
      book.discard()
      throw error
    }
  }
}
