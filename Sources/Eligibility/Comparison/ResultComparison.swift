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

  /// All that was is gone, and all that is is new: two results of one list have more in common.
  public var sharesNothing: Bool {
    let changes = Set(rows.flatMap(\.changes))
    return unchanged == 0 && ambiguous.isEmpty && changes == [.new, .gone]
  }

  /// A move counts from so many metres on.
  public static let leastMove = 1.0

  /// Compares two results. Rows are matched by id and prestation; where one of two has no id by name, prestation and commune;
  /// several that are alike in that by what they answer, then by their name and address.
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
  /// Why an answer changed, of causes that may hold together the first that explains it: what the adviser has settled; a move
  /// that is long enough to have crossed the limit; other zones; another rule; else what is known of the place.
  init(
    from before: AnsweredList.Row, to after: AnsweredList.Row, _ changes: [ResultComparison.Change], metres: Double?
  ) {
    let ways = Differences(before, after)
    // A move shorter than the way to the limit, less the doubt, has crossed nothing.
    let room = (before.distance?.magnitude ?? 0) - (before.radius ?? 0)
    let mayHaveCrossed = metres.map { $0 >= room } ?? ways.isPlacedOrLost
    if ways.isCorrected(changes, metres: metres) {
      self = .correction
    } else if changes == [.moved] || mayHaveCrossed {
      self = .position
    } else if ways.isSameLimit, ways.isOtherRadius || ways.isOtherRule {
      self = ways.isOtherRadius ? .position : .rule
    } else if ways.isOtherGround, changes.contains(.quarter) || !ways.isOtherRule {
      self = .geography
    } else if ways.isOtherRule {
      self = .rule
    } else {
      // Of a place told alike and judged otherwise, its territory is known otherwise: what the zones cover, or the day.
      self = ways.isSamePlace && before.evidence != after.evidence ? .geography : .position
    }
  }

  /// In what two answers for one structure differ.
  private struct Differences {
    private let before, after: AnsweredList.Row

    init(_ before: AnsweredList.Row, _ after: AnsweredList.Row) {
      self.before = before
      self.after = after
    }

    var isOtherGround: Bool { before.sources.geography != after.sources.geography }
    var isOtherRule: Bool { before.sources.rule != after.sources.rule }
    var isOtherRadius: Bool { before.radius != after.radius }
    /// There is a position on one side alone.
    var isPlacedOrLost: Bool { (before.longitude == nil) != (after.longitude == nil) }
    private var isPlacedNowhere: Bool { before.longitude == nil && after.longitude == nil }
    var isSamePlace: Bool {
      before.longitude == after.longitude && before.latitude == after.latitude && before.address == after.address
        && before.communeCode == after.communeCode && !isOtherRadius
    }
    /// The limit of the same quarter, at the centimetre that results are written with: no other file of zones has moved it.
    var isSameLimit: Bool {
      guard let one = before.distance, let other = after.distance else { return false }
      return before.zone == after.zone && before.zoneKind == after.zoneKind && abs(one - other) < 0.015
    }

    /// What the adviser has settled on either side is what differs.
    func isCorrected(_ changes: [ResultComparison.Change], metres: Double?) -> Bool {
      before.corrections.union(after.corrections).contains { field in
        switch field {
        case .decision: changes.contains(.decision)
        case .longitude, .latitude: metres != nil || isPlacedOrLost
        // Other zones may explain more than a radius does, and than the commune of a site that has its position.
        case .precision: isOtherRadius && (isSameLimit || !isOtherGround)
        case .communeCode: before.communeCode != after.communeCode && (isPlacedNowhere || !isOtherGround)
        // Answers of two prestations are not compared.
        case .service: false
        }
      }
    }
  }
}
