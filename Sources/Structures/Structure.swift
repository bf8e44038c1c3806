import Geocoding

/// What one row of a list says of a structure, as it was read: nothing is changed afterwards.
///
/// What an adviser corrects and what an address base answers stand beside it, in `Site`.
public struct Structure: Sendable, Hashable {
  /// Row of the list, the first row of data being 0.
  public let row: Int
  public internal(set) var id = ""
  public internal(set) var name = ""
  public internal(set) var manager = ""
  /// Prestation or kind as the list writes it.
  public internal(set) var serviceText = ""
  public internal(set) var services: [Service] = []
  /// Codes of the prestations told from the kind of equipment only.
  public internal(set) var impliedServices: Set<String> = []
  public internal(set) var address = ""
  public internal(set) var managerAddress = ""
  /// Name of the commune as the row writes it, without postcode.
  public internal(set) var communeName = ""
  public internal(set) var postcode = ""
  /// INSEE code, five characters, or blank.
  public internal(set) var communeCode = ""
  public internal(set) var position: Position?
  /// What is wrong with the position of the list, in French.
  public internal(set) var positionAnomaly: String?
  /// What the column of precision holds.
  public internal(set) var precision = ""
  /// What an address base would be asked: the cells as they are written.
  public internal(set) var question = AddressQuestion(address: "")
  /// French sentences on what is odd in the row.
  public internal(set) var anomalies: [String] = []

  public init(row: Int) { self.row = row }

  /// How messages call it: its name, or its id, or its row.
  public var title: String { !name.isEmpty ? name : !id.isEmpty ? id : "ligne \(row + 1)" }
}
