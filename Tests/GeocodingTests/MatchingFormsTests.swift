import Testing

@testable import Geocoding

/// A question and the street or address that it means.
struct Meaning: CustomTestStringConvertible, Sendable {
  var question: AddressQuestion
  /// Id of an address, of a street, of a locality, or the INSEE code of a commune.
  var id: String
  var kind: AddressKind

  var testDescription: String {
    [question.address, question.postcode, question.commune].filter { !$0.isEmpty }.joined(separator: " ; ")
  }

  init(_ address: String, _ id: String, _ kind: AddressKind = .houseNumber, postcode: String = "", commune: String = "") {
    question = AddressQuestion(address: address, postcode: postcode, commune: commune)
    self.id = id
    self.kind = kind
  }
}

/// Every form of address that lists hold finds its place: the base is `Town`, the id says which.
@Suite struct MatchingFormsTests {
  private func check(_ meaning: Meaning, certain: Bool = true) throws {
    let answer = try Town.geocoder().makeWorker().find(meaning.question)
    #expect(answer.id == meaning.id, "\(answer.label)")
    #expect(answer.kind == meaning.kind)
    if certain { #expect(answer.status == .certain, "\(answer.label) \(answer.score)") }
  }

  @Test(arguments: [
    Meaning("12 COURS BERRIAT 38000 GRENOBLE", "38185_berriat_00012"),
    Meaning("12 cours berriat 38000 grenoble", "38185_berriat_00012"),
    Meaning("4 Chemin de l'Œillet 38000 Grenoble", "38185_oeillet_00004"),
    Meaning("4 CHEMIN DE L’OEILLET 38000 GRENOBLE", "38185_oeillet_00004"),
    Meaning("4 chemin de l oeillet, 38000 Grenoble", "38185_oeillet_00004"),
    Meaning("2 rue Pasteur 38130 ECHIROLLES", "38151_pasteur_00002"),
    Meaning("1 rue Jean Jacques Rousseau 38000 Grenoble", "38185_rousseau_00001"),
    Meaning("2 RUE SAINT LAURENT 38000 Grenoble", "38185_laurent_00002"),
    Meaning("1 rue Pasteur 38400 ST MARTIN D HERES", "38421_pasteur_00001"),
  ])
  func caseAccentsLigaturesApostrophesAndHyphens(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("12 AV DU 8 MAI 1945 38100 GRENOBLE", "38185_huitmai_00012"),
    Meaning("7 bd Mal Foch 38000 Grenoble", "38185_foch_00007"),
    Meaning("7 BLD DU MARECHAL FOCH 38000 GRENOBLE", "38185_foch_00007"),
    Meaning("3 CHE des Sources 38240 Meylan", "38229_sources_00003"),
    Meaning("41 RTE de Lyon 38000 Grenoble", "38185_lyon_00041"),
    Meaning("9 ALL du Pdt Kennedy 38100 Grenoble", "38185_kennedy_00009"),
    Meaning("2 IMP des Lilas 38100 Grenoble", "38185_lilas_00002"),
    Meaning("3 PL Victor Hugo 38000 Grenoble", "38185_hugo_00003"),
    Meaning("4 SQ STE Claire 38000 Grenoble", "38185_claire_00004"),
    Meaning("7 R ST LAURENT 38000 GRENOBLE", "38185_laurent_00007"),
    Meaning("6 rue du Dr Mazet 38000 Grenoble", "38185_mazet_00006"),
    Meaning("8 rue du Gal Mangin 38100 Grenoble", "38185_mangin_00008"),
    Meaning("5 place du Cdt Nal 38000 Grenoble", "38185_nal_00005"),
    Meaning("12 Crs Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("1 rue J.-J. Rousseau 38000 Grenoble", "38185_rousseau_00001"),
    Meaning("3 place V. Hugo 38000 Grenoble", "38185_hugo_00003"),
    Meaning("101 av A. Croizat 38400 St-Martin-d'Hères", "38421_croizat_00101"),
    Meaning("8 rue Mangin 38100 Grenoble", "38185_mangin_00008"),
  ])
  func streetTypesAndTitlesAbbreviatedOrLeftOut(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("12 bis Cours Berriat 38000 Grenoble", "38185_berriat_00012_bis"),
    Meaning("12B Cours Berriat 38000 Grenoble", "38185_berriat_00012_bis"),
    Meaning("14 A cours Berriat 38000 Grenoble", "38185_berriat_00014_a"),
    Meaning("14a, cours Berriat 38000 Grenoble", "38185_berriat_00014_a"),
    Meaning("14 cours Berriat 38000 Grenoble", "38185_berriat_00014"),
    Meaning("n° 12, cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12-bis cours Berriat 38000 Grenoble", "38185_berriat_00012_bis"),
    Meaning("0012 cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("cours Berriat 12 bis 38000 Grenoble", "38185_berriat_00012_bis"),
    Meaning("Cours Berriat, 16, 38000 Grenoble", "38185_berriat_00016"),
  ])
  func numbersWithBisTerAndLetters(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: ["72-74", "72/74", "72 et 74", "72 à 74", "72 - 74", "72, 74", "74-72", "72-76", "70-74"])
  func eitherEndOfARangeIsRight(range: String) throws {
    let answer = try Town.geocoder().ask("\(range) cours Berriat 38000 Grenoble")
    #expect(["38185_berriat_00072", "38185_berriat_00074"].contains(answer.id) && answer.status == .certain, "\(answer.label)")
  }

  @Test(arguments: [
    Meaning("12 avenue du 08 mai 1945 38100 Grenoble", "38185_huitmai_00012"),
    Meaning("12 avenue du huit mai 1945 38100 Grenoble", "38185_huitmai_00012"),
    Meaning("12 av. du 8 mai 45, 38100 Grenoble", "38185_huitmai_00012"),
    Meaning("12 avenue du 8 mai 38100 Grenoble", "38185_huitmai_00012"),
    Meaning("8 avenue du 8 mai 1945 38100 Grenoble", "38185_huitmai_00008"),
    Meaning("avenue du 8 mai 1945 38100 Grenoble", "38185_huitmai", .street),
    Meaning("3 place Louis 14 38000 Grenoble", "38185_louis14_00003"),
    Meaning("3 place Louis Quatorze 38000 Grenoble", "38185_louis14_00003"),
    Meaning("12 bis avenue du VIII mai 1945 38100 Grenoble", "38185_huitmai_00012_bis"),
  ])
  func datesAndNumbersInWordsOrNumerals(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("LE VILLAGE 38830 CRETS EN BELLEDONNE", "38439_village", .locality),
    Meaning("Le village, 38240 Meylan", "38229_village", .locality),
    Meaning("lieu-dit La Grange aux Loups 38830 Crêts-en-Belledonne", "38439_grange", .locality),
    Meaning("La grange aux loups 38830", "38439_grange", .locality),
    Meaning("Au village", "38229_village", .locality, postcode: "38240", commune: "MEYLAN"),
  ])
  func villagesAndLocalities(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("Bât. B, 12 cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("Résidence les Tilleuls 12 cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("Ecole communale, 12 cours Berriat, 38000 Grenoble", "38185_berriat_00012"),
    Meaning("Appt 34 Esc C 12 cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat, 2e étage, 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat bâtiment 3 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat, Maison de la Petite Enfance, 38000 Grenoble", "38185_berriat_00012"),
    Meaning("C/o M. Dupont, 12 cours Berriat, 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat (face à la gare) 38000 Grenoble", "38185_berriat_00012"),
    Meaning("MJC 12 cours Berriat 38000 Grenoble", "38185_berriat_00012"),
  ])
  func complementsBeforeAndAfterTheStreet(meaning: Meaning) throws { try check(meaning) }

