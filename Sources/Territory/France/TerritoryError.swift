import Tabular

/// Errors of recognising territories and zonings.
public enum TerritoryError: Fault, Equatable {
  /// The file was read, but what it holds cannot serve as asked.
  case unreadable(file: String, sentence: String)
  /// An option names a column or a value that does not exist.
  case usage(file: String?, sentence: String)
  /// A data file of profiles or territories is wrong.
  case profile(file: String, sentence: String)
  case missing(file: String, sentence: String)

  public var kind: FaultKind {
    switch self {
    case .unreadable, .profile: .unreadable
    case .usage: .usage
    case .missing: .missing
    }
  }

  public var file: String? {
    switch self {
    case .unreadable(let file, _), .profile(let file, _), .missing(let file, _): file
    case .usage(let file, _): file
    }
  }

  public var sentence: String {
    switch self {
    case .unreadable(_, let s), .usage(_, let s), .profile(_, let s), .missing(_, let s): s
    }
  }
}
