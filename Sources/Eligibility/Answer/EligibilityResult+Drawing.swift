import GeometryCore
import Territory

/// What a map or a proof draws of one answer. Nothing is copied: shapes, addresses and standings are those that decided, and what
/// has to be computed is computed when it is asked.
///
/// Beside what stands here, an answer gives its position (`site.position`), where it stands in each zoning
/// (`evidence.standings`), what an address base answered with the addresses known (`site.addressFinding`), and on which side each
/// address of a street lies (`judgement.street`).
///
///     for answer in result.assessments {
///       guard let position = answer.site.position, let limit = try result.limitPoint(of: answer) else { continue }
///       print(position.longitude, position.latitude, "->", limit.longitude, limit.latitude, limit.metres)
///     }
extension EligibilityResult {
  /// The quarters that count for an answer, with their outlines (`shapes`) and their locator; nil where none of those given does.
  public func quarters(of assessment: Assessment) -> QuarterGeography? {
    assessment.evidence.geography.map { inputs.geographies.geographies[$0] }
  }

  /// The point, in WGS 84 degrees, of the limit that the distance stated is measured to (`finding.distance`); nil without a
  /// position, without a distance, or where the outlines are not known.
  ///
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of the place.
  public func limitPoint(of assessment: Assessment) throws -> LimitPoint? {
    guard let position = assessment.site.position, assessment.finding.distance != nil else { return nil }
    let isLived = assessment.finding.zoneKind == .livedQuarter
    let shapes = isLived ? inputs.lived.polygons?.shapes : quarters(of: assessment)?.shapes
    // A site outside of every zone has no zone at stake: the distance is to the nearest.
    guard let zone = assessment.finding.zone ?? assessment.evidence.quarter?.zone, let shapes, shapes.kinds.indices.contains(zone)
    else { return nil }
    return try shapes.limitPoint(of: zone, longitude: position.longitude, latitude: position.latitude)
  }

  /// The circle within which the true place lies, around the position or around the middle of the street that answers for it: one
  /// polygon in WGS 84 degrees; nil without either.
  ///
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of the place.
  public func circle(of assessment: Assessment) throws -> GeometryArray? {
    guard let middle = assessment.site.shownPosition, let radius = assessment.radius else { return nil }
    return try GroundCircle.polygon(longitude: middle.longitude, latitude: middle.latitude, radius: radius)
  }
}
