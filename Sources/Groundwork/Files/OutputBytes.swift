import Foundation

/// Bytes on their way to an output file, in large blocks.
package final class OutputBytes {
  private let output: OutputFile
  private var descriptor: Int32
  package var buffer: [UInt8] = []
  private static let block = 1 << 18

  /// - Throws: `FileFault.unwritable`.
  package init(_ output: OutputFile) throws {
    self.output = output
    descriptor = open(output.temporaryPath, O_WRONLY | O_TRUNC)
    guard descriptor >= 0 else { throw OutputBytes.failure(output) }
    buffer.reserveCapacity(OutputBytes.block + 4096)
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      output.discard()
    }
  }

  package func append(_ text: StaticString) {
    buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes the buffer out once it is large.
  package func spill() throws {
    if buffer.count >= OutputBytes.block { try flush() }
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { throw OutputBytes.failure(output) }
        done += written
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and puts the file in its place.
  /// - Parameter prove: looks at the whole file before that; what it throws leaves what was there before.
  package func finish(proving prove: () throws -> Void = {}) throws {
    try flush()
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else {
      output.discard()
      throw OutputBytes.failure(output)
    }
    do {
      try prove()
    } catch {
      output.discard()
      throw error
    }
    try output.commit()
  }

  private static func failure(_ output: OutputFile) -> FileFault {
    .unwritable(
      file: MappedFile.name(of: output.path), sentence: "le fichier ne peut pas être écrit (\(SystemError.words(errno))).")
  }
}
