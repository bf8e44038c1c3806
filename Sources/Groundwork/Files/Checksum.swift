import CNettle
import Foundation

/// Digests of files, as provenance quotes them.
public enum Checksum {
  /// SHA-256 of a file in lower-case hexadecimal, read block by block; of an archive as it was downloaded.
  ///
  /// - Parameter path: what stands behind `#` is no part of it.
  /// - Throws: `FileFault.missing` if the file is not there or may not be read.
  public static func sha256(path: String) throws -> String {
    let file = try FileByteSource(path: FileReference.parse(path).path)
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let got = try block.withUnsafeMutableBytes { try file.read(into: $0.baseAddress!, count: $0.count) }
      if got == 0 { break }
      nettle_sha256_update(&context, got, block)
    }
    return hexadecimal(&context)
  }

  /// SHA-256 of a text in UTF-8, in lower-case hexadecimal.
  package static func sha256(text: String) -> String {
    var context = sha256_ctx(), bytes = Array(text.utf8)
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, &bytes)
    return hexadecimal(&context)
  }

  private static func hexadecimal(_ context: inout sha256_ctx) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
