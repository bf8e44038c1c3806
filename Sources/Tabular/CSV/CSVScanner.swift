import Groundwork

/// What a record of a CSV file held besides plain cells.
struct CSVRecordNotes {
  /// Numbers of the cells whose text must be rewritten (doubled quotes, text after a closing quote).
  var rewrites: [Int] = []
  /// Byte ranges of the cells past the last column that hold something, and whether each must be rewritten.
  private(set) var overflow: [(range: Range<Int>, isRewritten: Bool)] = []
  /// Line ends inside quotes.
  var lineBreaks = 0
  /// Opening quotes that nothing closes: read as plain characters.
  var literalQuotes: [Int] = []
  /// Where a quote was opened that the bytes at hand do not close.
  var unclosedQuote: Int?

  /// A line of separators alone must not fill the memory: blank cells are dropped, and so is what no table holds.
  mutating func spill(_ range: Range<Int>, isRewritten: Bool) {
    if !range.isEmpty, overflow.count < 1000 { overflow.append((range, isRewritten)) }
  }

  /// Forgets what concerns one record.
  mutating func endRecord() {
    overflow.removeAll(keepingCapacity: true)
    lineBreaks = 0
  }
}

/// The bytes at hand of a CSV file.
struct CSVBytes {
  let base: UnsafePointer<UInt8>
  let end: Int
  /// The file holds no more than these.
  let isLast: Bool
}

/// Room for the cells of one record, as offsets from `origin`; cells past `capacity` have none.
struct CSVCells {
  let starts: UnsafeMutablePointer<Int32>
  let ends: UnsafeMutablePointer<Int32>
  let capacity: Int
  let origin: Int
  /// Number of the record's first cell, by which `CSVRecordNotes` names cells.
  let first: Int
}

/// Cuts records into cells (RFC 4180): a quote opens a quoted cell at the start of a cell only and is a plain character
/// elsewhere; CR, LF and CRLF end a record; text after a closing quote belongs to the cell.
///
/// The bytes must be followed by a line feed and seven readable bytes, so that the scan never asks where they end.
struct CSVScanner {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  private static let equals = UInt8(ascii: "=")
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  let separator: UInt8
  private let separators: UInt64

  init(separator: UInt8) {
    self.separator = separator
    separators = Self.ones &* UInt64(separator)
  }

  /// Offset of the first separator or line end at or after `start`; reads eight bytes at a time.
  @inline(__always)
  func boundary(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    var at = start
    while true {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let a = word ^ separators
      let b = word ^ (Self.ones &* 0x0A)
      let c = word ^ (Self.ones &* 0x0D)
      // The lowest bit set marks the first zero byte of a, b or c.
      let hits = (((a &- Self.ones) & ~a) | ((b &- Self.ones) & ~b) | ((c &- Self.ones) & ~c)) & 0x8080_8080_8080_8080
      if hits != 0 { return at + hits.trailingZeroBitCount >> 3 }
      at += 8
    }
  }

  /// Cuts the record that starts at `start` into cells; those that have no room go to `notes.overflow`.
  ///
  /// A cell to rewrite keeps its quotes and is named in `notes`. Returns the offset after the record and its number of cells,
  /// or -1 where the record goes on past the bytes at hand, or where a quote is never closed (`notes.unclosedQuote`).
  @inline(__always)
  func record(
    _ bytes: CSVBytes, from start: Int, into room: CSVCells, notes: inout CSVRecordNotes
  ) -> (next: Int, cells: Int) {
    let (base, end, isLast, capacity) = (bytes.base, bytes.end, bytes.isLast, room.capacity)
    var at = start
    var cell = 0
    while true {
      let first = base[at]
      var from = at
      var to: Int
      var stop: Int
      if first == Self.quote || (first == Self.equals && base[at + 1] == Self.quote) {
        guard let quoted = quotedCell(base, at: at, end: end, isLast: isLast, notes: &notes) else { return (-1, 0) }
        (from, to, stop) = (quoted.from, quoted.to, quoted.stop)
        if quoted.isRewritten, cell < capacity { notes.rewrites.append(room.first + cell) }
        if cell >= capacity { notes.spill(from..<to, isRewritten: quoted.isRewritten) }
      } else {
        stop = boundary(base, at)
        to = stop
        if cell >= capacity, stop <= end { notes.spill(from..<to, isRewritten: false) }
      }
      if cell < capacity {
        room.starts[cell] = Int32(truncatingIfNeeded: from - room.origin)
        room.ends[cell] = Int32(truncatingIfNeeded: to - room.origin)
      }
      cell += 1
      if stop >= end { return isLast ? (end, cell) : (-1, 0) }
      let byte = base[stop]
      if byte == separator {
        at = stop + 1
      } else if byte == Self.lineFeed {
        return (stop + 1, cell)
      } else if stop + 1 < end {
        return (base[stop + 1] == Self.lineFeed ? stop + 2 : stop + 1, cell)
      } else {
        // A CR at the very end: whether an LF follows is not known yet.
        return isLast ? (end, cell) : (-1, 0)
      }
    }
  }

