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

  func answers(_ pairs: ArraySlice<(first: Int32, second: Int32)>) throws -> PairAnswers {
    var answers = PairAnswers()
    var scratch = SharedArea()
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
    _ one: Int, _ other: Int, _ cutters: (first: WindowCutter, second: WindowCutter), _ scratch: inout SharedArea,
    _ answers: inout PairAnswers
  ) throws {
    let a = firstBoxes[one], b = secondBoxes[other]
    let window = Box(
      minX: max(a.minX, b.minX), minY: max(a.minY, b.minY), maxX: min(a.maxX, b.maxX), maxY: min(a.maxY, b.maxY))
    guard window.width > 0 && window.height > 0 else { return }
    let places = (first: Int(first.places[one]), second: Int(second.places[other]))
    scratch.first.removeAll(keepingCapacity: true)
    scratch.second.removeAll(keepingCapacity: true)
    _ = cutters.first.cut(places.first, to: window, into: &scratch.first)
    let enters = cutters.second.cut(places.second, to: window, into: &scratch.second)
    let whole = first.areas[places.first]
    let smaller = min(whole, second.areas[places.second])
    var (area, size) = scratch.sum()
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
    let mayBeInside = b.contains(a) && area >= whole * (1 - 1e-9)
    // A limit that does not come into the zone's box leaves it whole. Of a shape that GEOS refuses, the areas are all that is
    // known.
    answers.isInside.append(mayBeInside && (!enters || ((try? isCoveredByGEOS(places)) ?? true)))
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
