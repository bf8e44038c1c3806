/// What a name of a commune is; the low bits of a value of `communeKeyValues`.
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
}
