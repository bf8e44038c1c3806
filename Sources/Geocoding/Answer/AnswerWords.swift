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

extension PlaceContradiction.Claim {
  /// For sentences: "la commune nommée est « Villeurbanne » (69266)".
  public var words: String {
    switch self {
    case .name(let name, let codes):
      let many = codes.prefix(4).joined(separator: ", ") + (codes.count > 4 ? "…" : "")
      return "la commune nommée est « \(name) » (\(many))"
    case .postcode(let postcode, let communes):
      let isLong = communes.count > 2
      let served = isLong ? "\(communes[0]) et \(communes.count - 1) autres communes" : communes.joined(separator: " et ")
      return "le code postal est \(postcode)" + (served.isEmpty ? "" : " (\(served))")
    case .code(let code, let name): return "le code INSEE est \(code)" + (name.isEmpty ? "" : " (\(name))")
    }
  }
}

extension GeocodedAddress {
  /// What the question says of its commune against where the address is found, for sentences; nil where all agrees.
  public var contradictionWords: String? {
    guard let contradiction else { return nil }
    let end = contradiction.isSlip ? " ; les deux communes se touchent, et la rue n'est que dans l'une" : ""
    return "\(contradiction.claim.words), et l'adresse est trouvée à \(communeName) (\(communeCode))\(end)"
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
