import Groundwork
import Tabular

/// Exit codes, after sysexits.h.
enum ExitStatus: Int32, Error {
  case done = 0
  /// Done, but `--strict` was given and anomalies were met.
  case anomalies = 1
  case usage = 64
  case unreadable = 65
  case missing = 66
  case unavailable = 69
  case internalFault = 70
  case unwritable = 73
  case interrupted = 130
}

extension FaultKind {
  var exitStatus: ExitStatus {
    switch self {
    case .missing: .missing
    case .unreadable, .unsettledCRS: .unreadable
    case .usage: .usage
    case .unavailable: .unavailable
    case .unwritable: .unwritable
    case .internalFault: .internalFault
    }
  }
}
