import TestSupport
import Testing

@testable import Geocoding

/// The places that a question may name, and which of its words they take.
@Suite struct PlaceReaderTests {
  private struct Read {
    var question: Question
    var places: [PlaceReading]
    var base: AddressBase

    /// INSEE codes of the likeliest communes of the likeliest place.
    var best: [String] {
      guard let place = places.first else { return [] }
      let least = place.communes.map(\.cost).min() ?? 0
      return place.communes.filter { $0.cost <= least }.map { base.text(base.communes[Int($0.index)].code) }.sorted()
    }

    /// Words that the likeliest place leaves to the street.
    var rest: String {
      let mask = places.first?.mask ?? WordSet()
      return question.words.enumerated().filter { !mask.contains($0.offset) && $0.element.role != .postal }
        .map { String(decoding: question.text[$0.element.bytes], as: UTF8.self) }.joined(separator: " ")
    }
  }

  private func read(_ address: String, postcode: String = "", commune: String = "") throws -> Read {
    let geocoder = try Town.geocoder()
    var question = Question()
    let asked = AddressQuestion(address: address, postcode: postcode, commune: commune)
    question.read(asked, terms: geocoder.terms, base: geocoder.base)
    let reader = PlaceReader(
      base: geocoder.base, spellings: CommuneSpellings(base: geocoder.base, lexicon: geocoder.lexicon))
    return Read(question: question, places: reader.read(question), base: geocoder.base)
  }

  @Test(arguments: [
    ("12 rue X 38000 Grenoble", "38185", "12 rue x"), ("12 rue X, 38400 St Martin d'Hères", "38421", "12 rue x"),
    ("12 rue X, Saint-Martin-d’Hères", "38421", "12 rue x"), ("38240 MEYLAN 12 rue X", "38229", "12 rue x"),
    ("12 rue X 38 000 Grenoble", "38185", "12 rue x"), ("12 rue X 38000 GRENOBLE CEDEX 9", "38185", "12 rue x"),
    ("12 rue X 75020 PARIS", "75120", "12 rue x"), ("12 rue X PARIS 20EME", "75120", "12 rue x"),
    ("12 rue X Paris XX", "75120", "12 rue x"),
    ("12 rue X Paris 20e arrondissement", "75120", "12 rue x"), ("12 rue X 38830 Morêtel de Mailles", "38439", "12 rue x"),
    ("12 rue X 38130 Echirolle", "38151", "12 rue x"), ("12 rue X 38000 Grenoble 38000 GRENOBLE", "38185", "12 rue x"),
    ("12 rue X (Meylan)", "38229", "12 rue x"),
  ])
  func thePlaceTakesItsWordsAndLeavesTheStreets(address: String, commune: String, rest: String) throws {
    let found = try read(address)
    #expect(found.best == [commune])
    #expect(found.rest == rest)
  }

  /// Every commune is found by its name, its postcode and both, in one cell or its own.
  @Test func everyCommuneIsFoundByNameAndPostcode() throws {
    let communes = Town.communes.filter { !$0.key.hasPrefix("75") }
    #expect(communes.count == 5)
    for (code, name) in communes {
      let postcode = try #require(Town.streets.first { $0.commune == code }).postcode
      for written in [
        name, name.uppercased(), name.replacingOccurrences(of: "Saint", with: "St").replacingOccurrences(of: "-", with: " "),
      ] {
        #expect(try read("3 rue Y", commune: written).best == [code], "\(written)")
        #expect(try read("3 rue Y, \(written)").best == [code], "\(written)")
        #expect(try read("3 rue Y", commune: "\(postcode) \(written)").best == [code], "\(written)")
        #expect(try read("3 rue Y", postcode: postcode, commune: written).best == [code], "\(written)")
      }
      #expect(try read("3 rue Y", postcode: postcode).best == [code])
      #expect(try read("3 rue Y \(postcode)").best == [code])
    }
  }

