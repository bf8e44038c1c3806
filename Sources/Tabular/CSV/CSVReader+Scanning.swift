import Groundwork

/// Records cut into cells, not yet copied out of the buffer that they lie in.
struct CSVScan {
  let bytes: [UInt8]
  let starts: [Int32]
  let ends: [Int32]
  let rowCount: Int
  /// Rows at the end that hold nothing but separators.
  let trailingBlankRows: Int
  /// Lines of the file at which the rows start.
  let numbers: RowNumbers
  let anomalies: [RowAnomaly]

  init(bytes: [UInt8], starts: [Int32], ends: [Int32], _ cut: CSVCut) {
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
    rowCount = cut.rows
    trailingBlankRows = cut.trailing
    numbers = cut.numbers
    anomalies = cut.anomalies
  }

  /// The first `rows` rows as a chunk.
  func chunk(rows: Int, columnCount: Int, firstRow: Int) -> RowChunk {
    guard rows < rowCount else {
      return RowChunk(
        columnCount: columnCount, firstRow: firstRow, numbers: numbers,
        cells: RowChunk.Cells(bytes: bytes, starts: starts, ends: ends), anomalies: anomalies)
    }
    let cells = rows * columnCount
    return RowChunk(
      columnCount: columnCount, firstRow: firstRow, numbers: numbers,
      cells: RowChunk.Cells(bytes: bytes, starts: Array(starts[..<cells]), ends: Array(ends[..<cells])), anomalies: anomalies)
  }
}

extension CSVReader {
  /// Cuts whole records, at most `most`, from the bytes at hand; an unfinished one stays in the buffer.
  func scan(most: Int) throws -> CSVScan {
    var cut = CSVCut(numbers: RowNumbers(first: line))
    let origin = buffer.position
    var ends: [Int32] = []
    let starts = try [Int32](unsafeUninitializedCapacity: most * columnCount) { startCells, startCount in
      ends = try [Int32](unsafeUninitializedCapacity: most * columnCount) { endCells, endCount in
        try cutRows(most: most, starts: startCells.baseAddress!, ends: endCells.baseAddress!, &cut)
        endCount = cut.rows * columnCount
      }
      startCount = cut.rows * columnCount
    }
    let bytes = Array(UnsafeBufferPointer(start: buffer.base + origin, count: buffer.position - origin))
    guard !cut.notes.rewrites.isEmpty else { return CSVScan(bytes: bytes, starts: starts, ends: ends, cut) }
    var (rewritten, newStarts, newEnds) = (bytes, starts, ends)
    rewritten.withUnsafeMutableBufferPointer { text in
      for cell in cut.notes.rewrites {
        let range = CSVScanner.rewrite(text, Int(starts[cell])..<Int(ends[cell]))
        newStarts[cell] = Int32(range.lowerBound)
        newEnds[cell] = Int32(range.upperBound)
      }
    }
    return CSVScan(bytes: rewritten, starts: newStarts, ends: newEnds, cut)
  }

  private func cutRows(
    most: Int, starts: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int32>, _ cut: inout CSVCut
  ) throws {
    let base = UnsafePointer(buffer.base)
    let (end, isLast, origin, columns, scanner) = (buffer.count, buffer.isLast, buffer.position, columnCount, scanner)
    let text = CSVBytes(base: base, end: end, isLast: isLast)
    var at = origin
    var currentLine = line
    defer {
      buffer.position = at
      line = currentLine
    }
    while cut.rows < most, at < end {
      let first = base[at]
      if columns > 1, first == CSVScanner.lineFeed || first == CSVScanner.carriageReturn {
        if first == CSVScanner.carriageReturn, at + 1 >= end, !isLast { return }
        blankLines.add(line: currentLine)
        at += first == CSVScanner.carriageReturn && base[at + 1] == CSVScanner.lineFeed && at + 1 < end ? 2 : 1
        currentLine += 1
        continue
      }
      let cell = cut.rows * columns
      let rewritesBefore = cut.notes.rewrites.count
      let room = CSVCells(starts: starts + cell, ends: ends + cell, capacity: columns, origin: origin, first: cell)
      let record = scanner.record(text, from: at, into: room, notes: &cut.notes)
      cut.numbers.note(cut.rows, currentLine)
      if record.next < 0 {
        cut.notes.rewrites.removeLast(cut.notes.rewrites.count - rewritesBefore)
        cut.notes.endRecord()
        guard isLast, let quote = cut.notes.unclosedQuote else { return }
        try forgive(quote, line: currentLine, &cut)
        continue
      }
      if record.cells != columns { mend(record.cells, starts: starts + cell, ends: ends + cell, line: currentLine, &cut) }
      let last = min(record.cells, columns) - 1
      let isBlank = record.cells <= columns && Int(ends[cell + last]) + origin - at == last
      cut.trailing = isBlank ? cut.trailing + 1 : 0
      if !isBlank { blankLines.settle() }
      cut.rows += 1
      currentLine += 1 + cut.notes.lineBreaks
      if cut.notes.lineBreaks > 0 || record.cells > columns { cut.notes.endRecord() }
      at = record.next
    }
  }

  /// Reads a quote that nothing closes as a plain character, so that the rows after it are not swallowed.
  private func forgive(_ quote: Int, line: Int, _ cut: inout CSVCut) throws {
    guard cut.notes.literalQuotes.count < 1000 else { throw Self.longRecord(name: provenance.file, line: line) }
    cut.notes.literalQuotes.append(quote)
    cut.notes.unclosedQuote = nil
    cut.note(.unclosedQuote, line: line, file: provenance.file)
  }

  /// Pads a short row with blank cells; says what a long row held past its last column.
  /// - Parameter starts, ends: the cells of the row.
  private func mend(
    _ count: Int, starts: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int32>, line: Int, _ cut: inout CSVCut
  ) {
    if count < columnCount {
      let end = ends[count - 1]
      for missing in count..<columnCount {
        starts[missing] = end
        ends[missing] = end
      }
      // A row of fewer separators that holds nothing is one more blank row.
      guard Int(end) - Int(starts[0]) > 0 || (0..<count).contains(where: { starts[$0] != ends[$0] }) else { return }
      cut.note(.fewerCells(count: count, expected: columnCount), line: line, file: provenance.file)
      return
    }
    let bytes = UnsafeBufferPointer(start: UnsafePointer(buffer.base), count: buffer.count)
    let extra = cut.notes.overflow.map { CSVLayout.text(bytes, $0.range, isRewritten: $0.isRewritten) }.filter { !$0.isEmpty }
    guard !extra.isEmpty else { return }
    cut.note(.moreCells(extra.map(QuotedCell.init)), line: line, file: provenance.file)
  }
}

/// What is known of the records cut so far.
struct CSVCut {
  var rows = 0
  /// Rows at the end that hold nothing but separators.
  var trailing = 0
  var notes = CSVRecordNotes()
  var numbers: RowNumbers
  var anomalies: [RowAnomaly] = []

  init(numbers: RowNumbers) { self.numbers = numbers }

  /// An anomaly of the row that is being cut.
  mutating func note(_ anomaly: TableAnomaly, line: Int, file: String) {
    anomalies.append(RowAnomaly(row: rows, anomaly: Anomaly(.table(anomaly), file: file, row: RowNumber(line))))
  }
}
