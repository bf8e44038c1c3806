import Foundation
import Groundwork

/// Bytes of any encoding turned into valid UTF-8, block by block.
///
/// Unless the user forces an encoding, each line that is valid UTF-8 is read so and each other one in the single-byte encoding
/// that makes French of the first ones met, so that a file of one encoding or the other, or of both, comes out right.
final class TextStream {
  /// Most bytes taken from the source in one go.
  static let blockSize = 1 << 20

  private let source: any ByteSource
  private let name: String
  /// What is read now; nil means UTF-8, with `fallback` for the lines that are not.
  private var encoding: TextEncoding?
  /// Bytes of a sequence cut by the end of the last block.
  private var carried: [UInt8] = []
  private var scratch: [UInt8] = []
  private var hasStarted = false
  private var hasEnded = false
  private var sawMultibyteLines = false
  private var fallback = TextEncoding.windows1252
  private var isFallbackSettled = false
  private var isFirstBlock = true
  /// Lines (or pieces of lines) read as `fallback` because they are not UTF-8.
  private var foreignLines = 0
  private(set) var byteCount = 0
  /// Zero bytes left out so far.
  private(set) var zeroBytes = 0
  /// A text has no more than one place of zero bytes in so many bytes; binary files have many more.
  private static let bytesPerZero = 1024

  init(source: any ByteSource, name: String, encoding: TextEncoding?) {
    self.source = source
    self.name = name
    self.encoding = encoding == .utf8 ? nil : encoding
  }

  /// Said once, at the end, when two encodings were met in one file, or one that nobody expects.
  var anomaly: Anomaly? {
    guard foreignLines > 0 else { return nil }
    if sawMultibyteLines { return Anomaly(.table(.mixedEncodings(lines: foreignLines, other: fallback.words)), file: name) }
    return fallback == .windows1252 ? nil : Anomaly(.table(.encodingGuessed(fallback.words)), file: name)
  }

  /// Writes the next UTF-8 bytes at `target`, which has room for `3 * blockSize + 16`; 0 at the end of the text.
  func read(into target: UnsafeMutablePointer<UInt8>) throws -> Int {
    while !hasEnded {
      let written = try readBlock(into: target)
      if written > 0 { return written }
    }
    return 0
  }

  private func readBlock(into target: UnsafeMutablePointer<UInt8>) throws -> Int {
    let kept = carried.count
    for (offset, byte) in carried.enumerated() { target[offset] = byte }
    carried.removeAll(keepingCapacity: true)
    // The first block must be large enough to recognise things in; later ones come as they come.
    let got =
      hasStarted
      ? try source.read(into: target + kept, count: Self.blockSize) : try source.fill(target + kept, count: Self.blockSize)
    byteCount += got
    hasEnded = got == 0
    var count = kept + got
    isFirstBlock = !hasStarted
    if !hasStarted {
      hasStarted = true
      count = try start(target, count: count)
    }
    if let encoding, encoding != .utf8 {
      return try decode(UnsafeBufferPointer(start: target, count: count), as: encoding, to: target)
    }
    count = try dropZeroBytes(target, count: count)
    let block = UnsafeBufferPointer(start: target, count: count)
    if UTF8Validation.isASCII(block) { return count }
    let valid = UTF8Validation.validPrefix(block)
    sawMultibyteLines = sawMultibyteLines || !UTF8Validation.isASCII(UnsafeBufferPointer(rebasing: block[0..<valid]))
    if valid == count { return count }
    let rest = UnsafeBufferPointer(rebasing: block[valid...])
    if !hasEnded, UTF8Validation.isCutSequence(rest) {
      carried.append(contentsOf: rest)
      return valid
    }
    return decodeLines(block, to: target)
  }

  /// Takes the byte order mark off and notes what it says; returns the number of bytes left.
  private func start(_ target: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    let block = UnsafeBufferPointer(start: target, count: count)
    var skipped = 0
    if let mark = TextEncoding.byteOrderMark(block), encoding == nil || encoding == mark.encoding {
      encoding = mark.encoding == .utf8 ? nil : mark.encoding
      skipped = mark.length
    } else if encoding == nil {
      let found = TextEncoding.detect(block)
      if found == .utf16LittleEndian || found == .utf16BigEndian { encoding = found }
    }
    memmove(target, target + skipped, count - skipped)
    return count - skipped
  }

  private func decode(
    _ block: UnsafeBufferPointer<UInt8>, as encoding: TextEncoding, to target: UnsafeMutablePointer<UInt8>
  ) throws -> Int {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: block)
    let (consumed, written) = scratch.withUnsafeBufferPointer { encoding.decode($0, to: target, isLast: hasEnded) }
    carried.append(contentsOf: scratch[consumed...])
    return try dropZeroBytes(target, count: written)
  }

  /// The line that begins at `start`, with its end.
  private static func line(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<min(end + 1, bytes.count)])
  }

  /// Chooses what the lines that are not UTF-8 are read as: by those of the first block, else by the first line of all, since
  /// later blocks end where the pipe that they come from likes.
  private func settleFallback(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isFallbackSettled else { return }
    isFallbackSettled = true
    var guess = SingleByteGuess(), start = 0
    while start < bytes.count {
      let line = Self.line(of: bytes, from: start)
      start += line.count
      guard UTF8Validation.validPrefix(line) < line.count else { continue }
      guess.add(line)
      if !isFirstBlock { break }
    }
    fallback = guess.best
  }

  /// Copies the lines that are UTF-8 and decodes the others.
  private func decodeLines(_ block: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    settleFallback(block)
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: block)
    var written = 0
    scratch.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let line = Self.line(of: bytes, from: start)
        let end = start + line.count
        let valid = UTF8Validation.validPrefix(line)
        let rest = UnsafeBufferPointer(rebasing: line[valid...])
        if valid == line.count || (end == bytes.count && !hasEnded && UTF8Validation.isCutSequence(rest)) {
          memcpy(target + written, line.baseAddress!, valid)
          written += valid
          sawMultibyteLines = sawMultibyteLines || !UTF8Validation.isASCII(line)
          carried.append(contentsOf: rest)
        } else {
          written += fallback.decode(line, to: target + written, isLast: true).written
          foreignLines += 1
        }
        start = end
      }
    }
    return written
  }

  /// Takes out the zero bytes that a transfer or a stopped writer left in a text.
  /// - Returns: the length of what is left, which comes first.
  /// - Throws: where they stand in so many places that the file is no text.
  private func dropZeroBytes(_ target: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    guard count > 0, memchr(target, 0, count) != nil else { return count }
    var kept = 0, places = 0, wasZero = false
    for at in 0..<count {
      let isZero = target[at] == 0
      if isZero, !wasZero { places += 1 }
      wasZero = isZero
      if !isZero {
        target[kept] = target[at]
        kept += 1
      }
    }
    guard places <= 1 + count / Self.bytesPerZero else {
      throw FileFault.unreadable(
        file: name,
        sentence: "ce n'est pas un fichier de texte (il contient des octets nuls) ; "
          + "un fichier CSV, TSV, XLSX ou ODS est attendu.")
    }
    zeroBytes += count - kept
    return kept
  }
}
