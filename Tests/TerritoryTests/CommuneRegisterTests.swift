import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

@Suite struct CommuneRegisterTests {
  private let register = CommuneRegister.standard

  @Test(arguments: [
    ("38185", "Grenoble", ["38000", "38100"]), ("91479", "Paray-Vieille-Poste", ["91550", "94390"]),
    ("97801", "Saint-Martin", ["97150"]), ("75111", "Paris 11e Arrondissement", ["75011"]),
  ])
  func aCommuneHasItsNameAndPostcodes(code: String, name: String, postcodes: [String]) {
    #expect(register.name(of: code) == name && register.postcodes(of: code) == postcodes)
    #expect(postcodes.allSatisfy { register.communes(ofPostcode: $0).contains(code) })
  }

  @Test(arguments: [
    ("38000", "38185", CommuneRegister.Fit.serves), ("38000", "69266", .contradicts), ("38000", "38421", .contradicts),
    ("94390", "91479", .serves), ("75011", "75056", .serves), ("75011", "75112", .serves), ("91000", "91182", .serves),
    // Of a CEDEX and of a code that no commune has the département alone is known.
    ("38026", "38185", .unknown), ("38026", "69266", .contradicts), ("38000", "38999", .unknown), ("", "38185", .unknown),
    ("20200", "2B033", .serves), ("20999", "2A004", .unknown), ("97150", "97801", .serves), ("97150", "97123", .contradicts),
    ("38000", "99001", .unknown),
  ])
  func aPostcodeFitsTheCommunesThatItServes(postcode: String, code: String, fit: CommuneRegister.Fit) {
    #expect(register.fit(postcode: postcode, commune: code) == fit)
  }

  @Test func neighboursTouchBothWays() {
    #expect(register.touch("38185", "38421") == true && register.touch("38421", "38185") == true)
    #expect(register.touch("38185", "69266") == false && register.touch("38185", "38565") == false)
    #expect(register.touch("75111", "93048") == true && register.touch("69383", "69266") == true)
    #expect(register.touch("91479", "94054") == true && register.touch("38185", "38999") == nil)
  }

  @Test(arguments: [
    ("Châlons-sur-Marne", ["51108"]), ("EVRY", ["91228"]), ("Courcouronnes", ["91228"]), ("Bellegarde-sur-Valserine", ["01033"]),
  ])
  func whatIsNoMoreLeadsToWhatFollows(name: String, codes: [String]) {
    #expect(CommuneRegister.codes(formerlyNamed: CommuneName(name)) == codes)
  }

  /// Every row of La Poste's file fits, but for communes that no later file has.
  @Test(.needsSharedData) func laPostesRowsFit() throws {
    let rows = try TableReader.read(TableFile.open(path: SharedData.path("geocoding/laposte_hexasmal.csv")))
    var wrong: [String] = []
    for row in 0..<rows.rowCount where CommuneCode.isDepartment(CommuneCode.department(of: rows[row, 0]) ?? "") {
      if register.fit(postcode: rows[row, 2], commune: rows[row, 0]) == .contradicts { wrong.append(rows[row, 0]) }
    }
    #expect(rows.rowCount > 39_000 && wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// Neighbours are those whose shapes share a vertex of the layer.
  @Test(.needsSharedData) func neighboursAreInContact() throws {
    let layer = try LayerFile.read(path: SharedData.path("communes/france-2026.geojson"))
    let codes = layer.table.columnNames.firstIndex(of: "code").map { column in
      (0..<layer.table.rowCount).map { layer.table[$0, column] }
    } ?? []
    let seed = Seed(20_261)
    var generator = seed.generator
    var wrong = 0, touching = 0
    for _ in 0..<300 {
      let one = Int.random(in: codes.indices, using: &generator), step = Int.random(in: 1...30, using: &generator)
      let other = min(one + step, codes.count - 1)
      guard one != other, let a = layer.geometries.box(of: one), let b = layer.geometries.box(of: other) else { continue }
      func vertices(_ feature: Int) -> Set<[Double]> {
        Set(layer.geometries.allVertices(of: feature).map { [layer.geometries.x[$0], layer.geometries.y[$0]] })
      }
      let isTouching = a.intersects(b) && !vertices(one).isDisjoint(with: vertices(other))
      touching += isTouching ? 1 : 0
      wrong += register.touch(codes[one], codes[other]) == isTouching ? 0 : 1
    }
    #expect(wrong == 0 && touching > 3, "\(seed), \(touching) in contact")
  }
}

@Suite struct CommuneNameTests {
  @Test(arguments: [
    "FONTENAY S/S BOIS", "Fontenay ss Bois", "Fontenay s/ Bois", "Ville de Fontenay-sous-Bois", "Commune de Fontenay-sous-Bois",
    "Fontenay-sous-Bois (94)", "94 - Fontenay-sous-Bois", "FONTENAY SOUS BOIS (VAL DE MARNE)", "94120 Fontenay-sous-Bois",
    "Fontenay-sous-Bois - 94", "Mairie de Fontenay s/s Bois", "FONTENAY SOUS BOIS CEDEX", "94 120 FONTENAY SOUS BOIS",
  ])
  func theWaysOfWritingAreOneCommune(text: String) {
    #expect(CommuneRegister.codes(named: CommuneName(text)) == ["94033"])
  }

