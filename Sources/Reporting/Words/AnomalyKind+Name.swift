import Groundwork

extension AnomalyKind {
  /// The kind as programs read it in `--json`: one fixed word a kind, whatever its values.
  public var name: String {
    switch self {
    case .table(let anomaly): anomaly.name
    case .layer(let anomaly): anomaly.name
    case .zoning(let anomaly): anomaly.name
    case .position(let anomaly): anomaly.name
    case .address(let anomaly): anomaly.name
    case .list(let anomaly): anomaly.name
    case .base(let anomaly): anomaly.name
    case .figure(let anomaly): anomaly.name
    case .offer(let anomaly): anomaly.name
    case .interpolation(let anomaly): anomaly.name
    case .access(let anomaly): anomaly.name
    case .passage(let anomaly): anomaly.name
    case .index(let anomaly): anomaly.name
    case .rows(let kind, _, _): kind.name
    }
  }
}

extension TableAnomaly {
  fileprivate var name: String {
    switch self {
    case .noRows: "table_sans_ligne"
    case .mixedEncodings: "encodages_meles"
    case .zeroBytes: "octets_nuls"
    case .repeatedCells: "cellules_en_double"
    case .encodingGuessed: "encodage_deduit"
    case .doublyEncoded: "texte_encode_deux_fois"
    case .unnamedColumns: "colonnes_sans_nom"
    case .headerUnderTitle: "entete_sous_un_titre"
    case .namesBelowHeader: "noms_sous_l_entete"
    case .namesAsData: "noms_lus_comme_donnees"
    case .blankRows: "lignes_vides"
    case .asideRows: "lignes_sans_donnees"
    case .unclosedQuote: "guillemet_ouvert"
    case .fewerCells: "cellules_manquantes"
    case .moreCells: "cellules_de_trop"
    case .outsideCells: "cellules_hors_table"
    case .sheetChosen: "feuille_choisie"
    case .formulasWithoutValue: "formules_sans_resultat"
    case .rowsPastTheSheet: "lignes_hors_feuille"
    case .textCut: "texte_coupe"
    case .charactersReplaced: "caracteres_remplaces"
    case .lostZeros: "zeros_perdus"
    case .metresUnderDegrees: "metres_en_degres"
    case .roundedClasses: "classes_arrondies"
    case .mercatorAreas: "aires_en_mercator"
    case .seeminglySwapped: "axes_echanges"
    }
  }
}

extension LayerAnomaly {
  fileprivate var name: String {
    switch self {
    case .empty: "couche_vide"
    case .encodingContradicted: "encodage_contredit"
    case .mixedEncodings: "encodages_meles"
    case .foreignText: "texte_hors_utf8"
    case .indexRebuilt: "index_refait"
    case .countsDiffer: "nombres_differents"
    case .uncountedRows: "lignes_non_comptees"
    case .deletedRows: "lignes_effacees"
    case .openRings: "anneaux_ouverts"
    case .layerChosen: "couche_choisie"
    case .notDegrees: "pas_des_degres"
    case .systemDeduced: "systeme_deduit"
    case .systemUnsettled: "systeme_a_preciser"
    case .repaired, .repairedZones: "polygone_repare"
    case .unusable: "geometrie_inutilisable"
    case .noPolygon: "sans_polygone"
    case .severalPoints: "plusieurs_points"
    }
  }
}

extension ZoningAnomaly {
  fileprivate var name: String {
    switch self {
    case .lostZeros: "zeros_perdus"
    case .strangeCodes: "codes_etranges"
    case .blankCodes: "codes_absents"
    case .repealedQuarters: "quartiers_abroges"
    case .shapelessQuarters: "quartiers_sans_contour"
    case .misplacedZones: "zones_hors_de_leur_territoire"
    case .repeatedCodes: "codes_en_double"
    case .noneHere: "aucune_zone_ici"
    case .mixedVintages: "millesimes_meles"
    }
  }
}

