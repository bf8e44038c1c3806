import Groundwork
import Tabular

extension ProfileCatalog {
  /// The rows of a table with its confidential columns withheld: those of the profile that the user names, otherwise those of the
  /// profile that the table is recognised by. Most tables have none and come back as they are.
  ///
  /// - Parameter id: of a profile that has confidential columns; nil to recognise the table.
  /// - Throws: `FileFault.usage` for an id that no such profile has; `.unreadable` where the profile named fits no column, since
  ///   counts that are not recognised would leave in the open, or where every column is confidential; and what the source throws.
  public func withholding(_ source: any RowSource, as id: String? = nil) throws -> any RowSource {
    let file = source.provenance.file
    if let id { return try WithholdingSource(source, withholding: confidentialColumns(of: id, in: source.header, file: file)) }
    guard profiles.contains(where: { !$0.confidential.isEmpty }) else { return source }
    let replayed = try ReplayedSource(source)
    let recognised = recognise(columns: replayed.header, fileName: file, isLayer: false) { column in
      replayed.preview.map { chunk in (0..<chunk.rowCount).map { chunk[$0, column] } } ?? []
    }
    let columns = confidentialColumns(of: recognised, in: replayed.header)
    return columns.isEmpty ? replayed : try WithholdingSource(replayed, withholding: columns)
  }

  /// A table, such as that of a layer, with its confidential columns withheld; see above.
  /// - Throws: `FileFault.usage` or `.unreadable`, as above.
  public func withholding(_ table: Table, as id: String? = nil) throws -> Table {
    let header = table.columns.map(\.name)
    if let id { return table.withholding(try confidentialColumns(of: id, in: header, file: table.provenance.file)) }
    return table.withholding(confidentialColumns(of: recognise(table, isLayer: true), in: header))
  }

  /// The columns of a table, by name, that its own profile tells to be confidential; none for a table that no profile is
  /// recognised by, and none is named.
  /// - Throws: what the source throws.
  public func confidentialColumns(in source: any RowSource) throws -> [String] {
    guard hasOwnConfidential else { return [] }
    return try withholding(source).confidentialHeader
  }

  /// Whether cells are counts that nobody has published: whole numbers of a column whose name tells beneficiaries, one of which
  /// is smaller than any that a public file shows in the open.
  public func isUnpublished(_ column: String, cells: TextArray) -> Bool {
    guard let below = unpublishedBelow(column) else { return false }
    let figures = Column(name: column, kind: .decimal, texts: cells)
    let known = (0..<cells.count).compactMap { figures.decimal(at: $0) }
    return known.allSatisfy { $0 >= 0 && $0 == $0.rounded() } && known.contains { $0 > 0 && $0 < Double(below) }
  }

  /// Whether only a look at the cells tells that a column may leave: by its name it may hold counts that nobody has published, or
  /// profiles of the user's have confidential columns.
  public func mayBeConfidential(_ column: String) -> Bool { unpublishedBelow(column) != nil || hasOwnConfidential }

  private var hasOwnConfidential: Bool { profiles.contains { !$0.confidential.isEmpty && !$0.onDemand } }

  private func unpublishedBelow(_ column: String) -> Int? {
    let key = FrenchText.key(column)
    let rules = profiles.compactMap(\.unpublished)
    return rules.filter { $0.columns.contains { Profile.fits(key, $0) } }.map(\.below).max()
  }

  private func confidentialColumns(of recognised: RecognisedProfile?, in header: [String]) -> Set<Int> {
    profiles.first { $0.id == recognised?.id }?.confidentialColumns(in: header) ?? []
  }

  private func confidentialColumns(of id: String, in header: [String], file: String) throws -> Set<Int> {
    let known = profiles.filter { !$0.confidential.isEmpty }
    guard let profile = known.first(where: { $0.id == id }) else {
      throw FileFault.usage(
        sentence: "--confidentiel \(id) : aucun profil confidentiel ne s'appelle ainsi ; "
          + "connus : \(known.map(\.id).joined(separator: ", ")).")
    }
    let columns = profile.confidentialColumns(in: header)
    guard !columns.isEmpty else {
      throw FileFault.unreadable(
        file: file,
        sentence: "aucune colonne n'est confidentielle d'après le profil « \(id) » ; "
          + "colonnes du fichier : \(header.joined(separator: ", ")). Complétez le profil (--profils).")
    }
    return columns
  }
}

extension Profile {
  /// Indexes of the columns whose cells are withheld.
  func confidentialColumns(in header: [String]) -> Set<Int> {
    let keys = header.map(FrenchText.key)
    return Set(keys.indices.filter { index in confidential.contains { Self.fits(keys[index], $0) } })
  }

  static func fits(_ key: String, _ pattern: String) -> Bool {
    let name = FrenchText.key(pattern)
    return pattern.hasSuffix("*") ? key.hasPrefix(name) : key == name
  }
}
