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

/// A line of the corrections that an adviser keeps.
struct SampleCorrection: Sendable {
  var id: String
  var field: String
  var value: String
  var reason: String
}

/// A structure before its cells are typed.
struct StructureDraft {
  /// What is wrong with the position written.
  enum PositionFault {
    case none, missing, swapped, fourDecimals, communeOnly, otherCommune
  }

  var kind: StructureKind
  var name: String
  var type: String
  var manager: String
  var street: String
  var point: PlanarPoint
  /// Index among the communes.
  var commune: Int
  var fault = PositionFault.none
  var precision = ""
  var remark = ""
  var isTravelling = false
}

/// Kinds of structure, how many rows of each, how lists name them and how often they stand in or near a quarter.
struct StructureKind: Sendable {
  let code: String
  let count: Int
  /// Spellings of the column of types.
  let types: [String]
  /// Beginnings of names; a nickname follows.
  let titles: [String]
  let isSocial: Bool

  static let all = [
    StructureKind(
      code: "AGC", count: 24, types: ["Centre social (AGC)", "CENTRE SOCIAL", "Centre socioculturel", "Centre social"],
      titles: ["Centre social", "Centre socioculturel", "Maison de quartier"], isSocial: true),
    StructureKind(
      code: "EVS", count: 12, types: ["Espace de vie sociale", "EVS", "Espace de Vie Sociale (EVS)"],
      titles: ["Espace de vie sociale", "Café associatif", "EVS"], isSocial: true),
    StructureKind(
      code: "LAEP", count: 16, types: ["Lieu d'Accueil Enfants_Parents", "LAEP", "Lieu d'accueil enfants-parents"],
      titles: ["LAEP"], isSocial: true),
    StructureKind(
      code: "EAJE", count: 27,
      types: ["Multi-accueil", "Crèche collective", "Micro-crèche", "Etablissement d'Accueil du Jeune Enfant", "EAJE"],
      titles: ["Multi-accueil", "Crèche", "Micro-crèche", "Halte-garderie"], isSocial: false),
    StructureKind(
      code: "RPE", count: 11, types: ["Relais Petite Enfance", "RPE", "RAM"], titles: ["Relais Petite Enfance", "RPE"], isSocial: false),
    StructureKind(
      code: "ALSH", count: 24,
      types: ["Accueil de loisirs sans hébergement", "ALSH", "Accueil périscolaire", "Accueil adolescents"],
      titles: ["Accueil de loisirs", "Accueil périscolaire", "Accueil ados"], isSocial: false),
    StructureKind(
      code: "CLAS", count: 10, types: ["CLAS", "Contrat local d'accompagnement à la scolarité", "Accompagnement à la scolarité"],
      titles: ["CLAS", "Aide aux devoirs"], isSocial: true),
  ]
  /// Comes with a centre social, at its address.
  static let families = StructureKind(
    code: "ACF", count: 12, types: ["Animation collective familles", "ACF"], titles: [], isSocial: true)
  /// A place to meet that goes from commune to commune, one row a site.
  static let travelling = StructureKind(
    code: "LAEP", count: 7, types: ["LAEP itinérant", "Lieu d'accueil enfants-parents itinérant"], titles: ["LAEP itinérant"],
    isSocial: true)
}
