import Dispatch
import Foundation
import Groundwork
import Tabular

/// Control-C, a closed terminal or a reader that went away leave no half-written file behind.
enum Interruption {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Must be called once, before any other thread runs.
  static func install() {
    holdStandardStreams()
    // A pipe that nobody reads and a file past the size allowed are errors of the write that meets them.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(SIGHUP) {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        OutputFile.discardUnfinished()
        // The line that said what was done stands open.
        if Terminal.isInteractive { Terminal.raw("\n") }
        InputFile.removeUnpacked()
        _exit(ExitStatus.interrupted.rawValue)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Whether the caller wants the signal to pass us by, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    let former = signal(number, SIG_IGN)
    signal(number, former)
    return unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends as a program does whose reader went away (`maillage ... | head`), if standard output is such a pipe.
  static func endIfNobodyReads() {
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    guard poll(&output, 1, 0) == 1, output.revents & Int16(POLLERR | POLLHUP) != 0 else { return }
    OutputFile.discardUnfinished()
    InputFile.removeUnpacked()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }

  /// Keeps the numbers of closed standard streams from going to the files that are opened next.
  private static func holdStandardStreams() {
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 2 ? O_WRONLY : O_RDONLY)
    }
  }
}
