import Groundwork
import Tabular
import Territory

/// A fact or a decision that the adviser has settled himself, with who and why.
public struct Correction: Sendable, Hashable {
  /// What a correction may replace.
  public enum Field: String, Sendable, CaseIterable {
    case longitude = "lon", latitude = "lat", precision, communeCode = "code_insee", service = "prestation", decision
  }

  /// For sentences: "position corrigée".
  static func words(_ field: Field) -> String {
    switch field {
    case .longitude, .latitude: "position corrigée"
    case .precision: "précision corrigée"
    case .communeCode: "code de commune corrigé"
    case .service: "prestation corrigée"
    case .decision: "décision corrigée"
    }
  }

  public let field: Field
  public let value: String
  public let author: String
  public let reason: String

  /// "Conseillère : relevé sur place".
  public var signature: String { [author, reason].filter { !$0.isEmpty }.joined(separator: " : ") }
}

/// The adviser's corrections by id of structure; read from a file that is never written.
public struct CorrectionList: Sendable {
  public static let header = ["id", "champ", "valeur", "auteur", "raison"]

  public let file: String
  private var entries: [String: [Correction]] = [:]
  private let ids: [String]
  public private(set) var anomalies: [Anomaly] = []

  /// - Throws: `FileFault.unreadable` for a missing column, an unknown field, or a value that the field cannot take.
  public init(table: Table, catalog: ServiceCatalog) throws {
    file = table.provenance.file
    let keys = table.columns.map { Wording.key($0.name) }
    func column(_ name: String) throws -> Int {
      guard let index = keys.firstIndex(of: name) else {
        throw FileFault.unreadable(
          file: table.provenance.file,
          sentence: "la colonne « \(name) » manque ; colonnes attendues : \(Self.header.joined(separator: ";")).")
      }
      return index
    }
    let id = try column("id"), field = try column("champ"), value = try column("valeur")
    let author = keys.firstIndex(of: "auteur"), reason = keys.firstIndex(of: "raison")
    var order: [String] = []
    for row in 0..<table.rowCount {
      func cell(_ index: Int?) -> String { index.map { table[row, $0].trimmingBlanks() } ?? "" }
      let correction = try Self.correction(
        field: cell(field), value: cell(value), author: cell(author), reason: cell(reason), row: row + 1, file: file,
        catalog: catalog)
      let key = cell(id)
      if entries[key] == nil { order.append(key) }
      if let earlier = entries[key]?.firstIndex(where: { $0.field == correction.field }) {
        anomalies.append(
          Anomaly(
            file: file, row: row + 1,
            message: "« \(key) », \(correction.field.rawValue) : corrigé deux fois ; la dernière ligne vaut."))
        entries[key]?.remove(at: earlier)
      }
      entries[key, default: []].append(correction)
    }
    ids = order
  }

  private static func correction(
    field word: String, value: String, author: String, reason: String, row: Int, file: String, catalog: ServiceCatalog
  ) throws -> Correction {
    func fail(_ expected: String) -> FileFault {
      .unreadable(file: file, sentence: "ligne \(row), « \(word) » = « \(value) » : \(expected).")
    }
    guard let field = Correction.Field(rawValue: Wording.key(word).replacingOccurrences(of: " ", with: "_")) else {
      throw fail("champ inconnu ; champs connus : \(Correction.Field.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let isValid =
      switch field {
      case .longitude: Coordinate(value).map { abs($0.value) <= 180 } ?? false
      case .latitude: Coordinate(value).map { abs($0.value) <= 90 } ?? false
      case .precision: !value.isEmpty
      case .communeCode: CommuneCode.normalise(value) != nil
      case .service: !catalog.recognise(value).services.isEmpty
      case .decision: Decision(written: value) != nil
      }
    guard isValid else {
      switch field {
      case .longitude, .latitude: throw fail("des degrés étaient attendus")
      case .precision: throw fail("des mètres ou un mot de précision étaient attendus")
      case .communeCode: throw fail("un code INSEE de commune était attendu")
      case .service: throw fail("une prestation connue était attendue")
      case .decision: throw fail("eligible, a_verifier ou non_eligible était attendu")
      }
    }
    return Correction(field: field, value: value, author: author, reason: reason)
  }

  /// Corrections put into the structures that they name, by id, or by name where the list has no id.
  public mutating func apply(to structures: inout [Structure], catalog: ServiceCatalog) {
    var used: Set<String> = []
    for index in structures.indices {
      let key = structures[index].id.isEmpty ? structures[index].name : structures[index].id
      guard let own = entries[key] else { continue }
      used.insert(key)
      structures[index].apply(own, catalog: catalog)
    }
    for id in ids where !used.contains(id) {
      anomalies.append(
        Anomaly(file: file, message: "la correction de « \(id) » ne trouve aucune structure de cet identifiant dans la liste."))
    }
  }
}

extension Structure {
  /// Replaces what the corrections settle; the position only when both its coordinates are then known.
  mutating func apply(_ own: [Correction], catalog: ServiceCatalog) {
    corrections = own
    func value(_ field: Correction.Field) -> String? { own.first { $0.field == field }?.value }
    if let code = value(.communeCode).flatMap(CommuneCode.normalise) { communeCode = code }
    if let service = value(.service) {
      services = catalog.recognise(service).services
      impliedServices = []
    }
    if let precision = value(.precision) { self.precision = precision }
    let longitude = value(.longitude).flatMap { Coordinate($0)?.value },
      latitude = value(.latitude).flatMap { Coordinate($0)?.value }
    guard longitude != nil || latitude != nil else { return }
    guard let x = longitude ?? position?.longitude, let y = latitude ?? position?.latitude else {
      anomalies.append("la correction ne donne qu'une des deux coordonnées")
      return
    }
    guard FrenchTerritory.holds(longitude: x, latitude: y) else {
      anomalies.append("la position corrigée (\(x) ; \(y)) n'est dans aucun territoire français ; elle n'est pas utilisée")
      return
    }
    position = Position(longitude: x, latitude: y, writtenPrecision: 0)
    if value(.precision) == nil { precision = "" }
    positionAnomaly = nil
  }

  public func correction(_ field: Correction.Field) -> Correction? { corrections.first { $0.field == field } }

  /// The position is the adviser's own.
  public var isPositionCorrected: Bool { correction(.longitude) != nil || correction(.latitude) != nil }
}
