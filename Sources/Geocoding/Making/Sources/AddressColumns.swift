import Groundwork
import Tabular
import Territory

/// What a file that a base is made from holds.
enum AddressSourceKind: String {
  case addresses = "adresses"
  case localities = "lieux-dits"
  case postcodes = "codes postaux"
}

/// Where a file of the BAN, of addresses or of localities, keeps what a base needs.
///
/// Columns: adresse.data.gouv.fr, "Fichiers au format CSV" (23 columns; `csv-with-ids` has more in front) and
/// `lieux-dits-XX-beta.csv`. Order does not matter.
struct AddressColumns {
  let kind: AddressSourceKind
  let commune: Int
  let name: Int
  let number: Int?
  let id: Int?
  let suffix: Int?
  let postcode: Int?
  let communeName: Int?
  let oldCommuneCode: Int?
  let oldCommuneName: Int?
  let x: Int?
  let y: Int?
  let longitude: Int?
  let latitude: Int?
  let position: Int?
  let alias: Int?
  let locality: Int?
  let delivery: Int?
  let capitals: Int?

  /// - Throws: `FileFault.unreadable` where the columns are not those of the BAN.
  init(header: [String], file: String) throws {
    let columns = NamedColumns(header)
    let locality = columns.find("nom_lieu_dit")
    let number = columns.find("numero")
    guard let commune = columns.find("code_insee"),
      let name = locality ?? (number == nil ? nil : columns.find("nom_voie")),
      columns.find("lon", "long", "longitude", "x") != nil
    else { throw Self.stranger(columns, file: file) }
    kind = locality == nil ? .addresses : .localities
    self.commune = commune
    self.name = name
    self.number = number
    id = columns.find("id")
    suffix = columns.find("rep")
    postcode = columns.find("code_postal")
    communeName = columns.find("nom_commune")
    oldCommuneCode = columns.find("code_insee_ancienne_commune")
    oldCommuneName = columns.find("nom_ancienne_commune")
    x = columns.find("x")
    y = columns.find("y")
    longitude = columns.find("lon", "long", "longitude")
    latitude = columns.find("lat", "latitude")
    position = columns.find("type_position")
    alias = columns.find("alias")
    self.locality = columns.find("nom_ld")
    delivery = columns.find("libelle_acheminement")
    capitals = columns.find("nom_afnor")
  }

  /// What the file seems to be instead.
  private static func stranger(_ columns: NamedColumns, file: String) -> FileFault {
    if PostcodeColumns(columns) != nil {
      return .usage(file: file, sentence: "c'est le fichier des codes postaux de La Poste ; donnez-le par --postes.")
    }
    return .unreadable(
      file: file,
      sentence: "les colonnes ne sont pas celles de la Base Adresse Nationale ; attendu : numero, nom_voie, code_insee, lon, lat "
        + "(adresses), ou nom_lieu_dit, code_insee, lon, lat (lieux-dits). Le fichier se prend sur adresse.data.gouv.fr.")
  }
}

/// Columns of La Poste's "base officielle des codes postaux", in its several versions.
struct PostcodeColumns {
  let commune: Int
  let name: Int
  let postcode: Int
  let delivery: Int?
  let place: Int?
  /// "latitude,longitude" in one cell.
  let point: Int?

  init?(_ columns: NamedColumns) {
    guard let commune = columns.find("code_commune_insee", "code_insee"), columns.find("numero") == nil,
      let name = columns.find("nom_commune", "nom_de_la_commune"), let postcode = columns.find("code_postal"),
      columns.find("libelle_d_acheminement", "libelle_acheminement", "ligne_5") != nil
    else { return nil }
    self.commune = commune
    self.name = name
    self.postcode = postcode
    delivery = columns.find("libelle_d_acheminement", "libelle_acheminement")
    place = columns.find("ligne_5")
    point = columns.find("coordonnees_gps", "coordonnees_geographiques", "geopoint")
  }
}