  /// A year or another figure of the street is no postcode, and neither is the number of a box.
  @Test func aFigureOfTheStreetIsNoPostcode() throws {
    for (address, figure): (String, UInt32) in [
      ("1945 rue X", 1945), ("12 avenue du 8 mai 1945", 1945), ("1 rue X BP 38000", 38000),
    ] {
      let places = try read(address).places
      #expect(!places.isEmpty && !places.contains { $0.postcode ?? 0 == figure }, "\(address)")
    }
  }

  /// A lost zero comes back where the commune follows or the cell is the postcode's.
  @Test func aLostZeroComesBack() throws {
    let geocoder = Geocoder(
      base: try SmallBase.make(
        """
        04088_aaa_00001;1;;Rue Haute;04300;04088;Forcalquier;5.78;43.96
        04088_aaa_00003;3;;Rue Haute;04300;04088;Forcalquier;5.78;43.96
        """))
    for answer in [
      geocoder.ask("3 rue Haute 4300 Forcalquier"), geocoder.ask("3 rue Haute", postcode: "4300"),
      geocoder.ask("3 rue Haute", postcode: "4300", commune: "FORCALQUIER"),
      geocoder.ask("3 rue Haute", commune: "4300 FORCALQUIER"),
    ] {
      #expect(answer.id == "04088_aaa_00003" && answer.postcode == "04300" && answer.status == .certain, "\(answer.label)")
    }
  }

  /// Communes of one postcode each, whose names begin or end alike.
  private static let alike = """
    15179;ST CIRGUES DE MALBERT;15140;;ST CIRGUES DE MALBERT;45.05,2.37
    15174;ST BONNET DE SALERS;15140;;ST BONNET DE SALERS;45.17,2.38
    15206;ST PROJET DE SALERS;15140;;ST PROJET DE SALERS;45.16,2.52
    15178;ST CHAMANT;15140;;ST CHAMANT;45.09,2.43
    15202;ST PAUL DE SALERS;15140;;ST PAUL DE SALERS;45.13,2.50
    34336;VILLENEUVE LES BEZIERS;34500;;VILLENEUVE LES BEZIERS;43.31,3.28
    34032;BEZIERS;34500;;BEZIERS;43.34,3.22
    09192;MIGLOS;09400;;MIGLOS;42.78,1.60
    09306;TARASCON SUR ARIEGE;09400;;TARASCON SUR ARIEGE;42.84,1.60
    """

  /// A commune misspelt is not another that begins or ends like it.
  @Test(arguments: [
    ("15140 ST CIRGES DE MALBERT", "15179"), ("15140 SAINT CIRGUE DE MALBERT", "15179"), ("15140 ST PROJT DE SALERS", "15206"),
    ("34500 VILENEUVE LES BEZIERS", "34336"), ("34500 BEZIER", "34032"), ("34500 BEZIERS", "34032"), ("9400 MIGLOS", "09192"),
    ("9400 MIGLOSS", "09192"), ("15140 ST CHAMAND", "15178"),
  ])
  func aCommuneMisspeltIsNotAnotherLikeIt(written: String, code: String) throws {
    let geocoder = Geocoder(
      base: try SmallBase.make("15120_aaa_00001;1;;Rue Haute;15140;15120;Mauriac;2.33;45.21", postcodes: Self.alike))
    for answer in [geocoder.ask(written), geocoder.ask("", commune: written)] {
      #expect(answer.id == code, "\(answer.label) \(answer.status)")
    }
  }

  /// A question without a place has one reading, which allows everything.
  @Test func aQuestionWithoutAPlaceHasOneReading() throws {
    let places = try read("12 rue X").places
    #expect(places.count == 1 && places.first?.isPlaced == false && (places.first?.otherCost ?? .infinity) < .infinity)
  }

  /// The readings are few and in the order of their costs, whatever the words.
  @Test func readingsAreFewAndInTheOrderOfTheirCosts() throws {
    let seed = Seed.another()
    var random = seed.generator
    let words = [
      "Grenoble", "38000", "Paris", "20", "Meylan", "38240", "rue", "de", "12", ",", "CEDEX", "Saint", "Martin", "d'Hères",
      "Pasteur", "99999", "-",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      let places = try read(text).places
      let costs = places.map(\.leastCost)
      #expect(costs == costs.sorted() && places.count <= 8, "\(seed): \(text)")
    }
  }
}
