import Groundwork

/// What a job tells while it runs, and how it is asked to stop.
///
/// Each part may be called from any thread, one call at a time.
public struct JobMonitor: Sendable {
  /// Receives what is odd in a file as soon as it is met, the anomalies of one reading together.
  public var anomalies: @Sendable ([Anomaly]) -> Void
  /// Receives the number of rows done so far.
  public var rows: @Sendable (Int) -> Void
  /// Asked before each chunk of rows; true ends the job with `CancellationError` and leaves no output.
  public var isCancelled: @Sendable () -> Bool

  public init(
    anomalies: @escaping @Sendable ([Anomaly]) -> Void = { _ in }, rows: @escaping @Sendable (Int) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.anomalies = anomalies
    self.rows = rows
    self.isCancelled = isCancelled
  }

  func checkCancellation() throws {
    if isCancelled() { throw CancellationError() }
  }
}
