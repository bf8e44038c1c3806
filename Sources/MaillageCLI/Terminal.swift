import Foundation
import Jobs
import Reporting
import Synchronization
import Groundwork
import Tabular

/// What people read on standard error. Data go to standard output or to a file, never here.
enum Terminal {
  static func error(_ sentence: String) { write("maillage: erreur : \(sentence)") }
  static func warning(_ sentence: String) { write("maillage: attention : \(sentence)") }
  static func note(_ sentence: String) { write(sentence) }

  private static func write(_ line: String) {
    // A carriage return would write over what stands on the line.
    raw(ControlCharacters.shown(line).replacing("\r", with: "\u{FFFD}") + "\n")
  }

  /// A standard error that is full or closed has nobody to tell.
  fileprivate static func raw(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Writes to standard output.
  /// - Throws: `FileFault.unwritable` where it is full or closed.
  static func output(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(ControlCharacters.shown(text).utf8))
    } catch {
      throw FileFault.unwritable(
        file: "sortie standard", sentence: "l'écriture a échoué ; le disque est plein ou la sortie fermée.")
    }
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of the terminal that standard output or standard error goes to; nil without one.
  static var columns: Int? {
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      var size = winsize()
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    }
    return nil
  }

  /// Shows at most `limit` anomalies of a file, then how many more there are.
  static func show(_ anomalies: [Anomaly], limit: Int = 5) {
    for anomaly in anomalies.prefix(limit) { warning(anomaly.sentence) }
    if anomalies.count > limit {
      warning("… et \(Wording.grouped(anomalies.count - limit)) autres anomalies ; « maillage inspecter » les montre toutes.")
    }
  }
}

extension Terminal {
  /// Does a job and tells what it tells: anomalies at once, rows on a line that counts them.
  /// - Parameter limit: how many anomalies of one reading are shown.
  static func follow<Result>(isSilent: Bool, limit: Int = 5, _ work: (JobMonitor) throws -> Result) throws -> Result {
    let progress = Mutex(ProgressLine(isSilent: isSilent))
    let monitor = JobMonitor(
      anomalies: { met in
        progress.withLock { $0.end() }
        Terminal.show(met, limit: limit)
      }, rows: { count in progress.withLock { $0.show(rows: count) } })
    defer { progress.withLock { $0.end() } }
    return try work(monitor)
  }
}

/// A line that counts rows while they are worked on, on a terminal only.
struct ProgressLine {
  private let isShown: Bool
  private var shown = 0
  private static let step = 100_000

  init(isSilent: Bool) { isShown = !isSilent && Terminal.isInteractive }

  mutating func show(rows: Int) {
    guard isShown, rows - shown >= Self.step else { return }
    shown = rows
    Terminal.raw("\r\(rows) lignes…")
  }

  mutating func end() {
    guard isShown, shown > 0 else { return }
    shown = 0
    Terminal.raw("\r\u{1B}[K")
  }
}
