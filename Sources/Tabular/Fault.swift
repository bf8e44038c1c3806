/// What kind of failure an error is; the command line turns it into an exit code.
public enum FaultKind: Sendable {
  /// The input is missing, a directory, or may not be read.
  case missing
  /// The input was read and makes no sense.
  case unreadable
  /// An option or a value given by the user is wrong.
  case usage
  /// Something that the program needs is not on this machine.
  case unavailable
  /// The output cannot be written.
  case unwritable
  case internalFault
}

/// An error that a person can act on: the file, the place in it, and a French sentence.
public protocol Fault: Error, CustomStringConvertible {
  var kind: FaultKind { get }
  /// Name of the file concerned, if one is.
  var file: String? { get }
  /// What was found, what was expected and what to try, in French, without the file's name.
  var sentence: String { get }
}

extension Fault {
  public var description: String { file.map { "\($0) : \(sentence)" } ?? sentence }
}

/// Errors of reading and writing tables.
public enum TabularError: Fault, Equatable {
  case missing(file: String, sentence: String)
  case unreadable(file: String, sentence: String)
  case usage(file: String?, sentence: String)
  case unwritable(file: String, sentence: String)

  public var kind: FaultKind {
    switch self {
    case .missing: .missing
    case .unreadable: .unreadable
    case .usage: .usage
    case .unwritable: .unwritable
    }
  }

  public var file: String? {
    switch self {
    case .missing(let file, _), .unreadable(let file, _), .unwritable(let file, _): file
    case .usage(let file, _): file
    }
  }

  public var sentence: String {
    switch self {
    case .missing(_, let s), .unreadable(_, let s), .usage(_, let s), .unwritable(_, let s): s
    }
  }
}
