/// An area drawn loosely, by closed lines or by a box alone: for the question "about where is this?".
///
/// Points are tested without care for the limit itself; whoever decides by a limit uses `ZoneLocator`. Edges are kept by bands
/// of height, so that a point meets only those of its own (the "YStripes" of tidwall/tg, docs/POLYGON_INDEXING.md); most points
/// meet none, since each band knows the columns that lie wholly inside.
public struct Outline: Sendable {
  /// Closed lines, whose last point need not repeat the first; those of a box are its corners.
  let lines: [[(x: Double, y: Double)]]
  /// Smallest box around the lines.
  public let box: Box
  private let isBox: Bool
  /// The edges that cross each of some bands of equal height, from south to north, band after band: those of band `i` are
  /// `edges[starts[i]..<starts[i + 1]]`.
  private let edges: [Edge]
  private let starts: [Int]
  /// By band, a bit for each of 64 columns of equal width, from the west, that lies wholly inside.
  private let insideColumns: [UInt64]

  private struct Edge {
    let x1, y1, x2, y2: Double

    func x(at y: Double) -> Double { (x2 - x1) * (y - y1) / (y2 - y1) + x1 }
  }

  /// An area inside closed lines; what lies in an even number of them is outside.
  public init(_ lines: [[(x: Double, y: Double)]]) {
    self.init(lines, isBox: false)
  }

  /// All of a box, its limit included.
  public init(_ box: Box) {
    self.init([[(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]], isBox: true)
  }

  private init(_ lines: [[(x: Double, y: Double)]], isBox: Bool) {
    let box = lines.joined().reduce(into: Box.empty) { $0.extend($1.x, $1.y) }
    self.lines = lines
    self.box = box
    self.isBox = isBox
    var bands = [[Edge]](repeating: [], count: isBox || box.isEmpty ? 0 : Self.bandCount)
    for line in lines where !bands.isEmpty {
      for (a, b) in zip(line, line.dropFirst() + line.prefix(1)) where a.y != b.y {
        for band in Self.band(min(a.y, b.y), box)...Self.band(max(a.y, b.y), box) {
          bands[band].append(Edge(x1: a.x, y1: a.y, x2: b.x, y2: b.y))
        }
      }
    }
    edges = Array(bands.joined())
    starts = bands.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    insideColumns = bands.indices.map { Self.insideColumns(of: bands[$0], band: $0, box) }
  }

  /// The columns of a band that no edge enters and whose middle is inside.
  private static func insideColumns(of edges: [Edge], band: Int, _ box: Box) -> UInt64 {
    let height = box.height / Double(bandCount), south = box.minY + Double(band) * height
    var free = UInt64.max
    for edge in edges {
      let ends = [south, south + height].map { min(max($0, min(edge.y1, edge.y2)), max(edge.y1, edge.y2)) }.map(edge.x(at:))
      // A column more on each side, for what rounding may do.
      let west = max(column(min(ends[0], ends[1]), box) - 1, 0), east = min(column(max(ends[0], ends[1]), box) + 1, 63)
      for entered in west...east { free &= ~(1 << UInt64(entered)) }
    }
    let y = south + height / 2
    for place in 0..<64 where free & (1 << UInt64(place)) != 0 {
      let x = box.minX + (Double(place) + 0.5) * box.width / 64
      if !isInside(x, y, edges[...]) { free &= ~(1 << UInt64(place)) }
    }
    return free
  }

  private static func isInside(_ x: Double, _ y: Double, _ edges: ArraySlice<Edge>) -> Bool {
    var inside = false
    for edge in edges where (edge.y1 > y) != (edge.y2 > y) && x < edge.x(at: y) { inside.toggle() }
    return inside
  }

  private static let bandCount = 64

  /// Grows with `y`, so that a point's band holds every edge that crosses its height.
  private static func band(_ y: Double, _ box: Box) -> Int {
    box.height > 0 ? min(Int((y - box.minY) / box.height * Double(bandCount)), bandCount - 1) : 0
  }

  private static func column(_ x: Double, _ box: Box) -> Int {
    box.width > 0 ? max(0, min(Int((x - box.minX) / box.width * 64), 63)) : 0
  }

  /// Whether a point lies in the area.
  public func contains(_ x: Double, _ y: Double) -> Bool {
    guard box.contains(x, y) else { return false }
    guard !isBox else { return true }
    let band = Self.band(y, box)
    if insideColumns[band] & (1 << UInt64(Self.column(x, box))) != 0 { return true }
    return Self.isInside(x, y, edges[starts[band]..<starts[band + 1]])
  }

  /// Whether the area and a box have a point in common, as far as corners, middles and the lines' own points tell.
  func meets(_ other: Box) -> Bool {
    guard box.intersects(other) else { return false }
    if isBox { return true }
    let centre = other.centre
    for x in [other.minX, centre.x, other.maxX] {
      for y in [other.minY, centre.y, other.maxY] where contains(x, y) { return true }
    }
    return lines.joined().contains { other.contains($0.x, $0.y) }
  }
}
