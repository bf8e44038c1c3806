import Coverage
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// A table of results: a row a zone, columns of texts and of figures.
public struct ResultTable: Sendable {
  public private(set) var header: [String] = []
  private var columns: [TextArray] = []
  private var numeric: Set<String> = []
  private let rowCount: Int
  private let decimalMark: UInt8

  /// - Parameters:
  ///   - rowCount: of every column.
  ///   - place: where it will go, which tells how numbers are written.
  init(rowCount: Int, for place: OutputPlace) {
    self.rowCount = rowCount
    decimalMark = place.decimalMark
  }

  mutating func add(_ name: String, texts: [String]) {
    precondition(texts.count == rowCount)
    header.append(name)
    columns.append(TextArray(texts))
  }

  /// Adds figures; an unknown one leaves its cell blank.
  /// - Parameter decimals: digits after the mark; nil for the shortest text that is the same number.
  mutating func add(_ name: String, figures: [Double?], decimals: Int? = nil) {
    precondition(figures.count == rowCount)
    header.append(name)
    numeric.insert(name)
    columns.append(TextArray(figures.map { $0.map { written($0, decimals) } ?? "" }))
  }

  /// Adds figures, those that are not known by the mark of their reason.
  mutating func add(_ name: String, figures: [Figure], decimals: Int? = nil) {
    precondition(figures.count == rowCount)
    header.append(name)
    numeric.insert(name)
    columns.append(TextArray(figures.map { figure in figure.value.map { written($0, decimals) } ?? figure.mark }))
  }

  private func written(_ value: Double, _ decimals: Int?) -> String {
    guard value.isFinite else { return "" }
    var bytes: [UInt8] = []
    if let decimals {
      DecimalFormatter.append(value, decimals: decimals, separator: decimalMark, to: &bytes)
    } else {
      bytes = DecimalFormatter.shortest(value).utf8.map { $0 == UInt8(ascii: ".") ? decimalMark : $0 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What came out beside the file.
  public struct Written: Sendable {
    public let rows: Int
    /// The first rows, where the output asks for no more.
    public let preview: TablePreview?
    public let anomalies: [Anomaly]
  }

  /// Writes the table and puts it in its place.
  /// - Parameter source: where its figures were let out, if they passed the gate: that line goes with the file.
  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  func write(to place: OutputPlace, source: ReleasedSource? = nil) throws -> Written {
    try ResultRows(header: header, chunk: chunk, numeric: numeric).write(to: place, source: source)
  }

  /// Writes the table with a shape a row, as a GeoPackage with its style or as GeoJSON.
  /// - Parameters:
  ///   - text: by what and of what it was made, which the GeoPackage carries.
  ///   - source: where its figures were let out, if they passed the gate: that line goes with the file.
  /// - Throws: `FileFault.usage` for GeoJSON of released figures, which has no place for that line; `.unwritable`.
  func write(
    shapes: GeometryArray, crs: CRS, style: LayerStyle, text: String, to place: OutputPlace, source: ReleasedSource? = nil
  ) throws -> Written {
    if place.format == .geojson, source != nil {
      throw FileFault.usage(
        file: place.path.map(MappedFile.name),
        sentence: "un GeoJSON n'a pas de place pour la ligne de source que le secret statistique demande ; donnez un nom en .gpkg.")
    }
    let columns = header.indices.map {
      Column(name: header[$0], kind: numeric.contains(header[$0]) ? .decimal : .text, texts: self.columns[$0])
    }
    let output = try OutputFile(path: place.path ?? "")
    do {
      let layer = Layer(
        name: LayerFile.stem(of: output.path),
        table: Table(columns: columns, rowCount: rowCount, provenance: Provenance(file: "")), geometries: shapes, crs: crs)
      if place.format == .gpkg {
        let told = [text, source?.line ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
        try GeoPackageWriter.write(layer, to: output, style: GeoPackageStyle(style, origin: told))
      } else {
        try GeoJSONWriter.write(layer, to: output)
      }
    } catch {
      output.discard()
      throw error
    }
    return Written(rows: rowCount, preview: nil, anomalies: [])
  }

  private var chunk: RowChunk {
    let made = header.indices.map { Column(name: header[$0], texts: columns[$0]) }
    return TableRowSource.chunk(Table(columns: made, rowCount: rowCount, provenance: Provenance(file: "")), rows: 0..<rowCount)
  }
}

/// Rows on their way to a file, with columns added to them.
struct ResultRows {
  let header: [String]
  let chunk: RowChunk
  var extra: [TextArray] = []
  /// Columns that a preview shows before others.
  var preferred: [String] = []
  var numeric: Set<String> = []

  /// The marks of figures that are not there, as `Figure.mark` writes them.
  private static let marks = [
    ("s", "secret statistique"), ("nd", "non disponible"), ("ns", "non significatif"),
  ]

  /// Writes the rows and puts the file in its place.
  /// - Parameter source: where the figures were let out, if they passed the gate: that line goes with the file.
  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  func write(to place: OutputPlace, source: ReleasedSource?) throws -> ResultTable.Written {
    guard !place.format.isLayer else {
      throw FileFault.usage(
        file: place.path.map(MappedFile.name),
        sentence: "cette commande écrit un tableau ; donnez un nom en .csv, .tsv, .xlsx ou .ods.")
    }
    if let source, let path = place.path { return try write(to: place, path: path, source) }
    let output = try RowOutput(place, header: header, preferring: preferred, numeric: numeric)
    do {
      let bytes = output.formatter.map { RowOutput.Piece.bytes($0.rows(chunk, extra: extra)) }
      try output.write(bytes ?? .rows(chunk, extra: extra, longitude: [], latitude: []))
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
    return ResultTable.Written(rows: chunk.rowCount, preview: output.preview, anomalies: output.anomalies)
  }

  private func write(to place: OutputPlace, path: String, _ source: ReleasedSource) throws -> ResultTable.Written {
    let note = SourceNote(
      source: source.line, marques: Dictionary(uniqueKeysWithValues: Self.marks), profil: source.policy)
    let file = try SourcedTable(
      header: header, chunks: [typedChunk], source: note, marks: Self.marks.map(\.0), path: path, place: place)
    do {
      try file.finish()
    } catch {
      file.discard()
      throw error
    }
    return ResultTable.Written(rows: chunk.rowCount, preview: nil, anomalies: [])
  }

  /// The rows with the added columns, and what each cell is.
  private var typedChunk: RowChunk {
    var builder = RowChunkBuilder(columnCount: header.count)
    for row in 0..<chunk.rowCount {
      for (column, name) in header.enumerated() {
        let text = column < chunk.columnCount ? chunk[row, column] : extra[column - chunk.columnCount][row]
        let own = column < chunk.columnCount ? chunk.kind(row, column) : .text
        let isNumber = own == .text && numeric.contains(name) && NumberParser.decimal(text) != nil
        builder.append(text, kind: isNumber ? .number : own)
      }
    }
    return builder.take(firstRow: 0)
  }
}
