extension AddressKind {
  /// For sentences.
  public var words: String {
    switch self {
    case .houseNumber: "numéro"
    case .interpolation: "numéro placé entre ses voisins"
    case .street: "rue"
    case .locality: "lieu-dit"
    case .municipality: "commune"
    }
  }
}

extension AddressBaseDescription {
  /// The files that it was made from: "adresses-38.csv.gz (sha256 1a2b3c4d5e6f, 2024-06)".
  public var citation: String {
    sources.map { source in
      let digest = source.checksum.isEmpty ? "" : "sha256 \(source.checksum.prefix(12))"
      let details = [digest, source.vintage].filter { !$0.isEmpty }.joined(separator: ", ")
      return details.isEmpty ? source.file : "\(source.file) (\(details))"
    }.joined(separator: ", ")
  }
}

extension AddressBase {
  /// How a column `sources` quotes it.
  public var citation: String {
    description.sources.isEmpty ? "\(file) (base d'adresses)" : "\(file) (base d'adresses faite de \(description.citation))"
  }
}
