/// Access to services by floating catchments: each place of supply is shared out among those within its reach, and each place of
/// demand has its share of all that is within its own.
///
/// With `S` the supply, `P` the need, `W` the weight of the cost between a place `i` of demand and a place `j` of supply:
///
///     2sfca    R_j = S_j / sum_k P_k                A_i = sum_j R_j             within the reach
///     e2sfca   R_j = S_j / sum_k W_kj P_k           A_i = sum_j W_ij R_j
///     m2sfca   R_j = S_j / sum_k W_kj P_k           A_i = sum_j W_ij W_ij R_j
///     3sfca    G_ij = W_ij / sum_l W_il             R_j = S_j / sum_k G_kj W_kj P_k      A_i = sum_j G_ij W_ij R_j
///     apl      as e2sfca; need weighted by consumption and steps of the Drees make it the APL
///
/// People times access is the supply that reaches anybody, but for m2sfca, which loses what is far by design.
///
/// Sources: Luo and Wang 2003 (doi 10.1068/b29120); Luo and Qi 2009, Health & Place 15; Delamater 2013, Health & Place 24; Wan,
/// Zou and Sternberg 2012, IJGIS 26; Barlet, Coldefy, Collin and Lucas-Gabrielli 2012, Drees, Études et Résultats 795.
public struct FloatingCatchment: Sendable, Hashable {
  public enum Method: String, Sendable, CaseIterable {
    case twoStep = "2sfca"
    case enhanced = "e2sfca"
    case modified = "m2sfca"
    case threeStep = "3sfca"
    case apl
  }

  public var method: Method
  public var decay: DistanceDecay

  public init(_ method: Method, decay: DistanceDecay) {
    self.method = method
    self.decay = decay
  }

  /// The access of each place of demand.
  /// - Parameters:
  ///   - pairs: who reaches what; pairs beyond the reach of the decay do not count.
  ///   - need: people or what they ask for, one a place of demand.
  ///   - supply: places or hours or posts, one a place of supply.
  /// - Precondition: the pairs name no other places than these.
  public func access(_ pairs: AccessPairs, need: [Figure], supply: [Figure]) -> AccessResult {
    precondition(pairs.demandCount == need.count)
    var sharing = Sharing(pairs: pairs, decay: decay)
    if method == .threeStep { sharing.select() }
    let shares = sharing.weights
    return AccessResult(
      sharing, ratios: sharing.ratios(need: need.map { $0.value ?? .nan }, supply: supply.map { $0.value ?? .nan }),
      shares: method == .modified ? shares.map { $0 * $0 } : shares, supply: supply.map { $0.value ?? .nan })
  }
}

/// The pairs with what each counts.
struct Sharing {
  let pairs: AccessPairs
  /// One a pair; empty where each counts wholly.
  var weights: [Double]
  let reach: Double

  init(pairs: AccessPairs, decay: DistanceDecay) {
    self.pairs = pairs
    reach = decay.reach
    if case .binary(let reach) = decay, pairs.costs.allSatisfy({ $0 <= reach }) {
      weights = []
    } else {
      weights = decay.weights(of: pairs.costs)
    }
  }

  @inline(__always)
  func weight(_ pair: Int) -> Double { weights.isEmpty ? 1 : weights[pair] }

  /// Each place of demand chooses among what it reaches, the near before the far.
  mutating func select() {
    if weights.isEmpty { weights = [Double](repeating: 1, count: pairs.costs.count) }
    for place in 0..<pairs.demandCount {
      let range = pairs.offsets[place]..<pairs.offsets[place + 1]
      let sum = range.reduce(0.0) { $0 + weights[$1] }
      guard sum > 0 else { continue }
      for pair in range { weights[pair] *= weights[pair] / sum }
    }
  }

  /// What a unit of need has of each place of supply.
  struct Ratios {
    /// NaN where there is none.
    var values: [Double]
    /// Need within reach, of the places whose need is known.
    var needs: [Double]
    /// Whether some need within reach is not known.
    var areOfUnknownNeed: [Bool]
    /// Whether anybody's place reaches it, however few live there.
    var areReached: [Bool]
  }

  func ratios(need: [Double], supply: [Double]) -> Ratios {
    var needs = [Double](repeating: 0, count: supply.count), reached = [Bool](repeating: false, count: supply.count)
    var unknown = reached
    pairs.supplies.withUnsafeBufferPointer { supplies in
      for place in need.indices {
        let own = need[place], isUnknown = own.isNaN
        for pair in pairs.offsets[place]..<pairs.offsets[place + 1] {
          let weight = weight(pair), target = Int(supplies[pair])
          guard weight > 0 else { continue }
          reached[target] = true
          if isUnknown { unknown[target] = true } else { needs[target] += weight * own }
        }
      }
    }
    // Nothing to share is nothing for each, whoever they are; something for nobody is no figure.
    let values = supply.indices.map { supply[$0] == 0 ? 0 : needs[$0] > 0 ? supply[$0] / needs[$0] : .nan }
    return Ratios(values: values, needs: needs, areOfUnknownNeed: unknown, areReached: reached)
  }
}
