/// The zones that hold each of many points.
public struct ZoneHits: Sendable {
  /// The zones of point `i` are `zones[offsets[i]..<offsets[i + 1]]`.
  public private(set) var offsets: [Int32] = [0]
  /// Feature numbers of the zones, point by point.
  public private(set) var zones: [Int32] = []
  private var boundary: [Bool] = []

  init(capacity: Int) {
    offsets.reserveCapacity(capacity + 1)
    zones.reserveCapacity(capacity)
    boundary.reserveCapacity(capacity)
  }

  /// Number of points.
  public var count: Int { boundary.count }

  /// Where the zones of point `index` stand in `zones`.
  @inlinable public func range(of index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

  /// Feature numbers of the zones that hold point `index`, ascending; empty outside.
  @inlinable public func zones(of index: Int) -> ArraySlice<Int32> { zones[range(of: index)] }

  /// Whether the point lies exactly on the limit of a zone.
  public func isOnBoundary(_ index: Int) -> Bool { boundary[index] }

  @inline(__always)
  mutating func append(zone: Int32) { zones.append(zone) }

  @inline(__always)
  mutating func endPoint(onBoundary: Bool) {
    offsets.append(Int32(zones.count))
    boundary.append(onBoundary)
  }
}
