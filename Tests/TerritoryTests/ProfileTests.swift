import Foundation
import Tabular
import TestSupport
import Testing

@testable import Territory

@Suite struct ProfileTests {
  private func recognise(
    _ header: String, _ row: String, file: String = "fichier.gpkg", isLayer: Bool = true, catalog: ProfileCatalog = .standard
  ) -> RecognisedProfile? {
    let columns = header.components(separatedBy: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let values = row.components(separatedBy: "|")
    return catalog.recognise(columns: columns, fileName: file, isLayer: isLayer) { $0 < values.count ? [values[$0]] : [] }
  }

  /// Headers of real files, as the domain reference quotes them.
  @Test(
    arguments: [
      (
        "fid, code_qp, lib_qp, insee_reg, lib_reg, insee_dep, lib_dep, insee_com, lib_com, siren_epci",
        "1|QN00101M|Grande Reyssouze|84|ARA|01|Ain|01053|Bourg-en-Bresse|200071751", "qpv-2024", "2024", "code_qp", "lib_qp"
      ),
      ("CODE_QP, NOM_QP, COMMUNE_QP", "QP038001|Village|Grenoble", "qpv-2015", "2015", "CODE_QP", "NOM_QP"),
      (
        "code_qp, nom_qp, commune_qp, code_commune, nom_commune, code_departement",
        "QP066007|Vernet|Perpignan|66136|Perpignan|66", "qpv-2015",
        "2015", "code_qp", "nom_qp"
      ),
      (
        "code_quartier, quartier_prioritaire, noms_des_communes_concernees, nom_epci, code_insee, geo_shape",
        "QP001001|Le Plateau|Oyonnax|HB|01283|{}",
        "qpv-2015", "2015", "code_quartier", "quartier_prioritaire"
      ),
      ("code_quart, quartier_p, noms_des_c", "QP001001|Le Plateau|Oyonnax", "qpv-2015", "2015", "code_quart", "quartier_p"),
      ("codeQPV, lib_qp", "QN00101M|Plateau", "qpv-2024", "2024", "codeQPV", "lib_qp"),
      ("code, nom, communes, contour", "QP001001|Le Plateau|01283|x", "qpv-2015", "2015", "code", "nom"),
      (
        "INSEE_COM, NOM_COM, IRIS, CODE_IRIS, NOM_IRIS, TYP_IRIS", "93070|Saint-Ouen|0114|930700114|Secteur 14|H",
        "contours-iris", nil, "CODE_IRIS", "NOM_IRIS"
      ),
      (
        "DEPCOM, NOM_COM, IRIS, DCOMIRIS, NOM_IRIS, TYP_IRIS", "93070|Saint-Ouen|0114|930700114|Secteur 14|H", "contours-iris",
        nil, "DCOMIRIS", "NOM_IRIS"
      ),
      ("cleabs, code_insee, code_iris, nom_iris", "X|93070|930700114|Secteur 14", "contours-iris", nil, "code_iris", "nom_iris"),
      (
        "objectid, id, dep, com, libcom, libiris, typ_iris", "1|693840302|69|69384|Lyon 4e|Canuts|H", "contours-iris", nil, "id",
        "libiris"
      ),
      (
        "ID, NOM, NOM_M, INSEE_COM, STATUT, POPULATION, INSEE_CAN, INSEE_ARR, INSEE_DEP, INSEE_REG, SIREN_EPCI",
        "C1|Grenoble|GRENOBLE|38185|x|158|1|2|38|84|200040715", "admin-express-v3-communes", nil, "INSEE_COM", "NOM"
      ),
      (
        "cleabs, nom_officiel, nom_officiel_en_majuscules, code_insee, "
          + "code_insee_du_departement, code_insee_de_la_region, codes_siren_des_epci",
        "C1|Grenoble|GRENOBLE|38185|38|84|200040715", "admin-express-v4-communes", nil, "code_insee", "nom_officiel"
      ),
      (
        "cleabs, nom_officiel, nom_officiel_en_majuscules, code_insee, code_insee_de_la_region, code_siren",
        "D1|Isère|ISERE|38|84|223800012",
        "admin-express-v4-departements", nil, "code_insee", "nom_officiel"
      ),
      ("ID, NOM_M, NOM, INSEE_DEP, INSEE_REG", "D|ISERE|Isère|38|84", "admin-express-v3-departements", nil, "INSEE_DEP", "NOM"),
      (
        "ID, NOM, INSEE_COM, INSEE_ARM, POPULATION", "A|Paris 4e|75056|75104|1", "admin-express-v3-arrondissements", nil,
        "INSEE_ARM", "NOM"
      ),
      ("code, nom, population, departement, epci", "01001|Abergement|776|01|200069193", "communes", nil, "code", "nom"),
      ("INSEE_COM, NOM", "38185|Grenoble", "communes", nil, "INSEE_COM", "NOM"),
      ("code_commune, code_departement, nom_commune", "1053|1|Bourg", "communes", nil, "code_commune", "nom_commune"),
      ("code_siren, nom_officiel", "200040715|Grenoble-Alpes", "admin-express-v4-epci", nil, "code_siren", "nom_officiel"),
      ("siren_epci, nom_epci", "200040715|Grenoble-Alpes", "epci", nil, "siren_epci", "nom_epci"),
      ("code_dep, nom_dep", "1|Ain", "departements", nil, "code_dep", "nom_dep"),
      (
        "TYPECOM, COM, REG, DEP, CTCD, ARR, TNCC, NCC, NCCENR, LIBELLE, CAN, COMPARENT",
        "COM|01001|84|01|01D|012|5|A|B|L'A|0108|", "cog-communes", nil, "COM", "LIBELLE"
      ),
    ] as [(String, String, String, String?, String, String)])
  func zonings(header: String, row: String, id: String, vintage: String?, code: String, name: String) throws {
    let profile = try #require(recognise(header, row))
    let columns = header.components(separatedBy: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(profile.id == id && profile.vintage == vintage)
    #expect(profile.codeColumn.map { columns[$0] } == code && profile.nameColumn.map { columns[$0] } == name)
  }

  @Test func bases() throws {
    let bpe = try #require(
      recognise(
        "NOMRS,CNOMRS,DEPCOM,LIBCOM,DOM,SDOM,TYPEQU,SIRET,LAMBERT_X,LAMBERT_Y,LONGITUDE,LATITUDE,EPSG,QUALITE_XY,DCIRIS",
        "A|A|38185|G|D|D5|D503|1|912000|6458000|5.7|45.1|2154|B|381850101", file: "BPE24.csv", isLayer: false))
    #expect(bpe.id == "bpe" && bpe.vintage == "2024" && bpe.column("epsg") == 12 && bpe.column("type") == 6)
    let sirene = try #require(
      recognise(
        "siret,x,y,qualite_xy,epsg,plg_qp24,plg_iris,plg_zus,plg_qp15,plg_qva,plg_code_commune,"
          + "distance_precision,y_latitude,x_longitude",
        "12345678901234|912000|6458000|11|2154||||||38185||45.1|5.7", isLayer: false))
    #expect(sirene.id == "sirene-geolocalisation" && sirene.kind == "structures" && sirene.column("lon") == 13)
  }

