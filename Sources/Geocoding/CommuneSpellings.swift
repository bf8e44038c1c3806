/// Names of communes as one run of letters, for comparing with names that hold mistakes; made when first asked for.
final class CommuneSpellings {
  private let base: AddressBase
  private let lexicon: AddressLexicon
  private var keys: [UInt32: [UInt8]] = [:]
  /// Communes that have streets.
  private(set) lazy var covered: [UInt32] = base.communes.indices.filter { base.communes[$0].streetCount > 0 }.map(UInt32.init)

  init(base: AddressBase, lexicon: AddressLexicon) {
    self.base = base
    self.lexicon = lexicon
  }

  func key(_ commune: UInt32) -> [UInt8] {
    if let known = keys[commune] { return known }
    let key = Array(lexicon.communeKey(base.text(base.communes[Int(commune)].name)).utf8)
    keys[commune] = key
    return key
  }
}
