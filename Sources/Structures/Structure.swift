import Geocoding

/// One site of a structure: one row of the list, as read, corrections applied.
public struct Structure: Sendable, Hashable {
  /// Row of the list, the first row of data being 0.
  public var row: Int
  public var id = ""
  public var name = ""
  public var manager = ""
  /// Prestation or kind as the list writes it.
  public var serviceText = ""
  public var services: [Service] = []
  /// Codes of the prestations told from the kind of equipment only.
  public var impliedServices: Set<String> = []
  public var address = ""
  public var managerAddress = ""
  /// Name of the commune as the row writes it, without postcode.
  public var communeName = ""
  public var postcode = ""
  /// INSEE code, five characters, or blank.
  public var communeCode = ""
  public var position: Position?
  /// What is wrong with the position of the list, in French; nil once a correction has replaced it.
  public var positionAnomaly: String?
  /// What the column of precision holds.
  public var precision = ""
  /// What an address base would be asked: the cells as they are written.
  public var question = AddressQuestion(address: "")
  /// What it answered; nil where it was not asked.
  public var addressFinding: AddressFinding?
  public var corrections: [Correction] = []
  /// French sentences on what is odd in the row.
  public var anomalies: [String] = []

  public init(row: Int) { self.row = row }

  /// How messages call it: its name, or its id, or its row.
  public var title: String { !name.isEmpty ? name : !id.isEmpty ? id : "ligne \(row + 1)" }
}

extension Structure {
  /// Where to show the row: its position, or the middle of the street that answers for it, which decides nothing.
  public var shownPosition: Position? {
    if let position { return position }
    guard let found = addressFinding, found.use == .street, found.answer.hasPosition else { return nil }
    return Position(longitude: found.answer.longitude, latitude: found.answer.latitude, writtenPrecision: 0)
  }

  /// Metres around the middle of that street; nil for other rows.
  package var streetRadius: Double? {
    guard let found = addressFinding, found.use == .street, found.answer.radius.isFinite else { return nil }
    return found.answer.radius
  }
}
