import Structures
import Territory

/// Everything known of one site that a decision may rest on, before any rule.
///
/// **A new kind of evidence touches two files.** One is its own, which finds it for all sites of a list together and says what a
/// rule makes of it, as `LivedStanding.swift` does. The other is this one: a property keeps it, `gather` fetches it,
/// `findings(under:)` puts it before the rule. What is only said against a row is a reserve, and has its two files likewise: its
/// own and `Reserve.swift`.
public struct SiteEvidence: Sendable, Hashable {
  public var placed: PlacedSite
  /// Where the position stands in each zoning given.
  public var standings: SiteStandings
  /// What the commune alone tells.
  public let commune: CommuneStanding
  public let lived: LivedStanding
  /// Where the known addresses of the street stand that answers for a site without number; nil for other sites.
  public let street: StreetStandings?
  public let reserves: [Reserve]
}

extension SiteEvidence {
  /// Gathers the evidence of every site of a list and hands it over site by site, in its order.
  ///
  /// - Parameter gathered: receives the share of the work done, from 0 to 1, before any site is handed over.
  /// - Throws: `FileFault.unreadable` if the date fits no file at any site's place; `GeometryError` where PROJ knows no way to
  ///   the metric system of a place.
  static func gather(
    _ sites: [Site], _ inputs: AssessmentInputs, gathered: (Double) throws -> Void, _ take: (SiteEvidence) throws -> Void
  ) throws {
    // Shares of the time, as measured on a long list.
    let list = try PlacedSites(sites, inputs) { try gathered($0 * 0.65) }
    let standings = try SiteStandings.all(list), streets = try StreetStandings.all(list)
    try gathered(0.72)
    let communes = CommuneStanding.all(list), lived = try LivedStanding.all(list)
    try gathered(0.8)
    let reserves = try Reserve.all(list) { try gathered(0.8 + $0 * 0.2) }
    try gathered(1)
    for index in sites.indices {
      try take(
        SiteEvidence(
          placed: list.sites[index], standings: standings[index], commune: communes[index], lived: lived[index],
          street: streets[index], reserves: reserves[index]))
    }
  }

  /// What a rule makes of each kind of evidence by itself.
  func findings(under rule: EligibilityRule) -> [LocationFinding] {
    var findings: [LocationFinding] = []
    if rule.zones.contains(.qpv) { findings.append(rule.quarterFinding(self)) }
    if rule.zones.contains(.livedQuarter), lived.isGiven { findings += rule.livedFindings(self) }
    return findings
  }
}

extension SiteEvidence {
  public var site: Site { placed.site }
  public var place: SitePlace { placed.place }
  /// Number, in `DatedGeographies.geographies`, of the one that counts here; nil where none does.
  public var geography: Int? { placed.geography }

  /// The position is known to the commune only, which is judged in its stead; never the position, even where no commune is known.
  public var hasCommunePosition: Bool { placed.radius.isCommuneLevel }

  /// Metres that the position may be off; nil without a position to judge by.
  public var certainty: Double? { hasCommunePosition ? nil : placed.radius.metres }

  /// Where the position stands in the QPV that count here; nil without a position to judge by, or where none count.
  public var quarter: ZoneStanding? { hasCommunePosition ? nil : geography.flatMap { standings.quarters[$0] } }

  /// Where it stands in the polygons of lived quarters; nil likewise.
  public var livedPolygon: ZoneStanding? { hasCommunePosition ? nil : standings.lived }
}
