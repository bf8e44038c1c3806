/// Pairs of boxes of two layers that have a point in common.
package enum BoxPairs {
  /// - Returns: numbers in each list, in the order of the first, then of the second.
  package static func find(_ first: [Box], _ second: [Box]) -> [(first: Int32, second: Int32)] {
    // The tree stands over the shorter list.
    guard second.count <= first.count else {
      return find(second, first).map { (first: $0.second, second: $0.first) }
        .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
    let whole = second.reduce(into: Box.empty) { $0.extend($1) }
    guard !whole.isEmpty else { return [] }
    let origin = SIMD2(whole.centre.x, whole.centre.y)
    func local(_ box: Box) -> LocalBox {
      LocalBox(
        min: SIMD2<Float>(SIMD2(box.minX, box.minY) - origin), max: SIMD2<Float>(SIMD2(box.maxX, box.maxY) - origin))
    }
    let tree = BoxTree(second.map { $0.isEmpty ? .empty : local($0) })
    var pairs: [(first: Int32, second: Int32)] = []
    var stack: [Int32] = [], found: [Int32] = []
    for (number, box) in first.enumerated() where !box.isEmpty && box.intersects(whole) {
      found.removeAll(keepingCapacity: true)
      tree.visit(meeting: local(box), stack: &stack) { found.append(Int32($0)) }
      found.sort()
      for other in found where box.intersects(second[Int(other)]) { pairs.append((Int32(number), other)) }
    }
    return pairs
  }
}
