import Structures
import Territory

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

  /// - Parameter placed: receives the share of the work done, from 0 to 1.
  /// - Throws: `FileFault.unreadable` if the date fits no file at any site's place; `GeometryError` if the communes' system
  ///   cannot be reached.
  init(_ sites: [Site], _ inputs: AssessmentInputs, placed: (Double) throws -> Void) throws {
    let book = inputs.communes ?? QuarterCommuneBook(inputs.geographies.geographies)
    let positions = SitePositions(sites)
    let located = try (book as? any CommuneMap)?.locate(longitude: positions.longitude, latitude: positions.latitude) ?? []
    let holders = positions.spread(located, default: [])
    try placed(0.2)
    let radii = sites.map {
      Radius(of: $0, minimum: inputs.rule.minimumRadius, corrected: inputs.rule.correctedRadius, parameters: inputs.parameters)
    }
    // The middle of a commune may lie in its neighbour: only the commune that a row names is believed then.
    let places = SitePlace.all(
      sites, located: sites.indices.map { radii[$0].isCommuneLevel ? [] : holders[$0] }, book: book)
    try placed(0.35)
    try inputs.geographies.check(places: places.map(\.isOverseas))
    self.sites = sites.indices.map { PlacedSite(sites[$0], places[$0], radii[$0], inputs) }
    try placed(0.4)
    resemblance = try Resemblance(sites, communes: places.map(\.decidingCode)) { try placed(0.4 + $0 * 0.6) }
    self.inputs = inputs
    self.book = book
  }

  /// The geography that counts for a site; nil where none does.
  func geography(of site: PlacedSite) -> QuarterGeography? { site.geography.map { inputs.geographies.geographies[$0] } }
}
