import CGEOS

/// What is found of some pairs: those that share an area.
struct PairAnswers {
  var first: [Int32] = [], second: [Int32] = []
  var areas: [Double] = []
  var isInside: [Bool] = []
  var declined = 0
}

/// Answers pairs of zones whose boxes meet.
struct PairWorker: Sendable {
  let first, second: OverlaySide
  let firstBoxes, secondBoxes: [Box]
  let containment: Bool

  /// Of the terms' boxes, what rounding may make of their sum at most: some operations a term, each right to 2^-53, and sums.
  private static let rounding = 0x1p-49
  /// Of the smaller zone's area, what an answer may be wrong by before GEOS is asked.
  private static let tolerance = 1e-10

  /// What is kept between pairs, for its room.
  private struct Scratch {
    var area = SharedArea()
    var vertices = Containment.Scratch()
  }

  func answers(_ pairs: ArraySlice<(first: Int32, second: Int32)>) throws -> PairAnswers {
    var answers = PairAnswers()
    var scratch = Scratch()
    try first.withCutter { firstCutter in
      try second.withCutter { secondCutter in
        for pair in pairs {
          try answer(Int(pair.first), Int(pair.second), (firstCutter, secondCutter), &scratch, &answers)
        }
      }
    }
    return answers
  }

  private func answer(
    _ one: Int, _ other: Int, _ cutters: (first: WindowCutter, second: WindowCutter), _ scratch: inout Scratch,
    _ answers: inout PairAnswers
  ) throws {
    let a = firstBoxes[one], b = secondBoxes[other]
    let window = Box(
      minX: max(a.minX, b.minX), minY: max(a.minY, b.minY), maxX: min(a.maxX, b.maxX), maxY: min(a.maxY, b.maxY))
    guard window.width > 0 && window.height > 0 else { return }
    let places = (first: Int(first.places[one]), second: Int(second.places[other]))
    scratch.area.first.removeAll(keepingCapacity: true)
    scratch.area.second.removeAll(keepingCapacity: true)
    cutters.first.cut(places.first, to: window, into: &scratch.area.first)
    cutters.second.cut(places.second, to: window, into: &scratch.area.second)
    let whole = first.areas[places.first]
    let smaller = min(whole, second.areas[places.second])
    var (area, size) = scratch.area.sum()
    if size * Self.rounding > Self.tolerance * smaller {
      area = try sharedAreaOfGEOS(places)
      answers.declined += 1
      guard area > 0 else { return }
    } else {
      guard area > size * Self.rounding else { return }
    }
    answers.first.append(Int32(one))
    answers.second.append(Int32(other))
    answers.areas.append(min(area, smaller))
    guard containment else { return }
    answers.isInside.append(b.contains(a) && area >= whole * (1 - 1e-9) && isInside(places, a, cutters, &scratch))
  }

  /// Whether the first zone, nearly all of which lies in the second, lies in it with its limit.
  private func isInside(
    _ places: (first: Int, second: Int), _ box: Box, _ cutters: (first: WindowCutter, second: WindowCutter),
    _ scratch: inout Scratch
  ) -> Bool {
    let containment = Containment(zone: cutters.first.view, other: cutters.second.view, ringSigns: cutters.first.ringSigns)
    // A small part could lie outside without a trace in the areas.
    if first.isOfOnePart(places.first),
      let decided = containment.isInside(places.first, of: places.second, box: box, &scratch.vertices) {
      return decided
    }
    // Of a shape that GEOS refuses, the areas are all that is known.
    return (try? isCoveredByGEOS(places)) ?? true
  }

  private func sharedAreaOfGEOS(_ places: (first: Int, second: Int)) throws -> Double {
    try withGEOS(places) { context, one, other in
      guard let shared = GEOSIntersection_r(context.handle, one, other) else { throw context.failure("intersection") }
      defer { GEOSGeom_destroy_r(context.handle, shared) }
      var area = 0.0
      guard GEOSArea_r(context.handle, shared, &area) == 1 else { throw context.failure("area") }
      return area
    }
  }

  private func isCoveredByGEOS(_ places: (first: Int, second: Int)) throws -> Bool {
    try withGEOS(places) { context, one, other in
      switch GEOSCovers_r(context.handle, other, one) {
      case 0: return false
      case 1: return true
      default: throw context.failure("covers")
      }
    }
  }

  private func withGEOS<Result>(
    _ places: (first: Int, second: Int), _ body: (GeosContext, OpaquePointer, OpaquePointer) throws -> Result
  ) throws -> Result {
    let context = GeosContext.current
    let one = try first.zones.geometries.makeGEOS(feature: places.first, in: context)
    defer { GEOSGeom_destroy_r(context.handle, one) }
    let other = try second.zones.geometries.makeGEOS(feature: places.second, in: context)
    defer { GEOSGeom_destroy_r(context.handle, other) }
    return try body(context, one, other)
  }
}
