import TestSupport
import Testing

@testable import Geocoding

/// What stands behind a number: its suffix, of one part or several, or the beginning of the street.
@Suite struct SuffixReadingTests {
  private static let communes = ["90022": "Chaux", "90010": "Belfort", "09122": "Foix", "35352": "Vern-sur-Seiche"]

  private static func street(_ id: String, _ name: String, _ numbers: String) -> TestStreet {
    TestStreet(
      id: id, name: name, postcode: "\(id.prefix(2))000", numbers: TestStreet.numbers(numbers), from: (2.40, 47.60),
      to: (2.41, 47.61))
  }

  private static let made = Result {
    try Geocoder.made(
      of: [
        street("90022_grande", "Grande Rue", "6,6 a,8,10"), street("90022_ecoles", "Rue des Écoles", "6,8,8 d"),
        street("90010_gaulard", "Rue du Général Gaulard", "2,14,14 b"), street("90010_agova", "Rue Porte Agova", "1,4"),
        street("09122_thalam", "Quartier Thalamas", "3,9"), street("09122_rives", "Rives", "3,9"),
        street("09122_onze", "Rue du 11 Novembre 1918", "4,6"),
      ], [], communes: communes)
  }

  /// The letter is the suffix where the base has the number with it, else the beginning of the street.
  @Test(arguments: [
    ("6 A GRANDE RUE 90000 CHAUX", "90022_grande_00006_a"), ("8 A GRANDE RUE 90000 CHAUX", "90022_grande_00008"),
    ("6 GRANDE RUE 90000 CHAUX", "90022_grande_00006"), ("8 D RUE DES ECOLES, CHAUX", "90022_ecoles_00008_d"),
    ("6 r des Ecoles, Chaux", "90022_ecoles_00006"), ("14 R GAL Gaulard 90000 BELFORT", "90010_gaulard_00014"),
    ("14 B R GAL Gaulard 90000 BELFORT", "90010_gaulard_00014_b"), ("4 R PORTE AGOVA 90000 BELFORT", "90010_agova_00004"),
    ("9 QUA THALAMAS 09000 FOIX", "09122_thalam_00009"), ("9 Qua. Thalamas 09000 Foix", "09122_thalam_00009"),
    ("9 QUA RIVES 09000 FOIX", "09122_rives_00009"), ("4 R du 11 nov 18, 09000 Foix", "09122_onze_00004"),
  ])
  func aLetterOfTheStreetDoesNotTakeTheNumber(address: String, id: String) throws {
    let answer = try Self.made.get().ask(address)
    #expect(answer.kind == .houseNumber && answer.id == id && answer.status == .certain, "\(answer.label)")
  }

  /// However a suffix of parts is written, in the base and in the question, it is the same address, and no other part's.
  @Test func suffixesOfPartsAreFoundHoweverWritten() throws {
    let seed = Seed.another()
    var random = seed.generator
    let parts: [[String]] = [
      ["a", "bis"], ["b", "bis"], ["b", "1"], ["c", "12"], ["bis", "ter"], ["a", "b"], ["d", "quater"], ["e", "f"], ["bis", "2"],
    ]
    for _ in 0..<12 {
      let chosen = parts.map { ($0, [" ", "-", "/", ""].randomElement(using: &random) ?? "") }
      let numbers = ["40", "42"] + chosen.map { "42 \($0.0.joined(separator: $0.1))" } + ["44"]
      let rows = numbers.enumerated().map { place, text -> BANRow in
        let cut = text.split(separator: " ", maxSplits: 1).map(String.init)
        var row = BANRow(
          Int(cut[0])!, "Clos du Peillac", id: "35352_peillac",
          in: BANRow.Commune(code: "35352", name: "Vern-sur-Seiche", postcode: "35770"), longitude: -1.60 + Double(place) / 1000,
          latitude: 48.047)
        row.suffix = cut.count > 1 ? cut[1] : ""
        return row
      }
      let base = try SmallBase.make(rows), geocoder = Geocoder(base: base)
      for (place, (letters, _)) in chosen.enumerated() {
        let isFigure = letters[1].allSatisfy(\.isNumber)
        let joints = isFigure ? [""] : letters[1].count > 1 ? [" ", "-", "/"] : ["-", "/"]
        let suffix = letters.joined(separator: joints.randomElement(using: &random) ?? "")
        let written = Bool.random(using: &random) ? suffix : suffix.uppercased()
        let question = "42 \(written) clos du Peillac 35770 Vern-sur-Seiche"
        let answer = geocoder.ask(question)
        let isThere = abs(answer.longitude - (-1.60 + Double(place + 2) / 1000)) < 1e-9
        #expect(answer.kind == .houseNumber && isThere, "\(seed): \(question), \(chosen[place]) -> \(answer.label)")
      }
    }
  }

  /// Where the base lacks the suffix whole, no address of a part of it is given for it; of a list, either is right.
  @Test func aPartOfASuffixIsNotTheWhole() throws {
    let geocoder = try Self.made.get()
    let absent = geocoder.ask("6 A bis Grande Rue 90000 Chaux")
    #expect(absent.kind == .interpolation && absent.houseNumber == "6 a bis", "\(absent.label)")
    #expect(geocoder.ask("6 A/B Grande Rue 90000 Chaux").id == "90022_grande_00006_a")
  }

  @Test(arguments: [
    ("B", "bis"), ("bis", "bis"), ("a bis", "abis"), ("A-BIS", "abis"), ("A/B", "ab"), ("b1", "b1"), ("b 1", "b1"),
    ("bis-ter", "bister"), ("É", "e"),
  ])
  func aSuffixHasOneKey(suffix: String, key: String) {
    #expect(AddressLexicon.standard.suffixKey(suffix) == key)
  }
}
