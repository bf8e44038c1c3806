import Foundation
import Groundwork
import Tabular

/// Tables as bytes, in the ways that offices write them.
enum TextTable {
  private static func chunk(_ rows: SampleDepartment.Rows) -> RowChunk {
    var builder = RowChunkBuilder(columnCount: rows.header.count)
    for cell in rows.rows.joined() { builder.append(cell) }
    return builder.take(firstRow: 0)
  }

  /// UTF-8 without byte order mark, semicolons.
  static func plain(_ rows: SampleDepartment.Rows) -> [UInt8] {
    let dialect = CSVDialect(separator: UInt8(ascii: ";"), hasByteOrderMark: false, neutralisesFormulas: false)
    let formatter = CSVFormatter(dialect: dialect)
    return formatter.header(rows.header) + formatter.rows(chunk(rows))
  }

  /// As French Excel saves "CSV": Windows-1252, semicolons, CRLF.
  /// - Precondition: no text has a character that Windows-1252 lacks.
  static func windows1252(_ rows: SampleDepartment.Rows) -> [UInt8] {
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
      if let fault = error as? FileFault { throw fault }
      throw FileFault.unwritable(file: (path as NSString).lastPathComponent, sentence: "le fichier ne peut pas être écrit.")
    }
  }

  /// A workbook whose sheet has a title over the row of column names, as people make them; all cells are texts.
  static func writeBook(_ rows: SampleDepartment.Rows, title: String, path: String) throws {
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
