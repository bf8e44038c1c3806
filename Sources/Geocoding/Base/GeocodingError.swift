import Tabular

/// Errors of address bases and of the geocoder.
public enum GeocodingError: Fault, Equatable {
  /// The file is not there, is a folder, or may not be read.
  case missing(file: String, sentence: String)
  /// The file was read and makes no sense: no address base, cut, of another format; no BAN file.
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
