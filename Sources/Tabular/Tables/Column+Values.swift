import Groundwork

extension Column {
  /// The number that a cell holds; nil where it is blank or holds something else.
  public func decimal(at row: Int) -> Double? {
    texts.bytes.withUnsafeBufferPointer { NumberParser.decimal(UnsafeBufferPointer(rebasing: $0[texts.range(row)])) }
  }

  /// All numbers of the column, nil where a cell holds none.
  public func decimals() -> [Double?] { (0..<texts.count).map(decimal) }

  /// Why a cell holds no value; nil where it holds one. Marks such as `s` or `nd` count in columns of numbers, dates and
  /// booleans; in a column of text they are words like others.
  public func blankReason(at row: Int) -> BlankReason? {
    texts.bytes.withUnsafeBufferPointer { bytes in
      let cell = NumberParser.trim(UnsafeBufferPointer(rebasing: bytes[texts.range(row)]))
      if cell.isEmpty { return .blank }
      return kind == .text ? nil : BlankReason(mark: cell)
    }
  }

  /// Share of the cells that hold a value, 0 to 1; 0 for a column without rows.
  public var fillRate: Double {
    guard texts.count > 0 else { return 0 }
    return Double((0..<texts.count).count { blankReason(at: $0) == nil }) / Double(texts.count)
  }

  /// The first different values, in the order of the rows.
  public func examples(_ count: Int = 3) -> [String] {
    var found: [String] = []
    for row in 0..<texts.count where found.count < count && blankReason(at: row) == nil {
      let text = texts[row]
      if !found.contains(text) { found.append(text) }
    }
    return found
  }
}
