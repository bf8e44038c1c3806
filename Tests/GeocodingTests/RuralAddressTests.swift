import Foundation
import TestSupport
import Testing

@testable import Geocoding

/// Addresses of the country: one postcode for several communes, roads named after the next village, names that are types.
@Suite struct RuralAddressTests {
  private static let communes = [
    "38239": "Moirans", "38400": "Saint-Jean-de-Moirans", "38108": "Choranche", "38322": "Presles", "38069": "Champier",
  ]
  private static let postcodes = ["38239": "38430", "38400": "38430", "38108": "38680", "38322": "38680", "38069": "38260"]

  private static func street(_ id: String, _ name: String, _ numbers: String, _ lon: Double, _ lat: Double) -> TestStreet {
    TestStreet(
      id: id, name: name, postcode: postcodes[String(id.prefix(5))] ?? "", numbers: TestStreet.numbers(numbers), from: (lon, lat),
      to: (lon + 0.003, lat + 0.002))
  }

  private static let streets = [
    street("38239_pont00", "Route du Pont", "236", 5.5600, 45.3250),
    street("38239_cote00", "Impasse de la Côte", "17,19,21", 5.5610, 45.3260),
    street("38239_parc00", "Rue du Parc", "1,2,4", 5.5620, 45.3270),
    street("38239_haute0", "Rue Haute", "1,3,5", 5.5630, 45.3280),
    street("38239_champ0", "Route du Grand Champ", "7,15", 5.5640, 45.3290),
    street("38069_champ0", "Route du Grand Champ", "5,40", 5.2900, 45.4560),
    street("38069_moulin", "Chemin Jean Moulin", "2,8", 5.2910, 45.4570),
    street("38069_gare00", "Rue de la Gare", "2,8", 5.2920, 45.4580),
    street("38400_moiran", "Route de Moirans", "10,40", 5.5850, 45.3380),
    street("38400_eglise", "Place de l'Église", "1,2", 5.5860, 45.3390),
    street("38322_choran", "Route de Choranche", "649,700,1245", 5.4100, 45.0900),
    street("38108_lavoir", "Chemin du Lavoir", "3,30", 5.4000, 45.0700),
    street("38108_clos00", "Chemin du Clos", "3,30", 5.4010, 45.0710),
  ]

  private static func place(_ id: String, _ name: String, _ lon: Double, _ lat: Double) -> TestLocality {
    TestLocality(id: id, name: name, postcode: postcodes[String(id.prefix(5))] ?? "", lon: lon, lat: lat)
  }

  private static let localities = [
    place("38322_bourg0", "Le Bourg", 5.4110, 45.0910), place("38108_plan00", "Le Plan", 5.4020, 45.0720),
    place("38108_villag", "Le Village", 5.4005, 45.0705), place("38400_cote00", "La Côte", 5.5870, 45.3400),
    place("38400_combe0", "La Combe", 5.5880, 45.3410), place("38322_fauriG", "Les Fauries", 5.4210, 45.0990),
  ]

  private static let made = Result { try Geocoder.made(of: streets, localities, communes: communes) }

