import Dispatch

/// Who reaches what, and at what cost: for each place of demand the places of supply within reach.
public struct AccessPairs: Sendable {
  /// The pairs of place `i` are `offsets[i]..<offsets[i + 1]`.
  public private(set) var offsets: [Int] = [0]
  /// Number of the place of supply of each pair.
  public private(set) var supplies: [Int32] = []
  /// Metres or minutes of each pair.
  public private(set) var costs: [Double] = []

  public var demandCount: Int { offsets.count - 1 }

  /// Pairs in any order, which stay in it for each place of demand.
  /// - Precondition: `demands`, `supplies` and `costs` have one length.
  public init(demandCount: Int, demands: [Int32], supplies: [Int32], costs: [Double]) {
    precondition(demands.count == supplies.count && demands.count == costs.count)
    var next = [Int](repeating: 0, count: demandCount + 1)
    for demand in demands { next[Int(demand) + 1] += 1 }
    for place in 0..<demandCount { next[place + 1] += next[place] }
    offsets = next
    self.supplies = supplies
    self.costs = costs
    for (pair, demand) in demands.enumerated() {
      let place = next[Int(demand)]
      next[Int(demand)] += 1
      self.supplies[place] = supplies[pair]
      self.costs[place] = costs[pair]
    }
  }

  /// Pairs in a straight line.
  /// - Parameters:
  ///   - reach: the greatest cost, itself within reach.
  ///   - detour: what a straight metre costs, such as 1.3 for roads; 1 for the line itself.
  public init(from demand: GroundPoints, to supply: GroundPoints, within reach: Double, detour: Double = 1) {
    let grids = supply.grids()
    // Batches of fixed size on all cores: the pairs are the same however many there are.
    let batch = 4096, batches = (demand.count + batch - 1) / batch
    let parts = [AccessPairs](unsafeUninitializedCapacity: batches) { buffer, count in
      let slots = Slots(buffer)
      DispatchQueue.concurrentPerform(iterations: batches) { number in
        let members = number * batch..<min(demand.count, (number + 1) * batch)
        slots.fill(number, AccessPairs(demand, members, grids, reach, detour))
      }
      count = batches
    }
    let total = parts.reduce(0) { $0 + $1.supplies.count }
    offsets.reserveCapacity(demand.count + 1)
    supplies.reserveCapacity(total)
    costs.reserveCapacity(total)
    for part in parts {
      let shift = supplies.count
      offsets.append(contentsOf: part.offsets.dropFirst().lazy.map { $0 + shift })
      supplies += part.supplies
      costs += part.costs
    }
  }

  private init(_ demand: GroundPoints, _ members: Range<Int>, _ grids: [Int32: PointGrid], _ reach: Double, _ detour: Double) {
    // Rounding must leave out no pair that just reaches; what is beyond is left out by its cost.
    let radius = detour == 1 ? reach : reach / detour * (1 + 1e-12)
    var current: (system: Int32, grid: PointGrid?) = (-1, nil)
    for point in members {
      let system = demand.systems[point]
      if system != current.system { current = (system, grids[system]) }
      current.grid?.forEach(within: radius, ofX: demand.x[point], y: demand.y[point]) { id, metres in
        let cost = metres * detour
        guard cost <= reach else { return }
        supplies.append(id)
        costs.append(cost)
      }
      offsets.append(supplies.count)
    }
  }

  /// Places that threads fill, each its own.
  private struct Slots: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<AccessPairs>

    init(_ buffer: UnsafeMutableBufferPointer<AccessPairs>) { self.buffer = buffer }

    func fill(_ index: Int, _ value: AccessPairs) { buffer.initializeElement(at: index, to: value) }
  }
}