extension PositionAnomaly {
  fileprivate var name: String {
    switch self {
    case .absent: "position_absente"
    case .unreadable: "position_illisible"
    case .placeholder: "position_factice"
    case .systemAbsent: "systeme_absent"
    case .systemUnknown: "systeme_inconnu"
    case .systemNotTold: "systeme_a_preciser"
    case .systemDeduced: "systeme_deduit"
    case .doubtful(let doubt, _): doubt.name
    case .shifted: "changement_de_systeme"
    case .noZone: "aucune_zone"
    case .codeAbsent: "code_absent"
    case .codeNotInZoning: "code_hors_zonage"
    case .attached: "rattachement_par_code"
    case .setAside: "position_ecartee"
    case .correctedNowhere: "correction_hors_de_france"
    case .halfCorrected: "correction_incomplete"
    }
  }
}

extension PositionDoubt {
  fileprivate var name: String {
    switch self {
    case .swappedDegrees, .swappedMetres: "axes_echanges"
    case .nowhere: "hors_de_france"
    case .metresAsDegrees, .someMetresAsDegrees: "metres_en_degres"
    case .notDegrees: "pas_des_degres"
    case .degreesAsMetres: "degres_en_metres"
    case .otherSystem, .someOtherSystems: "autre_systeme"
    case .outsideLambert93: "hors_du_lambert93"
    }
  }
}

extension AddressAnomaly {
  fileprivate var name: String {
    switch self {
    case .notFound: "adresse_introuvable"
    case .onlyCommune: "commune_seule"
    case .communeTooCoarse: "commune_sans_zone"
    case .ambiguous: "adresse_ambigue"
    case .weak: "adresse_peu_sure"
    case .noPosition: "adresse_sans_position"
    case .middle: "milieu_de_rue"
    case .contradicted: "commune_contredite"
    }
  }
}

extension ListAnomaly {
  fileprivate var name: String {
    switch self {
    case .postcodeAsCode: "code_postal_en_code_insee"
    case .noCommuneCode: "code_insee_illisible"
    case .unknownService, .noService: "prestation_inconnue"
    case .otherService: "autre_prestation"
    case .idlePrecision, .unknownPrecision: "precision_inconnue"
    case .correctedTwice: "corrige_deux_fois"
    case .correctionWithoutStructure: "correction_sans_structure"
    case .doubt: "doute"
    case .contradiction: "contradiction"
    case .asideRows: "lignes_a_part"
    case .unknownCommunes: "communes_inconnues"
    case .formerResult: "resultat_relu"
    case .changedInResult: "resultat_change"
    case .entryWithoutStructure: "entree_sans_structure"
    case .ambiguousAnswers: "reponses_ambigues"
    case .noCommonAnswer: "aucune_reponse_commune"
    }
  }
}

extension BaseAnomaly {
  fileprivate var name: String {
    switch self {
    case .rows(let reason, _): reason.leavesOut ? "lignes_ecartees" : "lignes_avec_reserve"
    case .postcodesWithoutCode: "lignes_ecartees"
    case .repeatedAddresses: "adresses_en_double"
    case .numbersThatAreNone: "numeros_factices"
    case .farNumbers: "numeros_loin_de_leur_voie"
    case .farStreets: "voies_loin_de_leur_commune"
    case .contradicted: "commune_contredite"
    case .uncovered: "departement_non_couvert"
    }
  }
}

extension FigureAnomaly {
  fileprivate var name: String {
    switch self {
    case .codeColumn: "colonne_des_codes"
    case .elsewhere: "lignes_d_ailleurs"
    case .repeatedZones: "zones_en_double"
    case .partsBesideCity: "arrondissements_et_ville"
    case .partsAdded: "arrondissements_additionnes"
    case .noNumbers: "pas_des_nombres"
    case .negatives: "nombres_negatifs"
    case .blankColumn: "colonne_vide"
    case .totalsUnlikeParts: "totaux_et_parties"
    case .recognisedConfidential: "effectifs_reconnus"
    case .columnsWithheld: "colonnes_cachees"
    case .withheldByGate: "secret_statistique"
    }
  }
}

