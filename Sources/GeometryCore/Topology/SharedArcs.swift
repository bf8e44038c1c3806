/// The borders of a layer of polygons, each stretch that neighbours share found once.
///
/// The rings lie on a grid. A point is a junction where rings part: where one that passes has other neighbours there than
/// another. Rings are cut at junctions; the pieces are arcs, and an arc of two rings is one arc, which they run through in
/// opposite directions. Whatever is done to an arc is done to both sides.
///
///        ┌────┬────┐        two squares: 2 junctions (│), 3 arcs,
///        │  A │ B  │        the middle one of both A and B
///        └────┴────┘
///
/// Source: M. Bostock, TopoJSON ("How To Infer Topology", 2013), for the definition of junctions.
package struct SharedArcs: Sendable {
  /// Points of all arcs end to end, in cells of the grid.
  package internal(set) var points: [GridPoint]
  /// First point of each arc, and one past the last.
  package internal(set) var arcOffsets: [Int]
  /// Arcs of each ring in order: number `a`, or `~a` where it is run through backwards.
  let ringArcs: [Int32]
  /// First arc of each ring, and one past the last.
  let ringOffsets: [Int]
  /// First ring of each polygon part, and one past the last; its shell comes first.
  let partOffsets: [Int]
  /// First part of each feature, and one past the last.
  let featureOffsets: [Int]
  /// Features smaller than a cell of the grid, which became one cell.
  package let shrunken: [Int]

  package var arcCount: Int { arcOffsets.count - 1 }
  /// Number of features.
  package var count: Int { featureOffsets.count - 1 }

  /// Finds the arcs of the polygons; lines and points are left out.
  /// - Parameters:
  ///   - grid: in the units of the coordinates.
  ///   - isTaken: false for features to leave empty; nil for all.
  package init(_ geometries: GeometryArray, grid: CoordinateGrid, taking isTaken: ((Int) -> Bool)? = nil) {
    let rings = GridRings(geometries, grid: grid, taking: isTaken)
    var cutter = ArcCutter(rings)
    cutter.cut()
    points = cutter.points
    arcOffsets = cutter.arcOffsets
    ringArcs = cutter.ringArcs
    ringOffsets = cutter.ringArcOffsets
    partOffsets = rings.partOffsets
    featureOffsets = rings.featureOffsets
    shrunken = rings.shrunken
  }

  /// Rings of a feature, shells and holes: filled by the even-odd rule they are the feature.
  package func rings(of feature: Int) -> Range<Int> {
    partOffsets[featureOffsets[feature]]..<partOffsets[featureOffsets[feature + 1]]
  }

  /// Rings of each part of a feature, the shell first.
  package func parts(of feature: Int) -> [Range<Int>] {
    (featureOffsets[feature]..<featureOffsets[feature + 1]).map { partOffsets[$0]..<partOffsets[$0 + 1] }
  }

  /// The points of a ring, the first not repeated.
  package func points(ofRing ring: Int) -> [GridPoint] {
    var result: [GridPoint] = []
    for place in ringOffsets[ring]..<ringOffsets[ring + 1] {
      let arc = ringArcs[place]
      let range = points(ofArc: Int(arc < 0 ? ~arc : arc))
      // The last point of an arc is the first of the next.
      if arc < 0 { result += points[range].reversed().dropLast() } else { result += points[range].dropLast() }
    }
    return result
  }

  /// Arcs of a ring, whichever way they are run through.
  func arcs(ofRing ring: Int) -> [Int] { ringArcs[ringOffsets[ring]..<ringOffsets[ring + 1]].map { Int($0 < 0 ? ~$0 : $0) } }

  /// Places in `points` of an arc, its two ends included; those of an arc without junction are the same point.
  package func points(ofArc arc: Int) -> Range<Int> { arcOffsets[arc]..<arcOffsets[arc + 1] }
}
