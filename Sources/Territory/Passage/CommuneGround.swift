/// The ground of communes as pieces: what merges is kept apart inside, so that what comes back is what went.
///
/// A node is the ground of a commune under the code that it had; its parts are the grounds that made it. A node without parts is
/// ground of which nothing smaller is known, until a split shows that there are pieces.
struct CommuneGround {
  private var labels: [Int] = []
  private var parts: [[Int]] = []
  /// Of a node without parts that a split has cut: its pieces, one a target.
  private var pieces: [Int: [Int]] = [:]

  mutating func add(_ label: Int, parts: [Int] = []) -> Int {
    labels.append(label)
    self.parts.append(parts)
    return labels.count - 1
  }

  /// The ground under another code, or joined to others.
  mutating func join(_ nodes: [Int], as label: Int) -> Int {
    nodes.count == 1 && labels[nodes[0]] == label ? nodes[0] : add(label, parts: nodes)
  }

  /// The smallest pieces of a node, as far as they are known in the end.
  func leaves(of node: Int) -> [Int] {
    var found: [Int] = [], waiting = [node]
    while let next = waiting.popLast() {
      let inside = parts[next].isEmpty ? pieces[next] ?? [] : parts[next]
      if inside.isEmpty { found.append(next) } else { waiting += inside.reversed() }
    }
    return found
  }

  func isWhole(_ node: Int) -> Bool { parts[node].isEmpty }

  /// Cuts every smallest piece of a node into one a target: nobody knows what goes where.
  mutating func cut(_ node: Int, into targets: [Int]) -> [Int: [Int]] {
    var got: [Int: [Int]] = [:]
    for leaf in leaves(of: node) {
      let new = targets.map { _ in add(labels[leaf]) }
      if new.count > 1 { pieces[leaf] = new }
      for (target, piece) in zip(targets, new.count > 1 ? new : [leaf]) { got[target, default: []].append(piece) }
    }
    return got
  }

  /// Takes the ground that once had a code out of a node: the nearest to its top.
  /// - Returns: what is left, nil where nothing is, and what was taken; nil where no part had the code.
  mutating func take(_ label: Int, from node: Int) -> (rest: Int?, taken: Int)? {
    var level: [(node: Int, path: [Int])] = parts[node].enumerated().map { ($1, [$0]) }
    while !level.isEmpty {
      if let found = level.first(where: { labels[$0.node] == label }) { return (without(found.path[...], node), found.node) }
      level = level.flatMap { place in parts[place.node].enumerated().map { ($1, place.path + [$0]) } }
    }
    return nil
  }

  private mutating func without(_ path: ArraySlice<Int>, _ node: Int) -> Int? {
    guard let place = path.first else { return nil }
    var left = parts[node]
    if let rest = without(path.dropFirst(), left[place]) { left[place] = rest } else { left.remove(at: place) }
    return left.isEmpty ? nil : add(labels[node], parts: left)
  }
}
