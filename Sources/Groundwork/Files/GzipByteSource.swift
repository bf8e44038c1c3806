import CZlib

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
