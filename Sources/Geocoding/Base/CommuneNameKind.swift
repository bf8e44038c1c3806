/// What a name of a commune is; a value of `communeKeyValues` is a commune's index and, in its low bits, such a kind.
enum CommuneNameKind: UInt32 {
  /// Of the code officiel géographique or the BAN.
  case official = 0
  /// La Poste's delivery label.
  case delivery = 1
  /// A place of the commune (`Ligne_5`), often an old commune.
  case place = 2
  /// An old commune, now part of this one.
  case former = 3
  /// An official name without its article.
  case bare = 4

  static let bits: UInt32 = 3

  /// The value of a commune that bears a name of this kind.
  func value(commune: Int) -> UInt32 { UInt32(commune) << Self.bits | rawValue }

  /// What a value of the section means; a kind that no version knows counts as official.
  static func read(_ value: UInt32) -> (commune: UInt32, kind: CommuneNameKind) {
    (value >> bits, CommuneNameKind(rawValue: value & (1 << bits - 1)) ?? .official)
  }
}
