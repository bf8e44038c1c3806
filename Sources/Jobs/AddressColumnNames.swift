import Geocoding
import Groundwork
import Tabular

/// The columns of a table that hold addresses: those that the user names, or those that their names tell.
public struct AddressColumnNames: Sendable {
  /// Names of the columns of the address, in the order in which it is read.
  public var address: [String]
  public var postcode: String?
  public var commune: String?

  public init(address: [String] = [], postcode: String? = nil, commune: String? = nil) {
    self.address = address
    self.postcode = postcode
    self.commune = commune
  }

  /// - Throws: `FileFault.usage` for a column that the table lacks, or where nothing is recognised.
  func found(in source: any RowSource) throws -> QuestionColumns {
    let file = source.provenance.file
    guard address.isEmpty, postcode == nil, commune == nil else {
      return try QuestionColumns(header: source.header, address: address, postcode: postcode, commune: commune, file: file)
    }
    guard let columns = QuestionColumns(recognisedIn: source.header) else {
      throw FileFault.usage(
        sentence: "\(file) : aucune colonne d'adresse n'est reconnue ; nommez-les par --adresse, --code-postal et --commune "
          + "(colonnes du fichier : \(source.header.joined(separator: ", "))).")
    }
    return columns
  }
}
