import Foundation
import Geocoding
import Groundwork
import Tabular

/// The columns of a table that hold addresses: those that options name, or those that their names tell.
enum AddressInput {
  /// - Throws: `FileFault.usage` for a column that the table lacks, `FileFault.usage` where nothing is recognised.
  static func columns(
    of source: any RowSource, address: String?, postcode: String?, commune: String?
  ) throws -> QuestionColumns {
    let file = source.provenance.file
    guard address == nil, postcode == nil, commune == nil else {
      let names = (address ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return try QuestionColumns(header: source.header, address: names, postcode: postcode, commune: commune, file: file)
    }
    guard let columns = QuestionColumns(recognisedIn: source.header) else {
      throw FileFault.usage(
        sentence: "\(file) : aucune colonne d'adresse n'est reconnue ; nommez-les par --adresse, --code-postal et --commune "
          + "(colonnes du fichier : \(source.header.joined(separator: ", "))).")
    }
    return columns
  }
}
