import GeometryCore

/// What part of each source goes to each target.
public struct SourceShares: Sendable {
  /// One a pair of the shared ground: 0 to 1.
  public internal(set) var shares: [Double]
  /// Of each source, the part that lies in no target.
  public internal(set) var outside: [Double]
  /// Sources without any weight, shared out by area.
  public internal(set) var byArea: [Int] = []
  /// Sources whose pieces were counted (`IntersectionCounts`).
  public internal(set) var counted: Set<Int> = []
  /// Weights that lie in no source.
  public internal(set) var strayWeights = 0

  /// By area: the piece over the whole source (Goodchild & Lam, "Areal interpolation: a variant of the traditional spatial
  /// problem", Geo-Processing 1 (1980)).
  public init(byAreaOf ground: SharedGround) {
    shares = ground.pairs.map { pair in
      ground.sourceAreas[pair.source] > 0 ? min(1, pair.area / ground.sourceAreas[pair.source]) : 0
    }
    outside = (0..<ground.sourceCount).map { source in
      let area = ground.sourceAreas[source]
      return area > 0 ? max(0, 1 - ground.coveredAreas[source] / area) : 1
    }
    // A source that lies in one target has no rest.
    for pair in ground.pairs where pair.isInside { outside[pair.source] = 0 }
  }

  /// By the weights of each piece over those of the whole source; a source without any is shared out by area.
  /// - Parameters:
  ///   - pieces: weight of each pair's piece.
  ///   - wholes, uncovered: of each source, its weight and what of it lies in no target.
  init(ground: SharedGround, pieces: [Double], wholes: [Double], uncovered: [Double]) {
    self.init(byAreaOf: ground)
    for (number, pair) in ground.pairs.enumerated() where wholes[pair.source] > 0 {
      shares[number] = min(1, pieces[number] / wholes[pair.source])
    }
    let met = Set(ground.pairs.map(\.source))
    for source in 0..<ground.sourceCount {
      if wholes[source] > 0 {
        outside[source] = min(1, max(0, uncovered[source] / wholes[source]))
      } else if met.contains(source) {
        byArea.append(source)
      }
    }
  }
}

extension SourceShares {
  /// By points: addresses, dwellings, middles of cells.
  ///
  /// A point on a limit is shared between the zones that hold it, so that nothing is counted twice; one that lies inside of
  /// targets that lie on one another counts in each.
  /// - Parameters:
  ///   - x, y: in `crs`; a point that is not finite counts nowhere.
  ///   - weights: one a point, at least 0.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the zones' systems.
  public init(
    points: (x: [Double], y: [Double]), crs: CRS, weights: [Double], ground: SharedGround,
    sources: GroundZones, targets: GroundZones
  ) throws {
    func hits(_ zones: GroundZones) throws -> ZoneHits {
      var (x, y) = points
      try CoordinateTransform(from: crs, to: zones.crs).apply(x: &x, y: &y)
      return ZoneLocator(zones.shapes, crs: zones.crs).locate(x: x, y: y)
    }
    let (inSources, inTargets) = (try hits(sources), try hits(targets))
    var pieces = [Double](repeating: 0, count: ground.pairs.count)
    var wholes = [Double](repeating: 0, count: ground.sourceCount), uncovered = wholes, stray = 0
    let starts = ground.pairStarts
    for point in weights.indices where weights[point] > 0 && points.x[point].isFinite && points.y[point].isFinite {
      let holders = inSources.zones(of: point)
      if holders.isEmpty { stray += 1 }
      let own = inSources.isOnBoundary(point) ? weights[point] / Double(max(1, holders.count)) : weights[point]
      for holder in holders {
        let source = Int(holder)
        wholes[source] += own
        let found = inTargets.zones(of: point)
        let met = (starts[source]..<starts[source + 1]).filter { found.contains(Int32(ground.pairs[$0].target)) }
        if met.isEmpty { uncovered[source] += own }
        for pair in met { pieces[pair] += inTargets.isOnBoundary(point) ? own / Double(met.count) : own }
      }
    }
    self.init(ground: ground, pieces: pieces, wholes: wholes, uncovered: uncovered)
    strayWeights = stray
  }