  private struct QuotedCell {
    var from: Int
    var to: Int
    /// Offset of the separator or line end after the cell.
    var stop: Int
    var isRewritten: Bool
  }

  /// A cell that starts with a quote, or with `="`, the spelling by which Excel keeps digits as text.
  @inline(never)
  private func quotedCell(
    _ base: UnsafePointer<UInt8>, at start: Int, end: Int, isLast: Bool, notes: inout CSVRecordNotes
  ) -> QuotedCell? {
    let isExcelText = base[start] == Self.equals
    let open = isExcelText ? start + 1 : start
    let plainStop = { boundary(base, start) }
    if notes.literalQuotes.contains(open) {
      let stop = plainStop()
      return QuotedCell(from: start, to: stop, stop: stop, isRewritten: false)
    }
    var at = open + 1
    var isRewritten = false
    var breaks = 0
    while true {
      let byte = at < end ? base[at] : 0
      if at >= end {
        notes.unclosedQuote = open
        return nil
      }
      if byte == Self.quote {
        if at + 1 >= end, !isLast { return nil }
        if at + 1 < end, base[at + 1] == Self.quote {
          isRewritten = true
          at += 2
          continue
        }
        break
      }
      if byte == Self.lineFeed || (byte == Self.carriageReturn && base[at + 1] != Self.lineFeed) { breaks += 1 }
      at += 1
    }
    let stop = at + 1 >= end ? end : boundary(base, at + 1)
    if isExcelText, stop != at + 1 || isRewritten {
      // A true formula such as ="a"&"b": plain text up to the next separator.
      let stop = plainStop()
      return QuotedCell(from: start, to: stop, stop: stop, isRewritten: false)
    }
    notes.lineBreaks += breaks
    if stop == at + 1, !isRewritten { return QuotedCell(from: open + 1, to: at, stop: stop, isRewritten: false) }
    return QuotedCell(from: open, to: stop, stop: stop, isRewritten: true)
  }

  /// Takes the quotes off a cell named in `notes.rewrites`, in place; returns its new range.
  static func rewrite(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var write = range.lowerBound
    var read = range.lowerBound + 1
    var isQuoted = true
    while read < range.upperBound {
      let byte = bytes[read]
      if isQuoted, byte == quote {
        if read + 1 < range.upperBound, bytes[read + 1] == quote {
          read += 1
        } else {
          isQuoted = false
          read += 1
          continue
        }
      }
      bytes[write] = byte
      write += 1
      read += 1
    }
    return excelText(bytes, range.lowerBound..<write)
  }

  /// What stands between the quotes of `="01053"`; the range itself for any other cell.
  private static func excelText(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard range.count >= 3, bytes[range.lowerBound] == equals, bytes[range.lowerBound + 1] == quote,
      bytes[range.upperBound - 1] == quote
    else { return range }
    let inner = (range.lowerBound + 2)..<(range.upperBound - 1)
    return inner.contains { bytes[$0] == quote } ? range : inner
  }
}
