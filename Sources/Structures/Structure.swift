import Geocoding
import Groundwork

/// What one row of a list says of a structure, as it was read: nothing is changed afterwards.
///
/// What an adviser corrects and what an address base answers stand beside it, in `Site`.
public struct Structure: Sendable, Hashable {
  /// Row of the list, the first row of data being 0.
  public let row: Int
  /// The same as the user's program numbers it.
  public let number: RowNumber
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
  /// What stands in the column of codes where it may as well be a postcode, and the column holds some; `communeCode` is blank.
  public internal(set) var codeOrPostcode = ""
  public internal(set) var position: Position?
  /// What is odd of the position of the list.
  public internal(set) var positionAnomalies: [AnomalyKind] = []
  /// What the column of precision holds.
  public internal(set) var precision = ""
  /// What an address base would be asked: the cells as they are written.
  public internal(set) var question = AddressQuestion(address: "")
  /// The row comes from an earlier answer, which gives each prestation a row of its own.
  var isAnswered = false
  /// What is odd of the row's other cells.
  public internal(set) var anomalies: [AnomalyKind] = []

  /// - Parameter number: nil for a row that no file numbers.
  public init(row: Int, number: RowNumber? = nil) {
    self.row = row
    self.number = number ?? RowNumber(row + 1)
  }

  /// How messages call it: its name, or its id, or its row.
  public var title: String { !name.isEmpty ? name : !id.isEmpty ? id : "ligne \(number)" }
}
