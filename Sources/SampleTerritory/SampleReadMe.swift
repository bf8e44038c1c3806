/// What each file of the sample is.
enum SampleReadMe {
  static let text = """
    Exemple de Maillage : un département fictif, le « 99 »
    =======================================================

    Communes, quartiers, structures, adresses, téléphones et chiffres sont inventés. Le territoire est posé sur de vraies
    coordonnées Lambert-93 du centre de la France, sans rapport avec ce qui s'y trouve. Les fichiers ont la forme des fichiers
    officiels : 60 communes dans 3 intercommunalités, 110 IRIS, 11 QPV en 2015, 12 en 2024, 150 structures.
    « maillage-sample DOSSIER » écrit ces fichiers à nouveau, toujours les mêmes ; « maillage demo » les écrit et s'en sert.

    La liste à traiter
    ------------------
    structures.csv     150 lignes, Windows-1252, points-virgules, virgules décimales. Ses défauts, comme dans la vraie vie :
                       16 lignes sans position ; 4 longitudes et latitudes échangées ; 10 positions à quatre décimales ;
                       6 positions à la mairie ou au centre de la commune ; 3 positions dans une autre commune que la leur ;
                       des positions sur la limite d'un QPV ou à quelques mètres ; codes INSEE absents ;
                       code postal et commune dans une même cellule ; ST et STE pour Saint et Sainte, capitales sans accents ;
                       zéros perdus (téléphones, et deux sites hors du département : 3185 et 3190 dans l'Allier) ;
                       5 structures saisies deux fois sous deux écritures ; deux LAEP itinérants (4 et 3 lieux) ;
                       adresses du siège plutôt que du site ; précisions en mots (numéro, rue, lieu-dit...) ou en mètres.
    structures.xlsx    La même liste dans un classeur : un titre au-dessus des noms de colonnes, nombres écrits comme du texte.
    corrections.csv    Ce que la conseillère a confirmé : positions relevées, une précision, une décision (UTF-8).

    adresses-99.csv.gz Les adresses des rues que la liste nomme, dans les 23 colonnes de la Base Adresse Nationale : des
                       numéros manquent, comme en vrai. De quoi placer les lignes sans position.

    Les contours
    ------------
    communes.gpkg      60 communes, colonnes d'ADMIN EXPRESS, GeoPackage en Lambert-93.
    COMMUNE.shp        Les mêmes en shapefile Lambert-93, textes en Windows-1252 (avec .shx, .dbf, .prj, .cpg).
    CONTOURS-IRIS.shp  110 IRIS : les 7 communes de plus de 10 000 habitants sont découpées. Les limites communes à deux
                       communes ou à deux IRIS ont les mêmes sommets ; les IRIS d'une commune la couvrent exactement.
    QP2015.shp         11 QPV de 2015 (CODE_QP, NOM_QP, COMMUNE_QP), shapefile Lambert-93.
    QP2024.gpkg        12 QPV de 2024 : nouveaux (N), modifiés (M), identiques (I), dont un sur deux communes. Deux quartiers
                       de 2015 n'y sont plus.
    QP2024.geojson     Les mêmes en degrés (WGS 84).
    liste-qpv-2024.csv Leurs codes et leurs noms, sans contours.
    quartiers-vecus.gpkg      4 quartiers vécus dessinés autour de QPV ; la colonne « qpv » dit lequel chacun dessert.
    quartiers-vecus-liste.csv L'autre forme : une liste de structures et le QPV que chacune dessert.
    population-iris.csv       Habitants et enfants par IRIS, colonnes de l'Insee.

    Le diagnostic
    -------------
    chiffres-communes.csv      Habitants, enfants de moins de 3 ans, ceux dont les parents travaillent, allocataires, bas revenus,
                               familles monoparentales, leurs parts, taux de pauvreté par commune.
    accueil-enfants.csv        Lieux d'accueil du jeune enfant, avec places, position, dates : deux ont fermé, trois ont ouvert, trois
                               n'ont pas de capacité.
    temps-communes-accueil.csv Minutes et mètres par la route de chaque commune à ces lieux, jusqu'à 40 minutes.

    Deux vraies listes
    ------------------
    forcalquier-annexe2.csv   15 équipements de l'annexe 2 d'une convention territoriale globale (Forcalquier, 2022-2024) :
                              adresse sur trois colonnes, « 04300 FORCALQUIER » dans une cellule, plusieurs lieux par équipement.
    bouscat-places.csv        Places d'accueil du Bouscat d'après sa convention : 170 en collectif (110 pour deux crèches
                              ensemble, 40, 20) et 94 en accueil familial ; ligne du texte en dernière colonne.

    """
}
