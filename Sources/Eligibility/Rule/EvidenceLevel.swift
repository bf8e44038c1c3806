/// How strong the evidence is that a decision rests on, strongest first.
public enum EvidenceLevel: String, Sendable, CaseIterable, Hashable {
  /// In a QPV, farther from its limit than the position is uncertain.
  case qpvCertain = "qpv_certain"
  /// In a QPV by the boundary street, or so near the limit that the position does not tell.
  case qpvLimit = "qpv_limite"
  /// Named in the list of lived quarters.
  case livedNamed = "qv_liste"
  /// In a polygon of lived quarter.
  case livedPolygon = "qv_polygone"
  /// Within the band around a QPV that stands for the lived quarter.
  case livedPresumed = "qv_presume"
  /// Outside every zone of the rule.
  case outside = "hors_zone"

  /// Those that can open the right, in order of strength.
  public static let opening: [EvidenceLevel] = [.qpvCertain, .qpvLimit, .livedNamed, .livedPolygon, .livedPresumed]

  /// 0 for the strongest.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// What the column `preuve` holds.
  public var words: String {
    switch self {
    case .qpvCertain: "dans un QPV, certain"
    case .qpvLimit: "QPV, sur la limite"
    case .livedNamed: "nommée dans la liste QV"
    case .livedPolygon: "dans un polygone QV"
    case .livedPresumed: "QV présumé"
    case .outside: "hors zone"
    }
  }
}
