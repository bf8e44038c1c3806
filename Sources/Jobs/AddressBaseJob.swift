import Geocoding
import Groundwork

/// Makes an address base, one file, from files of the BAN and of La Poste.
public struct AddressBaseJob: Sendable {
  /// Files of addresses and of localities of the BAN.
  public var sources: [String]
  /// La Poste's file of postcodes.
  public var postcodes: String?
  /// Date of the BAN's files; nil takes it from the name of each or from its gzip header.
  public var vintage: String?
  /// Path of the base to write.
  public var output: String

  public init(sources: [String], postcodes: String? = nil, vintage: String? = nil, output: String) {
    self.sources = sources
    self.postcodes = postcodes
    self.vintage = vintage
    self.output = output
  }

  /// Reads the sources and writes the base, which appears under its name when it is whole.
  ///
  /// - Throws: `FileFault` for what cannot be read or written; `GeometryError` if PROJ lacks a legal system; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> AddressBaseBuilder.Report {
    try InputFiles(sources + [postcodes]).refuse(output: output)
    if sources.count == 1 { monitor.reading(sources[0]) } else { monitor.stages(.reading(file: "\(sources.count) fichiers")) }
    let report = try AddressBaseBuilder(sources: sources, postcodes: postcodes, vintage: vintage).write(to: output) { rows in
      try monitor.checkCancellation()
      monitor.rows(rows)
    }
    if !report.anomalies.isEmpty { monitor.anomalies(report.anomalies) }
    return report
  }
}
