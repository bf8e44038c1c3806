import Geocoding
import Groundwork

/// What a base holds, in French.
public enum AddressBaseText {
  /// One line.
  public static func summary(_ description: AddressBaseDescription, size: Int) -> String {
    "Base d'adresses : \(counts(description)) ; \(departments(description)) ; \(octets(size))."
  }

  /// A line for each thing.
  public static func full(_ description: AddressBaseDescription, name: String, size: Int) -> String {
    var lines = [
      "\(name) : base d'adresses, \(octets(size))", "  \(counts(description))", "  \(departments(description))", "Sources :",
    ]
    for source in description.sources {
      let vintage = source.vintage.isEmpty ? "date inconnue" : source.vintage
      let taken = Phrase.counted(source.rows, "ligne prise", "lignes prises")
      lines.append("  \(source.file) (\(source.kind)) : \(vintage), \(taken)")
      lines.append("    sha256 \(source.checksum)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ description: AddressBaseDescription) -> String {
    let parts = [
      (description.addresses, "adresse", "adresses"), (description.streets, "voie", "voies"),
      (description.localities, "lieu-dit", "lieux-dits"), (description.communes, "commune", "communes"),
    ]
    return parts.map { Phrase.counted($0.0, $0.1, $0.2) }.joined(separator: ", ")
  }

  private static func departments(_ description: AddressBaseDescription) -> String {
    let label = description.departments.count == 1 ? "département" : "départements"
    return "\(label) \(description.departments.joined(separator: ", "))"
  }

  private static func octets(_ size: Int) -> String {
    if size < 1_000_000 { return "\(Wording.grouped((size + 999) / 1000)) Ko" }
    let tenths = (size + 50_000) / 100_000
    return "\(Wording.grouped(tenths / 10)),\(tenths % 10) Mo"
  }
}
