import Foundation
import Groundwork
import Structures
import Tabular
import Territory

extension Inspection {
  /// The inspection as JSON for programs: French keys in alphabetical order, every key present, `null` for what is not known.
  /// - Throws: `EncodingError` for a number that is not finite.
  public func json() throws -> String { try Self.encoded(self) }

  /// Several in one array, in their order.
  /// - Throws: as `json()`.
  public static func json(of inspections: [Inspection]) throws -> String { try encoded(inspections) }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension Inspection: Encodable {
  private enum Key: String, CodingKey { case fichier, couches }

  /// Under the keys of `json`.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(file, forKey: .fichier)
    try container.encode(layers, forKey: .couches)
  }
}

extension LayerInspection: Encodable {
  private enum Key: String, CodingKey {
    case nom, nombre, geometrie, crs_declare, crs_retenu, emprise, profil, profil_nom, millesime, champs, coordonnees, invalides
    case doublons, anomalies
  }

  /// Under the keys of `json`.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .nom)
    try container.encode(count, forKey: .nombre)
    try container.encode(geometry, forKey: .geometrie)
    try container.encode(declaredCRS, forKey: .crs_declare)
    try container.encode(retainedCRS, forKey: .crs_retenu)
    try container.encode(extent, forKey: .emprise)
    try container.encode(profile, forKey: .profil)
    try container.encode(profileName, forKey: .profil_nom)
    try container.encode(vintage, forKey: .millesime)
    try container.encode(fields.map { FieldJSON(field: $0, count: count) }, forKey: .champs)
    try container.encode(position, forKey: .coordonnees)
    try container.encode(invalid, forKey: .invalides)
    try container.encode(duplicates.map(DuplicateJSON.init), forKey: .doublons)
    try container.encode(anomalies.map(AnomalyJSON.init), forKey: .anomalies)
  }
}

extension LayerInspection.Invalid: Encodable {
  private enum Key: String, CodingKey { case indice, code, raison, x, y }

  /// Under the keys of `json`.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(index, forKey: .indice)
    try container.encode(code, forKey: .code)
    try container.encode(Repair.words(reason), forKey: .raison)
    try container.encode(x, forKey: .x)
    try container.encode(y, forKey: .y)
  }
}

extension LayerInspection.Position: Encodable {
  private enum Key: String, CodingKey { case colonnes, crs, doute }

  /// Under the keys of `json`.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(columns, forKey: .colonnes)
    try container.encode(system, forKey: .crs)
    try container.encode(doubt?.title, forKey: .doute)
  }
}

private struct FieldJSON: Encodable {
  let nom: String
  let type: String
  let remplis: Int
  let taux: Double
  let exemples: [String]
  let role: String?
  let isConfidential: Bool

  private enum Key: String, CodingKey { case nom, type, remplis, taux, exemples, role, confidentiel }

  init(field: LayerInspection.Field, count: Int) {
    nom = field.name
    type = field.kind.frenchName
    remplis = field.filled
    taux = count == 0 ? 0 : (Double(field.filled) / Double(count) * 10_000).rounded() / 10_000
    exemples = field.examples
    role = field.role
    isConfidential = field.isConfidential
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(nom, forKey: .nom)
    // Of a confidential column the name alone is told.
    guard !isConfidential else { return try container.encode(true, forKey: .confidentiel) }
    try container.encode(type, forKey: .type)
    try container.encode(remplis, forKey: .remplis)
    try container.encode(taux, forKey: .taux)
    try container.encode(exemples, forKey: .exemples)
    try container.encode(role, forKey: .role)
  }
}

private struct DuplicateJSON: Encodable {
  let code: String
  /// Positions, the first being 0, as in `invalides`.
  let indices: [Int]

  init(_ duplicate: Zoning.Duplicate) {
    code = duplicate.code
    indices = duplicate.rows
  }
}

private struct AnomalyJSON: Encodable {
  let anomaly: Anomaly

  private enum Key: String, CodingKey { case nature, message, fichier, couche, ligne, colonne }

  init(_ anomaly: Anomaly) { self.anomaly = anomaly }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(anomaly.kind.name, forKey: .nature)
    try container.encode(anomaly.kind.sentence, forKey: .message)
    try container.encode(anomaly.place.file, forKey: .fichier)
    try container.encode(anomaly.place.layer, forKey: .couche)
    try container.encode(anomaly.place.row?.value, forKey: .ligne)
    try container.encode(anomaly.place.column, forKey: .colonne)
  }
}

extension ColumnKind {
  var frenchName: String {
    switch self {
    case .text: "texte"
    case .integer: "entier"
    case .decimal: "décimal"
    case .date: "date"
    case .boolean: "booléen"
    }
  }
}
