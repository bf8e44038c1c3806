import Groundwork

/// Finds the names of streets that share words with a question, the rarest words first.
struct CandidateSearch {
  /// Names looked at closely: in the communes that the question allows, and where it allows any.
  static let mostNames = 32
  static let mostNamesAnywhere = 160
  /// A word that so many names of the communes hold says too little where rarer words have found something.
  private static let commonWord = 400
  private static let commonWordAnywhere = 4000

  /// Up to so many names are told apart by their articles and types.
  private static let fewNames = 400

  private let base: AddressBase
  /// First name of each commune.
  private let firstNames: [UInt32]
  private var weights: [Float]
  private var touched: [UInt32] = []
  private var lists: [(names: UnsafeBufferPointer<UInt32>, weight: Float)] = []
  private var best: [(weight: Float, name: UInt32)] = []
  private let rarity: [Float]

  /// First name of each commune, from the streets' order.
  static func firstNames(_ base: AddressBase) -> [UInt32] {
    base.communes.map { UInt32(SortedSearch.firstIndex(of: $0.firstStreet, in: base.nameStreets)) }
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

  /// What to look for: words that make a name, and articles and types, which only tell names apart that others have found.
  struct Wanted {
    var strong: [WordMatch] = []
    var weak: [WordMatch] = []

    var isEmpty: Bool { strong.isEmpty && weak.isEmpty }
  }

  /// Names of the communes' streets, best first.
  /// - Parameter isThorough: whether names far behind the best are wanted too.
  mutating func names(in communes: [UInt32], wanted: Wanted, isThorough: Bool) -> [UInt32] {
    for commune in communes where base.communes[Int(commune)].streetCount > 0 {
      let record = base.communes[Int(commune)]
      let first = firstNames[Int(commune)]
      let end = UInt32(SortedSearch.firstIndex(of: record.firstStreet + record.streetCount, in: base.nameStreets))
      gather(wanted, first..<end, common: Self.commonWord)
    }
    return take(Self.mostNames, isThorough: isThorough)
  }

  /// Names anywhere in the base, best first.
  mutating func names(wanted: Wanted, isThorough: Bool) -> [UInt32] {
    gather(wanted, 0..<UInt32(base.nameStreets.count), common: Self.commonWordAnywhere)
    return take(Self.mostNamesAnywhere, isThorough: isThorough)
  }

  private mutating func gather(_ wanted: Wanted, _ range: Range<UInt32>, common: Int) {
    let before = touched.count
    gather(wanted.strong, range, common: common, before: before)
    if touched.count == before {
      gather(wanted.weak, range, common: common, before: before)
    } else if touched.count - before < Self.fewNames {
      refine(wanted.weak, from: before)
    }
  }

  private mutating func gather(_ matches: [WordMatch], _ range: Range<UInt32>, common: Int, before: Int) {
    lists.removeAll(keepingCapacity: true)
    for match in matches {
      let all = base.words.values(of: Int(match.word))
      let from = SortedSearch.firstIndex(of: range.lowerBound, in: all)
      let to = SortedSearch.firstIndex(of: range.upperBound, in: all)
      guard to > from else { continue }
      lists.append((UnsafeBufferPointer(rebasing: all[from..<to]), weight(match)))
    }
    lists.sort { $0.names.count < $1.names.count }
    for list in lists {
      if list.names.count > common, touched.count > before { break }
      for name in list.names {
        if weights[Int(name)] == 0 { touched.append(name) }
        weights[Int(name)] += list.weight
      }
    }
  }

  /// Adds the weight of words to names that are already found.
  private mutating func refine(_ matches: [WordMatch], from first: Int) {
    for name in touched[first...] {
      for word in base.words(ofName: Int(name)) {
        if let match = matches.first(where: { $0.word == word }) { weights[Int(name)] += weight(match) }
      }
    }
  }

  private func weight(_ match: WordMatch) -> Float {
    max(Likelihood.Search.leastRarity, rarity[Int(match.word)])
      * max(Likelihood.Search.leastMatch, 1 - match.cost / Likelihood.Search.worstMatch)
  }

  /// The weightiest of the names found.
  private mutating func take(_ most: Int, isThorough: Bool) -> [UInt32] {
    best.removeAll(keepingCapacity: true)
    for name in touched {
      let words = base.words(ofName: Int(name))
      let weight = weights[Int(name)] - Likelihood.Search.restShare * words.reduce(0) { $0 + rarity[Int($1)] }
      weights[Int(name)] = 0
      insert((weight, name), most)
    }
    touched.removeAll(keepingCapacity: true)
    let least = isThorough ? -.infinity : (best.first?.weight ?? 0) * Likelihood.Search.leastShare
    return best.prefix { $0.weight >= least }.map(\.name)
  }

  /// Keeps `best` in descending order and no longer than `most`.
  private mutating func insert(_ entry: (weight: Float, name: UInt32), _ most: Int) {
    if best.count == most, let last = best.last, (last.weight, entry.name) >= (entry.weight, last.name) { return }
    if best.count == most { best.removeLast() }
    var place = best.count
    while place > 0, (best[place - 1].weight, entry.name) < (entry.weight, best[place - 1].name) { place -= 1 }
    best.insert(entry, at: place)
  }
}

/// Logarithm to base 2, to within a few hundredths: enough for ranking.
@inline(__always)
private func bitLogarithm(_ value: Float) -> Float { Float(value.exponent) + value.significand - 1 }
