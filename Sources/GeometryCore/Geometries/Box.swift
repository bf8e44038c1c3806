/// An axis-parallel rectangle, closed on all sides.
public struct Box: Sendable, Hashable {
  /// West, south, east and north sides.
  public var minX, minY, maxX, maxY: Double

  /// A box between its sides.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Contains nothing; the neutral element of `extend`.
  public static let empty = Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  /// Whether it contains nothing.
  @inlinable public var isEmpty: Bool { minX > maxX }
  /// Length from west to east.
  @inlinable public var width: Double { maxX - minX }
  /// Length from south to north.
  @inlinable public var height: Double { maxY - minY }
  /// Its middle.
  @inlinable public var centre: (x: Double, y: Double) { ((minX + maxX) / 2, (minY + maxY) / 2) }

  /// Grows just enough to contain a point.
  @inlinable public mutating func extend(_ x: Double, _ y: Double) {
    minX = min(minX, x)
    maxX = max(maxX, x)
    minY = min(minY, y)
    maxY = max(maxY, y)
  }

  /// Grows just enough to contain another box.
  @inlinable public mutating func extend(_ other: Box) {
    minX = min(minX, other.minX)
    maxX = max(maxX, other.maxX)
    minY = min(minY, other.minY)
    maxY = max(maxY, other.maxY)
  }

  /// Whether a point lies in it or on its sides.
  @inlinable public func contains(_ x: Double, _ y: Double) -> Bool {
    x >= minX && x <= maxX && y >= minY && y <= maxY
  }

  /// Whether all of another box lies in this one.
  @inlinable public func contains(_ other: Box) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether it and another have a point in common.
  @inlinable public func intersects(_ other: Box) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }
}
