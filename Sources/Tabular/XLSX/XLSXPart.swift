import CZip
import Groundwork

/// One part of a workbook, read block by block.
final class XLSXPart: XMLPart {
  let archive: XLSXArchive
  let part: String
  private let file: OpaquePointer
  private let largest: UInt64
  private var total: UInt64 = 0
  private var block = [UInt8](repeating: 0, count: 1 << 16)

  init(archive: XLSXArchive, file: OpaquePointer, part: String, largest: UInt64) {
    self.archive = archive
    self.file = file
    self.part = part
    self.largest = largest
  }

  deinit { zip_fclose(file) }

  func damaged() -> FileFault { archive.damaged(part) }

  func tooLarge() -> FileFault { archive.tooLarge(part) }

  /// Hands the next block to `body`; false at the end of the part.
  func next(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool {
    let got = block.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress!, UInt64($0.count)) }
    guard got >= 0 else { throw archive.damaged(part) }
    if got == 0 { return false }
    total += UInt64(got)
    // The size that the archive declares may be a lie.
    guard total <= largest else { throw archive.tooLarge(part) }
    try block.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[0..<Int(got)])) }
    return true
  }
}
