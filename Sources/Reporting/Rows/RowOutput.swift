import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// Writes located rows chunk by chunk in the format that the output's name asks for.
public final class RowOutput {
  /// The formats that a name can ask for, by extension.
  public enum Format: String, Sendable, CaseIterable {
    case csv, tsv, xlsx, ods, geojson, gpkg, html

    /// - Throws: `FileFault.usage` for another extension.
    public init(path: String) throws {
      let name = (path as NSString).lastPathComponent
      let written = (name as NSString).pathExtension.lowercased()
      let others = ["json": "geojson", "htm": "html"]
      guard let format = Format(rawValue: others[written] ?? written) else {
        throw FileFault.usage(
          file: name,
          sentence: "format de sortie inconnu « .\(written) » ; attendu : .csv, .xlsx, .ods, .geojson, .gpkg ou .html.")
      }
      self = format
    }

    /// Whether there may be several sheets.
    public var isWorkbook: Bool { self == .xlsx || self == .ods }

    /// Whether positions are written as geometries.
    public var isLayer: Bool { self == .geojson || self == .gpkg }
  }

  /// A chunk with its added columns, made ready on any thread.
  public enum Piece: Sendable {
    case bytes([UInt8])
    case rows(RowChunk, extra: [TextArray], longitude: [Double], latitude: [Double])
  }

  private enum Target {
    case text(CSVSink)
    case workbook(WorkbookSink)
    case layer(any PointRowWriter)
    case preview
  }

  private let target: Target
  private let output: OutputFile?
  /// The first rows, where the place asks for no more.
  public private(set) var preview: TablePreview?

  /// - Parameters:
  ///   - preferred: names of the columns that a preview shows before others.
  ///   - numeric: names of the columns whose cells are numbers, where the format tells numbers from texts.
  /// - Throws: `FileFault.unwritable`; `FileFault.usage` for a page, which rows alone do not make.
  public init(_ place: OutputPlace, header: [String], preferring preferred: [String] = [], numeric: Set<String>) throws {
    guard place.format != .html else { throw place.noReport }
    guard !place.isPreview else {
      output = nil
      target = .preview
      preview = TablePreview(header: header, preferring: preferred)
      return
    }
    switch (place.format, place.path) {
    case (.xlsx, let path?), (.ods, let path?):
      let formats = Dictionary(uniqueKeysWithValues: numeric.map { ($0, Self.numberFormat($0)) })
      let sink = try WorkbookSink(path: path, numericColumns: formats)
      try sink.begin(header: header)
      output = nil
      target = .workbook(sink)
    case (.geojson, let path?), (.gpkg, let path?):
      let fields = header.map { LayerField(name: $0, kind: numeric.contains($0) ? .decimal : .text) }
      let file = try OutputFile(path: path)
      output = file
      target = .layer(
        place.format == .gpkg
          ? try GeoPackageWriter(
            output: file, fields: fields, crs: .wgs84, style: GeoPackageStyle(LayerStyle(pointsOf: header)))
          : try GeoJSONWriter(output: file, fields: fields))
    default:
      let sink = try CSVSink(path: place.path, dialect: place.dialect)
      try sink.begin(header: header)
      output = nil
      target = .text(sink)
    }
  }

  /// Degrees and scores need more decimals than metres.
  private static func numberFormat(_ column: String) -> String {
    if ["rang", "quintile"].contains(column) { return "0" }
    if ["geo_lon", "geo_lat", "longitude", "latitude"].contains(column) { return "0.000000" }
    return column.contains("score") ? "0.000" : "0.00"
  }

  /// Whether pieces must carry positions.
  public var needsPositions: Bool {
    if case .layer = target { return true }
    return false
  }

  /// How rows become text, for workers to do their share; nil for formats that are written row by row.
  public var formatter: CSVFormatter? {
    if case .text(let sink) = target { return sink.formatter }
    return nil
  }

  /// Writes the rows that come next.
  /// - Throws: `FileFault.unwritable` if the output cannot be written or its format holds no more rows.
  public func write(_ piece: Piece) throws {
    switch (target, piece) {
    case (.text(let sink), .bytes(let bytes)): try sink.write(bytes: bytes)
    case (.text(let sink), .rows(let chunk, let extra, _, _)): try sink.write(chunk, extra: extra)
    case (.workbook(let sink), .rows(let chunk, let extra, _, _)): try sink.write(chunk, extra: extra)
    case (.layer(let writer), .rows(let chunk, let extra, let longitude, let latitude)):
      for row in 0..<chunk.rowCount {
        let texts = (0..<chunk.columnCount).map { chunk[row, $0] } + extra.map { $0[row] }
        let point = longitude[row].isFinite && latitude[row].isFinite ? (longitude[row], latitude[row]) : nil
        try writer.append(texts: texts, point: point)
      }
    case (.preview, .rows(let chunk, let extra, _, _)): preview?.add(chunk, extra: extra)
    case (_, .bytes): preconditionFailure("text was made for a format that takes rows")
    }
  }

  /// What was odd in writing.
  public var anomalies: [Anomaly] {
    switch target {
    case .text(let sink): sink.anomalies
    case .workbook(let sink): sink.anomalies
    case .layer, .preview: []
    }
  }

  /// Completes the file and puts it in its place.
  /// - Throws: `FileFault.unwritable` if the output cannot be completed or put in its place.
  public func finish() throws {
    switch target {
    case .text(let sink): try sink.finish()
    case .workbook(let sink): try sink.finish()
    case .layer(let writer): try writer.finish()
    case .preview: break
    }
  }

  /// Forgets what was written.
  public func discard() {
    switch target {
    case .text(let sink): sink.discard()
    case .workbook(let sink): sink.discard()
    case .layer: output?.discard()
    case .preview: break
    }
  }
}
