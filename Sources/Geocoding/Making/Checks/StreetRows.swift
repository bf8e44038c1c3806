/// The rows of each street of a base in the making, in the order of their numbers.
struct StreetRows {
  /// Indexes of the rows of `AddressTable`, street after street.
  private var order: [UInt32]
  /// One more than there are streets.
  private var firsts: [Int]

  init(_ table: AddressTable, _ assembly: StreetAssembly) {
    func street(_ row: AddressRow) -> Int { Int(assembly.streetOfSignature[Int(row.signature)]) }
    firsts = [Int](repeating: 0, count: assembly.streets.count + 1)
    for row in table.rows { firsts[street(row) + 1] += 1 }
    for index in assembly.streets.indices { firsts[index + 1] += firsts[index] }
    order = [UInt32](repeating: 0, count: table.rows.count)
    var next = firsts
    for (index, row) in table.rows.enumerated() {
      order[next[street(row)]] = UInt32(index)
      next[street(row)] += 1
    }
    for index in assembly.streets.indices {
      order[firsts[index]..<firsts[index + 1]].sort { Self.precedes(table.rows[Int($0)], table.rows[Int($1)]) }
    }
  }

  /// Rows of a street.
  subscript(street: Int) -> ArraySlice<UInt32> { order[firsts[street]..<firsts[street + 1]] }

  /// By number, without suffix first; what is left equal by its place, so that the order of the file does not count.
  private static func precedes(_ a: AddressRow, _ b: AddressRow) -> Bool {
    if a.number != b.number { return a.number < b.number }
    if (a.suffix == 0) != (b.suffix == 0) { return a.suffix == 0 }
    return StoredPosition.precedes(a.position, b.position)
  }
}
