import Foundation
import Groundwork

/// Writes rows as CSV, to a file that appears when it is whole or to standard output.
public final class CSVSink: RowSink {
  public let formatter: CSVFormatter
  public let anomalies: [Anomaly] = []
  /// nil for standard output.
  public let output: OutputFile?
  private var descriptor: Int32
  private var isOpen = true
  /// Whether the rows go to a terminal.
  private let isShown: Bool

  /// - Parameter path: nil or `-` writes to standard output.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public init(path: String?, dialect: CSVDialect) throws {
    formatter = CSVFormatter(dialect: dialect)
    guard let path, path != "-" else {
      output = nil
      descriptor = 1
      isShown = isatty(1) == 1
      return
    }
    let output = try OutputFile(path: path)
    self.output = output
    isShown = false
    descriptor = open(output.temporaryPath, O_WRONLY | O_TRUNC)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { discard() }

  /// Writes the line of column names.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public func begin(header: [String]) throws { try write(bytes: formatter.header(header)) }

  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws {
    try write(bytes: formatter.rows(chunk, extra: extra, layout: layout))
  }

  /// Writes rows that `formatter` has already formatted, on whatever thread that was.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public func write(bytes: [UInt8]) throws {
    try (isShown ? ControlCharacters.shown(bytes) : bytes).withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let done = Foundation.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if done < 0, errno == EINTR { continue }
        guard done >= 0 else { throw failure() }
        offset += done
      }
    }
  }

  /// - Throws: `FileFault.unwritable` if the file cannot be written whole or put in its place.
  public func finish() throws {
    guard isOpen else { return }
    isOpen = false
    guard let output else { return }
    guard close(descriptor) == 0 else {
      let error = failure()
      output.discard()
      throw error
    }
    try output.commit()
  }

  public func discard() {
    guard isOpen else { return }
    isOpen = false
    guard let output else { return }
    if descriptor >= 0 { close(descriptor) }
    output.discard()
  }

  private func failure() -> FileFault {
    let name = output.map { ($0.path as NSString).lastPathComponent } ?? "sortie standard"
    return .unwritable(file: name, sentence: "l'écriture a échoué (\(SystemError.words(errno))).")
  }
}
