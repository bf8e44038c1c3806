/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
package enum EditDistance {
  /// Letters up to which a distance fits a byte.
  private static let longest = 250

  /// The distance; nil beyond `limit`, and for words too long to be compared.
  package static func between(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit, a.count <= longest, b.count <= longest else { return nil }
    let width = b.count + 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * width) { rows in
      var before = 0, previous = width, current = 2 * width
      for j in 0...b.count { rows[previous + j] = UInt8(j) }
      for i in 0..<a.count {
        rows[current] = UInt8(i + 1)
        var least = rows[current]
        for j in 0..<b.count {
          let substitution = rows[previous + j] + (a[i] == b[j] ? 0 : 1)
          var cost = min(substitution, min(rows[previous + j + 1], rows[current + j]) + 1)
          if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[before + j - 1] + 1) }
          rows[current + j + 1] = cost
          least = min(least, cost)
        }
        if Int(least) > limit { return nil }
        (before, previous, current) = (previous, current, before)
      }
      let distance = Int(rows[previous + b.count])
      return distance <= limit ? distance : nil
    }
  }
}
