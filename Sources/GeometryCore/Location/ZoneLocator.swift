/// Exact point location over the polygons of a layer.
///
/// A zone is a closed set: a point on its limit, a hole's ring included, is in it, and in each of the zones that share
/// the limit. The answer equals GEOS `covers(polygon, point)`; orientation is decided exactly, never with a tolerance.
///
/// Building reads every vertex once. A query looks up a cell of a grid, compares the point with the boxes of the zones
/// listed there, and walks the runs of edges whose box holds the point.
///
///     let locator = ZoneLocator(zones, crs: .lambert93)
///     let hits = locator.locate(x: [912_500], y: [6_458_500])
///     print(hits.zones(of: 0), hits.isOnBoundary(0))
public struct ZoneLocator: Sendable {
  /// System of the zones, in which points are expected.
  public let crs: CRS
  let zones: IndexedZones
  private let grid: ZoneGrid

  /// - Parameters:
  ///   - geometries: valid geometries; parts that are not polygons hold no point.
  ///   - crs: system of their coordinates.
  public init(_ geometries: GeometryArray, crs: CRS) {
    self.crs = crs
    zones = IndexedZones(geometries)
    grid = ZoneGrid(boxes: zones.index.featureBoxes)
  }

  /// The zones that hold each point.
  /// - Parameters: coordinates in the zones' system; a point with a coordinate that is not finite is in no zone.
  public func locate(x: [Double], y: [Double]) -> ZoneHits {
    precondition(x.count == y.count)
    var hits = ZoneHits(capacity: x.count)
    zones.withView { view in
      grid.withView { grid in
        for i in 0..<x.count { hits.endPoint(onBoundary: Self.locate(x[i], y[i], view, grid, &hits)) }
      }
    }
    return hits
  }

  @inline(__always)
  private static func locate(
    _ x: Double, _ y: Double, _ view: ZoneView, _ grid: ZoneGrid.View, _ hits: inout ZoneHits
  ) -> Bool {
    let point = view.local(x, y)
    guard point.x.isFinite && point.y.isFinite else { return false }
    let list = grid.list(at: point)
    var onBoundary = false
    for k in list + 1..<list + 1 + Int(grid.lists[list]) {
      let feature = Int(grid.lists[k])
      guard view.index.featureBoxes[feature].contains(point) else { continue }
      switch view.position(of: x, y, local: point, feature: feature) {
      case .outside: continue
      case .inside: break
      case .onBoundary: onBoundary = true
      }
      hits.append(zone: Int32(feature))
    }
    return onBoundary
  }
}

extension GeometryArray {
  /// The same features with their polygon parts alone; features without any are empty.
  public func polygonsOnly() -> GeometryArray {
    guard partKinds.contains(where: { $0 != .polygon }) else { return self }
    var result = GeometryArray()
    result.reserveCapacity(features: count, vertices: vertexCount)
    for feature in 0..<count {
      let polygons = parts(of: feature).filter { partKinds[$0] == .polygon }
      for part in polygons { result.append(part: part, of: self) }
      result.endFeature(polygons.isEmpty ? .empty : polygons.count == 1 ? .polygon : .multiPolygon)
    }
    return result
  }
}