  /// Postcode and commune in one cell, in their own, or one alone.
  @Test(arguments: [
    Meaning("12 cours Berriat", "38185_berriat_00012", postcode: "38000", commune: "Grenoble"),
    Meaning("12 cours Berriat", "38185_berriat_00012", commune: "38000 GRENOBLE"),
    Meaning("12 cours Berriat", "38185_berriat_00012", postcode: "38000"),
    Meaning("12 cours Berriat", "38185_berriat_00012", commune: "Grenoble"),
    Meaning("12 cours Berriat, Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38000", "38185_berriat_00012"), Meaning("12 cours Berriat GRENOBLE 38000", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38 000 Grenoble", "38185_berriat_00012"),
    Meaning("38000 Grenoble, 12 cours Berriat", "38185_berriat_00012"),
    Meaning("12 cours Berriat F-38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38000 Grenoble France", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38000 Grenoble", "38185_berriat_00012", postcode: "38000", commune: "Grenoble"),
    Meaning("12 cours Berriat (Grenoble)", "38185_berriat_00012"),
  ])
  func postcodeAndCommuneInWhateverCell(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("12 cours Berriat 38000 Grenoble CEDEX 9", "38185_berriat_00012"),
    Meaning("12 cours Berriat BP 142 38000 Grenoble CEDEX", "38185_berriat_00012"),
    Meaning("12 cours Berriat, CS 40012, 38031 GRENOBLE CEDEX 1", "38185_berriat_00012"),
    Meaning("BP 12, 16 cours Berriat, 38000 Grenoble", "38185_berriat_00016"),
    Meaning("12 cours Berriat", "38185_berriat_00012", postcode: "38031", commune: "GRENOBLE CEDEX 01"),
    Meaning("12 cours Berriat TSA 10001 38000 Grenoble", "38185_berriat_00012"),
  ])
  func cedexBPAndCS(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("44 rue de Belleville 75020 Paris", "75120_bellevil_00044"),
    Meaning("45 rue de Belleville PARIS 19EME", "75119_bellevil_00045"),
    Meaning("44 rue de Belleville, Paris 20e arrondissement", "75120_bellevil_00044"),
    Meaning("45 rue de Belleville Paris XIX", "75119_bellevil_00045"),
    Meaning("17 avenue de la République 75011 PARIS 11", "75111_republiq_00017"),
    Meaning("17 av de la République Paris", "75111_republiq_00017"),
    Meaning("44 rue de Belleville", "75120_bellevil_00044", postcode: "75020", commune: "PARIS 20"),
    Meaning("45 rue de Belleville", "75119_bellevil_00045", commune: "Paris 19ème"),
  ])
  func arrondissements(meaning: Meaning) throws { try check(meaning) }

