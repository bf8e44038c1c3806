import Tabular

/// How the column `sources` quotes a file: its name, the start of its SHA-256, what it is.
public enum FileCitation {
  /// "qpv_2024.gpkg (sha256 1a2b3c4d5e6f, QPV 2024)".
  public static func of(_ provenance: Provenance, what: String = "") -> String {
    let digest = provenance.checksum.map { "sha256 \($0.prefix(12))" }
    let details = [digest, what.isEmpty ? nil : what].compactMap { $0 }.joined(separator: ", ")
    let name = provenance.layer.map { "\(provenance.file)#\($0)" } ?? provenance.file
    return details.isEmpty ? name : "\(name) (\(details))"
  }
}
