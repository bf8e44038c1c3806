import Eligibility
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// Where an eligibility list goes.
public struct EligibilityOutput: Sendable {
  private let path: String?
  private let format: RowOutput.Format
  private let dialect: CSVDialect

  /// - Parameter path: its extension tells the format; nil writes CSV to standard output.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  public init(path: String?, dialect: CSVDialect) throws {
    self.path = path
    format = try path.map(RowOutput.Format.init) ?? .csv
    var dialect = dialect
    if format == .tsv { dialect.separator = UInt8(ascii: "\t") }
    self.dialect = dialect
  }

  /// Writes the list whole or not at all; a workbook has the summary on its second sheet.
  ///
  /// - Returns: oddities of writing.
  /// - Throws: `FileFault.unwritable`, `FileFault.unwritable`.
  public func write(_ result: EligibilityResult) throws -> [Anomaly] {
    let isComparing = result.comparedWith != nil
    // French Excel reads the decimal comma, and takes 5.12 for a day of December.
    let mark: Character = format == .csv && dialect == .excel ? "," : "."
    let table = EligibilityTable(result.assessments, input: result.input, isComparing: isComparing, decimalMark: mark)
    switch format {
    case .csv, .tsv: return try writeCSV(table)
    case .xlsx: return try writeWorkbook(table, EligibilitySummary(result.assessments))
    case .geojson, .gpkg: return try writeLayer(table)
    }
  }

  private func writeCSV(_ table: EligibilityTable) throws -> [Anomaly] {
    let sink = try CSVSink(path: path, dialect: dialect)
    do {
      try sink.begin(header: table.header)
      for chunk in table.chunks() { try sink.write(chunk) }
      try sink.finish()
    } catch {
      sink.discard()
      throw error
    }
    return sink.anomalies
  }

  private func writeWorkbook(_ table: EligibilityTable, _ summary: EligibilitySummary) throws -> [Anomaly] {
    let book = try XLSXWorkbook(path: path ?? "")
    do {
      try book.addSheet("Éligibilité", header: table.header, rows: table.chunks(), numericColumns: EligibilityTable.numberFormats)
      try book.addSheet(
        "Synthèse", header: EligibilitySummary.header, rows: [summary.chunk()], numericColumns: EligibilitySummary.numberFormats)
      try book.finish()
    } catch {
      book.discard()
      throw error
    }
    return book.anomalies
  }

  private func writeLayer(_ table: EligibilityTable) throws -> [Anomaly] {
    let output = try OutputFile(path: path ?? "")
    let fields = table.fields.map { LayerField(name: $0.name, kind: $0.kind) }
    do {
      let writer: any PointRowWriter =
        format == .gpkg
        ? try GeoPackageWriter(output: output, layer: "eligibilite", fields: fields, crs: .wgs84)
        : try GeoJSONWriter(output: output, name: "eligibilite", fields: fields)
      for row in 0..<table.rowCount { try writer.append(texts: table.cells(row), point: table.point(row)) }
      try writer.finish()
    } catch {
      output.discard()
      throw error
    }
    return []
  }
}
