import Groundwork

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

  /// Typing errors between two keys, one in four letters and two at most; nil for more.
  static func mistakes(_ a: [UInt8], _ b: [UInt8], letters: Int) -> Int? {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in EditDistance.between(a, b, limit: min(2, letters / 4)) }
    }
  }

  func key(_ commune: UInt32) -> [UInt8] { key(text: base.communes[Int(commune)].name) }

  /// Key of a name of a commune, old or new, by the index of its text.
  func key(text: UInt32) -> [UInt8] {
    if let known = keys[text] { return known }
    let key = Array(lexicon.communeKey(base.text(text)).utf8)
    keys[text] = key
    return key
  }
}
