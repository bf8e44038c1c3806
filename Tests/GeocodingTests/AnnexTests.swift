import TestSupport
import Testing

@testable import Geocoding

/// The equipments of a real convention (Forcalquier, 2022-2024, annex 2): fifteen addresses as a Caf writes them, eleven
/// without a number, spread over three columns under one heading, one postcode for three communes.
@Suite struct AnnexTests {
  private static let communes = [
    "04088": "Forcalquier", "04104": "Limans", "04178": "Saint-Étienne-les-Orgues", "04206": "Sigonce",
  ]

  private static func street(
    _ id: String, _ name: String, _ numbers: String, _ from: (lon: Double, lat: Double), _ to: (lon: Double, lat: Double),
    _ position: String = "entrée"
  ) -> TestStreet {
    TestStreet(
      id: id, name: name, postcode: id.hasPrefix("04178") ? "04230" : "04300", numbers: TestStreet.numbers(numbers), from: from,
      to: to,
      position: position)
  }

  /// The annex's streets and neighbours of theirs, some with names that are near.
  private static let streets = [
    street("04088_cremie", "Avenue Crémieux", "1,3,5,9,13,17,21", (5.7793, 43.9605), (5.7770, 43.9622)),
    street("04088_artisa", "Cours des Artisans", "2,4,6,8", (5.7822, 43.9583), (5.7832, 43.9576)),
    street("04088_republ", "Avenue de la République", "1,4,7,12,15,20", (5.7815, 43.9600), (5.7837, 43.9612), "parcelle"),
    street("04088_huitma", "Avenue du 8 Mai 1945", "2,6,10,14", (5.7850, 43.9570), (5.7885, 43.9560), "segment"),
    street("04088_marcel", "Avenue Marcel André", "1,8,15,22,30", (5.7760, 43.9640), (5.7720, 43.9668)),
    street("04088_promas", "Avenue Saint-Promasse", "1,3,5,9,11,15", (5.7790, 43.9580), (5.7765, 43.9565)),
    street("04088_louett", "Chemin de la Louette", "12,40,118", (5.7900, 43.9630), (5.7945, 43.9660), "segment"),
    street("04088_martyr", "Boulevard des Martyrs", "1,5,9,13,17", (5.7805, 43.9590), (5.7798, 43.9602)),
    street("04088_latour", "Boulevard Latourette", "2,4,8", (5.7810, 43.9593), (5.7823, 43.9598)),
    street("04088_bourgu", "Place du Bourguet", "1,2,5", (5.7812, 43.9588), (5.7816, 43.9586)),
    street("04088_alouet", "Chemin de l'Alouette", "3,9,20", (5.7700, 43.9500), (5.7680, 43.9480), "segment"),
    street("04088_marc00", "Avenue Saint-Marc", "2,7", (5.7830, 43.9550), (5.7840, 43.9540)),
    street("04104_mairie", "Place de la Mairie", "1,2", (5.7306, 43.9847), (5.7309, 43.9848)),
    street("04104_pigeon", "Rue du Pigeonnier", "1,4,6", (5.7300, 43.9850), (5.7296, 43.9856)),
    street("04104_forcal", "Route de Forcalquier", "10,85,240", (5.7320, 43.9835), (5.7400, 43.9800), "segment"),
    street("04178_pallet", "Square Élie Pallet", "1,2,4", (5.7795, 44.0452), (5.7799, 44.0449)),
    street("04178_arboux", "Rue de l'Arboux", "1,2,3,5,8", (5.7781, 44.0447), (5.7770, 44.0440)),
    street("04178_republ", "Avenue de la République", "1,4", (5.7800, 44.0440), (5.7810, 44.0430)),
    street("04178_arbre0", "Rue de l'Arbre", "1,3", (5.7765, 44.0460), (5.7760, 44.0463)),
    street("04178_pasteu", "Place Pasteur", "1,3", (5.7790, 44.0446), (5.7792, 44.0444)),
    street("04206_eglise", "Rue de l'Église", "1,2,4", (5.8428, 44.0092), (5.8432, 44.0096)),
    street("04206_forcal", "Route de Forcalquier", "5,60", (5.8420, 44.0080), (5.8380, 44.0040), "segment"),
  ]

  private static let localities = [
    TestLocality(id: "04206_villag", name: "Le Village", postcode: "04300", lon: 5.8430, lat: 44.0093),
    TestLocality(id: "04178_villag", name: "Le Village", postcode: "04230", lon: 5.7790, lat: 44.0448),
    TestLocality(id: "04104_villag", name: "Le Village", postcode: "04300", lon: 5.7304, lat: 43.9848),
    TestLocality(id: "04104_plamai", name: "Place de Mai", postcode: "04300", lon: 5.7308, lat: 43.9846),
    TestLocality(id: "04088_fontau", name: "Fontauris", postcode: "04300", lon: 5.8000, lat: 43.9650),
  ]

  private static func geocoder(_ localities: [TestLocality]) throws -> Geocoder {
    try Geocoder.made(of: streets, localities, communes: communes)
  }

  private struct Row {
    /// The three columns under ADRESSE, and COMMUNE.
    var cells: [String]
    var id: String
    var kind: AddressKind