  @Test(arguments: [
    ("Ville-d'Avray", "92077"), ("Ville du Puy-en-Velay", "43157"), ("Commune de La Tour-du-Pin", "38509"),
    ("Chalon s/ Saône", "71076"),
    ("Ville-devant-Chaumont", "55556"), ("Saint-Sulpice-la-Pointe (Tarn)", "81271"),
  ])
  func aNameThatBeginsLikeATitleIsKept(text: String, code: String) {
    #expect(CommuneRegister.codes(named: CommuneName(text)) == [code])
  }

  @Test func theDepartmentBesideANameIsRead() {
    #expect(CommuneName("Saint-Denis (93)").department == "93" && CommuneName("2A - Ajaccio").department == "2A")
    #expect(CommuneName("SAINT-DENIS (LA RÉUNION)").department == "974" && CommuneName("Paris 20").department == nil)
    #expect(CommuneName("Paris 20").arrondissement == 20 && CommuneName("LYON CEDEX 03").arrondissement == 3)
    #expect(CommuneName("").key.isEmpty && CommuneName("(").key.isEmpty)
  }

  /// Whatever a cell holds, a name is read without harm, and its spellings are never none.
  @Test func anyTextIsRead() {
    let pieces = ["s", "/", "ss", "(", ")", "94", "ville", "de", "cedex", "75", "011", "'", "-", "Paris", "é", ""]
    let seed = Seed(20_261)
    var generator = seed.generator
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
      #expect(!CommuneName(text).spellings.isEmpty, "\(seed): \(text)")
    }
  }
}

@Suite struct CommuneShapesNamesTests {
  private func shapes() throws -> CommuneShapes {
    let communes = [
      ("32389", "Saint-Martin"), ("54480", "Saint-Martin"), ("91228", "Évry-Courcouronnes"), ("91479", "Paray-Vieille-Poste"),
    ]
    return try CommuneShapes(
      Zoning(layer: layer([("code", communes.map(\.0)), ("nom", communes.map(\.1))])), provenance: Provenance(file: "c"))
  }

  @Test(arguments: [
    ("Saint-Martin", "97150", "97801"), ("Paray-Vieille-Poste", "94390", "91479"), ("Évry", "91000", "91228"),
    ("EVRY (91)", "", "91228"),
  ])
  func aNameIsFoundThatTheLayerLacksOrWritesOtherwise(name: String, postcode: String, code: String) throws {
    #expect(try shapes().match(name: name, postcode: postcode, department: "") == .one(code: code))
  }

  @Test func namesakesAreNotChosen() throws {
    #expect(try shapes().match(name: "Saint-Martin", postcode: "", department: "") == .several(["32389", "54480"]))
    #expect(try shapes().match(name: "Paray-Vieille-Poste", postcode: "94400", department: "") == .several(["91479"]))
  }
}

@Suite struct MisplacedZonesTests {
  private static func feature(_ code: String, _ name: String, _ x: Double, _ y: Double) -> String {
    GeoJSONText.feature(
      "{\"INSEE_COM\":\"\(code)\",\"NOM\":\"\(name)\"}", GeoJSONText.polygon(Rings.square(x, y, 0.1)))
  }

  private static func zoning(_ features: [String]) throws -> Zoning {
    let folder = try TemporaryFolder()
    let path = try folder.write("c.geojson", GeoJSONText.collection(features))
    return try Zoning(layer: LayerFile.read(path: path))
  }

  @Test func overseasBesideTheMainlandLosesItsShape() throws {
    let zoning = try Self.zoning([
      Self.feature("75056", "Paris", 2.3, 48.8), Self.feature("97105", "Basse-Terre", -2.4, 40.55),
      Self.feature("97209", "Fort-de-France", -61.1, 14.6), Self.feature("97411", "Saint-Denis", -3, 39),
    ])
    #expect(zoning.layer.geometries.kinds == [.polygon, .empty, .polygon, .empty])
    #expect(zoning.codes.count == 4 && zoning.layer.table.rowCount == 4)
    let told = zoning.anomalies.map(\.kind)
    #expect(told == [.zoning(.misplacedZones(count: 2, codes: ["97105", "97411"], departments: ["971", "974"]))])
  }

  @Test func overseasAtItsPlaceIsLeft() throws {
    let zoning = try Self.zoning([
      Self.feature("97209", "Fort-de-France", -61.1, 14.6), Self.feature("97801", "Saint-Martin", -63.1, 18),
    ])
    #expect(zoning.anomalies.isEmpty && zoning.layer.geometries.kinds == [.polygon, .polygon])
  }

  @Test(.needsSharedData) func theNationalLayerHasNone() throws {
    let zoning = try Zoning(layer: LayerFile.read(path: SharedData.path("qpv/france-2024-simplified.geojson")))
    #expect(!zoning.anomalies.contains { if case .zoning(.misplacedZones) = $0.kind { true } else { false } })
  }

  /// The short way of reading an official name says what the long one does.
  @Test(.needsSharedData) func officialNamesAreReadAlike() throws {
    let rows = try TableReader.read(TableFile.open(path: SharedData.path("geocoding/laposte_hexasmal.csv")))
    let names = (0..<rows.rowCount).map { rows[$0, 1] }
    #expect(names.count > 39_000 && names.allSatisfy { CommuneName($0) == CommuneName(written: $0) })
  }
}
