import Groundwork

/// Which zones of two layers share ground, and how much.
///
/// The area that two zones share is a sum over pairs of their edges (`SharedArea`); no shape is made, and limits that touch or
/// coincide need no care. GEOS is asked where the sum would lose too many digits: slivers that are long and slanting.
///
///     let overlay = try Overlay(iris, quarters)
///     for pair in 0..<overlay.count { print(overlay.first[pair], overlay.second[pair], overlay.areas[pair]) }
///
/// Areas are in square units of the layers' system, which must be one and the same, and one that measures areas. They differ from
/// those of GEOS intersections by less than 1e-9 of the smaller zone's area. What rounding may make of zones that only touch
/// counts as nothing; two limits drawn apart by a hair share what they share.
public struct Overlay: Sendable {
  /// Zone of the first layer and of the second of each pair that shares an area above 0; in the order of the first, then the
  /// second.
  public private(set) var first: [Int32] = [], second: [Int32] = []
  /// What each pair shares.
  public private(set) var areas: [Double] = []
  /// By pair, whether the second zone holds all of the first, limit included: GEOS `covers(second, first)`. Empty if not asked
  /// for.
  public private(set) var isInside: [Bool] = []
  /// Area of each zone of the first layer and of the second that is in a pair; 0 for others, whose area was not needed.
  public private(set) var firstAreas: [Double], secondAreas: [Double]
  /// Number of pairs that GEOS was asked about, for want of digits.
  public private(set) var declined = 0

  /// Number of pairs.
  public var count: Int { areas.count }

  /// Pairs that one thread takes at a time: the answer does not depend on how many threads there are.
  private static let batch = 256

  /// - Parameters:
  ///   - first, second: layers of valid polygons in one plane system; what is no polygon has no area.
  ///   - containment: whether `isInside` is wanted.
  /// - Throws: `GeometryError.engine` if GEOS refuses a pair that it is asked about.
  public init(_ first: GeometryArray, _ second: GeometryArray, containment: Bool = false) throws {
    let one = first.polygonsOnly(), other = second.polygonsOnly()
    let boxes = (first: one.boxes(), second: other.boxes())
    let candidates = BoxPairs.find(boxes.first, boxes.second)
    var needed = (first: [Bool](repeating: false, count: one.count), second: [Bool](repeating: false, count: other.count))
    for pair in candidates {
      needed.first[Int(pair.first)] = true
      needed.second[Int(pair.second)] = true
    }
    let sides = (first: OverlaySide(one, needed: needed.first), second: OverlaySide(other, needed: needed.second))
    firstAreas = sides.first.places.map { $0 < 0 ? 0 : sides.first.areas[Int($0)] }
    secondAreas = sides.second.places.map { $0 < 0 ? 0 : sides.second.areas[Int($0)] }
    let worker = PairWorker(
      first: sides.first, second: sides.second, firstBoxes: boxes.first, secondBoxes: boxes.second, containment: containment)
    for answer in try Self.answers(candidates, worker) {
      self.first += answer.first
      self.second += answer.second
      areas += answer.areas
      isInside += answer.isInside
      declined += answer.declined
    }
  }

  private static func answers(
    _ candidates: [(first: Int32, second: Int32)], _ worker: PairWorker
  ) throws -> [PairAnswers] {
    let batches = (candidates.count + batch - 1) / batch
    let answers = ParallelMap.turns(batches) { turn in
      Result { try worker.answers(candidates[turn * batch..<min(candidates.count, (turn + 1) * batch)]) }
    }
    return try answers.map { try $0.get() }
  }
}