  /// Annex 2 of an agreement: the address spans three columns of which two have no name.
  @Test func equipmentAnnex() throws {
    let profile = try #require(
      recognise(
        "NOM PARTENAIRE,NOM EQUIPEMENT,TYPE ACTIVITE EQUIPEMENT,NATURE ACTIVITE EQUIPEMENT,ADRESSE,,,COMMUNE",
        "LA CORDELIERE|Accueil Ados|Accueil de loisirs|Ados||17 AVENUE CREMIEUX||04300 FORCALQUIER", isLayer: false))
    #expect(profile.id == "equipements-ctg" && profile.roles["adresse"] == [4, 5, 6])
    #expect(profile.column("commune") == 7 && profile.column("gestionnaire") == 0 && profile.column("nom") == 1)
  }

  /// A list of places that bears a commune's or a quartier's code is not a zoning.
  @Test func listsAreNotZonings() {
    #expect(recognise("id,nom,adresse,code_insee,lon,lat", "1|CS|rue|38185|5.7|45.1", isLayer: false)?.kind == "structures")
    let values = [(0..<100).map { "\($0)" }, [String](repeating: "QP066007", count: 100)]
    #expect(
      ProfileCatalog.standard.recognise(columns: ["id", "code_qp"], fileName: "ventes.csv", isLayer: false) { values[$0] } == nil)
    #expect(recognise("circonscri,canton,gid", "2e|3e|1") == nil)
    #expect(recognise("code,nom", "00001|Échirolles") == nil)
  }

  @Test(
    arguments: [
      ("communes-2024.gpkg", "2024"), ("ADMIN-EXPRESS_3-2__SHP_LAMB93_FXX_2023-05-03", "2023"), ("qp2024_LB93.shp", "2024"),
      ("iris_20220101", "2022"),
      ("couche_4326", nil), ("lamb93", nil), ("", nil), ("x_2154", nil),
    ] as [(String, String?)])
  func yearOfName(name: String, year: String?) {
    #expect(ProfileCatalog.year(in: name) == year)
  }

  @Test func ownProfiles() throws {
    let folder = try TemporaryFolder()
    let text = """
      profils:
        - id: secteurs
          nom: Secteurs de la ville
          genre: secteur
          code: {colonnes: [num_secteur], motif: 'S-\\d{2}'}
          libelle: [intitule]
      """
    try folder.write("ville.yml", text)
    let catalog = try ProfileCatalog.load(extra: [folder.url.path])
    let profile = try #require(recognise("intitule,num_secteur", "Nord|S-04", catalog: catalog))
    #expect(profile.id == "secteurs" && profile.kind == "secteur" && profile.codeColumn == 1 && profile.nameColumn == 0)
    #expect(recognise("intitule,num_secteur", "Nord|T-04", catalog: catalog) == nil)
    #expect(recognise("code,nom", "01001|A", catalog: catalog)?.id == "communes")
  }

  @Test(arguments: [
    ("profils:\n  - {id: a, nom: A, genre: x}", "conviendrait à tout"),
    ("profils:\n  - {id: a, nom: A, genre: x, couleur: bleu}", "couleur"),
    ("profils:\n  - {id: a, nom: A, genre: x, code: {colonnes: [c], forme: rond}}", "une forme connue"), ("profils: 3", "liste"),
    ("profils:\n  - {id: a, nom: A, genre: x, code: {colonnes: [c], motif: '['}}", "expression"), ("a: [", "YAML"),
    ("", "vide"),
  ])
  func wrongProfiles(yaml: String, words: String) {
    expectFault(.unreadable, in: "f.yml", saying: [words]) { _ = try ProfileCatalog.read(yaml: yaml, file: "f.yml") }
  }
}
