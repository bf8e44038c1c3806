import Groundwork
import Territory

/// What had to be repaired or assumed to read a zoning, as it is said of a layer that is only looked in.
enum ZoningRemarks {
  /// Repairs whose zones are named; beyond them they are counted.
  private static let mostNamed = 5

  /// Each group is said by itself.
  static func groups(of zoning: Zoning) -> [[Anomaly]] {
    let layer = zoning.layer, shapes = layer.geometries
    var groups: [[Anomaly]] = []
    func say(_ message: String) { groups.append([Anomaly(file: layer.provenance.file, message: message)]) }
    let others = (0..<shapes.count).filter { feature in
      !shapes.partKinds[shapes.featureOffsets[feature]..<shapes.featureOffsets[feature + 1]].contains(.polygon)
    }
    if let first = others.first, others.count < shapes.count {
      say("éléments sans polygone, où rien ne peut être situé : \(others.count) (le premier : \(first + 1)).")
    }
    let repairs = Set(layer.repairs.map(\.sentence))
    if !layer.repairs.isEmpty {
      let listed = layer.repairs.prefix(mostNamed).map { repair in
        zoning.codes[repair.feature].isEmpty ? "élément \(repair.feature + 1)" : zoning.codes[repair.feature]
      }
      let counted = layer.repairs.count == 1 ? "1 polygone invalide, réparé" : "\(layer.repairs.count) polygones invalides, réparés"
      let more = layer.repairs.count > listed.count ? "…" : ""
      say("\(counted) (\(listed.joined(separator: ", "))\(more)) ; « maillage inspecter » donne les raisons.")
    }
    groups.append(layer.provenance.anomalies.filter { !repairs.contains($0.message) } + zoning.anomalies)
    return groups
  }
}
