import Tabular

/// Errors of reading and writing layers.
public enum GeoFormatsError: Fault, Equatable {
  case missing(file: String, sentence: String)
  case unreadable(file: String, sentence: String)
  /// Several layers, none named; or a name that the file does not hold.
  case layer(file: String, sentence: String)
  /// No reference system, or one that the coordinates contradict.
  case crs(file: String, sentence: String)
  case unwritable(file: String, sentence: String)

  public var kind: FaultKind {
    switch self {
    case .missing: .missing
    case .unreadable, .layer, .crs: .unreadable
    case .unwritable: .unwritable
    }
  }

  public var file: String? {
    switch self {
    case .missing(let file, _), .unreadable(let file, _), .layer(let file, _), .crs(let file, _), .unwritable(let file, _): file
    }
  }

  public var sentence: String {
    switch self {
    case .missing(_, let s), .unreadable(_, let s), .layer(_, let s), .crs(_, let s), .unwritable(_, let s): s
    }
  }
}
