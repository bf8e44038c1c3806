/// Jenks classes, exactly: of all ways to cut sorted values into classes the one whose squares of differences from the mean of
/// their class add up to least.
///
/// A dynamic programme over the different values, each with its count, so that equal values stay together; the best place of the
/// last cut never goes back as values are added, which divides the search (O(k n log n)). Doubles on values less their mean: the
/// sums lose no digits where values are large and close (200 000 to 205 000).
///
/// Sources: W. D. Fisher, "On grouping for maximum homogeneity", JASA 53 (1958); G. F. Jenks, "The data model concept in
/// statistical mapping" (1967); H. Wang, M. Song, "Ckmeans.1d.dp", The R Journal 3 (2011).
struct NaturalBreaks {
  /// Sums of counts, of values and of squares of the first values, all less the mean.
  private var weights: [Double] = [0], sums: [Double] = [0], squares: [Double] = [0]
  private let count: Int

  /// - Parameters:
  ///   - values: ascending, each once.
  ///   - counts: how often each stands.
  init(_ values: [Double], counts: [Int]) {
    count = values.count
    let whole = counts.reduce(0.0) { $0 + Double($1) }
    let mean = zip(values, counts).reduce(0.0) { $0 + $1.0 * (Double($1.1) / whole) }
    for (value, number) in zip(values, counts) {
      let weight = Double(number)
      let centred = value - mean
      weights.append(weights[weights.count - 1] + weight)
      sums.append(sums[sums.count - 1] + weight * centred)
      squares.append(squares[squares.count - 1] + weight * centred * centred)
    }
  }

  /// The first value of each class but the lowest, ascending; fewer where there are fewer values than classes.
  func starts(classes: Int) -> [Int] {
    let classes = min(classes, count)
    guard classes > 1 else { return [] }
    var costs = (0...count).map { cost(0, $0) }
    var cuts: [[Int32]] = []
    for level in 1..<classes {
      var next = [Double](repeating: .infinity, count: count + 1)
      var cut = [Int32](repeating: 0, count: count + 1)
      fill(level + 1...count, from: level...count - 1, level, costs, &next, &cut)
      costs = next
      cuts.append(cut)
    }
    var starts: [Int] = []
    var end = count
    for cut in cuts.reversed() {
      end = Int(cut[end])
      starts.append(end)
    }
    return starts.reversed()
  }

  /// Sum of the squares of the differences from their mean of the values from one to before another.
  func cost(_ start: Int, _ end: Int) -> Double {
    let weight = weights[end] - weights[start]
    guard weight > 0 else { return 0 }
    let sum = sums[end] - sums[start]
    return max(0, squares[end] - squares[start] - sum * sum / weight)
  }

  /// The best last cut for each number of values in `ends`, of those in `places`.
  private func fill(
    _ ends: ClosedRange<Int>, from places: ClosedRange<Int>, _ level: Int, _ costs: [Double], _ next: inout [Double],
    _ cut: inout [Int32]
  ) {
    var open = [(ends, places)]
    while let (ends, places) = open.popLast() {
      let middle = (ends.lowerBound + ends.upperBound) / 2
      var best = max(places.lowerBound, level)
      for place in best...max(best, min(places.upperBound, middle - 1)) {
        let found = costs[place] + cost(place, middle)
        if found < next[middle] { (next[middle], best) = (found, place) }
      }
      cut[middle] = Int32(best)
      if ends.lowerBound < middle { open.append((ends.lowerBound...middle - 1, places.lowerBound...best)) }
      if middle < ends.upperBound { open.append((middle + 1...ends.upperBound, best...places.upperBound)) }
    }
  }
}
