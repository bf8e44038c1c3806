import Tabular

/// Errors of drawing the sample.
public enum SampleError: Fault, Equatable {
  case undrawable(sentence: String)

  public var kind: FaultKind { .internalFault }
  public var file: String? { nil }
  public var sentence: String {
    switch self {
    case .undrawable(let sentence): sentence
    }
  }
}
