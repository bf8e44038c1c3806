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
    let limit = Self.greatestSquare(within: reach, detour: detour), radius = limit.squareRoot()
    let sheets = supply.grids().sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { sheet in
      (grid: sheet.value, members: demand.systems.indices.filter { demand.systems[$0] == sheet.key }.map { Int32($0) })
    }
    // Batches on all cores, put together in their order: the pairs are the same however many cores there are.
    var counts = [Int](repeating: 0, count: demand.count), parts: [Part] = []
    for sheet in sheets {
      parts += sheet.grid.withView { view in
        demand.x.withUnsafeBufferPointer { x in
          demand.y.withUnsafeBufferPointer { y in
            counts.withUnsafeMutableBufferPointer { counts in
              let points = Points(x: x.baseAddress!, y: y.baseAddress!, counts: counts.baseAddress!)
              return Self.parts(of: sheet.members, points, view, limit: limit, radius: radius, detour: detour)
            }
          }
        }
      }
    }
    var starts = [0]
    starts.reserveCapacity(demand.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    offsets = starts
    let total = starts[demand.count]
    supplies = [Int32](unsafeUninitializedCapacity: total) { ids, count in
      for part in parts { part.copy(part.ids, to: ids.baseAddress, starts, counts) }
      count = total
    }
    costs = [Double](unsafeUninitializedCapacity: total) { costs, count in
      for part in parts { part.copy(part.costs, to: costs.baseAddress, starts, counts) }
      count = total
    }
    for part in parts { part.free() }
  }

  private static func parts(
    of members: [Int32], _ points: Points, _ grid: PointGrid.View, limit: Double, radius: Double, detour: Double
  ) -> [Part] {
    let batches = (members.count + batch - 1) / batch
    return [Part](unsafeUninitializedCapacity: batches) { buffer, count in
      let slots = Slots(buffer.baseAddress)
      DispatchQueue.concurrentPerform(iterations: batches) { number in
        let own = Array(members[number * batch..<min(members.count, (number + 1) * batch)])
        var most = 0
        for place in own { most += grid.candidates(reach: radius, ofX: points.x[Int(place)], y: points.y[Int(place)]) }
        // One more than there may be: what is not kept is written all the same.
        let part = Part(
          places: own, ids: UnsafeMutablePointer<Int32>.allocate(capacity: most + 1),
          costs: UnsafeMutablePointer<Double>.allocate(capacity: most + 1))
        var next = 0
        for place in own.map(Int.init) {
          let found = grid.collect(
            squared: limit, reach: radius, ofX: points.x[place], y: points.y[place], ids: part.ids + next,
            squares: part.costs + next)
          points.counts[place] = found
          next += found
        }
        for pair in 0..<next { part.costs[pair] = part.costs[pair].squareRoot() * detour }
        slots.base?.advanced(by: number).initialize(to: part)
      }
      count = batches
    }
  }

  /// Coordinates that threads read, and the counts that each writes for places of its own.
  private struct Points: @unchecked Sendable {
    let x, y: UnsafePointer<Double>
    let counts: UnsafeMutablePointer<Int>
  }

  /// Pairs of some places, one place after the other.
  private struct Part: @unchecked Sendable {
    let places: [Int32]
    let ids: UnsafeMutablePointer<Int32>
    let costs: UnsafeMutablePointer<Double>

    func copy<Element>(
      _ values: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Element>?, _ starts: [Int], _ counts: [Int]
    ) {
      guard let target else { return }
      var next = 0, place = 0
      while place < places.count {
        // Places that follow each other are copied together.
        let first = starts[Int(places[place])], begin = next
        while place < places.count, starts[Int(places[place])] == first + next - begin {
          next += counts[Int(places[place])]
          place += 1
        }
        (target + first).initialize(from: values + begin, count: next - begin)
      }
    }

    func free() {
      ids.deallocate()
      costs.deallocate()
    }
  }

  /// Places that a thread takes at a time.
  private static let batch = 4096

  /// The greatest squared distance whose cost is within reach: as roots and products keep order, comparing squares is exact.
  static func greatestSquare(within reach: Double, detour: Double) -> Double {
    var square = reach / detour * (reach / detour)
    while square.squareRoot() * detour > reach { square = square.nextDown }
    while square.nextUp.squareRoot() * detour <= reach { square = square.nextUp }
    return square
  }

  /// Where threads write, each the places of its own.
  private struct Slots<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?

    init(_ base: UnsafeMutablePointer<Element>?) { self.base = base }
  }
}
