/// Kinds of structure: how many rows of each and how lists name them.
struct StructureKind: Sendable {
  /// The beginning of a name, and what the column of types then holds.
  struct Form: Sendable {
    let title: String
    let types: [String]
  }

  let code: String
  let count: Int
  let forms: [Form]
  /// Stands in or near a quarter more often than the others.
  let isSocial: Bool

  private static let laep = ["Lieu d'Accueil Enfants_Parents", "LAEP", "Lieu d'accueil enfants-parents"]
  private static let evs = ["Espace de vie sociale", "EVS", "Espace de Vie Sociale (EVS)"]

  static let all = [
    StructureKind(
      code: "AGC", count: 24,
      forms: [
        Form(title: "Centre social", types: ["Centre social (AGC)", "CENTRE SOCIAL", "Centre social"]),
        Form(title: "Centre socioculturel", types: ["Centre socioculturel", "Centre social"]),
        Form(title: "Maison de quartier", types: ["Centre social", "AGC"]),
      ], isSocial: true),
    StructureKind(
      code: "EVS", count: 12,
      forms: [Form(title: "Espace de vie sociale", types: evs), Form(title: "Café associatif", types: evs)], isSocial: true),
    StructureKind(code: "LAEP", count: 16, forms: [Form(title: "LAEP", types: laep)], isSocial: true),
    StructureKind(
      code: "EAJE", count: 27,
      forms: [
        Form(title: "Multi-accueil", types: ["Multi-accueil", "Etablissement d'Accueil du Jeune Enfant", "EAJE"]),
        Form(title: "Crèche", types: ["Crèche collective", "EAJE"]),
        Form(title: "Micro-crèche", types: ["Micro-crèche"]),
        Form(title: "Halte-garderie", types: ["Halte-garderie", "Établissement d'accueil du jeune enfant"]),
      ], isSocial: false),
    StructureKind(
      code: "RPE", count: 11, forms: [Form(title: "Relais Petite Enfance", types: ["Relais Petite Enfance", "RPE", "RAM"])],
      isSocial: false),
    StructureKind(
      code: "ALSH", count: 24,
      forms: [
        Form(title: "Accueil de loisirs", types: ["Accueil de loisirs sans hébergement", "ALSH"]),
        Form(title: "Accueil périscolaire", types: ["Accueil périscolaire", "ALSH"]),
        Form(title: "Accueil ados", types: ["Accueil adolescents", "Accueil de loisirs sans hébergement"]),
      ], isSocial: false),
    StructureKind(
      code: "CLAS", count: 10,
      forms: [
        Form(title: "CLAS", types: ["CLAS", "Contrat local d'accompagnement à la scolarité"]),
        Form(title: "Aide aux devoirs", types: ["Accompagnement à la scolarité"]),
      ], isSocial: true),
  ]
  /// Comes with a centre social, at its address.
  static let families = StructureKind(
    code: "ACF", count: 12, forms: [Form(title: "", types: ["Animation collective familles", "ACF"])], isSocial: true)
  /// A place to meet that goes from commune to commune, one row a site.
  static let travelling = StructureKind(
    code: "LAEP", count: 7,
    forms: [Form(title: "", types: ["LAEP itinérant", "Lieu d'accueil enfants-parents itinérant"])], isSocial: true)
}
