/// A number for each different point, in the order in which they are met: an open hash table.
struct PointNumbers {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int
  private(set) var count = 0

  /// - Parameter capacity: at most so many points come.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    numbers = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of a point, its own from now on.
  mutating func number(of point: GridPoint) -> Int32 {
    let key = point.key
    // Fibonacci hashing: the upper bits of the product are well mixed.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    return numbers[slot]
  }
}
