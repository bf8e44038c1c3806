import GeometryCore
import Groundwork

/// A zoning made ready for questions: its index and, where they are asked for, the distances to its limits.
public struct LocatedZoning: Sendable {
  /// The name that the user gave it.
  public let name: String
  public let zoning: Zoning
  public let locator: ZoneLocator
  /// nil where distances are not asked for.
  public let distances: ZoneDistances?
  /// Place of each zone in the order of the codes.
  package let rank: [Int32]
  /// Zones by code, where they are communes.
  private let zonesByCode: [String: Int]

  /// - Parameter measures: whether distances to the limits will be asked for.
  /// - Throws: `FileFault.unreadable` if no zone is a polygon, `GeometryError` if the zones cannot be brought to a
  ///   metric system.
  public init(name: String, zoning: Zoning, measures: Bool) throws {
    guard zoning.layer.geometries.partKinds.contains(.polygon) else {
      throw FileFault.unreadable(
        file: zoning.layer.provenance.file, sentence: "la couche n'a aucun polygone ; un zonage est fait de polygones.")
    }
    self.name = name
    self.zoning = zoning
    locator = ZoneLocator(zoning.layer.geometries, crs: zoning.layer.crs)
    rank = zoning.rank
    distances = measures ? try ZoneDistances(locator, systems: .france, rank: rank) : nil
    let isCommune = zoning.kind == "commune"
    zonesByCode = isCommune ? Dictionary(zoning.codes.enumerated().map { ($1, $0) }) { first, _ in first } : [:]
  }

  /// Whether the zoning has the commune of a code, or its city: then the code alone tells the zone.
  public func holdsCommune(_ code: String) -> Bool { zone(ofCommune: code) != nil }

  private func zone(ofCommune code: String) -> Int? { zonesByCode[code] ?? zonesByCode[CommuneCode.city(of: code)] }

  /// Where some positions lie.
  /// - Parameters:
  ///   - x, y: positions in the zoning's system, NaN where there is none.
  ///   - communes: codes of the communes of rows without position, which a zoning of communes answers with.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  public func locate(
    x: [Double], y: [Double], communes: [Int: String] = [:], transforms: inout TransformCache
  ) throws -> ZoneAnswers {
    let hits = locator.locate(x: x, y: y)
    var answers = ZoneAnswers(hits: hits, byCode: communes.compactMapValues(zone(ofCommune:)))
    guard let distances else { return answers }
    let (metres, nearest) = try distances.measure(x: x, y: y, hits: hits, transforms: &transforms)
    answers.distances = ZoneAnswers.Distances(metres: metres, nearest: nearest)
    answers.unmeasured = x.indices.filter { nearest[$0] < 0 && !x[$0].isNaN }
    return answers
  }
}
