import Structures
import Territory

/// A site and where it is: what every source of evidence asks first.
public struct PlacedSite: Sendable, Hashable {
  public let site: Site
  public let place: SitePlace
  /// How far from its true place the position may be.
  public var radius: Radius
  /// Which list of QPV counts there.
  public let choice: DatedGeographies.Choice
  /// Whether that list speaks of the place.
  public let coverage: CoverageStanding

  /// Code of the commune that decides without position, a whole city for its arrondissements; blank if none.
  var commune: String { CommuneCode.city(of: place.decidingCode) }

  /// Number of the geography that counts; nil where none does.
  var geography: Int? { if case .geography(let number) = choice { number } else { nil } }
}

/// The sites of a list and what all of them share.
struct PlacedSites {
  let inputs: AssessmentInputs
  let sites: [PlacedSite]
  /// The communes given, or those that the QPV name.
  let book: any CommuneBook
  /// Which rows resemble each other.
  let resemblance: Resemblance

  /// The communes, where they have shapes.
  var map: (any CommuneMap)? { book as? any CommuneMap }

  /// - Throws: `FileFault.unreadable` if the date fits no file at any site's place; `GeometryError` if the communes' system
  ///   cannot be reached.
  init(_ sites: [Site], _ inputs: AssessmentInputs) throws {
    let book = inputs.communes ?? QuarterCommuneBook(inputs.geographies.geographies)
    let positions = SitePositions(sites)
    let located = try (book as? any CommuneMap)?.locate(longitude: positions.longitude, latitude: positions.latitude) ?? []
    let holders = positions.spread(located, default: [])
    let places = sites.indices.map { SitePlace(sites[$0], located: holders[$0], book: book) }
    try inputs.geographies.check(places: places.map(\.isOverseas))
    self.sites = zip(sites, places).map { PlacedSite($0, $1, inputs) }
    resemblance = Resemblance(sites, communes: places.map(\.decidingCode))
    self.inputs = inputs
    self.book = book
  }

  /// The geography that counts for a site; nil where none does.
  func geography(of site: PlacedSite) -> QuarterGeography? { site.geography.map { inputs.geographies.geographies[$0] } }
}

extension PlacedSite {
  fileprivate init(_ site: Site, _ place: SitePlace, _ inputs: AssessmentInputs) {
    let choice = inputs.geographies.choose(overseas: place.isOverseas)
    var geography: QuarterGeography?
    if case .geography(let number) = choice { geography = inputs.geographies.geographies[number] }
    self.init(
      site: site, place: place,
      radius: Radius(
        of: site, minimum: inputs.rule.minimumRadius, corrected: inputs.rule.correctedRadius, parameters: inputs.parameters),
      choice: choice,
      coverage: inputs.coverage(of: geography)
        .standing(candidates: place.departments, isGuess: place.areDepartmentsGuessed))
  }
}
