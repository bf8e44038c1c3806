import GeometryCore
import Groundwork

extension Repair {
  /// One French sentence for a report.
  public var sentence: String {
    var place = ""
    if let x, let y { place = " près de x = \(FrenchNumber.coordinate(x)), y = \(FrenchNumber.coordinate(y))" }
    switch outcome {
    case .emptied:
      return "polygone invalide (\(Self.words(reason))\(place)) ; il n'en reste aucune surface : "
        + "l'élément est gardé sans géométrie."
    case .abandoned:
      return "polygone invalide (\(Self.words(reason))\(place)), que GEOS n'a pas su réparer : "
        + "l'élément est gardé sans géométrie."
    case .unread:
      return "géométrie illisible (\(Self.words(reason))) : l'élément est gardé sans géométrie."
    case .repaired:
      return "polygone invalide (\(Self.words(reason))\(place)) ; réparé\(change)."
    }
  }

  /// Why the geometry is invalid, in French.
  static func words(_ reason: String) -> String { reasons[reason] ?? "forme inattendue" }

  private var change: String {
    guard let areaBefore, let areaAfter, areaAfter > 0 else { return "" }
    if areaBefore == areaAfter { return ", surface inchangée" }
    let share = abs(areaAfter - areaBefore) / areaAfter * 100
    return share < 0.01 ? ", surface changée de moins de 0,01 %" : ", surface changée de \(FrenchNumber.decimals(share, 2)) %"
  }

  /// GEOS's reasons and those of our readers, in French.
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
    InvalidGeometry.unjudged: "GEOS n'a pas su en juger",
    "GeoPackage header": "l'en-tête GeoPackage manque",
    "extended type": "type étendu, non lu",
    "envelope": "enveloppe endommagée",
    "geometry cut short": "données coupées",
    "nested too deep": "trop de niveaux d'emboîtement",
    "count exceeds the data": "plus de points annoncés que présents",
    "unknown type": "type de géométrie inconnu",
    "unknown byte order": "ordre des octets inconnu",
    "member of another type": "partie d'un autre type que l'ensemble",
    "no geometry": "aucune géométrie n'y est reconnue",
  ]
}
