import StatisticalSecrecy

extension ProtectedTable {
  /// The marks that its cells may have, and what each means.
  var meanings: [(mark: String, meaning: String)] {
    let withheld: [SecretMark] = marks == .distinct ? SecretMark.allCases : [.secret]
    return withheld.map { ($0.rawValue, $0.meaning) } + [("nd", "non disponible")]
  }
}

extension SecretMark {
  fileprivate var meaning: String {
    switch self {
    case .secret: "secret statistique"
    case .count: "secret statistique, effectif trop petit"
    case .population: "secret statistique, zone trop peu peuplée"
    case .protecting: "secret statistique, protège d'autres chiffres"
    }
  }
}
