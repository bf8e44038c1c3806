import Structures
import Territory

/// A site and where it is: what every source of evidence asks first.
///
/// A class, as the site itself: large, never changed, and held by all that is known of it.
public final class PlacedSite: Sendable {
  public let site: Site
  public let place: SitePlace
  /// How far from its true place the position may be.
  public let radius: Radius
  /// Which list of QPV counts there.
  public let choice: DatedGeographies.Choice
  /// Whether that list speaks of the place.
  public let coverage: CoverageStanding
  /// Quarters without shape that may hold the position.
  public let shapeless: [Int]

  public init(
    site: Site, place: SitePlace, radius: Radius, choice: DatedGeographies.Choice, coverage: CoverageStanding,
    shapeless: [Int] = []
  ) {
    self.site = site
    self.place = place
    self.radius = radius
    self.choice = choice
    self.coverage = coverage
    self.shapeless = shapeless
  }

  /// The same with another doubt about its position.
  package func doubted(_ radius: Radius) -> PlacedSite {
    PlacedSite(site: site, place: place, radius: radius, choice: choice, coverage: coverage, shapeless: shapeless)
  }

  /// Code of the commune that decides without position, a whole city for its arrondissements; blank if none.
  var commune: String { CommuneCode.city(of: place.decidingCode) }

  /// Number of the geography that counts; nil where none does.
  var geography: Int? { if case .geography(let number) = choice { number } else { nil } }
}

extension PlacedSite: Hashable {
  public static func == (one: PlacedSite, other: PlacedSite) -> Bool {
    one === other
      || (one.site, one.place, one.radius, one.choice, one.coverage, one.shapeless)
        == (other.site, other.place, other.radius, other.choice, other.coverage, other.shapeless)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(site) }
}

extension PlacedSite {
  convenience init(_ site: Site, _ place: SitePlace, _ radius: Radius, _ inputs: AssessmentInputs) {
    let choice = inputs.geographies.choose(overseas: place.isOverseas)
    var geography: QuarterGeography?
    if case .geography(let number) = choice { geography = inputs.geographies.geographies[number] }
    var radius = radius
    // Limits that come from an older datum are no surer than its shift.
    let limits = [geography?.shift, inputs.lived.polygons?.shift].compactMap { $0?.allowance }.max() ?? 0
    radius.metres = radius.metres.map { $0 + limits }
    self.init(
      site: site, place: place, radius: radius, choice: choice,
      coverage: inputs.coverage(of: geography)
        .standing(candidates: place.departments, isGuess: place.areDepartmentsGuessed),
      shapeless: geography.map { Self.shapeless(site, place, $0) } ?? [])
  }

  /// By the communes that the quarter names and the site may be in; by the département where either is not known; and around what
  /// is left of the shape.
  private static func shapeless(_ site: Site, _ place: SitePlace, _ geography: QuarterGeography) -> [Int] {
    guard !geography.shapeless.isEmpty else { return [] }
    let communes = Set((place.located + place.rivals + [place.code]).filter { !$0.isEmpty }.map(CommuneCode.city(of:)))
    return geography.shapeless.filter { lost in
      let quarter = geography.quarters[lost.number]
      if let position = site.position, lost.isNear(longitude: position.longitude, latitude: position.latitude) { return true }
      if !communes.isEmpty, !quarter.communeCodes.isEmpty { return !communes.isDisjoint(with: quarter.communeCodes) }
      let department = ZoneCode.department(of: quarter.code, form: .qpv)
      return place.departments.isEmpty || department.map(place.departments.contains) ?? true
    }.map(\.number)
  }
}
