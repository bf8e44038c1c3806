import GeoFormats
import Groundwork
import Reporting

/// What a job tells while it runs, and how it is asked to stop.
///
/// Each part may be called from any thread, one call at a time.
public struct JobMonitor: Sendable {
  /// Receives what is odd in a file as soon as it is met, the anomalies of one reading together.
  public var anomalies: @Sendable ([Anomaly]) -> Void
  /// Receives what the job goes over to; the count of rows begins anew.
  public var stages: @Sendable (WorkStage) -> Void
  /// Receives the number of rows done so far.
  public var rows: @Sendable (Int) -> Void
  /// Asked before each chunk of rows; true ends the job with `CancellationError` and leaves no output.
  public var isCancelled: @Sendable () -> Bool

  public init(
    anomalies: @escaping @Sendable ([Anomaly]) -> Void = { _ in }, stages: @escaping @Sendable (WorkStage) -> Void = { _ in },
    rows: @escaping @Sendable (Int) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.anomalies = anomalies
    self.stages = stages
    self.rows = rows
    self.isCancelled = isCancelled
  }

  /// Says which file is read next.
  /// - Parameter path: as the user wrote it; nil where none is.
  func reading(_ path: String?) {
    guard let path else { return }
    stages(.reading(file: path == "-" ? "l'entrée standard" : MappedFile.name(of: LayerReference.parse(path).path)))
  }

  /// Says that the output is being completed.
  func writing(_ path: String?) {
    if let path { stages(.writing(file: MappedFile.name(of: path))) }
  }

  func checkCancellation() throws {
    if isCancelled() { throw CancellationError() }
  }
}

/// Gathers what is odd, and tells it as soon as it is met.
final class Telling {
  let monitor: JobMonitor
  private(set) var met: [Anomaly] = []

  init(_ monitor: JobMonitor) { self.monitor = monitor }

  func tell(_ anomalies: [Anomaly]) {
    guard !anomalies.isEmpty else { return }
    met += anomalies
    monitor.anomalies(anomalies)
  }
}
