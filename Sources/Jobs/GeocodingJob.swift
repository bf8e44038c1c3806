import GeoFormats
import Geocoding
import Groundwork
import Reporting
import Tabular
import Territory

/// Places the addresses of a table with an address base: the rows with their added columns go to a file.
public struct GeocodingJob: Sendable {
  /// A table or a layer; `-` reads standard input.
  public var table: String
  public var tableOptions = TableOptions()
  public var columns = AddressColumnNames()
  /// Path of the address base.
  public var base: String
  public var schema = AnswerColumns.Schema.maillage
  /// Adds the column `anomalie`. A CSV, which programs read by its fixed columns, has it only so; what people read always has it.
  public var withRemarks = false
  public var output: OutputPlace

  public init(table: String, base: String, output: OutputPlace) {
    self.table = table
    self.base = base
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public var tally = GeocodingTally()
    /// Rows that are no data, among those that are not answered for sure.
    var asides = AsideTally()
    public var anomalies: [Anomaly] = []
    /// The first rows, where the output asks for no more.
    public var preview: TablePreview?
  }

  /// Reads the files, answers row by row, and puts the output in its place when it is whole.
  ///
  /// - Throws: `FileFault` for what cannot be read or written; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([table, base]).refuse(output: output.path)
    monitor.reading(table)
    let source: any RowSource =
      LayerFile.isLayer(path: table)
      ? TableRowSource(try LayerFile.read(path: table).table)
      : try TableFile.open(path: table, options: tableOptions.knowing(.standard))
    let questions = try columns.found(in: source)
    monitor.reading(base)
    let geocoder = Geocoder(base: try AddressBase(path: base))
    var result = Result()
    monitor.stages(.placing)
    let provenance = try write(source, questions, geocoder, &result, monitor)
    func tell(_ met: [Anomaly]) {
      guard !met.isEmpty else { return }
      result.anomalies += met
      monitor.anomalies(met)
    }
    tell(provenance.anomalies)
    func say(_ kind: AnomalyKind) { tell([Anomaly(kind, file: provenance.file)]) }
    if result.tally.rows == 0 { say(.table(.noRows)) }
    if let asides = result.asides.anomaly { say(.table(asides)) }
    for contradicted in result.tally.contradicted { say(.base(contradicted)) }
    if let uncovered = result.tally.uncovered(by: geocoder.base.description) { say(.base(uncovered)) }
    return result
  }

  /// Whether the result has the column `anomalie`.
  public var hasRemarks: Bool { withRemarks || output.isPreview || output.format.isWorkbook || output.format.isLayer }

  /// Runs the rows through; returns the source's provenance as it stands at the end.
  private func write(
    _ source: any RowSource, _ questions: QuestionColumns, _ geocoder: Geocoder, _ found: inout Result,
    _ monitor: JobMonitor
  ) throws -> Provenance {
    let answers = AnswerColumns(schema: schema, decimalMark: output.decimalMark, withRemarks: hasRemarks)
    let input = RowLayout.givingWay(source.header, to: answers.header)
    let result = try RowOutput(
      output, header: input + answers.header, preferring: input.prefix(2) + AnswerColumns.telling, numeric: AnswerColumns.numeric)
    let formatter = result.formatter, header = source.header
    do {
      let finished = try RowPipeline().run(source) {
        geocoder.makeWorker()
      } transform: { worker, chunk in
        let found = (0..<chunk.rowCount).map { row in
          worker.answer(questions.question { chunk[row, $0] })
        }
        let extra = answers.columns(found)
        let piece: RowOutput.Piece =
          formatter.map { .bytes($0.rows(chunk, extra: extra)) }
          ?? .rows(chunk, extra: extra, longitude: found.map(\.longitude), latitude: found.map(\.latitude))
        let asides = AsideTally(chunk, header: header) { found[$0].status == .certain }
        return (piece, GeocodingTally(found, numbers: chunk.numbers), asides)
      } deliver: { piece, more, asides in
        try monitor.checkCancellation()
        try result.write(piece)
        found.tally.add(more)
        found.asides.add(asides)
        monitor.rows(found.tally.rows)
      }
      monitor.writing(output.path)
      try result.finish()
      found.preview = result.preview
      var provenance = finished.provenance
      provenance.anomalies += result.anomalies
      return provenance
    } catch {
      result.discard()
      throw error
    }
  }
}
