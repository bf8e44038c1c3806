/// What the first lines of a CSV file tell about the others: the separator and where the column names stand.
struct CSVLayout {
  /// Records looked at.
  private static let sampleRecords = 60
  private static let sampleBytes = 1 << 18
  static let mostColumns = 1 << 14

  let separator: UInt8
  /// Index of the header in `records`; nil where the file is shorter than the header line asked for.
  let headerIndex: Int?
  /// Index of the first record of data; those between are names as well.
  let bodyIndex: Int
  /// The first record of data may be names too.
  let isBodyDoubtful: Bool
  let records: [SampleRow]
  /// Offset after each record.
  let nexts: [Int]

  /// - Parameters:
  ///   - preferred: separator that wins where two fit equally well (a tab for .tsv files).
  init(buffer: CSVBuffer, options: TableOptions, preferred: UInt8) {
    let sample = UnsafeBufferPointer(start: UnsafePointer(buffer.base), count: buffer.count)
    let declared = Self.declaredSeparator(sample)
    let start = declared?.next ?? 0
    let firstLine = declared == nil ? 1 : 2
    // A header forced further down needs as many records more.
    let wanted = Self.sampleRecords + min(options.headerRow ?? 0, Int.max - Self.sampleRecords)
    let read = { (separator: UInt8) in
      Self.records(sample, from: start, line: firstLine, isLast: buffer.isLast, separator: separator, most: wanted)
    }
    let skipped = max(0, (options.headerRow ?? 1) - 1)
    let separator: UInt8
    if let known = options.separator ?? declared?.separator {
      separator = known
    } else {
      let candidates = [preferred] + (";\t,|" as StaticString).bytes.filter { $0 != preferred }
      let scored = candidates.map { candidate in
        let rows = read(candidate).rows.filter { $0.line > skipped && !$0.isBlank }
        return (candidate, Self.score(rows, names: options.knownNames))
      }
      separator = scored.reduce(scored[0]) { $1.1 > $0.1 ? $1 : $0 }.0
    }
    self.separator = separator
    let (records, nexts) = read(separator)
    self.records = records
    self.nexts = nexts
    if let row = options.headerRow {
      headerIndex = records.firstIndex { $0.line >= row }
      bodyIndex = (headerIndex ?? 0) + 1
      isBodyDoubtful = false
    } else {
      let found = HeaderRule.find(records, names: options.knownNames)
      headerIndex = found?.index
      bodyIndex = found?.body ?? 0
      isBodyDoubtful = found?.isBodyDoubtful ?? false
    }
  }

  /// The first line `sep=;` by which Excel is told the separator.
  private static func declaredSeparator(_ sample: UnsafeBufferPointer<UInt8>) -> (separator: UInt8, next: Int)? {
    guard sample.count > 5, sample[0..<4].elementsEqual("sep=".utf8) else { return nil }
    switch sample[5] {
    case CSVScanner.lineFeed: return (sample[4], 6)
    case CSVScanner.carriageReturn: return (sample[4], sample.count > 6 && sample[6] == CSVScanner.lineFeed ? 7 : 6)
    default: return nil
    }
  }

  /// The first whole records, as texts.
  private static func records(
    _ sample: UnsafeBufferPointer<UInt8>, from start: Int, line firstLine: Int, isLast: Bool, separator: UInt8, most: Int
  ) -> (rows: [SampleRow], nexts: [Int]) {
    guard let base = sample.baseAddress else { return ([], []) }
    let scanner = CSVScanner(separator: separator)
    let starts = UnsafeMutablePointer<Int32>.allocate(capacity: mostColumns)
    let ends = UnsafeMutablePointer<Int32>.allocate(capacity: mostColumns)
    defer {
      starts.deallocate()
      ends.deallocate()
    }
    let bytes = CSVBytes(base: base, end: sample.count, isLast: isLast)
    let room = CSVCells(starts: starts, ends: ends, capacity: mostColumns, origin: 0, first: 0)
    var found: [SampleRow] = []
    var nexts: [Int] = []
    var at = start
    var line = firstLine
    while at < sample.count, found.count < most, at < sampleBytes || found.count + sampleRecords <= most {
      var notes = CSVRecordNotes()
      let record = scanner.record(bytes, from: at, into: room, notes: &notes)
      guard record.next >= 0 else { break }
      let cells = (0..<min(record.cells, mostColumns)).map { cell in
        text(sample, Int(starts[cell])..<Int(ends[cell]), isRewritten: notes.rewrites.contains(cell))
      }
      found.append(SampleRow(cells: cells, line: line))
      nexts.append(record.next)
      line += 1 + notes.lineBreaks
      at = record.next
    }
    return (found, nexts)
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isRewritten: Bool) -> String {
    guard isRewritten else { return String(decoding: bytes[range], as: UTF8.self) }
    var copy = Array(bytes[range])
    return copy.withUnsafeMutableBufferPointer { String(decoding: $0[CSVScanner.rewrite($0, 0..<$0.count)], as: UTF8.self) }
  }

  /// How well a separator cuts the records into rows of one length from a row of names on: the share of rows of the commonest
  /// length, and whether the names are as many, and are no numbers.
  private static func score(_ records: [SampleRow], names: Set<String>) -> Double {
    guard let mode = HeaderRule.commonestWidth(records), mode > 1, let header = HeaderRule.find(records, names: names)?.index
    else { return 0 }
    let rows = records[header...]
    let share = Double(rows.count { $0.cells.count == mode }) / Double(rows.count)
    // A separator that the names do not know is more likely the decimal comma of the cells below them, or of a title above.
    guard records[header].cells.count > 1, records[header].cells.count * 2 >= mode else { return share }
    return share + (records[header].holdsNumber ? 0.5 : 1)
  }
}

extension StaticString {
  fileprivate var bytes: [UInt8] { withUTF8Buffer(Array.init) }
}
