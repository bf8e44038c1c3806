import Groundwork
import Territory

/// Tells what a file holds: layers, reference system, fields, profile, defects.
public struct InspectionJob: Sendable {
  /// A layer's file, with `#layer` for one of several, or a table; `-` reads standard input.
  public var path: String
  public var options: InspectionOptions

  public init(path: String, options: InspectionOptions = InspectionOptions()) {
    self.path = path
    self.options = options
  }

  /// - Throws: `FileFault` where the file cannot be read at all; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Inspection {
    try monitor.checkCancellation()
    monitor.reading(path)
    let inspection = try Inspection.of(path: path, options: options)
    for layer in inspection.layers where !layer.anomalies.isEmpty { monitor.anomalies(layer.anomalies) }
    monitor.rows(inspection.layers.reduce(0) { $0 + $1.count })
    return inspection
  }
}
