import Groundwork
import Territory

/// What had to be repaired or assumed to read a zoning, as it is said of a layer that is only looked in.
enum ZoningRemarks {
  /// Repairs whose zones are named; beyond them they are counted.
  private static let mostNamed = 5

  /// Each group is said by itself.
  static func groups(of zoning: Zoning) -> [[Anomaly]] {
    let layer = zoning.layer, shapes = layer.geometries, numbers = layer.table.numbers
    var groups: [[Anomaly]] = []
    func say(_ anomaly: LayerAnomaly) { groups.append([Anomaly(.layer(anomaly), file: layer.provenance.file)]) }
    let others = (0..<shapes.count).filter { feature in
      !shapes.partKinds[shapes.featureOffsets[feature]..<shapes.featureOffsets[feature + 1]].contains(.polygon)
    }
    if let first = others.first, others.count < shapes.count { say(.noPolygon(others.count, first: numbers[first])) }
    if !layer.repairs.isEmpty {
      let named = layer.repairs.prefix(mostNamed).map { repair in
        zoning.codes[repair.feature].isEmpty ? "élément \(numbers[repair.feature])" : zoning.codes[repair.feature]
      }
      say(.repairedZones(layer.repairs.count, named: Array(named)))
    }
    groups.append(layer.provenance.anomalies.filter { !$0.isRepair } + zoning.anomalies)
    return groups
  }
}
