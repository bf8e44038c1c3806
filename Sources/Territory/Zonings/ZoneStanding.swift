/// How one position stands to a zoning: which zones hold it and how far their limit is.
public struct ZoneStanding: Sendable, Hashable {
  /// Zones that hold the position, limit included, ascending.
  public var holders: [Int]
  public var isOnBoundary: Bool
  /// Metres on the ground to the limit, positive inside; NaN if the zoning is empty.
  public var distance: Double
  /// The zone whose limit `distance` is measured to: one of the holders, or the nearest; -1 if the zoning is empty.
  public var zone: Int

  public init(holders: [Int], isOnBoundary: Bool, distance: Double, zone: Int) {
    self.holders = holders
    self.isOnBoundary = isOnBoundary
    self.distance = distance
    self.zone = zone
  }

  public static let emptyZoning = ZoneStanding(holders: [], isOnBoundary: false, distance: .nan, zone: -1)
}

extension ZoneStanding {
  mutating func join(_ other: ZoneStanding, offset: Int) {
    let isNearer =
      if zone < 0 || distance.isNaN {
        other.zone >= 0
      } else if other.zone < 0 || other.distance.isNaN {
        false
      } else if holders.isEmpty != other.holders.isEmpty {
        holders.isEmpty
      } else {
        abs(other.distance) < abs(distance)
      }
    holders += other.holders.map { $0 + offset }
    isOnBoundary = isOnBoundary || other.isOnBoundary
    if isNearer {
      distance = other.distance
      zone = other.zone + offset
    }
  }
}
