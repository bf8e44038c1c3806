import Foundation
import Groundwork

/// Rows of a CSV or TSV file, read as a stream: memory is bounded by a few blocks, whatever the file's size.
public final class CSVReader: RowSource {
  public private(set) var header: [String]
  public private(set) var provenance: Provenance
  /// The byte between two cells.
  public let separator: UInt8
  /// 1-based line of the file that holds the column names.
  public let headerLine: Int

  static let rowsPerChunk = 8192
  private static let cellsPerChunk = 1 << 18

  let stream: TextStream
  let buffer: CSVBuffer
  let scanner: CSVScanner
  let columnCount: Int
  /// Rows given so far.
  private var rowsGiven = 0
  /// Rows of separators alone that wait for a row that holds something: at the end of a file they are no rows.
  private var waitingBlankRows = 0
  private var waitingNumbers = RowNumbers()
  /// Rows to give behind the blank ones that wait.
  private var following: CSVScan?
  /// Line of the file at which the next record starts.
  var line: Int
  var blankLines = CSVBlankLines()
  private var hasReported = false

  init(source: any ByteSource, name: String, options: TableOptions, prefersTabs: Bool) throws {
    stream = TextStream(source: source, name: name, encoding: options.encoding)
    buffer = CSVBuffer(stream: stream)
    provenance = Provenance(file: name)
    if let forced = options.separator, [CSVScanner.quote, CSVScanner.lineFeed, CSVScanner.carriageReturn, 0].contains(forced) {
      throw FileFault.usage(file: name, sentence: "le séparateur ne peut être ni un guillemet ni une fin de ligne.")
    }
    _ = try buffer.refill()
    if buffer.count < TextStream.blockSize / 2, !buffer.isLast { _ = try buffer.refill() }
    guard stream.byteCount > 0 else {
      throw FileFault.unreadable(
        file: name, sentence: "le fichier est vide (0 octet) ; un tableau avec une ligne d'en-tête est attendu.")
    }
    let layout = try Self.layout(buffer, name: name, options: options, prefersTabs: prefersTabs)
    let record = layout.records[layout.headerIndex!]
    guard record.cells.count < CSVLayout.mostColumns else {
      throw FileFault.unreadable(
        file: name,
        sentence: "la ligne \(record.line) a \(CSVLayout.mostColumns) colonnes ou davantage ; ce n'est pas un tableau.")
    }
    separator = layout.separator
    scanner = CSVScanner(separator: layout.separator)
    headerLine = record.line
    let body = layout.records[layout.bodyIndex...].filter { !$0.isBlank }
    let unnamed = HeaderRule.unnamedColumns(named: record.cells.count, body: body)
    header = record.cells + [String](repeating: "", count: unnamed)
    columnCount = header.count
    let last = layout.records[layout.bodyIndex - 1]
    buffer.position = layout.nexts[layout.bodyIndex - 1]
    line = last.line + 1 + last.cells.reduce(0) { $0 + CSVBlankLines.lineBreaks($1.utf8) }
    if unnamed > 0 {
      note(.unnamedColumns(named: record.cells.count, found: header.count))
    }
    if options.headerRow == nil, layout.records[..<layout.headerIndex!].contains(where: { !$0.isBlank }) {
      note(.headerUnderTitle(row: RowNumber(record.line)))
    }
    let others = layout.records[(layout.headerIndex! + 1)..<layout.bodyIndex].filter { !$0.isBlank }
    if !others.isEmpty { note(.namesBelowHeader(rows: others.map { RowNumber($0.line) })) }
    if layout.isBodyDoubtful {
      note(.namesAsData(row: RowNumber(layout.records[layout.bodyIndex].line), header: RowNumber(record.line)))
    }
  }

  private func note(_ anomaly: TableAnomaly) {
    provenance.anomalies.append(Anomaly(.table(anomaly), file: provenance.file))
  }

  private static func layout(_ buffer: CSVBuffer, name: String, options: TableOptions, prefersTabs: Bool) throws -> CSVLayout {
    while true {
      let preferred = UInt8(ascii: prefersTabs ? "\t" : ";")
      let layout = CSVLayout(buffer: buffer, options: options, preferred: preferred)
      if layout.headerIndex != nil { return layout }
      if buffer.isLast {
        let sentence =
          options.headerRow.map { "la ligne d'en-tête \($0) n'existe pas : le fichier est plus court." }
          ?? "le fichier ne contient aucune ligne ; un tableau avec une ligne d'en-tête est attendu."
        throw options.headerRow == nil
          ? FileFault.unreadable(file: name, sentence: sentence) : .usage(file: name, sentence: sentence)
      }
      guard try buffer.refill() else { throw longRecord(name: name, line: 1) }
    }
  }

