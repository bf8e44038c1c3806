import Groundwork
import Tabular
import Territory

/// What a file that a base is made from holds.
enum AddressSourceKind: String {
  case addresses = "adresses"
  case localities = "lieux-dits"
  case postcodes = "codes postaux"
}

/// Where a file of addresses or of localities keeps what a base needs.
///
/// Two forms: the files of the BAN (adresse.data.gouv.fr, "Fichiers au format CSV", 23 columns; `csv-with-ids` has more in front;
/// and `lieux-dits-XX-beta.csv`), and a Base Adresse Locale (AITF's format, versions 1.1 to 1.5, with the other names that
/// communes give its columns, and names cut at ten letters by a shapefile). Order does not matter.
struct AddressColumns {
  let kind: AddressSourceKind
  /// A Base Adresse Locale: a street is its name, as the keys of its addresses often hold none ("31591_xxxx_00009").
  let isLocal: Bool
  /// nil where the key alone has the commune.
  let commune: Int?
  let name: Int
  let number: Int?
  let id: Int?
  /// `cle_interop`, which begins with the code of the commune.
  let key: Int?
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
  /// Other names of the street; in a Base Adresse Locale also those in other languages (`voie_nom_bre`).
  let aliases: [Int]
  let locality: Int?
  let delivery: Int?
  let capitals: Int?

  /// - Throws: `FileFault.unreadable` where the columns are of neither form.
  init(header: [String], file: String) throws {
    let columns = NamedColumns(header)
    let locality = columns.find("nom_lieu_dit")
    number = columns.find("numero", "num", "num_voie")
    key = columns.find("cle_interop")
    let localName = columns.find("voie_nom", "toponyme")
    commune = columns.find("code_insee", "commune_insee", "insee", "insee_com")
    longitude = columns.find("lon", "long", "longitude", "long_wgs84", "lon_wgs84")
    latitude = columns.find("lat", "latitude", "lat_wgs84")
    x = columns.find("x", "x_l93", "xl93")
    y = columns.find("y", "y_l93", "yl93")
    guard commune ?? key != nil, let name = locality ?? (number == nil ? nil : columns.find("nom_voie") ?? localName),
      longitude ?? x != nil
    else { throw Self.stranger(columns, file: file) }
    kind = locality == nil ? .addresses : .localities
    isLocal = key != nil || name == localName
    self.name = name
    id = key ?? columns.find("id", "id_ban_adresse", "uid_adresse")
    suffix = columns.find("rep", "suffixe", "repetition")
    postcode = columns.find("code_postal")
    communeName = columns.find("nom_commune", "commune_nom")
    oldCommuneCode = columns.find("code_insee_ancienne_commune", "commune_deleguee_insee")
    oldCommuneName = columns.find("nom_ancienne_commune", "commune_deleguee_nom")
    position = columns.find("type_position", "position")
    let languages = header.indices.filter { index in
      ["voie_nom_", "toponyme_"].contains { header[index].lowercased().hasPrefix($0) }
    }
    aliases = [columns.find("alias")].compactMap { $0 } + (isLocal ? languages : [])
    self.locality = columns.find("nom_ld", "lieudit_complement_nom")
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
        + "(adresses), nom_lieu_dit, code_insee, lon, lat (lieux-dits), ou celles d'une Base Adresse Locale : numero, voie_nom, "
        + "commune_insee ou cle_interop, long, lat. Le fichier se prend sur adresse.data.gouv.fr.")
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
