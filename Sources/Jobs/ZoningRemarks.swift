import GeoFormats
import Groundwork
import Territory

/// What had to be repaired or assumed to read a layer of zones, as it is said where the layer is only looked in.
enum ZoningRemarks {
  /// Repairs whose zones are named; beyond them they are counted.
  private static let mostNamed = 5

  /// Each group is said by itself.
  static func groups(of zoning: Zoning) -> [[Anomaly]] {
    let layer = zoning.layer
    var groups: [[Anomaly]] = []
    // Quarters without shape are named among the zoning's own anomalies.
    let others = zoning.isOfQuarters ? [] : layer.geometries.withoutPolygon
    if let first = others.first, others.count < layer.geometries.count {
      groups.append([
        Anomaly(.layer(.noPolygon(others.count, first: layer.table.numbers[first])), file: layer.provenance.file)
      ])
    }
    return groups + [repairs(of: layer, codes: zoning.codes), withoutRepairs(of: layer) + zoning.anomalies]
  }

  /// The anomalies of a layer that are no repairs.
  static func withoutRepairs(of layer: Layer) -> [Anomaly] { layer.provenance.anomalies.filter { !$0.isRepair } }

  /// The repairs of a layer in one sentence.
  /// - Parameter codes: of the zones, one a feature; a blank one leaves the feature its number.
  static func repairs(of layer: Layer, codes: [String]) -> [Anomaly] {
    guard let first = layer.repairs.first else { return [] }
    let named = layer.repairs.prefix(mostNamed).map { repair in
      codes[repair.feature].isEmpty ? "élément \(layer.table.numbers[repair.feature])" : codes[repair.feature]
    }
    let repaired = LayerAnomaly.repairedZones(layer.repairs.count, named: Array(named), first: first)
    return [Anomaly(.layer(repaired), file: layer.provenance.file, layer: layer.provenance.layer)]
  }
}
