import Eligibility
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// Where an eligibility list goes.
public struct EligibilityOutput: Sendable {
  private let place: OutputPlace
  private let origin: DocumentOrigin?

  /// - Parameter origin: by what it is made, for documents that say so.
  public init(_ place: OutputPlace, origin: DocumentOrigin? = nil) {
    self.place = place
    self.origin = origin
  }

  /// Whether it says which files the answers rest on, with their checksums.
  public var namesSources: Bool { place.format.isWorkbook || place.format == .gpkg || place.format == .html }

  /// nil for standard output.
  public var path: String? { place.path }

  /// Writes the list whole or not at all; a workbook is one for a director (`EligibilityWorkbook`),
  /// a page is the report (`EligibilityReport`).
  ///
  /// - Returns: oddities of writing.
  /// - Throws: `FileFault.unwritable`.
  public func write(_ result: EligibilityResult) throws -> [Anomaly] {
    let table = EligibilityTable(
      result.assessments, asides: result.asides, input: result.input, isComparing: result.comparedWith != nil,
      decimalMark: Character(UnicodeScalar(place.decimalMark)))
    switch place.format {
    case .csv, .tsv: return try writeCSV(table)
    case .xlsx, .ods: return try EligibilityWorkbook(result, origin: origin).write(to: place.path ?? "")
    case .geojson, .gpkg: return try writeLayer(table, result)
    case .html:
      try EligibilityReport(result, origin: origin).page().write(to: place.path ?? "")
      return []
    }
  }

  private func writeCSV(_ table: EligibilityTable) throws -> [Anomaly] {
    let sink = try CSVSink(path: place.path, dialect: place.dialect)
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

  private func writeLayer(_ table: EligibilityTable, _ result: EligibilityResult) throws -> [Anomaly] {
    let output = try OutputFile(path: place.path ?? "")
    let fields = table.fields.map { LayerField(name: $0.name, kind: $0.kind) }
    do {
      let writer: any PointRowWriter =
        place.format == .gpkg
        ? try GeoPackageWriter(
          output: output, fields: fields, crs: .wgs84,
          style: GeoPackageStyle(
            LayerStyle(pointsOf: table.header), origin: SourceList(result).text(origin: origin, rule: result.inputs.rule.name)))
        : try GeoJSONWriter(output: output, fields: fields)
      for row in 0..<table.rowCount { try writer.append(texts: table.cells(row), point: table.point(row)) }
      try writer.finish()
    } catch {
      output.discard()
      throw error
    }
    return []
  }
}
