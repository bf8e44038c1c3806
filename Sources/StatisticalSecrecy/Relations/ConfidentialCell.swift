import Groundwork
import Tabular

/// What a cell of a column to protect holds.
enum ConfidentialCell: Hashable, Sendable {
  case number(WrittenNumber)
  /// Not known: nothing stands there, or `s`, or `nd`.
  case unknown(BlankReason)
  /// Withheld, with a mark that says why.
  case marked(SecretMark)

  var number: WrittenNumber? {
    if case .number(let number) = self { return number }
    return nil
  }

  /// The mark of a figure that somebody withheld; nil for one that is there, or that nobody knows.
  var mark: SecretMark? {
    switch self {
    case .number, .unknown(.notAvailable): nil
    case .unknown: .secret
    case .marked(let mark): mark
    }
  }

  /// Nil for what is neither a number nor one of the marks that are read.
  init?(_ text: String, decimalMarks: Set<Character> = []) {
    let plain = text.trimmingBlanks()
    switch plain.lowercased() {
    case "": self = .unknown(.blank)
    case "s": self = .unknown(.secret)
    case "nd": self = .unknown(.notAvailable)
    case let word where SecretMark(rawValue: word) != nil: self = SecretMark(rawValue: word).map(Self.marked)!
    default:
      guard let number = WrittenNumber(plain, decimalMarks: decimalMarks) else { return nil }
      self = .number(number)
    }
  }
}
