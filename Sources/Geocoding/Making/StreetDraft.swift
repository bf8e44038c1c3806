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