  /// Every address and every locality finds itself, also where its name is a type alone.
  @Test func everyAddressAndLocalityFindsItself() throws {
    let worker = try Self.made.get().makeWorker()
    for street in Self.streets {
      let town = Self.communes[street.commune] ?? ""
      for number in street.numbers {
        let answer = worker.find(AddressQuestion(address: "\(number) \(street.name) \(street.postcode) \(town)"))
        #expect(
          answer.id.hasPrefix(street.id + "_") && answer.houseNumber == number && answer.status == .certain, "\(answer.label)")
      }
    }
    for place in Self.localities {
      let town = Self.communes[String(place.id.prefix(5))] ?? ""
      for address in [place.name, place.name.uppercased(), "Lieu-dit \(place.name)"] {
        let answer = worker.find(AddressQuestion(address: address, commune: "\(place.postcode) \(town.uppercased())"))
        #expect(
          answer.id == place.id && answer.kind == .locality && answer.status == .certain,
          "\(address) \(town): \(answer.label) \(answer.score)")
      }
    }
  }

  @Test(arguments: [
    "649 route de Presles 38680 Choranche", "Route de Presles, 38680 CHORANCHE",
    "10 route de Saint-Jean-de-Moirans 38430 Moirans",
    "3 chemin de Presles, Choranche",
  ])
  func aRoadToTheNextVillageIsNotTheRoadBack(address: String) throws {
    let answer = try Self.made.get().ask(address)
    #expect(answer.status != .certain, "\(answer.label) \(answer.score)")
  }

  @Test(arguments: [
    "Le Villard 38680 Choranche", "Les Combes 38680 Presles", "La Combe 38680 Choranche", "Le Moulin 38260 Champier",
    "Rue du Bac 38430 Moirans", "Rue Haute Vigne 38430 Moirans", "Rue du Parc Royal 38430 Moirans",
    "Mairie 38430 Saint-Jean-de-Moirans",
    "Le Plan 38680 Presles", "Le Bourg 38680 Choranche",
  ])
  func aPlaceThatTheCommuneLacksIsNotCertain(address: String) throws {
    let answer = try Self.made.get().ask(address)
    #expect(answer.status != .certain, "\(answer.label) \(answer.score)")
  }

  @Test(arguments: [
    ("ZA les Îles 38430 Moirans", "38239"), ("D950 38430 Moirans", "38239"), ("Le Bourg 38680 Choranche", "38108"),
    ("1 rue de l'Arboux 38680 PRESLES", "38322"), ("Route de Presles 38680 Choranche", "38108"),
  ])
  func whatIsGivenInsteadLiesInTheCommuneNamed(address: String, commune: String) throws {
    let answer = try Self.made.get().ask(address)
    #expect(answer.kind != nil && answer.communeCode == commune, "\(answer.label)")
  }

  @Test func theLastWordOfAStreetIsNoCommuneCutShort() throws {
    let answer = try Self.made.get().ask("Route du Grand Champ")
    #expect(
      answer.status == .ambiguous && answer.label.contains("Moirans") && answer.label.contains("Champier"), "\(answer.label)")
  }

  private static let manyNames = """
    Agnin, Allemond, Anjou, Annoisin, Apprieu, Arandon, Artas, Assieu, Auris, Avignonet, Barraux, Beaucroissant, Beaufort, Beaulieu, Belmont, \
    Bernin, Biol, Bizonnes, Bonnefamille, Bossieu, Bouvesse, Brangues, Brezins, Burcin, Cessieu, Chabons, Chasselay, Chatonnay, Chuzelles, Cognet, \
    Colombe, Commelle, Corbelin, Cordéac, Coublevie, Crachier, Creys, Crolles, Culin, Domarin, Eclose, Entraigues, Estrablin, Eydoche, Faramans, \
    Flachères, Froges, Goncelin, Grenay, Herbeys, Heyrieux, Izeaux, Jarrie, Lalley, Lavaldens, Luzinay, Marcollin, Mizoën, Noyarey, Optevoz
    """.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }

  /// A street of sixty communes is sure in the one named, and ambiguous without.
  @Test func aStreetOfSixtyCommunesIsSureInTheOneNamed() throws {
    let rows = Self.manyNames.enumerated().map { place, name in
      let commune = BANRow.Commune(code: "38\(100 + place)", name: name, postcode: "38\(200 + place)")
      let longitude = 5.1 + Double(place % 10) * 0.08, latitude = 44.9 + Double(place / 10) * 0.08
      return BANRow(3, "Rue de l'Église", id: "\(commune.code)_eglise", in: commune, longitude: longitude, latitude: latitude)
    }
    let geocoder = Geocoder(base: try SmallBase.make(rows))
    let worker = geocoder.makeWorker()
    #expect(rows.count == 60)
    for (place, name) in Self.manyNames.enumerated() {
      let id = "38\(100 + place)_eglise_00003"
      for address in ["3 rue de l'Église, \(name)", "3 rue de l'Église (\(name))", "\(name.uppercased()), 3 rue de l'Eglise"] {
        let answer = worker.find(AddressQuestion(address: address))
        #expect(answer.id == id && answer.status == .certain, "\(address): \(answer.label) \(answer.score)")
      }
      let answer = worker.find(AddressQuestion(address: "3 rue de l'Église", commune: name))
      #expect(answer.id == id && answer.status == .certain, "\(name): \(answer.label) \(answer.score)")
    }
    for address in ["3 rue de l'Église", "rue de l'Église"] {
      let answer = worker.find(AddressQuestion(address: address))
      #expect(answer.status == .ambiguous && answer.label.contains("60"), "\(answer.status) \(answer.label)")
    }
  }

  @Test func aStreetWithoutAPlaceIsNeverACommune() throws {
    let geocoder = Geocoder(base: try SmallBase.make("26258_aaa_00001;1;;Rue Haute;26450;26258;Puy-Saint-Martin;4.97;44.62"))
    for address in ["Rue Saint-Martin", "5 rue Saint-Martin", "Puy Saint-Marcel 5"] {
      let answer = geocoder.ask(address)
      #expect(answer.status != .certain, "\(answer.label)")
    }
    #expect(geocoder.ask("Puy Saint Martin").id == "26258")
  }
}
