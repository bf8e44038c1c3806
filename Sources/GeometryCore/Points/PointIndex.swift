/// Points that do not move, for the nearest, the nearest few, and all within a radius of many others.
///
/// A binary tree over contiguous arrays: each node halves its points by the longer side of their box and knows how far its two
/// halves reach towards each other, so that a search passes by whatever begins farther off than what it has.
///
///          left half         gap         right half
///     ├──────────────────┤         ├───────────────────┤     q is nearer to the left half; the right one is visited
///              · q  leftEnd         rightStart               only if `rightStart - q` is not beyond the best so far
///
/// Answers equal those of a loop over all points: squared distances are `dx * dx + dy * dy` in doubles, equal ones go to the
/// smallest index, and bounds are computed with the same operations, each of which keeps order, so that no point is passed by
/// that rounding would have let in.
///
///     let schools = PointIndex(x: x, y: y)
///     let (index, squared) = schools.nearest(x: [912_500], y: [6_458_500])
///
/// Source: J. L. Bentley, "Multidimensional Binary Search Trees Used for Associative Searching", CACM 18 (1975); the offsets by
/// axis are those of S. Arya, D. M. Mount, "Algorithms for Fast Vector Quantization", DCC 1993.
public struct PointIndex: Sendable {
  /// Points that a leaf holds at most.
  private static let leafSize = 8

  /// Number of points, those without a place included.
  public let count: Int
  /// Coordinates and numbers of the points that have a place, leaf by leaf.
  let x, y: [Double], numbers: [Int32]
  /// Inner nodes: the root is 0, the halves of `n` are `2n + 1` and `2n + 2`.
  let nodes: [Node]
  let box: Box

  struct Node: Sendable {
    /// Where the left half ends and the right one starts, along the node's axis.
    var leftEnd = 0.0, rightStart = 0.0
    var isVertical = false
  }

  /// - Parameters: coordinates in one plane system; a point with a coordinate that is not finite is never found.
  public init(x: [Double], y: [Double]) {
    precondition(x.count == y.count && x.count < Int(Int32.max))
    count = x.count
    var entries: [Entry] = []
    entries.reserveCapacity(x.count)
    var box = Box.empty
    for i in x.indices where x[i].isFinite && y[i].isFinite {
      entries.append(Entry(x: x[i], y: y[i], number: Int32(i)))
      box.extend(x[i], y[i])
    }
    var builder = Builder(leafSize: Self.leafSize)
    builder.build(&entries)
    self.x = entries.map(\.x)
    self.y = entries.map(\.y)
    numbers = entries.map(\.number)
    nodes = builder.nodes
    self.box = box
  }

  private struct Entry {
    let x, y: Double
    let number: Int32
  }

  private struct Builder {
    let leafSize: Int
    var nodes: [Node] = []

    mutating func build(_ entries: inout [Entry]) {
      var leaves = 1
      while leaves * leafSize < entries.count { leaves *= 2 }
      nodes = Array(repeating: Node(), count: leaves - 1)
      entries.withUnsafeMutableBufferPointer { divide(node: 0, $0, 0, $0.count) }
    }

    private mutating func divide(node: Int, _ entries: UnsafeMutableBufferPointer<Entry>, _ first: Int, _ end: Int) {
      guard node < nodes.count else { return }
      var box = Box.empty
      for i in first..<end { box.extend(entries[i].x, entries[i].y) }
      let isVertical = box.height > box.width
      let middle = PointIndex.middle(first, end)
      Self.select(entries, first, end - 1, middle) { isVertical ? $0.y : $0.x }
      var made = Node(leftEnd: -.infinity, rightStart: .infinity, isVertical: isVertical)
      for i in first..<middle { made.leftEnd = max(made.leftEnd, isVertical ? entries[i].y : entries[i].x) }
      for i in middle..<end { made.rightStart = min(made.rightStart, isVertical ? entries[i].y : entries[i].x) }
      nodes[node] = made
      divide(node: 2 * node + 1, entries, first, middle)
      divide(node: 2 * node + 2, entries, middle, end)
    }

    /// Puts the entry that belongs at `place` there, none greater before it and none smaller behind (C. A. R. Hoare's FIND,
    /// 1961).
    @inline(__always)
    private static func select(
      _ entries: UnsafeMutableBufferPointer<Entry>, _ first: Int, _ last: Int, _ place: Int, _ key: (Entry) -> Double
    ) {
      var low = first, high = last
      while low < high {
        let middle = (low + high) / 2
        let a = key(entries[low]), b = key(entries[middle]), c = key(entries[high])
        let pivot = max(min(a, b), min(max(a, b), c))
        var i = low, j = high
        while i <= j {
          while key(entries[i]) < pivot { i += 1 }
          while key(entries[j]) > pivot { j -= 1 }
          if i <= j {
            entries.swapAt(i, j)
            i += 1
            j -= 1
          }
        }
        if place <= j { high = j } else if place >= i { low = i } else { return }
      }
    }
  }

  /// Where the right half of a node's points starts.
  @inline(__always)
  static func middle<Place: BinaryInteger>(_ first: Place, _ end: Place) -> Place { first + (end - first) / 2 }
}
