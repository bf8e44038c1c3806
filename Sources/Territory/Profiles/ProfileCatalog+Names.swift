import Groundwork
import Tabular

extension ProfileCatalog {
  /// Every name that a column of some profile has, as `FrenchText.key` writes it.
  var columnNames: Set<String> {
    Set(
      profiles.flatMap { profile -> [String] in
        profile.required.joined() + (profile.code?.columns ?? []) + profile.nameColumns + profile.roles.flatMap(\.columns)
      }.map(FrenchText.key))
  }
}

extension TableOptions {
  /// The same where the names of profiles tell a header from what stands around it.
  package func knowing(_ catalog: ProfileCatalog) -> TableOptions {
    var options = self
    options.knownNames.formUnion(catalog.columnNames)
    return options
  }
}

extension ProfileCatalog {
  /// Names of the columns that hold names of communes, the likeliest first.
  package var communeNameColumns: [String] { profiles.first { $0.id == "communes" }?.nameColumns ?? [] }
}
