import Groundwork

/// What is unsure of the access of a place, or why it has none.
public struct AccessDoubt: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The place has no position: nothing is known.
  public static let noPosition = AccessDoubt(rawValue: 1)
  /// The table of times has no pair of the place: nothing is known.
  public static let noJourney = AccessDoubt(rawValue: 2)
  /// Supply within reach is not known and is left out: the figure is a least one.
  public static let unknownSupply = AccessDoubt(rawValue: 4)
  /// Need that shares the same supply is not known and is left out: the figure is too high.
  public static let unknownNeed = AccessDoubt(rawValue: 8)
  /// Supply within reach has nobody to serve: its share has no figure and is left out.
  public static let nobodyToServe = AccessDoubt(rawValue: 16)

  /// Nothing is known of the place.
  static let unknowable: AccessDoubt = [.noPosition, .noJourney]
}

/// Access by place of demand, and how each place of supply is shared out.
public struct AccessResult: Sendable {
  /// Supply for each unit of need; 0 where nothing is within reach, nil where nothing is known.
  public private(set) var access: [Double?] = []
  /// Supply within reach, undivided; nil where nothing is known.
  public private(set) var reachableSupply: [Double?] = []
  public private(set) var doubts: [AccessDoubt] = []
  /// By place of supply: what a unit of need within reach has of it; nil where nothing is known or nobody is there.
  public let ratios: [Double?]
  /// By place of supply: whether it is within reach of any place of demand, inhabited or not.
  public let isReached: [Bool]
  /// Need within reach of each place of supply, weighted, of the places whose need is known.
  public let needs: [Double]

  init(_ sharing: Sharing, ratios: Sharing.Ratios, shares: [Double], supply: [Double]) {
    let pairs = sharing.pairs
    self.ratios = ratios.values.map { $0.isNaN ? nil : $0 }
    isReached = ratios.areReached
    needs = ratios.needs
    // Without weights every pair is within reach.
    let isWhole = sharing.weights.isEmpty
    access.reserveCapacity(pairs.demandCount)
    for place in 0..<pairs.demandCount {
      var sum = 0.0, within = 0.0, isKnown = true, isCounted = true, doubt: AccessDoubt = []
      var known = 0, met = 0
      for pair in pairs.offsets[place]..<pairs.offsets[place + 1] where isWhole || pairs.costs[pair] <= sharing.reach {
        let target = Int(pairs.supplies[pair]), own = supply[target]
        met += 1
        if own.isNaN {
          doubt.insert(.unknownSupply)
          continue
        }
        within += own
        known += 1
        let share = shares.isEmpty ? 1 : shares[pair]
        guard share > 0 else { continue }
        if ratios.areOfUnknownNeed[target] { doubt.insert(.unknownNeed) }
        if ratios.values[target].isNaN {
          if !ratios.areOfUnknownNeed[target] { doubt.insert(.nobodyToServe) }
          isCounted = false
        } else {
          sum += share * ratios.values[target]
        }
      }
      // Of what is known in part the sum of that part is told, of what is not known at all nothing.
      isKnown = met == 0 || known > 0
      let hasFigure = isKnown && (isCounted || sum > 0)
      access.append(hasFigure ? sum : nil)
      reachableSupply.append(isKnown ? within : nil)
      doubts.append(doubt)
    }
  }

  /// Forgets what was said of places of which nothing is known.
  mutating func forget(_ places: [Int], because doubt: AccessDoubt) {
    for place in places {
      access[place] = nil
      reachableSupply[place] = nil
      doubts[place].insert(doubt)
    }
  }
}

extension AccessStudy {
  /// The figures as a document uses them: access per person, supply within reach, need; one a place of demand.
  /// - Parameters:
  ///   - sources: the table of demand, then the list of structures.
  public func indicators(need: [Figure], name: String, sources: [Provenance]) -> [Indicator] {
    let year = ColumnYear.of(name)
    func figures(_ values: [Double?]) -> [Figure] { values.map { $0.map(Figure.known) ?? .blank(.notAvailable) } }
    return [
      Indicator(name: "accès", unit: .perPerson, year: year, sources: sources, figures: figures(result.access)),
      Indicator(
        name: "offre accessible", unit: .places, sources: Array(sources.dropFirst()), figures: figures(result.reachableSupply)),
      Indicator(name: name, unit: .persons, year: year, sources: Array(sources.prefix(1)), figures: need),
    ]
  }
}
