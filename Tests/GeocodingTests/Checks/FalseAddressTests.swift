import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Geocoding

/// Files that say what cannot be.
@Suite struct FalseAddressTests {
  private static let grenoble = BANRow.Commune(code: "38185", name: "Grenoble", postcode: "38000")
  private static let names = ["du Port", "de la Gare", "des Lilas", "du Moulin", "des Écoles", "du Stade"]
  private static let perDegree = 111_320.0

  /// A street of numbers on a winding line, so many metres apart.
  private static func street(
    _ name: String, _ numbers: [Int], metres: Double, lon: Double = 5.72, lat: Double = 45.18,
    in commune: BANRow.Commune = grenoble
  ) -> [BANRow] {
    numbers.enumerated().map { place, number in
      let along = Double(place) * metres
      return BANRow(
        number, name, id: "\(commune.code)_\(name.hashKey)", in: commune,
        longitude: lon + along / (perDegree * cos(lat * .pi / 180)), latitude: lat + sin(along / 200) * 40 / perDegree)
    }
  }

  private static func town() -> [BANRow] {
    names.enumerated().flatMap { place, name in
      street("Rue \(name)", Array(1...20), metres: 15, lat: 45.17 + 0.004 * Double(place))
    }
  }

  private func findings(_ report: AddressBaseBuilder.Report) -> [BaseAnomaly] {
    report.anomalies.compactMap { if case .base(let anomaly) = $0.kind { anomaly } else { nil } }
  }

  private func made(_ rows: [BANRow]) throws -> (base: AddressBase, findings: [BaseAnomaly]) {
    let folder = try TemporaryFolder()
    try folder.write("a-2024.csv", BANRow.file(rows))
    let (base, report) = try folder.makeBase(["a-2024.csv"])
    return (base, findings(report))
  }

  private func ask(_ base: AddressBase, _ address: String) -> GeocodedAddress {
    Geocoder(base: base).ask(address, postcode: "38000", commune: "Grenoble")
  }

