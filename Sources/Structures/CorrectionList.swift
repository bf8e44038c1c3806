import GeometryCore
import Groundwork
import Tabular
import Territory

/// The adviser's corrections by id of structure; read from a file that is never written.
public struct CorrectionList: Sendable {
  public static let header = ["id", "champ", "valeur", "auteur", "raison"]

  public let file: String
  private var entries: [String: [Correction]] = [:]
  private let ids: [String]
  /// What is odd in the file itself.
  public private(set) var anomalies: [Anomaly] = []

  /// - Throws: `FileFault.unreadable` for a missing column, an unknown field, or a value that the field cannot take.
  public init(table: Table, catalog: ServiceCatalog) throws {
    let file = table.provenance.file
    self.file = file
    let columns = NamedColumns(table.columns.map(\.name))
    func column(_ name: String) throws -> Int {
      guard let index = columns.find(name) else {
        throw FileFault.unreadable(
          file: table.provenance.file,
          sentence: "la colonne « \(name) » manque ; colonnes attendues : \(Self.header.joined(separator: ";")).")
      }
      return index
    }
    let id = try column("id"), field = try column("champ"), value = try column("valeur")
    let author = columns.find("auteur"), reason = columns.find("raison")
    var order: [String] = []
    for row in 0..<table.rowCount {
      func cell(_ index: Int?) -> String { index.map { table[row, $0].trimmingBlanks() } ?? "" }
      let word = cell(field), written = cell(value)
      func fail(_ expected: String) -> FileFault {
        .unreadable(file: file, sentence: "ligne \(table.numbers[row]), « \(word) » = « \(written) » : \(expected).")
      }
      guard let named = Correction.Field(rawValue: Wording.key(word).replacingOccurrences(of: " ", with: "_")) else {
        throw fail("champ inconnu ; champs connus : \(Correction.Field.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if let expected = Self.expectation(of: named, against: written, catalog) { throw fail(expected) }
      let correction = Correction(
        field: named, value: written, services: named == .service ? catalog.recognise(written).services : [],
        author: cell(author), reason: cell(reason))
      let key = cell(id)
      if entries[key] == nil { order.append(key) }
      if let earlier = entries[key]?.firstIndex(where: { $0.field == correction.field }) {
        anomalies.append(
          Anomaly(
            .list(.correctedTwice(id: key, field: correction.field.rawValue)), file: file, row: table.numbers[row]))
        entries[key]?.remove(at: earlier)
      }
      entries[key, default: []].append(correction)
    }
    ids = order
  }

  /// What a field takes, as the end of a sentence; nil where the value is such.
  private static func expectation(of field: Correction.Field, against value: String, _ catalog: ServiceCatalog) -> String? {
    func degrees(_ most: Double) -> Bool { Coordinate(value).map { abs($0.value) <= most } ?? false }
    let (isValid, expected) =
      switch field {
      case .longitude: (degrees(180), "des degrés étaient attendus")
      case .latitude: (degrees(90), "des degrés étaient attendus")
      case .precision: (!value.isEmpty, "des mètres ou un mot de précision étaient attendus")
      case .communeCode: (CommuneCode.normalise(value) != nil, "un code INSEE de commune était attendu")
      case .service: (!catalog.recognise(value).services.isEmpty, "une prestation connue était attendue")
      case .decision: (Decision(written: value) != nil, "eligible, a_verifier ou non_eligible était attendu")
      }
    return isValid ? nil : expected
  }

  /// The corrections that name a structure, by id, or by name where the list has no id.
  public func own(of structure: Structure) -> [Correction] { entries[Self.key(structure)] ?? [] }

  /// What to say of the corrections that name no structure.
  public func unused(by structures: [Structure]) -> [Anomaly] {
    let named = Set(structures.map(Self.key))
    return ids.filter { !named.contains($0) }.map {
      Anomaly(.list(.correctionWithoutStructure(id: $0)), file: file)
    }
  }

  private static func key(_ structure: Structure) -> String { structure.id.isEmpty ? structure.name : structure.id }
}
