import GeoFormats
import Groundwork
import Tabular

/// A layer whose features are zones: a code and a name each, a kind, a vintage and the départements that it covers.
public struct Zoning: Sendable {
  /// A code that several features bear.
  public struct Duplicate: Sendable, Hashable {
    public let code: String
    /// Indexes of the rows, the first being 0.
    public let rows: [Int]
    /// The same as the user's program numbers them.
    public let numbers: [RowNumber]
  }

  public let layer: Layer
  /// The profile that fits, or nil where the columns were given or guessed from their names.
  public let profile: RecognisedProfile?
  /// `commune`, `iris`, `qpv`, `departement`, `region`, `epci`, or `zone` where nothing tells.
  public let kind: String
  /// Year of the geography, where the file tells.
  public let vintage: String?
  public let codeColumn: Int
  public let nameColumn: Int?
  /// A code a feature, zeros put back; blank where the file has none.
  public let codes: [String]
  /// A name a feature, blank where the file has none.
  public let names: [String]
  /// Codes of the communes that each feature names, arrondissements as written.
  public let communes: [[String]]
  /// Names of those communes, in the same order; empty where the file gives none or another number of them.
  public let communeNames: [[String]]
  /// Codes of the départements that the zones lie in, sorted.
  public let departments: [String]
  /// Codes that stand twice or more, in code order.
  public let duplicates: [Duplicate]
  /// What was odd about codes, beside what the layer's provenance holds.
  public let anomalies: [Anomaly]

  /// Builds a zoning from a layer.
  /// - Parameters:
  ///   - code: name of the column of codes, given by the user; nil to recognise it.
  ///   - nameColumn: name of the column of names, likewise.
  /// - Throws: `FileFault.unreadable` if no column can be the code, `.usage` if a column given does not exist.
  public init(layer: Layer, catalog: ProfileCatalog = .standard, code: String? = nil, nameColumn: String? = nil) throws {
    let table = layer.table
    let columns = ZoningColumns(table: table, profile: catalog.recognise(table, isLayer: true))
    let codeIndex = try code.map { try columns.given($0, option: "--code") } ?? columns.code()
    let nameIndex = try nameColumn.map { try columns.given($0, option: "--nom") } ?? columns.name(besides: codeIndex)
    // A profile speaks of its own code column; with another one, only the columns' roles remain true.
    let fits = columns.profile?.codeColumn == codeIndex
    let form = fits ? columns.profile?.codeForm ?? .texte : .texte
    var reader = ZoningReader(layer: layer, codeColumn: codeIndex, form: form, roles: columns.profile?.roles ?? [:])
    reader.read()

    self.layer = reader.layer
    self.profile = fits ? columns.profile : nil
    kind = fits ? columns.profile?.kind ?? "zone" : "zone"
    vintage = fits ? columns.profile?.vintage : nil
    codeColumn = codeIndex
    self.nameColumn = nameIndex
    codes = reader.codes
    names =
      nameIndex.map { index in (0..<table.rowCount).map { ZoneCode.trim(table[$0, index]) } }
      ?? [String](repeating: "", count: table.rowCount)
    communes = reader.communes
    communeNames = reader.communeNames
    departments = reader.departments.sorted()
    duplicates = reader.duplicates
    anomalies = reader.anomalies
  }
}

/// Which columns of a layer are its code and its name.
struct ZoningColumns {
  let table: Table
  let profile: RecognisedProfile?

  /// A column that the user names, by its exact name or whatever the case.
  /// - Throws: `FileFault.usage` for a column that the layer lacks.
  func given(_ name: String, option: String) throws -> Int {
    try NamedColumns(table.columnNames).given(name, option: option, file: table.provenance.file)
  }

  func code() throws -> Int {
    if let column = profile?.codeColumn { return column }
    guard let found = guessedCode() else {
      throw FileFault.unreadable(
        file: table.provenance.file,
        sentence: table.rowCount == 0
          ? "la couche ne contient aucune zone."
          : "aucune colonne n'est reconnue comme code des zones ; la couche \(listed). Indiquez-la par --code NOM=COL.")
    }
    return found
  }

  func name(besides code: Int) -> Int? {
    if let column = profile?.nameColumn, column != code { return column }
    let keys = table.columnNames.map(FrenchText.key)
    for start in ["nom", "lib", "intitule", "name", "denomination"] {
      if let exact = keys.firstIndex(of: start), exact != code { return exact }
      if let found = keys.indices.first(where: { $0 != code && keys[$0].hasPrefix(start) }) { return found }
    }
    return nil
  }

  /// A column whose name says code and whose values are all there and all different; a column of repeats only if it is `code`.
  private func guessedCode() -> Int? {
    let keys = table.columnNames.map(FrenchText.key)
    var candidates: [Int] = []
    for start in ["code", "insee", "id"] {
      candidates += keys.indices.filter { keys[$0] == start }
      candidates += keys.indices.filter { keys[$0] != start && keys[$0].hasPrefix(start) }
    }
    if let found = candidates.first(where: isKey) { return found }
    return candidates.first { keys[$0] == "code" && table.rowCount > 0 && !ZoneCode.trim(table[0, $0]).isEmpty }
  }

  private func isKey(_ column: Int) -> Bool {
    var seen = Set<String>()
    seen.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let value = ZoneCode.trim(table[row, column])
      if value.isEmpty || !seen.insert(value).inserted { return false }
    }
    return true
  }

  private var listed: String {
    let names = table.columnNames.prefix(30).map { "« \($0) »" }
    guard !names.isEmpty else { return "n'a aucune colonne" }
    return "a les colonnes " + names.joined(separator: ", ") + (table.columns.count > 30 ? "…" : "")
  }
}

extension Zoning {
  /// Whether the zones are QPV, by what the file is or by their codes.
  package var isOfQuarters: Bool { kind == "qpv" || Self.areQuarters(codes) }

  /// Whether nine codes in ten are those of QPV.
  static func areQuarters(_ codes: [String]) -> Bool {
    let known = codes.count { ZoneCode.qpv($0) != nil }
    return known > 0 && known * 10 >= codes.count * 9
  }

  /// Place of each zone in the order of the codes: which zone comes first among equals.
  package var rank: [Int32] { Self.rank(of: codes) }

  /// The same for codes that no zoning holds.
  package static func rank(of codes: [String]) -> [Int32] {
    var rank = [Int32](repeating: 0, count: codes.count)
    for (place, index) in codes.indices.sorted(by: { (codes[$0], $0) < (codes[$1], $1) }).enumerated() {
      rank[index] = Int32(place)
    }
    return rank
  }
}
