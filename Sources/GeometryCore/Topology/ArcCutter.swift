/// Cuts rings into arcs where they part.
struct ArcCutter {
  private let rings: GridRings
  /// Number of each point of the rings.
  private var numbers: [Int32]
  /// By number: whether rings part there.
  private var isJunction: [Bool]
  /// The arc that begins with two points: `~` of it where they are its end.
  private var arcs: [UInt64: Int32] = [:]

  private(set) var points: [GridPoint] = []
  private(set) var arcOffsets = [0]
  private(set) var ringArcs: [Int32] = []
  private(set) var ringArcOffsets = [0]

  init(_ rings: GridRings) {
    self.rings = rings
    var known = PointNumbers(capacity: rings.points.count)
    numbers = rings.points.map { known.number(of: $0) }
    isJunction = [Bool](repeating: false, count: known.count)
    findJunctions()
  }

  private mutating func findJunctions() {
    var before = [Int32](repeating: -1, count: isJunction.count)
    var after = before
    for ring in 0..<rings.ringOffsets.count - 1 {
      let range = rings.ringOffsets[ring]..<rings.ringOffsets[ring + 1]
      var previous = numbers[range.upperBound - 1]
      for place in range {
        let number = Int(numbers[place])
        let next = numbers[place + 1 < range.upperBound ? place + 1 : range.lowerBound]
        if before[number] < 0 {
          (before[number], after[number]) = (previous, next)
        } else if !(before[number] == previous && after[number] == next) && !(before[number] == next && after[number] == previous)
        {
          isJunction[number] = true
        }
        previous = numbers[place]
      }
    }
  }

  mutating func cut() {
    for ring in 0..<rings.ringOffsets.count - 1 {
      let range = rings.ringOffsets[ring]..<rings.ringOffsets[ring + 1]
      if let first = range.first(where: { isJunction[Int(numbers[$0])] }) {
        cut(range, from: first)
      } else {
        // A ring that meets no other, or one that fills a hole wholly: both begin at the same point.
        addArc(range, from: range.min { numbers[$0] < numbers[$1] }!, steps: range.count)
      }
      ringArcOffsets.append(ringArcs.count)
    }
  }

  private mutating func cut(_ range: Range<Int>, from first: Int) {
    var start = first
    var steps = 0
    var place = first
    repeat {
      place = place + 1 < range.upperBound ? place + 1 : range.lowerBound
      steps += 1
      if isJunction[Int(numbers[place])] {
        addArc(range, from: start, steps: steps)
        (start, steps) = (place, 0)
      }
    } while place != first
  }

  /// Adds the arc to the ring, the same where another ring has it already.
  private mutating func addArc(_ range: Range<Int>, from start: Int, steps: Int) {
    func place(_ step: Int) -> Int { range.lowerBound + (start - range.lowerBound + step) % range.count }
    func key(_ one: Int, _ two: Int) -> UInt64 {
      UInt64(UInt32(bitPattern: numbers[one])) << 32 | UInt64(UInt32(bitPattern: numbers[two]))
    }
    // Between junctions all rings run alike: its first two points tell an arc.
    let ahead = key(place(0), place(1))
    if let known = arcs[ahead] {
      ringArcs.append(known)
      return
    }
    let arc = Int32(arcOffsets.count - 1)
    for step in 0...steps { points.append(rings.points[place(step)]) }
    arcOffsets.append(points.count)
    arcs[ahead] = arc
    arcs[key(place(steps), place(steps - 1))] = ~arc
    ringArcs.append(arc)
  }
}
