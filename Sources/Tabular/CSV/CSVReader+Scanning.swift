import Groundwork

/// Records cut into cells, not yet copied out of the buffer that they lie in.
struct CSVScan {
  let bytes: [UInt8]
  let starts: [Int32]
  let ends: [Int32]
  let rowCount: Int
  /// Rows at the end that hold nothing but separators.
  let trailingBlankRows: Int
  let anomalies: [Anomaly]

  /// The first `rows` rows as a chunk.
  func chunk(rows: Int, columnCount: Int, firstRow: Int) -> RowChunk {
    guard rows < rowCount else {
      return RowChunk(
        columnCount: columnCount, firstRow: firstRow, bytes: bytes, starts: starts, ends: ends, anomalies: anomalies)
    }
    let cells = rows * columnCount
    return RowChunk(
      columnCount: columnCount, firstRow: firstRow, bytes: bytes, starts: Array(starts[..<cells]), ends: Array(ends[..<cells]),
      anomalies: anomalies)
  }
}

extension CSVReader {
  /// Cuts whole records, at most `most`, from the bytes at hand; an unfinished one stays in the buffer.
  func scan(firstRow: Int, most: Int) throws -> CSVScan {
    var rows = 0
    var trailing = 0
    var anomalies: [Anomaly] = []
    var notes = CSVRecordNotes()
    let origin = buffer.position
    var ends: [Int32] = []
    let starts = try [Int32](unsafeUninitializedCapacity: most * columnCount) { startCells, startCount in
      ends = try [Int32](unsafeUninitializedCapacity: most * columnCount) { endCells, endCount in
        try cutRows(
          most: most, firstRow: firstRow, starts: startCells.baseAddress!, ends: endCells.baseAddress!, rows: &rows,
          trailing: &trailing, notes: &notes, anomalies: &anomalies)
        endCount = rows * columnCount
      }
      startCount = rows * columnCount
    }
    let bytes = Array(UnsafeBufferPointer(start: buffer.base + origin, count: buffer.position - origin))
    guard !notes.rewrites.isEmpty else {
      return CSVScan(bytes: bytes, starts: starts, ends: ends, rowCount: rows, trailingBlankRows: trailing, anomalies: anomalies)
    }
    var (rewritten, newStarts, newEnds) = (bytes, starts, ends)
    rewritten.withUnsafeMutableBufferPointer { text in
      for cell in notes.rewrites {
        let range = CSVScanner.rewrite(text, Int(starts[cell])..<Int(ends[cell]))
        newStarts[cell] = Int32(range.lowerBound)
        newEnds[cell] = Int32(range.upperBound)
      }
    }
    return CSVScan(
      bytes: rewritten, starts: newStarts, ends: newEnds, rowCount: rows, trailingBlankRows: trailing, anomalies: anomalies)
  }

  private func cutRows(
    most: Int, firstRow: Int, starts: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int32>, rows: inout Int,
    trailing: inout Int, notes: inout CSVRecordNotes, anomalies: inout [Anomaly]
  ) throws {
    let base = UnsafePointer(buffer.base)
    let (end, isLast, origin, columns, scanner) = (buffer.count, buffer.isLast, buffer.position, columnCount, scanner)
    var at = origin
    var currentLine = line
    defer {
      buffer.position = at
      line = currentLine
    }
    while rows < most, at < end {
      let first = base[at]
      if columns > 1, first == CSVScanner.lineFeed || first == CSVScanner.carriageReturn {
        if first == CSVScanner.carriageReturn, at + 1 >= end, !isLast { return }
        blankLines.add(line: currentLine)
        at += first == CSVScanner.carriageReturn && base[at + 1] == CSVScanner.lineFeed && at + 1 < end ? 2 : 1
        currentLine += 1
        continue
      }
      let cell = rows * columns
      let rewritesBefore = notes.rewrites.count
      let record = scanner.record(
        base, from: at, end: end, isLast: isLast, origin: origin, firstCell: cell, starts: starts + cell, ends: ends + cell,
        capacity: columns, notes: &notes)
      if record.next < 0 {
        notes.rewrites.removeLast(notes.rewrites.count - rewritesBefore)
        notes.endRecord()
        guard isLast, let quote = notes.unclosedQuote else { return }
        try forgive(quote, row: firstRow + rows + 1, line: currentLine, notes: &notes, anomalies: &anomalies)
        continue
      }
      if record.cells != columns {
        mend(
          cell, record.cells, origin: origin, row: firstRow + rows + 1, line: currentLine, starts: starts, ends: ends,
          notes: &notes,
          anomalies: &anomalies)
      }
      let last = min(record.cells, columns) - 1
      let isBlank = record.cells <= columns && Int(ends[cell + last]) + origin - at == last
      trailing = isBlank ? trailing + 1 : 0
      if !isBlank { blankLines.settle() }
      rows += 1
      currentLine += 1 + notes.lineBreaks
      if notes.lineBreaks > 0 || record.cells > columns { notes.endRecord() }
      at = record.next
    }
  }

  /// Reads a quote that nothing closes as a plain character, so that the rows after it are not swallowed.
  private func forgive(_ quote: Int, row: Int, line: Int, notes: inout CSVRecordNotes, anomalies: inout [Anomaly]) throws {
    guard notes.literalQuotes.count < 1000 else { throw Self.longRecord(name: provenance.file, line: line) }
    notes.literalQuotes.append(quote)
    notes.unclosedQuote = nil
    anomalies.append(
      Anomaly(
        file: provenance.file, row: row,
        message: "ligne \(line) : un guillemet ouvert n'est jamais refermé ; il a été lu comme un caractère ordinaire."))
  }

  /// Pads a short row with blank cells; says what a long row held past its last column.
  private func mend(
    _ cell: Int, _ count: Int, origin: Int, row: Int, line: Int, starts: UnsafeMutablePointer<Int32>,
    ends: UnsafeMutablePointer<Int32>, notes: inout CSVRecordNotes, anomalies: inout [Anomaly]
  ) {
    if count < columnCount {
      let end = ends[cell + count - 1]
      for missing in count..<columnCount {
        starts[cell + missing] = end
        ends[cell + missing] = end
      }
      // A row of fewer separators that holds nothing is one more blank row.
      guard Int(end) - Int(starts[cell]) > 0 || (0..<count).contains(where: { starts[cell + $0] != ends[cell + $0] }) else {
        return
      }
      let cells = count == 1 ? "1 cellule" : "\(count) cellules"
      anomalies.append(
        Anomaly(file: provenance.file, row: row, message: "ligne \(line) : \(cells) au lieu de \(columnCount)."))
      return
    }
    let bytes = UnsafeBufferPointer(start: UnsafePointer(buffer.base), count: buffer.count)
    let extra = notes.overflow.map { CSVLayout.text(bytes, $0.range, isRewritten: $0.isRewritten) }.filter { !$0.isEmpty }
    guard !extra.isEmpty else { return }
    let cells = extra.count == 1 ? "1 cellule" : "\(extra.count) cellules"
    let quoted = extra.map { "« \($0) »" }.joined(separator: ", ")
    anomalies.append(Anomaly(file: provenance.file, row: row, message: "ligne \(line) : \(cells) de trop : \(quoted)."))
  }
}
