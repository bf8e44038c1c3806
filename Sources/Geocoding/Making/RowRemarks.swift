import Groundwork

/// Why rows were left out, and where first.
struct RowRemarks {
  enum Reason: Int, CaseIterable {
    case noCommune, noName, noNumber, strangeNumber, noPosition, elsewhere, otherMetres, ragged

    /// Whether rows are left out for it.
    private var leavesOut: Bool { self != .otherMetres && self != .ragged }

    private var what: String {
      switch self {
      case .noCommune: "sans code INSEE de commune valable"
      case .noName: "sans nom de voie ou de lieu-dit"
      case .noNumber: "sans numéro"
      case .strangeNumber: "dont le numéro n'est pas un entier de 0 à 99999"
      case .noPosition: "sans position lisible"
      case .elsewhere: "dont la position est hors du territoire de la commune"
      case .otherMetres:
        "dont x et y ne sont pas ceux de lon et lat dans le système légal ; x et y calculés d'après lon et lat"
      case .ragged: "dont le nombre de cellules n'est pas celui de l'en-tête"
      }
    }

    func sentence(count: Int) -> String {
      let end = count == 1 ? "" : "s"
      let outcome = leavesOut ? " ; laissée\(end) de côté" : ""
      return "\(count) ligne\(end) \(what)\(outcome)" + (count == 1 ? "." : " (la première est citée).")
    }
  }

  private(set) var counts = [Int](repeating: 0, count: Reason.allCases.count)
  private var firsts = [Int](repeating: .max, count: Reason.allCases.count)

  /// - Parameter row: first row 0.
  mutating func add(_ reason: Reason, row: Int) {
    counts[reason.rawValue] += 1
    firsts[reason.rawValue] = min(firsts[reason.rawValue], row)
  }

  mutating func merge(_ other: RowRemarks) {
    for reason in Reason.allCases {
      counts[reason.rawValue] += other.counts[reason.rawValue]
      firsts[reason.rawValue] = min(firsts[reason.rawValue], other.firsts[reason.rawValue])
    }
  }

  func anomalies(file: String) -> [Anomaly] {
    Reason.allCases.filter { counts[$0.rawValue] > 0 }.map { reason in
      Anomaly(
        file: file, row: firsts[reason.rawValue] + 1, message: reason.sentence(count: counts[reason.rawValue]))
    }
  }
}
