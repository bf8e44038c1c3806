import Eligibility
import GeoFormats
import Groundwork
import Reporting
import Structures
import Tabular
import Territory

/// Compares two results of `eligibilite`: who is new, gone, decided otherwise, in another quarter or moved, and why.
public struct ComparisonJob: Sendable {
  /// Results in any of the formats that `eligibilite` writes.
  public var former, later: String
  public var tableOptions = TableOptions()
  public var output: OutputPlace

  public init(former: String, later: String, output: OutputPlace) {
    self.former = former
    self.later = later
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let comparison: ResultComparison
    public let written: ResultTable.Written
    public let summary: [String]
    public let anomalies: [Anomaly]
  }

  /// Reads, compares and writes.
  /// - Throws: `FileFault` for what cannot be read, is no result or cannot be written; `GeometryError.noTransform` if PROJ knows no
  ///   way to the metric system of a place; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([former, later]).refuse(output: output.path)
    let telling = Telling(monitor)
    let before = try read(former, telling), after = try read(later, telling)
    try monitor.checkCancellation()
    let comparison = try ResultComparison(from: before, to: after)
    if !comparison.ambiguous.isEmpty {
      let titles = comparison.ambiguous.map { $0.id.isEmpty ? $0.name : $0.id }
      telling.tell([Anomaly(.list(.ambiguousAnswers(TextOrder.sorted(Set(titles)))), file: after.provenance.file)])
    }
    if comparison.sharesNothing {
      telling.tell([Anomaly(.list(.noCommonAnswer(former: before.provenance.file)), file: after.provenance.file)])
    }
    let content = ComparisonOutput(comparison, from: before, to: after)
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    return Result(comparison: comparison, written: written, summary: content.lines, anomalies: telling.met)
  }

  private func read(_ path: String, _ telling: Telling) throws -> AnsweredList {
    telling.monitor.reading(path)
    let table: Table
    if LayerFile.isLayer(path: path) {
      let place = LayerReference.parse(path)
      table = try LayerFile.read(path: place.path, options: LayerOptions(places: .france, layer: place.layer)).table
    } else {
      table = try TableReader.read(TableFile.open(path: path, options: tableOptions.knowing(.standard)))
    }
    telling.tell(table.provenance.anomalies)
    return try AnsweredList(table)
  }
}
