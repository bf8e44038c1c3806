/// A row of the list of structures, each cell as an office would have typed it.
struct SampleStructure: Sendable {
  var id = ""
  var name = ""
  var manager = ""
  var type = ""
  var street = ""
  var complement = ""
  var postcode = ""
  var commune = ""
  var communeCode = ""
  var longitude = ""
  var latitude = ""
  var precision = ""
  var telephone = ""
  var remark = ""

  static let header = [
    "Identifiant", "Nom de la structure", "Gestionnaire", "Type de structure", "Adresse", "Complément d'adresse", "Code postal",
    "Commune", "Code INSEE", "Longitude", "Latitude", "Précision", "Téléphone", "Observations",
  ]

  var cells: [String] {
    [
      id, name, manager, type, street, complement, postcode, commune, communeCode, longitude, latitude, precision, telephone,
      remark,
    ]
  }
}
