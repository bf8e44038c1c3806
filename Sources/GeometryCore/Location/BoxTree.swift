/// A static tree over boxes, for the nearest of a point and for those that meet a box, packed by Sort-Tile-Recursive.
///
/// The boxes are sorted by the x of their centres and cut into vertical slices, each slice is sorted by y and cut into leaves of
/// eight neighbours; eight leaves in that order make a node, and so on up. The search visits the nearest node first.
///
/// Sources: S. T. Leutenegger, M. A. Lopez, J. Edgington, "STR: A Simple and Efficient Algorithm for R-Tree Packing", ICDE
/// 1997, for the packing; G. R. Hjaltason, H. Samet, "Distance Browsing in Spatial Databases", ACM TODS 24 (1999), for the
/// search with a queue of bounds.
struct BoxTree: Sendable {
  private static let fanout = 8

  /// Leaves first, then each coarser level; the root is the last.
  private var boxes: [LocalBox] = []
  /// Item of a leaf, first child of an inner node.
  private var targets: [Int32] = []
  private var childCounts: [Int32] = []

  /// - Parameter items: boxes by item number; items with an empty box are left out.
  init(_ items: [LocalBox]) {
    for item in Self.tiled(items) {
      boxes.append(items[Int(item)])
      targets.append(item)
      childCounts.append(0)
    }
    var level = 0..<boxes.count
    while level.count > 1 {
      for first in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanout) {
        let last = min(first + Self.fanout, level.upperBound)
        boxes.append(boxes[first..<last].reduce(LocalBox.empty) { $0.union($1) })
        targets.append(Int32(first))
        childCounts.append(Int32(last - first))
      }
      level = level.upperBound..<boxes.count
    }
  }

  private static func tiled(_ items: [LocalBox]) -> [Int32] {
    func centre(_ i: Int32) -> SIMD2<Float> { items[Int(i)].centre }
    var order = items.indices.filter { !items[$0].isEmpty }.map(Int32.init)
    order.sort { (centre($0).x, $0) < (centre($1).x, $1) }
    let slices = Int((Double(order.count) / Double(fanout)).squareRoot().rounded(.up))
    guard slices > 1 else { return order }
    let width = (order.count + slices - 1) / slices
    for start in stride(from: 0, to: order.count, by: width) {
      order[start..<min(start + width, order.count)].sort { (centre($0).y, $0) < (centre($1).y, $1) }
    }
    return order
  }

  /// A node still to visit, with the least squared distance that anything in it can have.
  struct Candidate {
    let bound: Float
    let node: Int32
  }

  /// Visits items from near to far while they may be as near as the best so far.
  /// - Parameters:
  ///   - slack: largest error of a box's coordinate.
  ///   - heap: scratch space, kept between calls.
  ///   - visit: exact squared distance of an item, updating and returning the best known so far.
  @inline(__always)
  func visitNearest(
    to point: SIMD2<Float>, slack: Float, heap: inout [Candidate], _ visit: (Int) -> Double
  ) {
    guard !boxes.isEmpty else { return }
    heap.removeAll(keepingCapacity: true)
    var best = Double.infinity
    Self.push(Candidate(bound: 0, node: Int32(boxes.count - 1)), &heap)
    while let next = Self.pop(&heap), Double(next.bound) <= best {
      let node = Int(next.node)
      if childCounts[node] == 0 {
        best = visit(Int(targets[node]))
        continue
      }
      for child in targets[node]..<targets[node] + childCounts[node] {
        let bound = boxes[Int(child)].squaredDistanceBound(to: point, slack: slack)
        if Double(bound) <= best { Self.push(Candidate(bound: bound, node: child), &heap) }
      }
    }
  }

  /// Visits the items whose box meets another, in no order that matters.
  /// - Parameter stack: scratch space, kept between calls.
  @inline(__always)
  func visit(meeting box: LocalBox, stack: inout [Int32], _ visit: (Int) -> Void) {
    guard !boxes.isEmpty else { return }
    stack.append(Int32(boxes.count - 1))
    while let next = stack.popLast() {
      let node = Int(next)
      guard boxes[node].intersects(box) else { continue }
      if childCounts[node] == 0 {
        visit(Int(targets[node]))
      } else {
        stack.append(contentsOf: targets[node]..<targets[node] + childCounts[node])
      }
    }
  }

  private static func push(_ candidate: Candidate, _ heap: inout [Candidate]) {
    heap.append(candidate)
    var i = heap.count - 1
    while i > 0, heap[(i - 1) / 2].bound > heap[i].bound {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  private static func pop(_ heap: inout [Candidate]) -> Candidate? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      for child in 2 * i + 1...2 * i + 2 where child < heap.count && heap[child].bound < heap[least].bound { least = child }
      if least == i { return first }
      heap.swapAt(i, least)
      i = least
    }
  }
}
