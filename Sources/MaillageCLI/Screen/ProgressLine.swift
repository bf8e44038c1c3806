import Dispatch
import Groundwork
import Reporting
import Synchronization

/// A line of a terminal that says what a job is at, as soon as someone waits: it counts rows and seconds, and leaves no trace.
final class ProgressLine: Sendable {
  private struct State {
    var stage: WorkStage?
    var rows = 0
    var start = ContinuousClock.now
    /// Blank where nothing stands on the line.
    var drawn = ""
  }

  /// Nobody waits who is answered sooner.
  private static let patience = Duration.milliseconds(500)
  private static let rhythm = DispatchTimeInterval.milliseconds(200)

  private let state = Mutex(State())
  /// nil where nothing is shown. Timers of Dispatch may be used from any thread, though they do not say so.
  nonisolated(unsafe) private let timer: (any DispatchSourceTimer)?

  init(isShown: Bool) {
    timer = isShown ? DispatchSource.makeTimerSource(queue: .global(qos: .utility)) : nil
    timer?.schedule(deadline: .now() + Self.rhythm, repeating: Self.rhythm)
    timer?.setEventHandler { [weak self] in self?.draw() }
    timer?.resume()
  }

  func begin(_ stage: WorkStage) {
    state.withLock {
      $0.stage = stage
      $0.rows = 0
    }
  }

  func count(_ rows: Int) { state.withLock { $0.rows = rows } }

  /// Says something else, which stays.
  func interrupted(_ words: () -> Void) {
    state.withLock {
      Self.erase(&$0)
      words()
    }
  }

  func end() {
    timer?.cancel()
    state.withLock {
      $0.stage = nil
      Self.erase(&$0)
    }
  }

  private func draw() {
    state.withLock { state in
      let waited = ContinuousClock.now - state.start
      guard let stage = state.stage, waited > Self.patience else { return }
      let line = ControlCharacters.shown("\(stage.words(done: state.rows))… \(waited.components.seconds) s")
      guard line != state.drawn else { return }
      // A line that is too long would go on below, where nothing erases it.
      let free = (Terminal.columns ?? 80) - 1
      Terminal.raw("\r\u{1B}[K\(line.prefix(free))")
      state.drawn = line
    }
  }

  private static func erase(_ state: inout State) {
    if !state.drawn.isEmpty { Terminal.raw("\r\u{1B}[K") }
    state.drawn = ""
  }
}
