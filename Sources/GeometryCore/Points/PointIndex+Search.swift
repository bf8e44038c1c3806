import Groundwork

/// Points found for each of many: those of query `i` are `numbers[offsets[i]..<offsets[i + 1]]`.
public struct PointHits: Sendable {
  /// First find of each query, and one past the last.
  public internal(set) var offsets: [Int] = [0]
  /// Numbers of the points found.
  public internal(set) var numbers: [Int32] = []
  /// Squared distance of each.
  public internal(set) var squared: [Double] = []

  /// Number of queries.
  public var count: Int { offsets.count - 1 }
  /// Where the finds of a query stand in `numbers` and `squared`.
  public func range(of query: Int) -> Range<Int> { offsets[query]..<offsets[query + 1] }
}

extension PointIndex {
  /// Queries that one thread takes at a time.
  private static let batch = 8192

  /// The nearest point of each query.
  /// - Parameters: coordinates in the system of the points.
  /// - Returns: its number, the smallest of equally near ones, and its squared distance; -1 and NaN for a query that is not
  ///   finite, and for all if there is no point.
  public func nearest(x qx: [Double], y qy: [Double]) -> (numbers: [Int32], squared: [Double]) {
    precondition(qx.count == qy.count)
    var numbers = [Int32](repeating: -1, count: qx.count)
    var squared = [Double](repeating: .nan, count: qx.count)
    guard !x.isEmpty else { return (numbers, squared) }
    let order = PlaceOrder(qx, qy, box: box).places
    numbers.withUnsafeMutableBufferPointer { numbers in
      squared.withUnsafeMutableBufferPointer { squared in
        let answers = NearestAnswers(numbers: numbers, squared: squared)
        ParallelMap.turns((order.count + Self.batch - 1) / Self.batch) { turn in
          let queries = order[turn * Self.batch..<min(order.count, (turn + 1) * Self.batch)]
          withView { view in queries.withUnsafeBufferPointer { view.nearest($0, answers) } }
        }
      }
    }
    return (numbers, squared)
  }

  /// The `k` nearest points of each query, or all if there are fewer; near before far, smaller numbers before greater ones.
  /// - Parameters: coordinates in the system of the points; a query that is not finite finds nothing.
  public func nearest(_ k: Int, x qx: [Double], y qy: [Double]) -> PointHits {
    gather(qx, qy) { view, x, y, stack, found in view.nearest(k, x, y, stack, &found) }
  }

  /// All points whose distance is at most `radius`, by their numbers.
  /// - Parameters:
  ///   - radius: a point is found if its squared distance is at most `radius * radius`.
  ///   - x, y: coordinates in the system of the points; a query that is not finite finds nothing.
  public func within(_ radius: Double, x qx: [Double], y qy: [Double]) -> PointHits {
    let limit = radius >= 0 ? radius * radius : -1
    return gather(qx, qy) { view, x, y, stack, found in view.within(limit, x, y, stack, &found) }
  }

  private func gather(
    _ qx: [Double], _ qy: [Double],
    _ find: @Sendable (View, Double, Double, UnsafeMutablePointer<Half>, inout [Found]) -> Void
  ) -> PointHits {
    precondition(qx.count == qy.count)
    let parts = ParallelMap.turns((qx.count + Self.batch - 1) / Self.batch) { turn in
      withView { view in
        withUnsafeTemporaryAllocation(of: Half.self, capacity: 64) { stack in
          var part = PointHits(), found: [Found] = []
          for query in turn * Self.batch..<min(qx.count, (turn + 1) * Self.batch) {
            found.removeAll(keepingCapacity: true)
            if qx[query].isFinite && qy[query].isFinite && !x.isEmpty {
              find(view, qx[query], qy[query], stack.baseAddress!, &found)
            }
            for one in found {
              part.numbers.append(one.number)
              part.squared.append(one.squared)
            }
            part.offsets.append(part.numbers.count)
          }
          return part
        }
      }
    }
    var hits = PointHits()
    for part in parts {
      let before = hits.numbers.count
      hits.offsets += part.offsets.dropFirst().map { $0 + before }
      hits.numbers += part.numbers
      hits.squared += part.squared
    }
    return hits
  }
}

/// A point that a query found.
struct Found {
  let squared: Double
  let number: Int32

  static func < (a: Found, b: Found) -> Bool { (a.squared, a.number) < (b.squared, b.number) }
}

/// Where threads write, each the places of its own queries.
private struct NearestAnswers: @unchecked Sendable {
  let numbers: UnsafeMutableBufferPointer<Int32>
  let squared: UnsafeMutableBufferPointer<Double>
}

extension PointIndex.View {
  /// Queries lie near one another: the point that the last one found is a first guess for the next.
  fileprivate func nearest(_ queries: UnsafeBufferPointer<PlaceOrder.Place>, _ answers: NearestAnswers) {
    withUnsafeTemporaryAllocation(of: PointIndex.Half.self, capacity: 64) { stack in
      var best = 0
      for query in queries {
        let px = query.x, py = query.y
        var squared = squaredDistance(px, py, best), number = numbers[best]
        walk(px, py, limit: squared, stack: stack.baseAddress!) { first, end in
          for i in first..<end {
            let candidate = squaredDistance(px, py, i)
            if candidate < squared || (candidate == squared && numbers[i] < number) {
              squared = candidate
              number = numbers[i]
              best = i
            }
          }
          return squared
        }
        answers.numbers[Int(query.number)] = number
        answers.squared[Int(query.number)] = squared
      }
    }
  }

  fileprivate func nearest(
    _ k: Int, _ px: Double, _ py: Double, _ stack: UnsafeMutablePointer<PointIndex.Half>, _ found: inout [Found]
  ) {
    guard k > 0 else { return }
    walk(px, py, limit: .infinity, stack: stack) { first, end in
      for i in first..<end {
        let one = Found(squared: squaredDistance(px, py, i), number: numbers[i])
        if found.count == k {
          guard one < found[k - 1] else { continue }
          found.removeLast()
        }
        var place = found.count
        while place > 0 && one < found[place - 1] { place -= 1 }
        found.insert(one, at: place)
      }
      return found.count == k ? found[k - 1].squared : .infinity
    }
  }

  fileprivate func within(
    _ limit: Double, _ px: Double, _ py: Double, _ stack: UnsafeMutablePointer<PointIndex.Half>, _ found: inout [Found]
  ) {
    walk(px, py, limit: limit, stack: stack) { first, end in
      for i in first..<end {
        let squared = squaredDistance(px, py, i)
        if squared <= limit { found.append(Found(squared: squared, number: numbers[i])) }
      }
      return limit
    }
    found.sort { $0.number < $1.number }
  }
}
