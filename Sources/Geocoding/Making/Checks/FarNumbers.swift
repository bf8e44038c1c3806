import Foundation

/// Numbers of a street that lie too far from its others to be true.
///
/// A street shows how far one of its numbers may be from the next (`LogErrors`' quotients, here by median and median deviation,
/// so that the odd ones do not speak for themselves). A number between two others is odd where it lies further from its place
/// between them than that allows; one at an end, or a run of numbers, where it is cut off from the greater part of the street
/// by more. Nothing nearer than `leastFarDistance` is odd, and nothing where the odd ones are more than a third: such a street
/// is two places, or has no order at all, and both parts are kept.
struct FarNumbers {
  let parameters: GeocodingParameters
  /// Metres that no commune of the place bridges.
  let impossibleGap: Double

  /// A number with the rows that give it.
  struct Member {
    var number: Int32
    var position: StoredPosition
    /// Index of the row in its table.
    var row: Int
  }

  /// A number that is odd, and the metres to the nearest of the others.
  struct Far {
    var member: Member
    var distance: Double
  }

  /// - Parameter rows: of one street, in the order of their numbers.
  func find(_ rows: ArraySlice<UInt32>, _ table: AddressTable) -> [Far] {
    guard rows.count > 2, reach(rows, table) > parameters.leastFarDistance else { return [] }
    let members = rows.map { index in
      let row = table.rows[Int(index)]
      return Member(number: row.number, position: row.position, row: Int(index))
    }
    let firsts = members.indices.filter { $0 == 0 || members[$0 - 1].number != members[$0].number }.map { members[$0] }
    guard firsts.count > 1 else { return [] }
    var odd = firsts.count > 2 ? astray(firsts) : []
    let limit = limit(firsts)
    let oddRows = Set(odd.map(\.row))
    let (main, cut) = parts(firsts.filter { !oddRows.contains($0.row) }, limit)
    odd = odd.filter { distance($0, main) > parameters.leastFarDistance } + cut
    // Other addresses of a number ("7 bis") by themselves.
    let oddNumbers = Set(odd.map(\.number)), firstRows = Set(firsts.map(\.row))
    for member in members where !firstRows.contains(member.row) {
      let isWithFirst = oddNumbers.contains(member.number)
      if distance(member, main) > (isWithFirst ? parameters.leastFarDistance : limit(0)) { odd.append(member) }
    }
    guard main.count >= 2 * Set(odd.map(\.number)).count else { return [] }
    return odd.map { Far(member: $0, distance: distance($0, main)) }
  }

  /// Metres across the box of some rows.
  private func reach(_ rows: ArraySlice<UInt32>, _ table: AddressTable) -> Double {
    PositionBox(rows.lazy.map { table.rows[Int($0)].position }).diagonal
  }

  private func distance(_ member: Member, _ others: [Member]) -> Double {
    others.reduce(.infinity) { min($0, member.position.distance(to: $1.position)) }
  }

  /// Numbers that do not lie between the two beside them.
  private func astray(_ firsts: [Member]) -> [Member] {
    let errors = (1..<firsts.count - 1).map { index -> (error: Double, radius: Double) in
      let before = firsts[index - 1], own = firsts[index], behind = firsts[index + 1]
      let share = Double(own.number - before.number) / Double(behind.number - before.number)
      let place = before.position.onTheWay(to: behind.position, share: share).metres
      let dx = place.x - own.position.metres.x, dy = place.y - own.position.metres.y
      return ((dx * dx + dy * dy).squareRoot(), parameters.radius(between: before.position.distance(to: behind.position)))
    }
    let usual = Self.usual(errors.map { log(max($0.error, 1) / $0.radius) }, parameters.betweenErrors)
    let most = exp(usual.mean + parameters.farDeviations * usual.deviation)
    return zip(firsts.dropFirst(), errors)
      .filter { $0.1.error > max(parameters.leastFarDistance, $0.1.radius * most) }.map(\.0)
  }

  /// Metres that two numbers so far apart may lie from each other.
  private func limit(_ firsts: [Member]) -> (Int) -> Double {
    let gaps = zip(firsts, firsts.dropFirst()).map { before, own in
      log(max(before.position.distance(to: own.position), 1) / parameters.radius(beyond: Int(own.number - before.number)))
    }
    let usual = Self.usual(gaps, parameters.beyondErrors)
    let most = exp(usual.mean + parameters.farDeviations * usual.deviation)
    return { missing in max(parameters.leastFarDistance, min(impossibleGap, parameters.radius(beyond: missing) * most)) }
  }

  /// The greater part of a street, and the numbers cut off from it.
  private func parts(_ firsts: [Member], _ limit: (Int) -> Double) -> (main: [Member], cut: [Member]) {
    var runs: [[Member]] = []
    for member in firsts {
      if let before = runs.last?.last,
        before.position.distance(to: member.position) <= limit(Int(member.number - before.number))
      {
        runs[runs.count - 1].append(member)
      } else {
        runs.append([member])
      }
    }
    guard let longest = runs.indices.max(by: { runs[$0].count < runs[$1].count }) else { return ([], []) }
    var main = runs.remove(at: longest), hasGrown = true
    while hasGrown {
      hasGrown = false
      for index in runs.indices.reversed() where isNear(runs[index], main, limit) {
        main += runs.remove(at: index)
        hasGrown = true
      }
    }
    return (main, runs.flatMap { $0 })
  }

  private func isNear(_ run: [Member], _ main: [Member], _ limit: (Int) -> Double) -> Bool {
    var gap = Double.infinity, missing = Int.max
    for one in run {
      for other in main {
        gap = min(gap, one.position.distance(to: other.position))
        missing = min(missing, Int(abs(one.number - other.number)))
      }
    }
    return gap <= limit(missing)
  }

  /// Mean and deviation of logarithms, by the median, with the prior's weight.
  private static func usual(_ values: [Double], _ prior: LogErrors.Prior) -> (mean: Double, deviation: Double) {
    guard !values.isEmpty else { return (prior.mean, prior.deviation) }
    let middle = median(values), count = Double(values.count)
    // The median deviation of a normal distribution is its deviation divided by 1.4826.
    let deviation = 1.4826 * median(values.map { abs($0 - middle) })
    let spread = prior.freedom * prior.deviation * prior.deviation + count * deviation * deviation
    return (
      (prior.weight * prior.mean + count * middle) / (prior.weight + count), (spread / (prior.freedom + count)).squareRoot()
    )
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted(), half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

/// The box of some positions of one system.
struct PositionBox {
  private var x = (least: Int32.max, most: Int32.min)
  private var y = (least: Int32.max, most: Int32.min)

  init(_ positions: some Sequence<StoredPosition>) {
    for position in positions {
      x = (min(x.least, position.x), max(x.most, position.x))
      y = (min(y.least, position.y), max(y.most, position.y))
    }
  }

  /// Metres; 0 for no position.
  var diagonal: Double {
    guard x.least <= x.most else { return 0 }
    let dx = Double(x.most) - Double(x.least), dy = Double(y.most) - Double(y.least)
    return (dx * dx + dy * dy).squareRoot() / 100
  }
}
