import Groundwork

/// Cuts a ring in two along crooked lines that start and end at vertices already there.
///
/// Both sides of a cut have the same vertices, and a later cut adds none to an older line: neighbours share their border
/// vertex for vertex whatever the order of the cuts, and the parts make up the whole exactly.
struct RingDivision {
  /// Centimetres between the vertices of a new line.
  var spacing: Int
  /// How far a line strays, in thousandths of its length.
  var roughness = 150
  private static let mostTries = 400

  /// Parts of about equal area.
  func divide(_ ring: PlanarRing, into count: Int, _ random: inout SampleRandom) throws -> [PlanarRing] {
    guard count > 1 else { return [ring] }
    let first = count > 5 ? count / 2 + random.within(-1...1) : count / 2
    return try divide(ring, shares: [first, count - first], &random).enumerated().flatMap { index, part in
      try divide(part, into: index == 0 ? first : count - first, &random)
    }
  }

  /// Parts whose areas are about as the shares.
  func divide(_ ring: PlanarRing, shares: [Int], _ random: inout SampleRandom) throws -> [PlanarRing] {
    guard shares.count > 1 else { return [ring] }
    let (first, rest) = try cut(ring, share: shares[0], of: shares.reduce(0, +), &random)
    return try [first] + divide(rest, shares: Array(shares.dropFirst()), &random)
  }

  private func cut(
    _ ring: PlanarRing, share: Int, of whole: Int, _ random: inout SampleRandom
  ) throws -> (PlanarRing, PlanarRing) {
    let n = ring.vertices.count
    for (i, j) in ends(ring, share: share, of: whole).prefix(Self.mostTries) {
      let a = ring.vertices[i], b = ring.vertices[j]
      let line = Planar.crooked(from: a, to: b, spacing: spacing, roughness: roughness, &random)
      guard isInside(line, ring, i, j) else { continue }
      let left = Array(ring.vertices[i...j]) + line.reversed()
      let right = Array(ring.vertices[j..<n]) + Array(ring.vertices[0...i]) + line
      return (PlanarRing(vertices: left), PlanarRing(vertices: right))
    }
    throw FileFault.internalFault(sentence: "aucune coupe ne convient ; changez la graine.")
  }

  /// Pairs of vertices whose chord cuts off the share, the best first: right area, short chord.
  private func ends(_ ring: PlanarRing, share: Int, of whole: Int) -> [(Int, Int)] {
    let vertices = ring.vertices
    var sums = [0]
    for (a, b) in zip(vertices, vertices.dropFirst()) { sums.append(sums[sums.count - 1] + Planar.cross(a, b)) }
    let total = ring.doubledArea
    var found: [(score: Int, i: Int, j: Int)] = []
    for i in 0..<(vertices.count - 3) {
      for j in (i + 3)..<vertices.count {
        let area = sums[j] - sums[i] + Planar.cross(vertices[j], vertices[i])
        let error = abs(area * whole - total * share) / whole * 1000 / total
        guard error < 60 else { continue }
        let chord = vertices[i].squaredDistance(to: vertices[j]) / (total / 1000)
        found.append((3 * error + chord, i, j))
      }
    }
    return found.sorted { ($0.score, $0.i, $0.j) < ($1.score, $1.i, $1.j) }.map { ($0.i, $0.j) }
  }

  /// The line runs inside the ring, touches it at its ends only and does not meet itself.
  private func isInside(_ line: [PlanarPoint], _ ring: PlanarRing, _ i: Int, _ j: Int) -> Bool {
    guard !line.isEmpty, line.allSatisfy(ring.contains) else { return false }
    let path = [ring.vertices[i]] + line + [ring.vertices[j]]
    let n = ring.vertices.count
    for k in 0..<(path.count - 1) {
      for s in 0..<n {
        let touchesStart = k == 0 && (s == i || (s + 1) % n == i)
        let touchesEnd = k == path.count - 2 && (s == j || (s + 1) % n == j)
        if touchesStart || touchesEnd { continue }
        if Planar.meet(path[k], path[k + 1], ring.vertices[s], ring.vertices[(s + 1) % n]) { return false }
      }
      for other in (k + 2)..<max(k + 2, path.count - 1) where Planar.meet(path[k], path[k + 1], path[other], path[other + 1]) {
        return false
      }
    }
    return true
  }
}