  /// Names of old communes choose among the streets of the new one.
  @Test(arguments: [
    Meaning("2 rue de l'Église 38830 Morêtel-de-Mailles", "38439_egliseb_00002"),
    Meaning("2 rue de l'Eglise, SAINT PIERRE D'ALLEVARD", "38439_eglisea_00002"),
    Meaning("2 rue de l'Eglise 38830 ST PIERRE D ALLEVARD", "38439_eglisea_00002"),
  ])
  func namesOfOldCommunesChooseAmongTheStreets(meaning: Meaning) throws { try check(meaning) }

  /// A wrong postcode with the right commune, and the reverse, find the address.
  @Test(arguments: [
    Meaning("12 cours Berriat 38100 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38400 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38000 Meylan", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38999 Grenoble", "38185_berriat_00012"),
    Meaning("101 avenue Ambroise Croizat 38400 Gières", "38421_croizat_00101"),
  ])
  func aWrongPostcodeOrCommuneStillFindsTheAddress(meaning: Meaning) throws {
    try check(meaning, certain: false)
  }

  @Test(arguments: [
    Meaning("12 cours Beriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berrriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berirat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berriat 38000 Grenbole", "38185_berriat_00012"),
    Meaning("12 coursBerriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("12 cours Berri at 38000 Grenoble", "38185_berriat_00012"),
    Meaning("3 placeVictor Hugo 38000 Grenoble", "38185_hugo_00003"),
    Meaning("3 place Victorhugo 38000 Grenoble", "38185_hugo_00003"),
    Meaning("1 impasse Lilas 38100 Grenoble", "38185_lilas_00001"),
    Meaning("1 rue Rousseau 38000 Grenoble", "38185_rousseau_00001"),
    Meaning("12cours Berriat 38000 Grenoble", "38185_berriat_00012"),
    Meaning("5 rue Pastuer 38400 St Martin d'Heres", "38421_pasteur_00005"),
  ])
  func typingErrorsAndWordsMissingJoinedOrSplit(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("12 Berriat cours 38000 Grenoble", "38185_berriat_00012"),
    Meaning("3 place Hugo Victor 38000 Grenoble", "38185_hugo_00003"),
    Meaning("Lilas (impasse des) 2 38100 Grenoble", "38185_lilas_00002"),
    Meaning("Grenoble 38000 cours Berriat 12", "38185_berriat_00012"),
    Meaning("2, Lilas (impasse des), Grenoble", "38185_lilas_00002"),
  ])
  func wordsInAnotherOrder(meaning: Meaning) throws { try check(meaning) }

  @Test(arguments: [
    Meaning("2 rue Pasteur 38130 Échirolles\n", "38151_pasteur_00002"),
    Meaning("2\u{A0}rue\u{A0}Pasteur\u{202F}38130\u{A0}Échirolles", "38151_pasteur_00002"),
    Meaning("2\true Pasteur\t38130\tÉchirolles", "38151_pasteur_00002"),
    Meaning("2 rue Pasteur\r\n38130 Échirolles", "38151_pasteur_00002"),
    Meaning("« 2 rue Pasteur » 38130 Échirolles", "38151_pasteur_00002"),
    Meaning("2 rue Pasteur – 38130 – Échirolles", "38151_pasteur_00002"),
    Meaning("🏠 2 rue Pasteur 38130 Échirolles", "38151_pasteur_00002"),
    Meaning("2 rue Pasteur, 38130 E\u{301}chirolles", "38151_pasteur_00002"),
  ])
  func blanksDashesAndSigns(meaning: Meaning) throws { try check(meaning) }
}
