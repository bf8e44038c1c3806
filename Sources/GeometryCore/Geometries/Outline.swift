/// An area drawn loosely, by closed lines or by a box alone: for the question "about where is this?".
///
/// Points are tested without care for the limit itself; whoever decides by a limit uses `ZoneLocator`. Edges are kept by bands
/// of height, so that a point meets only those of its own (the "YStripes" of tidwall/tg, docs/POLYGON_INDEXING.md).
public struct Outline: Sendable {
  /// Closed lines, whose last point need not repeat the first; those of a box are its corners.
  let lines: [[(x: Double, y: Double)]]
  /// Smallest box around the lines.
  public let box: Box
  private let isBox: Bool
  /// The edges that cross each of some bands of equal height, from south to north: a point meets those of one band.
  private let bands: [[Edge]]

  private struct Edge {
    let x1, y1, x2, y2: Double
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
    self.bands = bands
  }

  private static let bandCount = 64

  /// Grows with `y`, so that a point's band holds every edge that crosses its height.
  private static func band(_ y: Double, _ box: Box) -> Int {
    box.height > 0 ? min(Int((y - box.minY) / box.height * Double(bandCount)), bandCount - 1) : 0
  }

  /// Whether a point lies in the area.
  public func contains(_ x: Double, _ y: Double) -> Bool {
    guard box.contains(x, y) else { return false }
    guard !isBox else { return true }
    var inside = false
    for edge in bands[Self.band(y, box)] where (edge.y1 > y) != (edge.y2 > y) {
      if x < (edge.x2 - edge.x1) * (y - edge.y1) / (edge.y2 - edge.y1) + edge.x1 { inside.toggle() }
    }
    return inside
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
