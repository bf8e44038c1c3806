import GeometryCore
import Groundwork
import Tabular

/// What was wrong with the geometry of one feature, where, and what was done about it.
public struct Repair: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// GEOS made a valid polygon of it (structure method).
    case repaired
    /// Nothing polygonal was left: the feature stays, without a geometry.
    case emptied
  }

  /// Index of the feature in the layer, the first being 0.
  public var feature: Int
  /// Why the geometry is invalid, in French.
  public var reason: String
  /// Where, in the layer's own coordinates; nil where GEOS names no place.
  public var x, y: Double?
  /// Areas in square units of the layer's coordinates; nil where the invalid geometry has none.
  public var areaBefore, areaAfter: Double?
  public var outcome: Outcome

  init(_ repaired: RepairedGeometry) {
    let invalid = repaired.invalid
    feature = invalid.index
    reason = Repair.french(invalid.reason)
    x = invalid.x.isFinite ? invalid.x : nil
    y = invalid.y.isFinite ? invalid.y : nil
    areaBefore = repaired.areaBefore.isFinite ? repaired.areaBefore : nil
    areaAfter = repaired.areaAfter.isFinite ? repaired.areaAfter : nil
    outcome = repaired.areaAfter > 0 ? .repaired : .emptied
  }

  /// One French sentence for a report.
  public var sentence: String {
    var place = ""
    if let x, let y { place = " près de x = \(FrenchNumber.coordinate(x)), y = \(FrenchNumber.coordinate(y))" }
    switch outcome {
    case .emptied:
      return "polygone invalide (\(reason)\(place)) ; il n'en reste aucune surface : l'élément est gardé sans géométrie."
    case .repaired:
      return "polygone invalide (\(reason)\(place)) ; réparé\(change)."
    }
  }

  private var change: String {
    guard let areaBefore, let areaAfter, areaAfter > 0 else { return "" }
    if areaBefore == areaAfter { return ", surface inchangée" }
    let share = abs(areaAfter - areaBefore) / areaAfter * 100
    return share < 0.01 ? ", surface changée de moins de 0,01 %" : ", surface changée de \(FrenchNumber.decimals(share, 2)) %"
  }

  /// GEOS's reasons, in French.
  private static let reasons = [
    "Topology Validation Error": "erreur de topologie",
    "Repeated Point": "point répété",
    "Hole lies outside shell": "trou hors de l'enveloppe",
    "Holes are nested": "trous emboîtés",
    "Interior is disconnected": "intérieur coupé en plusieurs morceaux",
    "Self-intersection": "auto-intersection",
    "Ring Self-intersection": "anneau qui se touche lui-même",
    "Nested shells": "parties emboîtées",
    "Duplicate Rings": "anneaux en double",
    "Too few points in geometry component": "trop peu de points",
    "Invalid Coordinate": "coordonnée qui n'est pas un nombre",
    "Ring is not closed": "anneau non fermé",
  ]

  static func french(_ reason: String) -> String { reasons[reason] ?? "géométrie invalide (\(reason))" }
}
