import Tabular

/// Errors of rules, catalogues, lists and geographies.
public enum EligibilityError: Fault, Equatable {
  case missing(file: String, sentence: String)
  /// A file was read and makes no sense: unknown key, unknown word, a vintage that the date contradicts.
  case unreadable(file: String, sentence: String)
  case usage(sentence: String)

  public var kind: FaultKind {
    switch self {
    case .missing: .missing
    case .unreadable: .unreadable
    case .usage: .usage
    }
  }

  public var file: String? {
    switch self {
    case .missing(let file, _), .unreadable(let file, _): file
    case .usage: nil
    }
  }

  public var sentence: String {
    switch self {
    case .missing(_, let s), .unreadable(_, let s), .usage(let s): s
    }
  }
}
