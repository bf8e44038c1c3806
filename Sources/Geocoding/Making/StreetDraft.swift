import Groundwork

/// A street or a locality on its way into a base.
struct StreetDraft {
  var commune: String
  var id: String
  var name: String
  var oldCommune: String
  /// Canonical words of its names, the main one first.
  var names: [[String]]
  /// At most 255, the commonest first.
  var postcodes: [UInt32]
  var kind = StreetRecord.Kind.street
  /// Of a locality; that of a street comes from its addresses.
  var position = StoredPosition.unknown
  /// Decimetres.
  var radius: UInt32 = 0

  /// Words of the main name, by which the streets of a commune are ordered.
  var sortKey: String { names[0].joined(separator: " ") }
}

/// Ids for what the BAN gives none: the commune's code and twelve hexadecimal digits that depend on its words alone.
enum MadeID {
  static func street(commune: String, words: [String], oldCommune: String) -> String {
    make(commune, "voie|" + words.joined(separator: " ") + "|" + oldCommune)
  }

  static func locality(commune: String, words: [String], oldCommune: String) -> String {
    make(commune, "lieu-dit|" + words.joined(separator: " ") + "|" + oldCommune)
  }

  private static func make(_ commune: String, _ text: String) -> String {
    let hash = text.utf8.reduce(StableHash.start, StableHash.add)
    let mixed = (hash ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15
    let digits = String(mixed >> 16, radix: 16)
    return commune + "_" + String(repeating: "0", count: 12 - digits.count) + digits
  }
}

/// The point of a set that is nearest to its mean, and the distance within which the others lie.
enum Centre {
  /// - Returns: the radius in decimetres, rounded up; nil for no position at all.
  static func of<Positions: Collection>(_ positions: Positions) -> (position: StoredPosition, radius: UInt32)?
  where Positions.Element == StoredPosition {
    guard var nearest = positions.first else { return nil }
    var sumX: Int64 = 0, sumY: Int64 = 0, count: Int64 = 0
    for position in positions {
      sumX += Int64(position.x)
      sumY += Int64(position.y)
      count += 1
    }
    let meanX = sumX / count, meanY = sumY / count
    func distance(_ position: StoredPosition, _ x: Int64, _ y: Int64) -> Int64 {
      let dx = Int64(position.x) - x, dy = Int64(position.y) - y
      return dx * dx + dy * dy
    }
    var least = distance(nearest, meanX, meanY)
    for position in positions {
      let here = distance(position, meanX, meanY)
      if here < least || here == least && StoredPosition.precedes(position, nearest) {
        least = here
        nearest = position
      }
    }
    return (nearest, positions.reduce(0) { max($0, reach(from: nearest, to: $1)) })
  }

  /// Decimetres between two positions of one system, rounded up.
  static func reach(from one: StoredPosition, to other: StoredPosition) -> UInt32 {
    UInt32((one.centimetres(to: other) / 10).rounded(.up))
  }
}
