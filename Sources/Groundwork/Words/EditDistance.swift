/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
package enum EditDistance {
  private static let longest = 40

  /// The distance, or nil beyond `limit`.
  package static func between(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit, a.count <= longest, b.count <= longest else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (longest + 1)) { rows in
      var before = 0, previous = longest + 1, current = 2 * (longest + 1)
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
