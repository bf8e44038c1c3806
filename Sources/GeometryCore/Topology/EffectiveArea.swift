/// Leaves out the points of a line that matter least: again and again the one whose triangle with its neighbours is smallest.
///
/// Measured on the borders of three départements (Isère, Drôme, Savoie; 3 419 arcs) against Douglas-Peucker with as many points:
/// the ground that changes sides is 8 % less with 70 % of the points, 4 % less with half of them. Douglas-Peucker strays less
/// far at the worst place: 343 m against 1 693 with half the points, where a pixel of a national map is 1 600 m.
///
/// Source: M. Visvalingam, J. D. Whyatt, "Line generalisation by repeated elimination of points", The Cartographic Journal 30
/// (1993).
struct EffectiveArea {
  private struct Candidate {
    /// Twice the area of the triangle, in cells.
    let area: Int64
    let place: Int32
  }

  private var heap: [Candidate] = []
  private var before: [Int32] = [], after: [Int32] = [], areas: [Int64] = []

  /// - Parameters:
  ///   - points: the line; its ends always stay.
  ///   - leastArea: twice the area from which on a triangle stays, in cells.
  ///   - least: so many points between the ends stay, whatever their triangles.
  /// - Returns: the places that stay, ascending.
  mutating func kept(_ points: ArraySlice<GridPoint>, leastArea: Int64, least: Int) -> [Int] {
    let count = points.count
    let first = points.startIndex
    guard count > 2 else { return Array(points.indices) }
    before = (0..<count).map { Int32($0 - 1) }
    after = (0..<count).map { Int32($0 + 1) }
    areas = [Int64](repeating: 0, count: count)
    heap.removeAll(keepingCapacity: true)
    func area(_ place: Int) -> Int64 {
      abs(GridPoint.cross(points[first + Int(before[place])], points[first + place], points[first + Int(after[place])]))
    }
    for place in 1..<count - 1 {
      areas[place] = area(place)
      push(Candidate(area: areas[place], place: Int32(place)))
    }
    var left = count - 2
    while left > least, let next = pop() {
      let place = Int(next.place)
      // A triangle that has changed stands in the heap again.
      guard next.area == areas[place] else { continue }
      guard next.area < leastArea else { break }
      areas[place] = -1
      left -= 1
      let one = Int(before[place])
      let other = Int(after[place])
      after[one] = Int32(other)
      before[other] = Int32(one)
      for neighbour in [one, other] where neighbour > 0 && neighbour < count - 1 {
        // A point does not go before one that had to go first.
        let changed = max(area(neighbour), next.area)
        guard changed != areas[neighbour] else { continue }
        areas[neighbour] = changed
        push(Candidate(area: changed, place: Int32(neighbour)))
      }
    }
    return (0..<count).filter { areas[$0] >= 0 }.map { first + $0 }
  }

  /// Of equal areas the first point of the line goes first.
  private static func isBefore(_ a: Candidate, _ b: Candidate) -> Bool { (a.area, a.place) < (b.area, b.place) }

  private mutating func push(_ candidate: Candidate) {
    heap.append(candidate)
    var i = heap.count - 1
    while i > 0, Self.isBefore(heap[i], heap[(i - 1) / 2]) {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  private mutating func pop() -> Candidate? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      for child in 2 * i + 1...2 * i + 2 where child < heap.count && Self.isBefore(heap[child], heap[least]) { least = child }
      if least == i { return first }
      heap.swapAt(i, least)
      i = least
    }
  }
}
