import Groundwork
import StatisticalSecrecy
import Tabular
import Territory

extension SecrecyGate {
  /// The policy that a table passes which nobody declared: the strictest for counts of beneficiaries.
  private static let usualPolicy = "caf-territoire"

  /// The gate of a table that is held for counts of beneficiaries that are not public; nil for any other.
  ///
  /// It is held for that where a profile of the user's recognises it and tells one of the columns to be confidential, or where
  /// one of them has figures that no public file shows (`inedit` of the profiles).
  /// - Parameters:
  ///   - columns: those that are asked for, by name, with their cells.
  ///   - catalog: the profiles.
  /// - Throws: what cannot be read; `FileFault.unreadable` for such a table on the standard input, which is read once.
  package static func recognising(
    _ columns: [(name: String, cells: TextArray)], of path: String, options: TableOptions, catalog: ProfileCatalog
  ) throws -> SecrecyGate? {
    var found = columns.first { catalog.isUnpublished($0.name, cells: $0.cells) }?.name
    if found == nil, path != "-", columns.contains(where: { catalog.mayBeConfidential($0.name) }) {
      let told = try catalog.confidentialColumns(in: TableFile.open(path: path, options: options))
      found = columns.first { told.contains($0.name) }?.name
    }
    guard let found else { return nil }
    guard path != "-" else {
      throw FileFault.unreadable(
        file: MappedFile.name(of: path),
        sentence: "« \(found) » est tenue pour des effectifs d'allocataires non publiés, et un tableau confidentiel se lit dans "
          + "un fichier, non sur l'entrée standard. S'il est publié : --public SOURCE.")
    }
    var gate = SecrecyGate(policy: try SecrecyPolicy.named(usualPolicy))
    gate.recognisedBy = found
    return gate
  }
}

extension ProfileCatalog {
  /// A layer passes no gate.
  /// - Throws: `FileFault.unreadable` for a column that is held for counts of beneficiaries that are not public.
  func refuseUnpublished(_ columns: [Column], file: String) throws {
    guard let found = columns.first(where: { isUnpublished($0.name, cells: $0.texts) }) else { return }
    throw FileFault.unreadable(
      file: file,
      sentence: "« \(found.name) » est tenue pour des effectifs d'allocataires non publiés, et une couche ne passe pas par le "
        + "secret statistique. Donnez-les dans une table (.csv, .xlsx) ; si la couche est publiée : --public SOURCE.")
  }
}
