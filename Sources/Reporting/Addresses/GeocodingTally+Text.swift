import Geocoding
import Groundwork

extension GeocodingTally {
  /// "1 158 lignes : 1 034 ok, 100 ambigu, 20 faible, 4 introuvable (900 au numéro, 254 à la voie)."
  public var summary: String {
    let states = GeocodingStatus.allCases.map { "\(Wording.grouped(self[$0])) \($0.rawValue)" }.joined(separator: ", ")
    let kinds = AddressKind.allCases.filter { self[$0] > 0 }.map { "\(Wording.grouped(self[$0])) \($0.placing)" }
    let finenesses = kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"
    return "\(Phrase.counted(rows, "ligne", "lignes")) : \(states)\(finenesses)."
  }
}

extension AddressKind {
  /// Behind a count of rows: "12 au numéro".
  fileprivate var placing: String {
    switch self {
    case .houseNumber: "au numéro"
    case .interpolation: "entre deux numéros"
    case .street: "à la voie"
    case .locality: "au lieu-dit"
    case .municipality: "à la commune"
    }
  }

  /// In the column `geo_type` of the French schema.
  var frenchName: String {
    switch self {
    case .houseNumber: "numéro"
    case .interpolation: "interpolation"
    case .street: "voie"
    case .locality: "lieu-dit"
    case .municipality: "commune"
    }
  }
}