  static func longRecord(name: String, line: Int) -> FileFault {
    .unreadable(
      file: name,
      sentence: "la ligne \(line) dépasse \(CSVBuffer.longestRecord >> 20) Mo sans se terminer ; "
        + "ce n'est pas un tableau, ou un guillemet ouvert n'est pas refermé.")
  }

  /// - Throws: `FileFault.missing` if reading fails, `.unreadable` for a damaged archive, bytes that are no text or a row
  ///   without end.
  public func next() throws -> RowChunk? {
    while true {
      if let scan = following {
        if waitingBlankRows > 0 { return takeBlankRows() }
        following = nil
        return takeFilledRows(scan)
      }
      guard let scan = try scanRows() else {
        report()
        return nil
      }
      if scan.trailingBlankRows < scan.rowCount {
        following = scan
      } else {
        waitingNumbers.append(scan.numbers, count: scan.rowCount, at: waitingBlankRows)
        waitingBlankRows += scan.rowCount
      }
    }
  }

  /// A chunk of the blank rows that rows which hold something have come after.
  private func takeBlankRows() -> RowChunk {
    let count = min(waitingBlankRows, rowsAtOnce)
    let zeros = [Int32](repeating: 0, count: count * columnCount)
    let chunk = RowChunk(
      columnCount: columnCount, firstRow: rowsGiven, numbers: waitingNumbers[0..<count],
      cells: RowChunk.Cells(bytes: [], starts: zeros, ends: zeros))
    waitingNumbers = waitingNumbers[count..<max(count + 1, waitingBlankRows)]
    rowsGiven += count
    waitingBlankRows -= count
    return chunk
  }

  private func takeFilledRows(_ scan: CSVScan) -> RowChunk {
    let filled = scan.rowCount - scan.trailingBlankRows
    let chunk = scan.chunk(rows: filled, columnCount: columnCount, firstRow: rowsGiven)
    rowsGiven += filled
    waitingBlankRows = scan.trailingBlankRows
    if waitingBlankRows > 0 { waitingNumbers = scan.numbers[filled..<scan.rowCount] }
    return chunk
  }

  /// Rows of a chunk: fewer where they are wide, so that a chunk's memory has a bound.
  private var rowsAtOnce: Int { max(1, min(Self.rowsPerChunk, Self.cellsPerChunk / columnCount)) }

  /// The next records; nil at the end of the file.
  private func scanRows() throws -> CSVScan? {
    while true {
      if buffer.position < buffer.count {
        let scan = try scan(most: rowsAtOnce)
        if scan.rowCount > 0 { return scan }
      }
      if buffer.isLast, buffer.position >= buffer.count { return nil }
      guard try buffer.refill() else { throw Self.longRecord(name: provenance.file, line: line) }
    }
  }

  /// Says, once, what concerns the whole file.
  private func report() {
    guard !hasReported else { return }
    hasReported = true
    if let anomaly = stream.anomaly { provenance.anomalies.append(anomaly) }
    if stream.zeroBytes > 0 { note(.zeroBytes(stream.zeroBytes)) }
    if let anomaly = blankLines.anomaly { note(anomaly) }
  }
}

/// Blank lines inside a table, told from those at its end.
struct CSVBlankLines {
  private var waiting = 0
  private var waitingLine = 0
  private var count = 0
  private var firstLine = 0

  mutating func add(line: Int) {
    if waiting == 0 { waitingLine = line }
    waiting += 1
  }

  /// A row follows the blank lines met last.
  @inline(__always)
  mutating func settle() {
    if waiting > 0 { settleWaiting() }
  }

  private mutating func settleWaiting() {
    if count == 0 { firstLine = waitingLine }
    count += waiting
    waiting = 0
  }

  var anomaly: TableAnomaly? { count == 0 ? nil : .blankRows(count: count, first: RowNumber(firstLine)) }

  /// Line ends (LF, CR, CRLF) in a cell.
  static func lineBreaks<Bytes: Sequence>(_ bytes: Bytes) -> Int where Bytes.Element == UInt8 {
    var breaks = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == CSVScanner.carriageReturn || (byte == CSVScanner.lineFeed && previous != CSVScanner.carriageReturn) {
        breaks += 1
      }
      previous = byte
    }
    return breaks
  }
}