  /// By squares or other polygons, the weight of each spread evenly over it.
  /// - Parameter weights: one a polygon, at least 0.
  /// - Throws: `GeometryError` if PROJ knows no way between the systems, or GEOS refuses a piece.
  public init(polygons: GeometryArray, crs: CRS, weights: [Double], ground: SharedGround) throws {
    var pieces = [Double](repeating: 0, count: ground.pairs.count)
    var wholes = [Double](repeating: 0, count: ground.sourceCount), uncovered = wholes
    var met = [Bool](repeating: false, count: polygons.count)
    for sheet in ground.sheets {
      let cells = try polygons.reprojected(from: crs, to: sheet.crs)
      let sources = sheet.sourceShapes.madeValid(), targets = sheet.targetShapes.madeValid()
      let local = (
        sources: Dictionary(uniqueKeysWithValues: sheet.sources.enumerated().map { ($1, $0) }),
        targets: Dictionary(uniqueKeysWithValues: sheet.targets.enumerated().map { ($1, $0) })
      )
      let own = ground.pairs.indices.filter { local.sources[ground.pairs[$0].source] != nil }
      var shapes = GeometryArray()
      for pair in own {
        let numbers = ground.pairs[pair]
        try shapes.append(sharedBy: sources, local.sources[numbers.source]!, and: targets, local.targets[numbers.target]!)
      }
      let wholeWeights = try Self.weights(cells, weights, in: sources, met: &met)
      for (place, source) in sheet.sources.enumerated() { wholes[source] = wholeWeights[place] }
      let pieceWeights = try Self.weights(cells, weights, in: shapes, met: &met)
      for (place, pair) in own.enumerated() { pieces[pair] = pieceWeights[place] }
      var covered = [Double](repeating: 0, count: sheet.sources.count)
      if !ground.targetsOverlap {
        for (place, pair) in own.enumerated() { covered[local.sources[ground.pairs[pair].source]!] += pieceWeights[place] }
      } else {
        covered = try Self.covered(cells, weights, sources, targets)
      }
      for (place, source) in sheet.sources.enumerated() { uncovered[source] = max(0, wholeWeights[place] - covered[place]) }
    }
    self.init(ground: ground, pieces: pieces, wholes: wholes, uncovered: uncovered)
    strayWeights = weights.indices.count { !met[$0] && weights[$0] > 0 && polygons.box(of: $0) != nil }
  }

  /// Weight of the part of each source that lies in a target, where targets lie on one another.
  private static func covered(
    _ cells: GeometryArray, _ weights: [Double], _ sources: GeometryArray, _ targets: GeometryArray
  ) throws -> [Double] {
    var union = GeometryArray()
    try union.append(unionOf: Array(0..<targets.count), of: targets)
    var covered = GeometryArray()
    for source in 0..<sources.count { try covered.append(sharedBy: sources, source, and: union, 0) }
    var met: [Bool] = Array(repeating: false, count: cells.count)
    return try Self.weights(cells, weights, in: covered, met: &met)
  }

  /// Weight that lies in each shape.
  private static func weights(
    _ cells: GeometryArray, _ weights: [Double], in shapes: GeometryArray, met: inout [Bool]
  ) throws -> [Double] {
    let overlay = try Overlay(shapes, cells)
    var sums = [Double](repeating: 0, count: shapes.count)
    for pair in 0..<overlay.count {
      let cell = Int(overlay.second[pair])
      met[cell] = true
      sums[Int(overlay.first[pair])] += weights[cell] * overlay.areas[pair] / overlay.secondAreas[cell]
    }
    return sums
  }
}

extension SharedGround {
  /// First pair of each source, and one past the last.
  var pairStarts: [Int] {
    var starts = [Int](repeating: 0, count: sourceCount + 1)
    for pair in pairs { starts[pair.source + 1] += 1 }
    for source in 0..<sourceCount { starts[source + 1] += starts[source] }
    return starts
  }
}
