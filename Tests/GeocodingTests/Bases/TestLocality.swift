/// A locality of a test's base.
struct TestLocality {
  static let header =
    "id;nom_lieu_dit;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;"
    + "source_position;source_nom_voie"

  var id: String
  var name: String
  var postcode: String
  var lon: Double
  var lat: Double

  static func file(_ localities: [TestLocality], communes: [String: String]) -> String {
    let lines = localities.map { place in
      let commune = String(place.id.prefix(5))
      return [
        place.id, place.name, place.postcode, commune, communes[commune] ?? "", "", "", "", "", "\(place.lon)", "\(place.lat)",
        "commune", "commune",
      ].joined(separator: ";")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}
