/// Where data come from; travels with every table and layer derived from them.
public struct Provenance: Sendable, Hashable {
  /// Name of the file without its folder, as messages and reports quote it.
  public var file: String
  /// SHA-256 of the file in lower-case hexadecimal, once somebody has asked for it.
  public var checksum: String?
  public var layer: String?
  /// Year or date of the geography or the figures, when the file tells.
  public var vintage: String?
  public var producer: String?
  public var anomalies: [Anomaly]

  public init(
    file: String, checksum: String? = nil, layer: String? = nil, vintage: String? = nil,
    producer: String? = nil, anomalies: [Anomaly] = []
  ) {
    self.file = file
    self.checksum = checksum
    self.layer = layer
    self.vintage = vintage
    self.producer = producer
    self.anomalies = anomalies
  }
}

extension Provenance {
  /// How the column `sources` quotes the file: "qpv_2024.gpkg (sha256 1a2b3c4d5e6f, QPV 2024)".
  /// - Parameter what: what the file is, blank for nothing to say.
  public func citation(what: String = "") -> String {
    let digest = checksum.map { "sha256 \($0.prefix(12))" }
    let details = [digest, what.isEmpty ? nil : what].compactMap { $0 }.joined(separator: ", ")
    let name = layer.map { "\(file)#\($0)" } ?? file
    return details.isEmpty ? name : "\(name) (\(details))"
  }
}
