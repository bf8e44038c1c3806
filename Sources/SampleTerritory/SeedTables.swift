/// Two real lists, small enough to check by hand: a real sample beside the invented one.
enum SeedTables {
  /// Equipment and services that the communes around Forcalquier support: annex 2 of a territorial agreement (2022-2024),
  /// tabs turned into semicolons. Its address spans three columns, of which only the first has a name.
  static let forcalquier: SampleDepartment.Rows = {
    let lines = forcalquierText.split(separator: "\n").map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    return (lines[0], Array(lines.dropFirst()))
  }()

  /// Childcare places of Le Bouscat as its agreement counts them (110 in two crèches together), with the line of the text.
  static let bouscat: SampleDepartment.Rows = (
    ["commune", "code_insee", "equipement", "nombre", "type", "mode", "places", "ligne_source"],
    [
      ["Le Bouscat", "33069", "Crèches collectives municipales", "2", "EAJE", "collectif", "110", "107"],
      ["Le Bouscat", "33069", "Multi-accueil municipal", "1", "EAJE", "collectif", "40", "107"],
      ["Le Bouscat", "33069", "Multi-accueil associatif", "1", "EAJE", "collectif", "20", "107"],
      ["Le Bouscat", "33069", "Service d'accueil familial", "1", "EAJE", "familial", "94", "108"],
    ]
  )

  private static let forcalquierText = """
    NOM PARTENAIRE;NOM EQUIPEMENT;TYPE ACTIVITE EQUIPEMENT;NATURE ACTIVITE EQUIPEMENT;ADRESSE;;;COMMUNE
    CENTRE SOCIOCULTUREL LA CORDELIERE;Accueil Ados - La Cordelière;Accueil de loisirs sans hébergement;Accueils Adolescents;;\
    17 AVENUE CREMIEUX;;04300 FORCALQUIER
    CENTRE SOCIOCULTUREL LA CORDELIERE;Accueil Ados - La Cordelière;Accueil de loisirs sans hébergement;Accueils Adolescents;;\
    COURS DES ARTISANS;;04300 FORCALQUIER
    Commune de Saint Etienne les Orgues;Accueil Ados - Commune de Saint Etienne les Orgues;\
    Accueil de loisirs sans hébergement;Accueils Adolescents;;SQUARE ELIE PALLET;;04230 ST ETIENNE LES ORGUES
    CENTRE SOCIOCULTUREL LA CORDELIERE;Extrascolaire La Cordelière;Accueil de loisirs sans hébergement;Extrascolaire;;\
    AVENUE DE LA REPUBLIQUE;;04300 FORCALQUIER
    Commune de Saint Etienne les Orgues;Extrasco ST Etienne les Orgues;Accueil de loisirs sans hébergement;Extrascolaire;\
    ECOLE COMMUNALE;1 RUE DE L ARBOUX;LE VILLAGE;04230 ST ETIENNE LES ORGUES
    COM COM PAYS FORCALQUIER MONT DE LURE;LAEP A Petits Pas;Lieu d'Accueil Enfants_Parents;Lieu d'Accueil Enfants_Parents;;\
    AVENUE DU 8 MAI 1945;Maison de la Petite Enfance;04300 FORCALQUIER
    COM COM PAYS FORCALQUIER MONT DE LURE;LAEP A Petits Pas;Lieu d'Accueil Enfants_Parents;Lieu d'Accueil Enfants_Parents;;\
    SQUARE ELIE PALLET;;04230 ST ETIENNE LES ORGUES
    COM COM PAYS FORCALQUIER MONT DE LURE;LAEP A Petits Pas;Lieu d'Accueil Enfants_Parents;Lieu d'Accueil Enfants_Parents;;\
    Le village;;04300 SIGONCE
    Commune de Forcalquier;La Ninèia;Etablissement d'Accueil du Jeune Enfant;Multi accueil;;AV du 08 mai 1945;;04300 FORCALQUIER
    CENTRE SOCIOCULTUREL LA CORDELIERE;Périscolaire la Cordelière;Accueil de loisirs sans hébergement;Périscolaire;;\
    AVENUE MARCEL ANDRE;;04300 FORCALQUIER
    CENTRE SOCIOCULTUREL LA CORDELIERE;Périscolaire la Cordelière;Accueil de loisirs sans hébergement;Périscolaire;;\
    7 AVENUE SAINT PROMASSE;;04300 FORCALQUIER
    CENTRE SOCIOCULTUREL LA CORDELIERE;Périscolaire la Cordelière;Accueil de loisirs sans hébergement;Périscolaire;;\
    CHEMIN DE LA LOUETTE;;04300 FORCALQUIER
    MAIRIE DE LIMANS;Accueil périscolaire de Limans;Accueil de loisirs sans hébergement;Périscolaire;;PLACE DE MAI;;04300 LIMANS
    Commune de Saint Etienne les Orgues;Périsco St Etienne les Orgues;Accueil de loisirs sans hébergement;Périscolaire;;\
    RUE DE L ARBOUX;ECOLE COMMUNALE;04230 ST ETIENNE LES ORGUES
    COM COM PAYS FORCALQUIER MONT DE LURE;RPE CC Pays de Forcalquier Montagne de Lure;Relais Petite Enfance;\
    Relais Petite Enfance;;13 BOULEVARD DES MARTYRS;;04300 FORCALQUIER
    """
}
