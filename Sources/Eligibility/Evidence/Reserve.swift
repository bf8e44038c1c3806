import Structures

/// What is said against a row, whatever the rule makes of its place.
///
/// **A new reserve touches two files:** its own, which finds it for all sites of a list (as `ManagerSeat.swift`), and this one,
/// which names its kind, says what it does where a rule is silent, and asks for it in `all`.
public struct Reserve: Sendable, Hashable {
  /// What may stand against a row, as a rule's file names it (`reserves`).
  public enum Kind: String, Sendable, CaseIterable {
    case managerSeat = "siege_du_gestionnaire"
    case travelling = "laep_itinerant"
    case contradiction = "contradiction"
    case outsideCommune = "hors_commune"
    case samePlace = "meme_lieu"
    case duplicate = "doublon"

    /// What it does where a rule does not say.
    var standardConsequence: EligibilityRule.Consequence {
      switch self {
      case .managerSeat, .travelling, .contradiction, .outsideCommune: .verify
      case .samePlace, .duplicate: .mention
      }
    }
  }

  public let kind: Kind
  /// French sentence without its full stop.
  public let sentence: String
  /// What it leaves to be done, which follows the sentence where the row is not settled otherwise.
  public let demand: String
  /// Too weak to ask for verification under any rule.
  public let isGuess: Bool
  /// Codes of the prestations that it concerns; nil for all of the row.
  public let services: Set<String>?
  /// Row of the other structure, where it speaks of one.
  public let twin: Int?
  /// How far off, in metres, for a rule that tolerates some; nil where no distance tells.
  public let metres: Double?

  init(
    _ kind: Kind, _ sentence: String, demand: String = "", isGuess: Bool = false, metres: Double? = nil,
    services: Set<String>? = nil, twin: Int? = nil
  ) {
    self.kind = kind
    self.sentence = sentence
    self.demand = demand
    self.isGuess = isGuess
    self.metres = metres
    self.services = services
    self.twin = twin
  }

  /// Whether it stands against a prestation of the row.
  package func concerns(_ service: Service?) -> Bool { services.map { service.map(\.code).map($0.contains) ?? true } ?? true }
}

extension Reserve {
  /// Those of each site, in the order in which they are said.
  /// - Parameter found: receives the share of the work done, from 0 to 1.
  static func all(_ list: PlacedSites, found: (Double) throws -> Void) throws -> [[Reserve]] {
    let kinds = [contradictions, outsideCommune, managerSeat, travelling, resemblance]
    let sources = try kinds.enumerated().map { done, kind in
      try found(Double(done) / Double(kinds.count))
      return try kind(list)
    }
    return list.sites.indices.map { index in sources.flatMap { $0[index] } }
  }
}

extension EligibilityRule {
  /// Whether a reserve puts its row to be verified.
  public func asksVerification(for reserve: Reserve) -> Bool {
    guard !reserve.isGuess, reserves[reserve.kind] == .verify else { return false }
    return reserve.metres.map { $0 > communeTolerance } ?? true
  }
}
