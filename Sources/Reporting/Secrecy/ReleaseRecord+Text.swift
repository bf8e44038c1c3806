import Groundwork
import StatisticalSecrecy

extension ReleaseLedger {
  /// The releases of a register, one a paragraph.
  public func text() -> String {
    guard !releases.isEmpty else { return "\(file) : aucune diffusion.\n" }
    return releases.map(\.text).joined(separator: "\n")
  }
}

extension ReleaseRecord {
  fileprivate var text: String {
    let place = [zoning, vintage.map { "géographie \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return """
      \(number). \(source ?? "source non dite"), période \(period ?? "non dite")\(place.isEmpty ? "" : " ; \(place)")
         variables : \(variables.joined(separator: ", "))
         \(Phrase.counted(zones, "zone", "zones")), \(Phrase.counted(shown, "chiffre montré", "chiffres montrés")), \
      \(Phrase.counted(withheld, "caché", "cachés")) ; profil \(policy) ; sha256 \(checksum.prefix(12))

      """
  }
}
