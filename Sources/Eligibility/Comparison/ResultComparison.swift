import GeometryCore
import Groundwork
import Structures
import Territory

/// What has changed between two results of `eligibilite`, row by row, and why.
public struct ResultComparison: Sendable {
  /// What has become of an answer.
  public enum Change: String, Sendable, CaseIterable {
    case new = "nouveau", gone = "disparu", decision, quarter = "quartier", moved = "deplace"
  }

  /// Why an answer is another than before.
  public enum Cause: String, Sendable, CaseIterable {
    case correction, position, geography = "geographie", rule = "regle"
  }

  /// An answer that is no more what it was.
  public struct Row: Sendable {
    /// nil for what is new, or gone.
    public let before, after: AnsweredList.Row?
    /// In the order of `Change`.
    public let changes: [Change]
    /// nil for what is new or gone.
    public let cause: Cause?
    /// Metres on the ground; nil where it has not moved by a metre, or has no position before or after.
    public let metres: Double?

    /// The answer as it stands, or as it last stood.
    public var latest: AnsweredList.Row? { after ?? before }
  }

  /// In the order of the newer list, then what is gone in the order of the older; what has not changed is left out.
  public let rows: [Row]
  public let unchanged: Int
  /// Rows of one structure and prestation that more than one row of the other list fits: they are not compared.
  public let ambiguous: [AnsweredList.Row]

  /// A move counts from so many metres on.
  public static let leastMove = 1.0

  /// Compares two results. Rows are matched by id and prestation; rows without id by name, prestation and commune; several rows that
  /// are alike in that by their name and address too.
  ///
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  public init(from former: AnsweredList, to later: AnsweredList) throws {
    let matching = RowMatching(former.rows, later.rows)
    var transforms = TransformCache(), changed: [Row] = [], unchanged = 0
    for (index, row) in later.rows.enumerated() where !matching.isAmbiguous(later: index) {
      guard let partner = matching.former[index] else {
        changed.append(Row(before: nil, after: row, changes: [.new], cause: nil, metres: nil))
        continue
      }
      let before = former.rows[partner]
      let metres = try Self.metres(from: before, to: row, &transforms).flatMap { $0 >= Self.leastMove ? $0 : nil }
      var changes: [Change] = []
      if before.decision != row.decision { changes.append(.decision) }
      if before.zone != row.zone || before.zoneKind != row.zoneKind { changes.append(.quarter) }
      if metres != nil { changes.append(.moved) }
      guard !changes.isEmpty else {
        unchanged += 1
        continue
      }
      let cause = Cause(from: before, to: row, changes, metres: metres)
      changed.append(Row(before: before, after: row, changes: changes, cause: cause, metres: metres))
    }
    for (index, row) in former.rows.enumerated() where matching.isGone(former: index) {
      changed.append(Row(before: row, after: nil, changes: [.gone], cause: nil, metres: nil))
    }
    rows = changed
    self.unchanged = unchanged
    ambiguous = matching.ambiguousLater.map { later.rows[$0] } + matching.ambiguousFormer.map { former.rows[$0] }
  }

  /// Metres between two positions, in the legal metric system of the place; nil without one of them.
  private static func metres(
    from one: AnsweredList.Row, to other: AnsweredList.Row, _ transforms: inout TransformCache
  ) throws -> Double? {
    guard let longitude = one.longitude, let latitude = one.latitude, let x = other.longitude, let y = other.latitude else {
      return nil
    }
    if longitude == x, latitude == y { return 0 }
    let system = MetricSystems.france.crs(longitude: longitude, latitude: latitude) ?? .lambert93
    var xs = [longitude, x], ys = [latitude, y]
    try transforms.transform(from: .wgs84, to: system).apply(x: &xs, y: &ys)
    let distance = ((xs[1] - xs[0]) * (xs[1] - xs[0]) + (ys[1] - ys[0]) * (ys[1] - ys[0])).squareRoot()
    return distance.isFinite ? distance : nil
  }
}

extension ResultComparison.Cause {
  /// Why an answer changed, of causes that may hold together the one that explains it: what the adviser has settled; a move that is
  /// long enough to have crossed the limit; other zones; another rule; else what the list says of the place.
  init(
    from before: AnsweredList.Row, to after: AnsweredList.Row, _ changes: [ResultComparison.Change], metres: Double?
  ) {
    let isSettledAnew = before.isDecisionCorrected != after.isDecisionCorrected && changes.contains(.decision)
    let isPlacedAnew = (before.isPositionCorrected || after.isPositionCorrected) && metres != nil
    if isSettledAnew || isPlacedAnew {
      self = .correction
      return
    }
    let isOtherGround = before.sources.geography != after.sources.geography
    let isOtherRule = before.sources.rule != after.sources.rule
    let isPlaceAlone = changes == [.moved]
    // A move shorter than the way to the limit, less the doubt, has crossed nothing.
    let room = (before.distance?.magnitude ?? 0) - (before.radius ?? 0)
    let hasPosition = before.longitude != nil, isPlacedOrLost = hasPosition != (after.longitude != nil)
    let mayHaveCrossed = metres.map { $0 >= room } ?? isPlacedOrLost
    if isPlaceAlone || mayHaveCrossed {
      self = .position
    } else if isOtherGround, changes.contains(.quarter) || !isOtherRule {
      self = .geography
    } else if isOtherRule {
      self = .rule
    } else {
      self = .position
    }
  }
}
