/// What kind of failure an error is; the command line turns it into an exit code.
public enum FaultKind: Sendable {
  /// The input is missing, a directory, or may not be read.
  case missing
  /// The input was read and makes no sense.
  case unreadable
  /// The coordinate system of a layer is unknown, or contradicts its coordinates: for the user to settle.
  case unsettledCRS
  /// An option or a value given by the user is wrong.
  case usage
  /// Something that the program needs is not on this machine.
  case unavailable
  /// The output cannot be written.
  case unwritable
  case internalFault
}

/// An error that a person can act on: the file, what kind of failure it is, and a French sentence.
///
/// One type for every module that reads or writes files, since none of them asks for more than this.
public struct FileFault: Error, Equatable, CustomStringConvertible {
  public let kind: FaultKind
  /// Name of the file concerned, if one is.
  public let file: String?
  /// What was found, what was expected and what to try, in French, without the file's name.
  public let sentence: String

  public init(_ kind: FaultKind, file: String?, sentence: String) {
    self.kind = kind
    self.file = file
    self.sentence = sentence
  }

  public var description: String { file.map { "\($0) : \(sentence)" } ?? sentence }

  /// The file is missing, a folder, or may not be read.
  public static func missing(file: String, sentence: String) -> FileFault { FileFault(.missing, file: file, sentence: sentence) }

  /// The file was read and makes no sense.
  public static func unreadable(file: String, sentence: String) -> FileFault {
    FileFault(.unreadable, file: file, sentence: sentence)
  }

  /// The coordinate system is unknown or contradicts the coordinates.
  public static func crs(file: String, sentence: String) -> FileFault { FileFault(.unsettledCRS, file: file, sentence: sentence) }

  /// An option or a value given by the user is wrong.
  public static func usage(file: String? = nil, sentence: String) -> FileFault {
    FileFault(.usage, file: file, sentence: sentence)
  }

  /// The output cannot be written.
  public static func unwritable(file: String, sentence: String) -> FileFault {
    FileFault(.unwritable, file: file, sentence: sentence)
  }

  /// Our own fault.
  public static func internalFault(sentence: String) -> FileFault { FileFault(.internalFault, file: nil, sentence: sentence) }
}
