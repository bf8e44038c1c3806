import Foundation
import Groundwork
import Jobs
import Reporting

/// What people read on standard error. Data go to standard output or to a file, never here.
enum Terminal {
  static func error(_ sentence: String) { write([EmphasisedText("maillage: erreur :", .fault), EmphasisedText(" \(sentence)")]) }

  static func warning(_ sentence: String) {
    write([EmphasisedText("maillage: attention :", .doubt), EmphasisedText(" \(sentence)")])
  }

  static func note(_ sentence: String) { write([EmphasisedText(sentence)]) }
  static func note(_ line: [EmphasisedText]) { write(line) }

  private static func write(_ line: [EmphasisedText]) { raw(Paint.line(line, on: STDERR_FILENO) + "\n") }

  /// A standard error that is full or closed has nobody to tell.
  static func raw(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Writes to standard output.
  /// - Throws: `FileFault.unwritable` where it is full or closed.
  static func output(_ text: String) throws { try emit(ControlCharacters.shown(text)) }

  /// Shows lines on standard output.
  /// - Throws: `FileFault.unwritable` where it is full or closed.
  static func show(_ lines: [[EmphasisedText]]) throws {
    try emit(lines.map { Paint.line($0, on: STDOUT_FILENO) + "\n" }.joined())
  }

  private static func emit(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw FileFault.unwritable(
        file: "sortie standard", sentence: "l'écriture a échoué ; le disque est plein ou la sortie fermée.")
    }
  }

  /// Whether a person sees standard error, or standard output.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
  static var showsOutput: Bool { isatty(STDOUT_FILENO) == 1 }

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
    for anomaly in anomalies.prefix(limit) {
      if anomaly.kind.isInformation { note("maillage: \(anomaly.sentence)") } else { warning(anomaly.sentence) }
    }
    if anomalies.count > limit {
      warning("… et \(Wording.grouped(anomalies.count - limit)) autres anomalies ; « maillage inspecter » les montre toutes.")
    }
  }
}

extension Terminal {
  /// Does a job and tells what it tells: anomalies at once, what it is at on a line that comes and goes.
  /// - Parameter limit: how many anomalies of one reading are shown.
  static func follow<Result>(isSilent: Bool, limit: Int = 5, _ work: (JobMonitor) throws -> Result) rethrows -> Result {
    let progress = ProgressLine(isShown: !isSilent && isInteractive)
    let monitor = JobMonitor(
      anomalies: { met in
        // Who wants no words still wants to know what is odd.
        let shown = isSilent ? met.filter { !$0.kind.isInformation } : met
        progress.interrupted { Terminal.show(shown, limit: limit) }
      },
      stages: { progress.begin($0) }, rows: { progress.count($0) })
    defer { progress.end() }
    return try work(monitor)
  }

  /// The last words of a job: its first rows where a person sees standard output and named no file, a summary, then what came out
  /// and where.
  /// - Throws: `FileFault.unwritable` where standard output is full or closed.
  static func conclude(_ end: WorkEnd, preview: TablePreview?, isSilent: Bool, summary: () -> Void = {}) throws {
    if let preview { try show(preview.lines(width: columns ?? 80)) }
    if isSilent { return }
    summary()
    for line in preview == nil ? [end.written] : end.shown { note(line) }
  }
}