    init(_ before: String, _ street: String, _ after: String, _ commune: String, _ id: String, _ kind: AddressKind) {
      cells = [before, street, after, commune]
      self.id = id
      self.kind = kind
    }

    var question: AddressQuestion {
      AddressQuestion(address: cells[..<3].joined(separator: ", "), commune: cells[3])
    }
  }

  private static let rows = [
    Row("", "17 AVENUE CREMIEUX", "", "04300 FORCALQUIER", "04088_cremie_00017", .houseNumber),
    Row("", "COURS DES ARTISANS", "", "04300 FORCALQUIER", "04088_artisa", .street),
    Row("", "SQUARE ELIE PALLET", "", "04230 ST ETIENNE LES ORGUES", "04178_pallet", .street),
    Row("", "AVENUE DE LA REPUBLIQUE", "", "04300 FORCALQUIER", "04088_republ", .street),
    Row("ECOLE COMMUNALE", "1 RUE DE L ARBOUX", "LE VILLAGE", "04230 ST ETIENNE LES ORGUES", "04178_arboux_00001", .houseNumber),
    Row("", "AVENUE DU 8 MAI 1945", "Maison de la Petite Enfance", "04300 FORCALQUIER", "04088_huitma", .street),
    Row("", "SQUARE ELIE PALLET", "", "04230 ST ETIENNE LES ORGUES", "04178_pallet", .street),
    Row("", "Le village", "", "04300 SIGONCE", "04206_villag", .locality),
    Row("", "AV du 08 mai 1945", "", "04300 FORCALQUIER", "04088_huitma", .street),
    Row("", "AVENUE MARCEL ANDRE", "", "04300 FORCALQUIER", "04088_marcel", .street),
    Row("", "7 AVENUE SAINT PROMASSE", "", "04300 FORCALQUIER", "04088_promas", .interpolation),
    Row("", "CHEMIN DE LA LOUETTE", "", "04300 FORCALQUIER", "04088_louett", .street),
    Row("", "PLACE DE MAI", "", "04300 LIMANS", "04104_plamai", .locality),
    Row("", "RUE DE L ARBOUX", "ECOLE COMMUNALE", "04230 ST ETIENNE LES ORGUES", "04178_arboux", .street),
    Row("", "13 BOULEVARD DES MARTYRS", "", "04300 FORCALQUIER", "04088_martyr_00013", .houseNumber),
  ]

  @Test func eachOfTheFifteenRowsIsPlaced() throws {
    let geocoder = try Self.geocoder(Self.localities)
    let worker = geocoder.makeWorker()
    for (index, row) in Self.rows.enumerated() {
      let answer = worker.find(row.question)
      #expect(answer.id == row.id && answer.kind == row.kind && answer.status == .certain, "row \(index + 1): \(answer.label)")
      #expect(
        answer.communeCode == String(row.id.prefix(5)) && answer.postcode == String(row.cells[3].prefix(5)), "row \(index + 1)")
    }
  }

  @Test func itsOwnHeadingTellsWhereTheAddressesAre() throws {
    let header = [
      "NOM PARTENAIRE", "NOM EQUIPEMENT", "TYPE ACTIVITE EQUIPEMENT", "NATURE ACTIVITE EQUIPEMENT", "ADRESSE", "", "", "COMMUNE",
    ]
    let columns = try #require(QuestionColumns(recognisedIn: header))
    let worker = try Self.geocoder(Self.localities).makeWorker()
    for (index, row) in Self.rows.enumerated() {
      let cells = ["CENTRE SOCIOCULTUREL", "Accueil", "Accueil de loisirs", "Extrascolaire"] + row.cells
      #expect(worker.find(columns.question { cells[$0] }).id == row.id, "row \(index + 1)")
    }
  }

  /// A street's radius holds its addresses, and no village's place is finer than three hundred metres.
  @Test func aStreetsRadiusHoldsItsAddresses() throws {
    let geocoder = try Self.geocoder(Self.localities)
    let worker = geocoder.makeWorker()
    let rows = Self.rows.filter { $0.kind == .street || $0.kind == .locality }
    #expect(rows.count == 11)
    var addresses = 0
    for row in rows {
      let answer = worker.find(row.question)
      let street = try #require(answer.street)
      if row.kind == .locality { #expect(answer.radius >= 300) }
      for known in geocoder.knownAddresses(ofStreet: street) {
        let dx = (known.longitude - answer.longitude) * 80_200, dy = (known.latitude - answer.latitude) * 111_200
        #expect((dx * dx + dy * dy).squareRoot() <= answer.radius + 1, "\(answer.label) \(known.number)")
        addresses += 1
      }
    }
    #expect(addresses > 30)
  }

  @Test func whatTheBaseLacksIsNotMadeUpFromWhatIsNear() throws {
    // Neither Limans' Place de Mai nor Sigonce's village: the others of that name are other places.
    let worker = try Self.geocoder(Self.localities.filter { $0.id != "04104_plamai" && $0.id != "04206_villag" }).makeWorker()
    for (index, commune) in [(12, "04104"), (7, "04206")] {
      let answer = worker.find(Self.rows[index].question)
      #expect(answer.status != .certain, "row \(index + 1): \(answer.label)")
      #expect(
        answer.communeCode == commune || answer.kind == nil || answer.status == .ambiguous, "row \(index + 1): \(answer.label)")
    }
  }
}
