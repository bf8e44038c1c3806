/// Finds the names of streets that share words with a question, the rarest words first.
struct CandidateSearch {
  /// Names looked at closely: in the communes that the question allows, and where it allows any.
  static let mostNames = 32
  static let mostNamesAnywhere = 160
  /// A word that so many names of the communes hold says too little where rarer words have found something.
  private static let commonWord = 400
  private static let commonWordAnywhere = 4000

  /// Cost of a match that says almost nothing.
  private static let worstMatch: Float = 4.5
  /// Weight lost for what a name holds besides.
  private static let restShare: Float = 0.3

  private let base: AddressBase
  /// First name of each commune, and one past the last.
  private let firstNames: [UInt32]
  private var weights: [Float]
  private var touched: [UInt32] = []
  private let rarity: [Float]

  /// First name of each commune, from the streets' order.
  static func firstNames(_ base: AddressBase) -> [UInt32] {
    base.communes.map { UInt32(lowerBound(base.nameStreets, $0.firstStreet)) }
  }

  init(base: AddressBase, firstNames: [UInt32]) {
    self.base = base
    self.firstNames = firstNames
    weights = [Float](repeating: 0, count: base.nameStreets.count)
    let total = Float(max(1, base.nameStreets.count))
    rarity = (0..<base.words.count).map { word in
      let count = base.words.valueOffsets[word + 1] - base.words.valueOffsets[word]
      return Float(bitLogarithm(total / Float(max(1, count))))
    }
  }

  /// Names of the communes' streets, best first.
  mutating func names(in communes: [UInt32], wanted: [[WordMatch]]) -> [UInt32] {
    for commune in communes where base.communes[Int(commune)].streetCount > 0 {
      let record = base.communes[Int(commune)]
      let first = firstNames[Int(commune)]
      let end = UInt32(lowerBound(base.nameStreets, record.firstStreet + record.streetCount))
      gather(wanted, first..<end, common: Self.commonWord)
    }
    return take(Self.mostNames)
  }

  /// Names anywhere in the base, best first.
  mutating func names(wanted: [[WordMatch]]) -> [UInt32] {
    gather(wanted, 0..<UInt32(base.nameStreets.count), common: Self.commonWordAnywhere)
    return take(Self.mostNamesAnywhere)
  }

  private mutating func gather(_ wanted: [[WordMatch]], _ range: Range<UInt32>, common: Int) {
    var lists: [(names: UnsafeBufferPointer<UInt32>, weight: Float)] = []
    for matches in wanted {
      for match in matches {
        let all = base.words.values(of: Int(match.word))
        let from = lowerBound(all, range.lowerBound), to = lowerBound(all, range.upperBound)
        guard to > from else { continue }
        let likeness = max(0.05, 1 - match.cost / Self.worstMatch)
        lists.append((UnsafeBufferPointer(rebasing: all[from..<to]), max(0.1, rarity[Int(match.word)]) * likeness))
      }
    }
    lists.sort { $0.names.count < $1.names.count }
    let before = touched.count
    for list in lists {
      if list.names.count > common, touched.count > before { break }
      for name in list.names {
        if weights[Int(name)] == 0 { touched.append(name) }
        weights[Int(name)] += list.weight
      }
    }
  }

  /// Weight of all words of a name: what a question leaves of it makes it less likely.
  private func rest(_ name: UInt32) -> Float {
    let words = base.nameWords[Int(base.nameWordOffsets[Int(name)])..<Int(base.nameWordOffsets[Int(name) + 1])]
    return words.reduce(0) { $0 + rarity[Int($1)] }
  }

  private mutating func take(_ most: Int) -> [UInt32] {
    let ranked = touched.map { (weight: weights[Int($0)] - Self.restShare * rest($0), name: $0) }
    for name in touched { weights[Int(name)] = 0 }
    touched.removeAll(keepingCapacity: true)
    if ranked.count <= most { return ranked.map(\.name) }
    return ranked.sorted { ($0.weight, $1.name) > ($1.weight, $0.name) }.prefix(most).map(\.name)
  }
}

/// Logarithm to base 2, to within a few hundredths: enough for ranking.
@inline(__always)
private func bitLogarithm(_ value: Float) -> Float { Float(value.exponent) + value.significand - 1 }
