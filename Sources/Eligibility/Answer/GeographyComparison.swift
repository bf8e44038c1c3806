import GeometryCore
import Territory

/// Another geography to compare the list with.
public struct GeographyComparison: Sendable {
  public var former: QuarterGeography
  /// Whether a former quarter and one of today's geography (by its number there) are the same place, told by their shapes.
  public var isSamePlace: @Sendable (_ former: Int, _ geography: Int, _ current: Int) -> Bool

  public init(
    former: QuarterGeography, isSamePlace: @escaping @Sendable (_ former: Int, _ geography: Int, _ current: Int) -> Bool
  ) {
    self.former = former
    self.isSamePlace = isSamePlace
  }
}

extension GeographyComparison {
  /// Compares with a former geography; two quarters are one place where they share at least half of the smaller.
  ///
  /// - Throws: `GeometryError.engine` if GEOS cannot overlay two quarters.
  public init(former: QuarterGeography, with geographies: [QuarterGeography]) throws {
    var same: [Set<Pair>] = []
    for geography in geographies {
      var pairs: Set<Pair> = []
      if let old = former.shapes, let new = geography.shapes {
        let boxes = (0..<new.count).map { new.box(of: $0) }
        for i in 0..<old.count {
          guard let box = old.box(of: i) else { continue }
          for j in boxes.indices where boxes[j].map(box.intersects) == true {
            if try Overlap.shareOfSmaller(old, i, new, j) >= Self.leastShare { pairs.insert(Pair(former: i, current: j)) }
          }
        }
      }
      same.append(pairs)
    }
    let pairs = same
    self.init(former: former) { former, geography, current in pairs[geography].contains(Pair(former: former, current: current)) }
  }

  private static let leastShare = 0.5

  private struct Pair: Hashable, Sendable {
    let former: Int
    let current: Int
  }
}
