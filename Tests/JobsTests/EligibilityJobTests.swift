import Foundation
import Groundwork
import Jobs
import Testing

@testable import Eligibility

/// From files to answers, with small files made on the spot.
@Suite struct EligibilityJobTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("eligibilite-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func file(_ name: String, _ text: String, _ encoding: String.Encoding = .utf8) throws -> String {
    let url = folder.appendingPathComponent(name)
    try #require(text.data(using: encoding)).write(to: url)
    return url.path
  }

  /// A rectangle of thousandths of degrees east of 5.7 and north of 45.1.
  private func feature(_ properties: [String: String], _ west: Int, _ south: Int, _ east: Int, _ north: Int) -> String {
    func place(_ x: Int, _ y: Int) -> String { "[\(5.7 + Double(x) / 1000),\(45.1 + Double(y) / 1000)]" }
    let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)].map { place($0.0, $0.1) }
    let members = properties.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
    return """
      {"type":"Feature","properties":{\(members)},"geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}
      """
  }

  private func layer(_ name: String, _ features: [String]) throws -> LayerSource {
    LayerSource(
      path: try file(name, "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"))
  }

  private func quarters() throws -> LayerSource {
    try layer(
      "qpv_2024.geojson",
      [
        feature(
          ["code_qp": "QN03801M", "lib_qp": "Mistral", "insee_com": "38185", "lib_com": "Grenoble", "insee_dep": "38"], 10, 10,
          20, 20)
      ])
  }

  private func communes() throws -> LayerSource {
    try layer(
      "communes.geojson",
      [
        feature(["INSEE_COM": "38185", "NOM": "Grenoble", "INSEE_DEP": "38"], 0, 0, 50, 50),
        feature(["INSEE_COM": "38421", "NOM": "Saint-Martin-d'Hères", "INSEE_DEP": "38"], 50, 0, 100, 50),
      ])
  }

  private func at(_ x: Double, _ y: Double) -> String { "\(5.7 + x / 1000);\(45.1 + y / 1000)" }

  /// Positions by names and shapes of communes; old quarters told by their place.
  @Test func filesToAnswers() throws {
    let list = try file(
      "liste.csv",
      """
      id;nom;prestation;commune;code postal;lon;lat;precision
      1;Dedans;centre social;GRENOBLE;38000;\(at(15, 15));10
      2;Dehors;LAEP;ST MARTIN D HERES;38400;\(at(60, 15));10
      3;Sans position;AGC;ST MARTIN D HERES;38400;;;
      4;Mal placé;AGC;Grenoble;38000;\(at(70, 15));10
      5;Ancien;AGC;Grenoble;38000;\(at(30, 15));10
      """)
    var request = EligibilityJob(structures: list, quarters: [try quarters()])
    request.communes = try communes()
    request.comparison = try layer(
      "qpv_2015.geojson", [feature(["CODE_QP": "QP038001", "NOM_QP": "Mistral", "COMMUNE_QP": "Grenoble"], 10, 10, 35, 35)])
    let found = try request.run().assessments
    #expect(found.map(\.decision) == [.eligible, .notEligible, .notEligible, .toVerify, .notEligible])
    #expect(found.map(\.communeCode) == ["38185", "38421", "38421", "38185", "38185"])
    #expect(found.map(\.change) == [.same, .same, nil, .same, .leaves])
    #expect(found[3].reason.contains("de la commune nommée, Grenoble"))
    #expect(found[0].sources.contains("qpv_2024.geojson (sha256 ") && found[0].sources.contains("communes.geojson"))
  }

  /// Seed 002, annex 2: fifteen rows in four communes, ten ALSH, three LAEP sites, one EAJE, one RPE.
  @Test func equipmentOfForcalquier() throws {
    let rows = [
      "CS;Accueil Ados;ALSH;Accueils Adolescents;;17 AVENUE CREMIEUX;;04300",
      "CS;Accueil Ados;ALSH;Accueils Adolescents;;COURS DES ARTISANS;;04300",
      "ST;Accueil Ados;ALSH;Accueils Adolescents;;SQUARE ELIE PALLET;;04230",
      "CS;Extra;ALSH;Extrascolaire;;AVENUE DE LA REPUBLIQUE;;04300",
      "ST;Extrasco;ALSH;Extrascolaire;ECOLE COMMUNALE;1 RUE DE L ARBOUX;LE VILLAGE;04230",
      "COM COM;LAEP A Petits Pas;LAEP;LAEP;;AVENUE DU 8 MAI 1945;Maison de la Petite Enfance;04300",
      "COM COM;LAEP A Petits Pas;LAEP;LAEP;;SQUARE ELIE PALLET;;04230",
      "COM COM;LAEP A Petits Pas;LAEP;LAEP;;Le village;;04300 SIGONCE",
      "Commune de Forcalquier;La Ninèia;Etablissement d'Accueil du Jeune Enfant;Multi accueil;;AV du 08 mai 1945;;04300",
      "CS;Périscolaire;ALSH;Périscolaire;;AVENUE MARCEL ANDRE;;04300",
      "CS;Périscolaire;ALSH;Périscolaire;;7 AVENUE SAINT PROMASSE;;04300",
      "CS;Périscolaire;ALSH;Périscolaire;;CHEMIN DE LA LOUETTE;;04300",
      "MAIRIE DE LIMANS;Accueil périscolaire;ALSH;Périscolaire;;PLACE DE MAI;;04300 LIMANS",
      "ST;Périsco;ALSH;Périscolaire;;RUE DE L ARBOUX;ECOLE COMMUNALE;04230",
      "COM COM;RPE CC;Relais Petite Enfance;Relais Petite Enfance;;13 BOULEVARD DES MARTYRS;;04300",
    ]
    let spelled = [
      ("CS;", "CENTRE SOCIOCULTUREL LA CORDELIERE;"), ("ST;", "Commune de Saint Etienne les Orgues;"),
      (";ALSH;", ";Accueil de loisirs sans hébergement;"), (";LAEP;LAEP;", ";Lieu d'Accueil Enfants_Parents;Lieu d'Accueil;"),
    ]
    let written = rows.map { row in
      var row = row.hasSuffix("04230") ? row + " ST ETIENNE LES ORGUES" : row.hasSuffix("04300") ? row + " FORCALQUIER" : row
      for (short, long) in spelled { row = row.replacingOccurrences(of: short, with: long) }
      return row
    }
    let head = "NOM PARTENAIRE;NOM EQUIPEMENT;TYPE ACTIVITE EQUIPEMENT;NATURE ACTIVITE EQUIPEMENT;ADRESSE;;;COMMUNE"
    let list = try file("annexe2.csv", ([head] + written).joined(separator: "\n") + "\n", .windowsCP1252)
    let found = try EligibilityJob(structures: list, quarters: [try quarters()]).run().assessments
    let kinds = found.compactMap { $0.service?.code }
    #expect(["ALSH", "LAEP", "EAJE", "RPE"].map { code in kinds.count { $0 == code } } == [10, 3, 1, 1])
    #expect(Set(found.map(\.communeName)) == ["FORCALQUIER", "ST ETIENNE LES ORGUES", "SIGONCE", "LIMANS"])
    #expect(found.allSatisfy { $0.decision == ($0.service?.code == "LAEP" ? .toVerify : .notEligible) })
    #expect(found[4].structure.address == "ECOLE COMMUNALE, 1 RUE DE L ARBOUX, LE VILLAGE")
    #expect(found[5].reason.contains("LAEP sur 3 sites") && found[5].reason.contains("département 04"))
  }

  /// A way to be wrong a row: the file named, and what the sentence must hold.
  @Test(arguments: [
    ("truc;machin\n1;2\n", ["liste.csv", "identifiant"]), ("id;lon;lat\n1;5.7;45.1\n", ["liste.csv", "--prestation"]),
    ("id;prestation\n1;AGC\n", ["liste.csv", "position"]),
  ])
  func poorListsAreRefused(_ text: String, _ expected: [String]) throws {
    let request = EligibilityJob(structures: try file("liste.csv", text), quarters: [try quarters()])
    let error = #expect(throws: FileFault.self) { try request.run() }
    for part in expected { #expect(error?.description.contains(part) == true, "\(error?.description ?? "")") }
  }

  @Test func communesAreNoQuarters() throws {
    let list = try file("liste.csv", "id;prestation;code_insee\n1;AGC;38185\n")
    let error = #expect(throws: FileFault.self) {
      try EligibilityJob(structures: list, quarters: [try communes()]).run()
    }
    #expect(error?.kind == .unreadable && error?.file == "communes.geojson")
  }
}