extension InterpolationAnomaly {
  fileprivate var name: String {
    switch self {
    case .measured: "systeme_de_mesure"
    case .unknownSources: "sources_sans_valeur"
    case .withoutWeight: "sources_sans_poids"
    case .noWeight: "pas_de_poids"
    case .equalSquares: "carreaux_egaux"
    case .weightsWithoutPosition: "poids_sans_position"
    case .strayWeights: "poids_d_ailleurs"
    case .countColumns: "colonnes_des_comptes"
    case .strayCounts: "comptes_d_ailleurs"
    case .countsOutside: "comptes_hors_cible"
    case .repeatedCounts: "comptes_repetes"
    case .unknownCounts: "comptes_inconnus"
    case .countsWithoutGround: "comptes_sans_contact"
    case .countedWhole: "sources_comptees_toutes"
    case .withoutCounts: "sources_sans_compte"
    case .uncoveredTargets: "cibles_non_couvertes"
    case .overlappingTargets: "cibles_superposees"
    case .overlappingSources: "sources_superposees"
    case .shapelessSources: "sources_sans_contour"
    case .unmeasuredSources: "sources_sans_mesure"
    }
  }
}

extension OfferAnomaly {
  fileprivate var name: String {
    switch self {
    case .noCapacity: "capacite_absente"
    case .noColumnOfCapacities: "colonne_de_capacite_absente"
    case .negativeCapacity: "capacite_negative"
    case .unreadableCapacity: "capacite_illisible"
    case .otherUnit: "capacite_d_une_autre_unite"
    case .columnOfOtherUnit: "colonne_d_une_autre_unite"
    case .countedUnit: "unite_comptee"
    case .twoCapacities: "deux_capacites"
    case .sameStructure: "structure_repetee"
    case .severalSites: "plusieurs_sites"
    case .kept: "genres_retenus"
    case .notOpen: "pas_ouverte"
    case .unreadableDate: "date_illisible"
    case .byCode: "rattachee_par_code"
    case .byCommuneName: "rattachement_par_adresse"
    case .noneHere: "aucune_dans_les_zones"
    case .outside: "hors_des_zones"
    case .nowhere: "sans_lieu"
    case .elsewhereThanNamed: "ailleurs_que_son_code"
    case .unknownCode: "code_inconnu"
    }
  }
}

extension PassageAnomaly {
  fileprivate var name: String {
    switch self {
    case .split: "commune_partagee"
    case .shared: "commune_partagee_par_poids"
    case .unknown: "code_inconnu"
    case .bornLater: "code_plus_recent"
    case .endedBefore: "code_plus_ancien"
    case .noHeir: "commune_sans_suite"
    case .noCode: "code_absent"
    case .severalRates: "plusieurs_taux"
    case .incomplete: "somme_incomplete"
    case .blankAmong: "vide_dans_une_somme"
    case .markAmong: "marque_dans_une_somme"
    case .wordAmong: "pas_un_nombre"
    case .notJoined: "lignes_non_reunies"
    case .differing: "cellules_differentes"
    case .repeatedNumbers: "nombres_repetes"
    case .idleParts: "poids_sans_effet"
    case .otherDepartment: "changement_de_departement"
    case .listOfAnotherDay: "liste_d_une_autre_date"
    case .pastTheLastEvent: "apres_le_dernier_mouvement"
    case .beforeTheFirstEvent: "avant_le_premier_mouvement"
    case .severalRows: "plusieurs_lignes_par_commune"
    }
  }
}

extension IndexAnomaly {
  fileprivate var name: String {
    switch self {
    case .missing: "indicateur_manquant"
    case .weightsIgnored: "poids_sans_effet"
    case .againstTheAxis: "indicateur_a_contresens"
    case .fewClasses: "classes_vides"
    }
  }
}

extension AccessAnomaly {
  fileprivate var name: String {
    switch self {
    case .unplacedDemand: "lieux_sans_position"
    case .unplacedSupply: "services_sans_position"
    case .unknownNeed: "population_inconnue"
    case .unreachedSupply: "services_hors_de_portee"
    case .nobodyToServe: "services_sans_habitants"
    case .repeatedDemand: "lieux_en_double"
    case .repeatedPairs: "trajets_en_double"
    case .pairsWithoutTime: "trajets_sans_duree"
    case .strangeOrigins: "origines_inconnues"
    case .strangeDestinations: "destinations_inconnues"
    case .placesWithoutJourney: "lieux_sans_trajet"
    case .familiesOfCentres: "familles_d_un_centre"
    case .doubtfulKinds: "genres_incertains"
    case .shapelessZones: "zones_sans_forme"
    case .populationElsewhere: "population_hors_zones"
    case .zonesWithoutPopulation: "zones_sans_population"
    }
  }
}
