import Coverage
import GeometryCore
import Groundwork
import Reporting
import Territory

/// Who lives in the zones, by whatever files say so.
struct ZonePeople {
  /// Inhabitants by a table or by the layer.
  var table: [Figure]?
  var beneficiaries: [Figure]?
  var points: Demand?
  /// Where the inhabitants come from.
  var name: String?
  /// Column of the beneficiaries.
  var beneficiariesName: String?
  /// The file of those who count.
  var provenance: Provenance?
  /// Where confidential counts were let out.
  var source: ReleasedSource?

  /// Inhabitants by zone: of the table, else of the points that lie in it.
  func population(_ points: PopulationPoints?, count: Int) -> [Figure] {
    if let table { return table }
    guard let points else { return [Figure](repeating: .noRow, count: count) }
    return points.sums(count: count)
  }
}

extension ServiceReach {
  /// Shares of all people within each threshold.
  func shares(population: [Figure], metres: [Double], minutes: [Double]) -> [ReachShare] {
    var shares: [ReachShare] = []
    for (thresholds, isInMinutes) in [(metres, false), (minutes, true)] where !thresholds.isEmpty {
      let total = ReachedPopulation.total(reached(population: population, thresholds: thresholds, inMinutes: isInMinutes))
      for (place, threshold) in thresholds.enumerated() {
        guard let share = total?.share(place) else { continue }
        shares.append(ReachShare(threshold: threshold, isInMinutes: isInMinutes, share: share))
      }
    }
    return shares
  }
}

/// The quartiers prioritaires beside the zones.
struct QuarterView {
  let reach: QuarterReach
  let view: SocialLifeOutput.Quarters

  init(
    _ source: LayerSource, _ places: DiagnosisZones, sites: GroundPoints, catalog: ProfileCatalog, telling: Telling
  ) throws {
    telling.monitor.reading(source.path)
    let zoning = try source.zoning(catalog: catalog)
    for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
    reach = try QuarterReach(zoning, in: places.located, owners: places.owners, index: places.index, sites: sites)
    let here = Set(places.located.zoning.departments)
    if reach.quartersOfZones.allSatisfy(\.isEmpty), !zoning.departments.isEmpty, here.isDisjoint(with: zoning.departments) {
      let layer = zoning.layer.provenance
      telling.tell([Anomaly(.zoning(.noneHere(count: zoning.codes.count)), file: layer.file, layer: layer.layer)])
    }
    view = SocialLifeOutput.Quarters(
      codes: zoning.codes, names: zoning.names, ofZones: reach.quartersOfZones, metres: reach.metres)
  }
}
