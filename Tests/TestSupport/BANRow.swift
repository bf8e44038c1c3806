/// An address as a line of the files of the Base Adresse Nationale, 23 columns.
package struct BANRow {
  package static let header =
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;"
    + "x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;"
    + "certification_commune;cad_parcelles"

  package struct Commune: Sendable {
    package var code: String
    package var name: String
    package var postcode: String

    package init(code: String, name: String, postcode: String) {
      self.code = code
      self.name = name
      self.postcode = postcode
    }
  }

  /// "38185_0001".
  package var streetID: String
  package var street: String
  package var number: Int
  package var suffix = ""
  package var commune: Commune
  package var oldCommune = (code: "", name: "")
  /// Degrees of WGS 84.
  package var longitude: Double
  package var latitude: Double
  /// Metres in the system of the place, columns `x` and `y`; blank where nil.
  package var metres: (x: Double, y: Double)?
  /// The BAN's word for the kind of position.
  package var position = "entrée"
  /// Column `nom_ld`.
  package var locality = ""

  package init(_ number: Int, _ street: String, id: String, in commune: Commune, longitude: Double, latitude: Double) {
    self.number = number
    self.street = street
    streetID = id
    self.commune = commune
    self.longitude = longitude
    self.latitude = latitude
  }

  package var id: String {
    let digits = "\(number)"
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return "\(streetID)_\(padded)" + (suffix.isEmpty ? "" : "_" + suffix.lowercased())
  }

  package var line: String {
    let x = metres.map { "\($0.x)" } ?? "", y = metres.map { "\($0.y)" } ?? ""
    return [
      id, "", "\(number)", suffix, street, commune.postcode, commune.code, commune.name, oldCommune.code, oldCommune.name, x, y,
      "\(longitude)", "\(latitude)", position, "", locality, "", "", "commune", "commune", "1", "",
    ].joined(separator: ";")
  }

  /// A whole file.
  package static func file(_ rows: [BANRow]) -> String { ([header] + rows.map(\.line)).joined(separator: "\n") + "\n" }
}
