import Groundwork
import Tabular

/// What a capacity counts: figures of two units have no sum.
public enum CapacityUnit: String, Sendable, Hashable, CaseIterable {
  case places
  /// Full-time equivalents.
  case etp
  case heures

  /// As a sentence has it.
  public var words: String { self == .etp ? "ETP" : rawValue }

  private static let known: [Substring: CapacityUnit] = [
    "place": .places, "places": .places, "berceau": .places, "berceaux": .places, "enfant": .places, "enfants": .places,
    "etp": .etp, "etps": .etp, "equivalent": .etp, "equivalents": .etp, "heure": .heures, "heures": .heures, "h": .heures,
    "horaire": .heures,
  ]

  /// The unit that words say: "places agréées", "Nombre d'ETP", "équivalents temps plein"; nil where they say none of these.
  init?(saidBy text: String) {
    guard let unit = FrenchText.words(text).lazy.compactMap({ Self.known[$0] }).first else { return nil }
    self = unit
  }
}

/// A capacity as a row tells it.
struct WrittenCapacity {
  /// In the unit that is counted; blank for what is not known, or is of another unit.
  let figure: Figure
  /// Why a number counts for nothing.
  var refusal: Refusal?

  enum Refusal {
    case negative
    case unreadable(String)
    /// Another unit, as words; blank where the column of units is.
    case otherUnit(String)
  }

  /// - Parameters:
  ///   - cell: "42", "1,5 ETP", or a mark.
  ///   - unitCell: of a column of units; nil where there is none.
  ///   - columnUnit: what the name of the column of capacities says.
  init(_ cell: String, unitCell: String?, columnUnit: CapacityUnit, counting unit: CapacityUnit) {
    var number = NumberParser.decimal(cell), own: CapacityUnit?
    if number == nil, let parts = cell.wholeMatch(of: /(-?[\d\s.,]*\d)\s*(\p{L}.*)/),
      let said = CapacityUnit(saidBy: String(parts.2))
    {
      number = NumberParser.decimal(String(parts.1))
      own = said
    }
    guard let number else {
      let reason = cell.isEmpty ? .blank : Array(cell.utf8).withUnsafeBufferPointer { BlankReason(mark: $0) }
      figure = .blank(reason ?? .blank)
      refusal = reason == nil ? .unreadable(cell) : nil
      return
    }
    let told = own ?? unitCell.map(CapacityUnit.init(saidBy:)) ?? columnUnit
    if told != unit {
      figure = .blank(.blank)
      refusal = .otherUnit(told?.words ?? unitCell ?? "")
    } else {
      figure = number < 0 ? .blank(.blank) : .known(number)
      refusal = number < 0 ? .negative : nil
    }
  }
}
