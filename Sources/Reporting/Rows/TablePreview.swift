import Groundwork
import Tabular

/// The first rows of a result in aligned columns, for a person at a terminal.
public struct TablePreview: Sendable {
  public let header: [String]
  /// All rows that the result has.
  public private(set) var rowCount = 0
  private var rows: [[String]] = []
  /// Columns by preference: those behind are left out where the line is too short.
  private let order: [Int]
  /// How many of them matter so much that they are cut rather than left out.
  private let preferredCount: Int

  /// Rows shown at most.
  private static let mostRows = 12
  /// Characters of a cell shown at most.
  private static let widest = 32
  /// What a column must have left to be worth cutting.
  private static let narrowest = 12
  private static let gap = "  "

  /// - Parameter preferred: names of the columns that matter most, the first of all in front; the others follow in their order.
  public init(header: [String], preferring preferred: [String]) {
    self.header = header
    var first: [Int] = []
    for column in preferred.compactMap(header.firstIndex) where !first.contains(column) { first.append(column) }
    preferredCount = first.count
    order = first + header.indices.filter { !first.contains($0) }
  }

  /// Whether rows are still wanted.
  var isFull: Bool { rows.count == Self.mostRows }

  /// Adds the rows that come next.
  mutating func add(_ chunk: RowChunk, extra: [TextArray]) {
    for row in 0..<min(chunk.rowCount, Self.mostRows - rows.count) {
      rows.append((0..<chunk.columnCount).map { chunk[row, $0] } + extra.map { $0[row] })
    }
    rowCount += chunk.rowCount
  }

  /// Lines no longer than `width`, each in pieces; a last one says what is not shown.
  public func lines(width: Int) -> [[EmphasisedText]] {
    let shown = fitting(width)
    func line(_ cell: (Int) -> EmphasisedText) -> [EmphasisedText] {
      shown.enumerated().map { place, item in
        let piece = cell(item.column), text = Self.cut(piece.text, to: item.width), isLast = place == shown.count - 1
        let blanks = String(repeating: " ", count: max(0, item.width - text.count))
        let padded = isNumeric(item.column) ? blanks + text : isLast ? text : text + blanks
        return EmphasisedText(padded + (isLast ? "" : Self.gap), piece.emphasis)
      }
    }
    var lines = [line { EmphasisedText(header[$0], .heading) }]
    for row in rows { lines.append(line { EmphasisedText(row[$0], Emphasis(row[$0], column: header[$0])) }) }
    let hidden = [
      (rowCount - rows.count, "autre ligne", "autres lignes"), (header.count - shown.count, "autre colonne", "autres colonnes"),
    ].filter { $0.0 > 0 }.map { Phrase.counted($0.0, $0.1, $0.2) }
    if !hidden.isEmpty { lines.append([EmphasisedText("… et \(Wording.list(hidden))")]) }
    return lines
  }

  /// The columns shown with their widths, in the table's order.
  private func fitting(_ width: Int) -> [(column: Int, width: Int)] {
    var free = width
    var shown: [(column: Int, width: Int)] = []
    for (place, column) in order.enumerated() {
      let gap = shown.isEmpty ? 0 : Self.gap.count
      var needed = self.width(of: column)
      if needed + gap > free {
        guard shown.isEmpty || (place < preferredCount && free - gap >= Self.narrowest) else { continue }
        needed = free - gap
      }
      free -= needed + gap
      shown.append((column, needed))
    }
    return shown.sorted { $0.column < $1.column }
  }

  private func width(of column: Int) -> Int {
    ([header[column]] + rows.map { $0[column] }).map { Self.cut($0, to: Self.widest).count }.max() ?? 0
  }

  private func isNumeric(_ column: Int) -> Bool {
    let cells = rows.map { $0[column] }.filter { !$0.isEmpty }
    return !cells.isEmpty && !CodeNames.isCode(header[column]) && cells.allSatisfy { Coordinate($0) != nil }
  }

  /// On one line, and no longer than its column.
  private static func cut(_ text: String, to width: Int) -> String {
    let flat = ControlCharacters.shown(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    return flat.count > width ? flat.prefix(width - 1) + "…" : flat
  }
}
