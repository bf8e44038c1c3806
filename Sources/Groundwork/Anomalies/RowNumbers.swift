/// The numbers of rows that follow each other in a table: most are one more than the one before, which takes no room.
public struct RowNumbers: Sendable, Hashable {
  /// Number of the row of index 0, were there no jumps.
  private let first: Int
  /// Indexes from which numbers differ from `first + index`, and by how much from there on; ascending.
  private var jumps: [Jump] = []

  private struct Jump: Hashable {
    var row: Int
    var shift: Int
  }

  /// - Parameter first: number of the first row.
  public init(first: Int = 1) { self.first = first }

  /// Numbers that follow no rule, such as the `fid` of a GeoPackage.
  public init(_ numbers: [Int]) {
    first = numbers.first ?? 1
    for (row, number) in numbers.enumerated() { note(row, number) }
  }

  /// The number of a row by its index, the first being 0.
  public subscript(row: Int) -> RowNumber { RowNumber(first + row + shift(at: row)) }

  /// Says that from a row on numbers go on from `number`.
  /// - Precondition: rows are noted in ascending order.
  package mutating func note(_ row: Int, _ number: Int) {
    let shift = number - first - row
    if shift != jumps.last?.shift ?? 0 { jumps.append(Jump(row: row, shift: shift)) }
  }

  /// Adds the numbers of `count` rows that come behind the `row` rows known so far.
  package mutating func append(_ others: RowNumbers, count: Int, at row: Int) {
    guard count > 0 else { return }
    note(row, others[0].value)
    for jump in others.jumps where jump.row > 0 && jump.row < count { note(row + jump.row, others[jump.row].value) }
  }

  /// The numbers of some of the rows.
  package subscript(rows: Range<Int>) -> RowNumbers {
    var part = RowNumbers(first: self[rows.lowerBound].value)
    for jump in jumps where rows.contains(jump.row) { part.note(jump.row - rows.lowerBound, self[jump.row].value) }
    return part
  }

  private func shift(at row: Int) -> Int {
    guard let last = jumps.last else { return 0 }
    if row >= last.row { return last.shift }
    var low = 0, high = jumps.count
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : jumps[low - 1].shift
  }
}
