import Tabular

extension Table {
  /// At most `limit` values of a column, evenly spread over the rows.
  func sample(column: Int, limit: Int = 2000) -> [String] {
    guard rowCount > limit else { return (0..<rowCount).map { self[$0, column] } }
    return (0..<limit).map { self[$0 * rowCount / limit, column] }
  }

  var columnNames: [String] { columns.map(\.name) }
}

extension ProfileCatalog {
  /// The profile of a table or of a layer's table, from its columns, its values and the name of its file.
  public func recognise(_ table: Table, isLayer: Bool = false) -> RecognisedProfile? {
    let name = [table.provenance.file, table.provenance.layer ?? ""].joined(separator: " ")
    return recognise(columns: table.columnNames + table.confidential.map(\.name), fileName: name, isLayer: isLayer) {
      $0 < table.columns.count ? table.sample(column: $0) : []
    }
  }
}
