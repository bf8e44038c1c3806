import Groundwork

/// What has become of the code of a commune from one day to another.
public enum CommuneFate: Sendable, Hashable {
  /// The code is that of one commune on both days; others may have joined it.
  case same
  /// All that bore the code bears this one now: it merged, its chef-lieu moved, its département changed.
  case moved(to: String)
  /// What bore the code bears these, in order: nobody but who has weights can say how much of a figure goes to each.
  case split([String])
  case unknown(Reason)

  /// Why a code cannot be carried.
  public enum Reason: Sendable, Hashable {
    /// No commune ever bore it, as far as the files tell.
    case neverSeen
    /// It is a commune's only from this day on.
    case bornLater(CalendarDate)
    /// It was a commune's until the day before this one.
    case endedBefore(CalendarDate)
    /// It was a commune's the other way round in time: it ended or began between the two days and left no commune.
    case noHeir
  }

  /// The code under which all of it stands; nil where there is none.
  public func heir(of code: String) -> String? {
    switch self {
    case .same: code
    case .moved(let target): target
    case .split, .unknown: nil
    }
  }
}
