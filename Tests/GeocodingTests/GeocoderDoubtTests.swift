import Testing

@testable import Geocoding

/// What the geocoder does not know it says: ambiguity, absence, bad input.
@Suite struct GeocoderDoubtTests {
  @Test(arguments: ["5 rue Pasteur", "rue Pasteur", "rue Pasteur, Isère", "5, R. PASTEUR"])
  func aStreetOfSeveralCommunesIsNeverOneOfThem(address: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status == .ambiguous, "\(answer.label)")
    for name in ["Saint-Martin-d'Hères", "Meylan", "Échirolles"] { #expect(answer.label.contains(name), "\(answer.label)") }
  }

  @Test func theRadiusOfAnAmbiguousAnswerHoldsAllPlacesNamed() throws {
    let geocoder = try Town.geocoder()
    let answer = geocoder.ask("5 rue Pasteur")
    for place in [("38421", "38400"), ("38229", "38240"), ("38151", "38130")] {
      let one = geocoder.ask("5 rue Pasteur", postcode: place.1, commune: Town.communes[place.0] ?? "")
      #expect(one.status == .certain && one.communeCode == place.0)
      let gap = ((one.x - answer.x) * (one.x - answer.x) + (one.y - answer.y) * (one.y - answer.y)).squareRoot()
      #expect(gap <= answer.radius, "\(one.label)")
    }
  }

  /// A number that one homonym alone has does not settle the matter without a place.
  @Test func aNumberThatOneHomonymHasDoesNotSettleTheMatter() throws {
    let answer = try Town.geocoder().ask("8 rue Pasteur")
    #expect(answer.status != .certain || answer.communeCode == "38229")
    #expect(answer.kind != nil)
  }

  /// Two equal streets of one name in one commune are ambiguous, and told apart.
  @Test func twoStreetsOfOneNameAreAmbiguousAndToldApart() throws {
    let answer = try Town.geocoder().ask("2 rue de l'Église 38830 Crêts en Belledonne")
    #expect(answer.status == .ambiguous)
    let labels = answer.label.components(separatedBy: " | ")
    #expect(labels.count == 2 && Set(labels).count == 2, "nobody can choose between equal labels: \(answer.label)")
  }

  /// A street that the commune lacks is not certain, whatever is given instead.
  @Test(arguments: [
    "12 rue des Invisibles 38000 Grenoble", "rue des Invisibles 38000 Grenoble", "7 avenue Zorglub 38240 Meylan",
    "12 rue Berthelot, Échirolles", "Chemin des Sorbiers 38240 Meylan",
  ])
  func aStreetThatTheCommuneLacksIsNotCertain(address: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status != .certain, "\(answer.label)")
  }

  @Test(arguments: [
    ("Place de Mai 38000 Grenoble", "Avenue du 8 Mai 1945"), ("Rue Paul 38400 Saint-Martin-d'Hères", "Rue Pasteur"),
    ("Avenue Berriat 38400 Saint-Martin-d'Hères", "Cours Berriat"), ("12 cours Berriat 38240 Meylan", "Cours Berriat"),
  ])
  func aLikenessIsNotCertain(address: String, other: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status != .certain || answer.streetName != other, "\(answer.label) \(answer.score)")
  }

  @Test(arguments: [
    ("38000 Grenoble", "38185", GeocodingStatus.certain), ("Meylan", "38229", .certain), ("38240", "38229", .certain),
    ("PARIS 20", "75120", .certain),
  ])
  func aCommuneAloneIsCertainAsACommune(address: String, code: String, status: GeocodingStatus) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.kind == .municipality && answer.id == code && answer.communeCode == code && answer.status == status)
    #expect(answer.street == nil && answer.radius >= 30)
  }

  @Test(arguments: [
    "", " ", "\t\n", "\u{A0}", "???", "-", "...", ",;:!", "«»", "'", "()", "🏠", "\u{200B}", "\u{FEFF}", "\0", "—",
  ])
  func aBlankAddressIsFoundNowhere(address: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status == .notFound && answer.kind == nil && !answer.hasPosition && answer.id == "" && answer.label == "")
  }

  @Test(arguments: [
    "12", "1", "rue", "12 rue", "de la", "bis", "N°", "s/n", "néant", "non renseigné", "idem", "inconnue", "sans domicile fixe",
  ])
  func whatNamesNoPlaceIsNeverCertain(address: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status != .certain, "\(answer.label)")
  }

  /// Addresses of ten thousand characters end, and are not certain.
  @Test func addressesOfTenThousandCharactersAreNotCertain() throws {
    let worker = try Town.geocoder().makeWorker()
    for piece in ["a", "12 ", "rue ", "38000 Grenoble ", "é", "12 bis cours Berriat 38000 Grenoble, ", "\u{301}", "-", "1"] {
      let text = String(String(repeating: piece, count: 10_000).prefix(10_000))
      #expect(worker.find(AddressQuestion(address: text)).status != .certain, "\(piece)")
      #expect(worker.find(AddressQuestion(address: text, postcode: text, commune: text)).status != .certain, "\(piece)")
    }
  }

  @Test(arguments: [
    "10 Downing Street, London SW1A 2AA", "Rue de la Loi 16, 1000 Bruxelles", "Bahnhofstrasse 1, 8001 Zürich",
    "Via Roma 5, 10121 Torino",
    "中山路1号", "улица Ленина 5, Москва", "شارع محمد الخامس", "1600 Pennsylvania Avenue NW, Washington, DC 20500",
  ])
  func aForeignAddressIsNotCertain(address: String) throws {
    #expect(try Town.geocoder().ask(address).status != .certain)
  }

  @Test(arguments: [
    "12 cours Berriat 38000 Grenoble / 5 rue Pasteur 38240 Meylan", "12 cours Berriat et 3 place Victor Hugo, 38000 Grenoble",
    "3 place Victor Hugo 38000 Grenoble ; 12 cours Berriat 38000 Grenoble",
  ])
  func twoAddressesInOneCellAreNotOneOfThem(address: String) throws {
    let answer = try Town.geocoder().ask(address)
    #expect(answer.status != .certain, "\(answer.label)")
  }

  /// An address of a département that the base lacks is said to be so.
  @Test func anAddressOutsideTheBaseIsSaidToBeSo() throws {
    let geocoder = try Town.geocoder()
    for answer in [
      geocoder.ask("12 rue de la Gare 33000 Bordeaux"),
      geocoder.ask("12 cours Victor Hugo", postcode: "33000", commune: "BORDEAUX"),
      geocoder.ask("1 rue X 2A004 20000 Ajaccio"),
    ] { #expect(answer.status != .certain && ["33", "2A"].contains(answer.uncoveredDepartment), "\(answer.label)") }
    #expect(geocoder.ask("12 cours Berriat 38000 Grenoble").uncoveredDepartment == "")
    #expect(geocoder.ask("rue des Invisibles 38000 Grenoble").uncoveredDepartment == "")
  }

  /// A type parted from its name by a comma or a line break is still its type.
  @Test func aTypePartedFromItsNameIsStillItsType() throws {
    let geocoder = Geocoder(
      base: try SmallBase.make("26258_aaa_00001;1;;Rue de la Haute;26450;26258;Puy-Saint-Martin;4.97;44.62"))
    for sign in [" ", ", ", "\n"] {
      #expect(geocoder.ask("1 rue de la\(sign)Haute, 26450 Puy-Saint-Martin").status == .certain, "\(sign)")
      #expect(geocoder.ask("1 avenue de la\(sign)Haute, 26450 Puy-Saint-Martin").status != .certain, "\(sign)")
    }
  }
}
