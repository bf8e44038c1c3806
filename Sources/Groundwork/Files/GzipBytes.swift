import CZlib

/// Bytes packed as a .gz file.
public enum GzipBytes {
  /// One gzip member without name or time, so that the same bytes give the same file with one version of zlib.
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 15 is the largest window, 16 asks for the gzip wrapping and its CRC; memory level 8 is zlib's own choice.
    let status = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib: \(status)")
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        let end = deflate(&stream, Z_FINISH)
        precondition(end == Z_STREAM_END, "zlib: \(end)")
        return room - Int(stream.avail_out)
      }
    }
  }
}
