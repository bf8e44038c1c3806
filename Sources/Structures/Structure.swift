import Geocoding
import Groundwork

/// One site of a structure: one row of the list, as read, corrections applied.
public struct Structure: Sendable, Hashable {
  /// Row of the list, the first row of data being 0.
  public var row: Int
  /// The same as the user's program numbers it.
  public let number: RowNumber
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
  /// What is odd of the position of the list; empty once a correction has replaced it.
  public var positionAnomalies: [AnomalyKind] = []
  /// What the column of precision holds.
  public var precision = ""
  /// What an address base would be asked: the cells as they are written.
  public var question = AddressQuestion(address: "")
  /// What it answered; nil where it was not asked.
  public var addressFinding: AddressFinding?
  public var corrections: [Correction] = []
  /// What is odd of the row's other cells.
  public var anomalies: [AnomalyKind] = []

  /// - Parameter number: nil for a row that no file numbers.
  public init(row: Int, number: RowNumber? = nil) {
    self.row = row
    self.number = number ?? RowNumber(row + 1)
  }

  /// How messages call it: its name, or its id, or its row.
  public var title: String { !name.isEmpty ? name : !id.isEmpty ? id : "ligne \(number)" }
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
