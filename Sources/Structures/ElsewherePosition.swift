import Groundwork
import Territory

/// A position in another territory than the commune that the row names: in Martinique for Grenoble, on the mainland for
/// Fort-de-France.
struct ElsewherePosition {
  let sentence: String

  /// nil where both lie in one territory, or where either is not known.
  init?(_ site: Site, _ place: SitePlace) {
    guard let position = site.position,
      let found = Atlas.france.territory(longitude: position.longitude, latitude: position.latitude)
    else { return nil }
    let postcode = site.structure.postcode
    let departments =
      place.code.isEmpty ? CommuneKey.departments(ofPostcode: postcode) : [CommuneKey.department(ofCommune: place.code)]
    let named = departments.compactMap { Territories.standard.department($0)?.territory }
    guard !named.isEmpty, !named.contains(found.code) else { return nil }
    let commune = place.name.isEmpty ? "de code \(place.code)" : "\(place.name) (\(place.code))"
    sentence =
      "la position est dans un autre territoire (\(found.name)) que "
      + (place.code.isEmpty ? "le code postal \(postcode)" : "la commune nommée, \(commune)")
  }
}
