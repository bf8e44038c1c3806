import Foundation

/// A file or standard input, with a look at its first bytes before anybody reads them.
package final class FileByteSource: ByteSource {
  package let name: String
  private let descriptor: Int32
  private var head: [UInt8] = []
  private var headOffset = 0

  /// - Parameter path: `-` is standard input.
  /// - Throws: `FileFault.missing` if there is no such file, if it is a folder, or if it may not be read.
  package init(path: String) throws {
    if path == "-" {
      name = "entrée standard"
      descriptor = 0
      return
    }
    name = MappedFile.name(of: path)
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFault.opening(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFault.notAFile(path, status.st_mode) }
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw FileFault.opening(path, errno) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// The first bytes, at most `count`, which stay to be read.
  package func peek(_ count: Int) throws -> [UInt8] {
    if head.count < count {
      var bytes = [UInt8](repeating: 0, count: count)
      let kept = head.count
      let filled = try bytes.withUnsafeMutableBytes { buffer in
        var filled = 0
        while kept + filled < count {
          let more = try readDescriptor(into: buffer.baseAddress! + filled, count: count - kept - filled)
          if more == 0 { break }
          filled += more
        }
        return filled
      }
      head.append(contentsOf: bytes[0..<filled])
    }
    return Array(head.prefix(count))
  }

  package func read(into target: UnsafeMutableRawPointer, count: Int) throws -> Int {
    guard headOffset < head.count else { return try readDescriptor(into: target, count: count) }
    let taken = min(count, head.count - headOffset)
    head.withUnsafeBytes { target.copyMemory(from: $0.baseAddress! + headOffset, byteCount: taken) }
    headOffset += taken
    return taken
  }

  private func readDescriptor(into target: UnsafeMutableRawPointer, count: Int) throws -> Int {
    while true {
      let got = Foundation.read(descriptor, target, count)
      if got >= 0 { return got }
      if errno == EINTR { continue }
      throw FileFault.missing(file: name, sentence: "la lecture a échoué (\(SystemError.words(errno))).")
    }
  }
}
