import CZlib
import Foundation

/// Bytes that arrive in order: a file, standard input, or either of them unpacked.
package protocol ByteSource: AnyObject {
  /// Fills at most `count` bytes at `target`; 0 at the end.
  func read(into target: UnsafeMutableRawPointer, count: Int) throws -> Int
}

extension ByteSource {
  /// Reads until `count` bytes have come or the source ends.
  package func fill(_ target: UnsafeMutableRawPointer, count: Int) throws -> Int {
    var filled = 0
    while filled < count {
      let more = try read(into: target + filled, count: count - filled)
      if more == 0 { break }
      filled += more
    }
    return filled
  }
}

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
    name = (path as NSString).lastPathComponent
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

/// A gzip file unpacked as it is read; its checksum is verified at the end of each member.
package final class GzipByteSource: ByteSource {
  private let packed: FileByteSource
  private var stream = z_stream()
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var inputRange = 0..<0
  private var isDone = false

  package init(_ packed: FileByteSource) throws {
    self.packed = packed
    // 15 is the largest window, 16 asks for the gzip wrapping and its CRC.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw damaged() }
  }

  deinit { inflateEnd(&stream) }

  package func read(into target: UnsafeMutableRawPointer, count: Int) throws -> Int {
    var written = 0
    while written == 0, !isDone {
      if inputRange.isEmpty {
        let got = try input.withUnsafeMutableBytes { try packed.read(into: $0.baseAddress!, count: $0.count) }
        guard got > 0 else {
          throw FileFault.unreadable(
            file: packed.name,
            sentence: "l'archive .gz est coupée avant sa fin ; copiez ou téléchargez de nouveau le fichier entier.")
        }
        inputRange = 0..<got
      }
      let status = input.withUnsafeMutableBufferPointer { buffer in
        stream.next_in = buffer.baseAddress! + inputRange.lowerBound
        stream.avail_in = UInt32(inputRange.count)
        stream.next_out = target.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(clamping: count)
        return inflate(&stream, Z_NO_FLUSH)
      }
      inputRange = (inputRange.upperBound - Int(stream.avail_in))..<inputRange.upperBound
      written = Int(UInt32(clamping: count) - stream.avail_out)
      switch status {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: try startNextMember()
      default: throw damaged()
      }
    }
    return written
  }

  /// A gzip file may hold several members end to end; anything else after the last one is padding.
  private func startNextMember() throws {
    if inputRange.isEmpty {
      let got = try input.withUnsafeMutableBytes { try packed.read(into: $0.baseAddress!, count: $0.count) }
      inputRange = 0..<got
    }
    if inputRange.isEmpty || input[inputRange.lowerBound] != 0x1F {
      isDone = true
    } else if inflateReset(&stream) != Z_OK {
      throw damaged()
    }
  }

  private func damaged() -> FileFault {
    .unreadable(file: packed.name, sentence: "l'archive .gz est abîmée ; copiez ou téléchargez de nouveau le fichier.")
  }
}