  /// Wherever on its street and however far: named, and never sure; the others as before.
  @Test(arguments: Seed.several(6))
  func aNumberFarFromItsStreetIsNeverSure(seed: Seed) throws {
    var random = seed.generator
    for kilometres in [3.0, 12, 93, 400] {
      var rows = Self.town()
      let place = Int.random(in: rows.indices, using: &random), turn = Double.random(in: 0..<6.28, using: &random)
      let true0 = (rows[place].longitude, rows[place].latitude)
      rows[place].longitude += kilometres * 1000 * cos(turn) / (Self.perDegree * cos(45.18 * .pi / 180))
      rows[place].latitude += kilometres * 1000 * sin(turn) / Self.perDegree
      let (base, findings) = try made(rows)
      let far = findings.compactMap { if case .farNumbers(let places) = $0 { places } else { nil } }.flatMap { $0 }
      #expect(far.count == 1 && far[0].label == "\(rows[place].number) \(rows[place].street), Grenoble", "\(seed) \(kilometres)")
      #expect(abs((far.first?.metres ?? 0) / 1000 - kilometres) < 1 + kilometres / 20, "\(seed) \(kilometres)")
      let answer = ask(base, "\(rows[place].number) \(rows[place].street)")
      #expect(answer.status != .certain && answer.kind != .houseNumber, "\(seed) \(kilometres) \(answer.label)")
      #expect(abs(answer.longitude - true0.0) < 0.005 && abs(answer.latitude - true0.1) < 0.005, "\(seed) \(kilometres)")
      let other = rows.filter { $0.street == rows[place].street && $0.number != rows[place].number }.randomElement(using: &random)
      let near = try #require(other)
      #expect(ask(base, "\(near.number) \(near.street)").status == .certain, "\(seed) \(kilometres) \(near.number)")
      let street = base.streets[try #require(base.streets(named: rows[place].street).first)]
      #expect(street.radiusInMetres < 400, "the false number says nothing of where the street lies")
    }
  }

  /// The order of the rows does not count.
  @Test func whatIsSetApartDoesNotDependOnTheOrder() throws {
    let seed = Seed.another()
    var random = seed.generator
    var rows = Self.town() + Self.street("Rue du Lac", [1, 3, 5, 7, 9], metres: 15, lon: -0.4)
    rows[7].longitude += 1
    rows.append(BANRow(99_999, "Le Village", id: "38185_village", in: Self.grenoble, longitude: 5.73, latitude: 45.19))
    let folder = try TemporaryFolder()
    var bytes: Set<[UInt8]> = []
    for turn in 0..<3 {
      try folder.write("a-2024.csv", BANRow.file(turn == 0 ? rows : rows.shuffled(using: &random)))
      _ = try folder.makeBase(["a-2024.csv"], to: "\(turn).adresses")
      let base = try AddressBase(path: folder.path("\(turn).adresses"))
      let names = base.streets.map { base.text($0.name) }.flatMap(\.utf8)
      bytes.insert(names + base.apartNumbers.map { UInt8($0) })
      #expect(base.description.addresses == 119, "\(seed)")
    }
    #expect(bytes.count == 1, "\(seed)")
  }

  @Test func aStreetFarFromItsCommuneIsLeftOut() throws {
    let (base, findings) = try made(Self.town() + Self.street("Rue du Lac", [1, 3, 5, 7, 9], metres: 15, lon: -0.4))
    let far = findings.compactMap { if case .farStreets(let places) = $0 { places } else { nil } }.flatMap { $0 }
    #expect(far.map(\.label) == ["Rue du Lac, Grenoble"] && far.map(\.addresses) == [5])
    #expect(ask(base, "5 rue du Lac").status != .certain)
    #expect(ask(base, "5 rue du Stade").status == .certain)
  }

  /// Of two numbers the one that lies out of the commune is the false one.
  @Test func ofTwoNumbersTheOneOutsideTheCommuneIsSetApart() throws {
    var rows = Self.town() + Self.street("Impasse du Four", [1, 2], metres: 15)
    rows[rows.count - 1].latitude += 1
    let (base, findings) = try made(rows)
    let far = findings.compactMap { if case .farNumbers(let places) = $0 { places } else { nil } }.flatMap { $0 }
    #expect(findings.count == 1 && far.map(\.label) == ["2 Impasse du Four, Grenoble"])
    #expect(ask(base, "1 impasse du Four").status == .certain)
    let answer = ask(base, "2 impasse du Four")
    #expect(answer.status != .certain && abs(answer.latitude - 45.18) < 0.01)
  }

  /// Where as many addresses lie here as there, one half is false: none is given for sure.
  @Test func ofTwoPartsAsGreatNoneIsSure() throws {
    let (base, findings) = try made(
      Self.street("Rue du Port", [1, 3, 5], metres: 15) + Self.street("Rue du Lac", [1, 3, 5], metres: 15, lon: -0.4)
        + Self.street("Rue du Bac", [2, 4, 6], metres: 15, lon: 7))
    let far = findings.compactMap { if case .farStreets(let places) = $0 { places } else { nil } }.flatMap { $0 }
    #expect(far.count == 3 && base.description.addresses == 0)
    for street in ["du Port", "du Lac", "du Bac"] { #expect(ask(base, "3 rue \(street)").status != .certain) }
  }

  /// Long roads, metres as numbers, two villages with one street name, islands, communes of Guyane: all as the files have it.
  @Test func whatIsOnlyFarIsKept() throws {
    let cayenne = BANRow.Commune(code: "97353", name: "Maripasoula", postcode: "97370")
    let granville = BANRow.Commune(code: "50218", name: "Granville", postcode: "50400")
    let kept: [String: [BANRow]] = [
      "a long road": Self.street("Route de Lyon", Array(stride(from: 1, through: 80, by: 2)), metres: 250),
      "metres as numbers": Self.street("Chemin du Col", [12, 15, 40, 41, 300, 320, 2500, 2508, 7100], metres: 900),
      "two villages": Self.street("Rue de l'Église", Array(1...12), metres: 15)
        + Self.street("Rue de l'Église", Array(1...9), metres: 15, lat: 45.23),
      "an island": Self.street("Rue Lecampion", Array(1...30), metres: 15, lon: -1.60, lat: 48.84, in: granville)
        + Self.street("Les Blainvillais", Array(1...6), metres: 15, lon: -1.82, lat: 48.87, in: granville),
      "Guyane": Self.street("Rue Léonard Domerger", Array(1...20), metres: 15, lon: -54.03, lat: 3.64, in: cayenne)
        + Self.street("Antécume Pata", Array(1...4), metres: 15, lon: -54.07, lat: 3.28, in: cayenne),
      "a scattered hamlet": Self.street("Les Combes", [1, 2, 3, 4, 5, 6], metres: 700),
      "two numbers": Self.street("Rue Longue", [1, 90], metres: 4000),
    ]
    for (name, rows) in kept.sorted(by: { $0.key < $1.key }) {
      let (base, findings) = try made(rows)
      #expect(findings.allSatisfy { if case .repeatedAddresses = $0 { true } else { false } }, "\(name): \(findings)")
      #expect(base.apartNumbers.isEmpty && base.description.streets == Set(rows.map(\.street)).count, "\(name)")
    }
  }

  @Test(arguments: [0, 9999, 99_999])
  func aNumberThatIsNoneIsNotOne(none: Int) throws {
    var rows = Self.street("Rue du Port", [1, 3, 5, 7], metres: 15)
    rows.append(BANRow(none, "Rue du Port", id: rows[0].streetID, in: Self.grenoble, longitude: 5.7206, latitude: 45.18))
    rows.append(BANRow(none, "Le Rachais", id: "38185_rachais", in: Self.grenoble, longitude: 5.75, latitude: 45.21))
    let (base, findings) = try made(rows)
    #expect(findings == [.numbersThatAreNone(count: 2, first: "\(none) Le Rachais, Grenoble")])
    #expect(base.description.addresses == 4 && base.description.streets == 1 && base.description.localities == 1)
    for number in [none, none / 2 + 200] {
      let answer = ask(base, "\(number) rue du Port")
      #expect(answer.kind == .street, "\(number): \(answer.label)")
    }
    #expect(ask(base, "5 rue du Port").kind == .houseNumber)
    let place = ask(base, "Le Rachais")
    #expect(place.kind == .locality && abs(place.longitude - 5.75) < 1e-9, "what has no number keeps its place")
  }

  /// 9999 is a number where the street counts metres so far.
  @Test func aStreetThatCountsSoFarKeepsIts9999() throws {
    let (base, findings) = try made(Self.street("Route des Crêtes", [9120, 9540, 9999, 10_400], metres: 420))
    #expect(findings.isEmpty && base.description.addresses == 4)
  }
}

extension String {
  /// Letters and figures of ASCII, as an id has them.
  fileprivate var hashKey: String { String(FrenchText.key(self).prefix(14)) }
}
