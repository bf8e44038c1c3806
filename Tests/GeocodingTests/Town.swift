import Foundation
import Testing

@testable import Geocoding

/// SplitMix64: the same words for the same seed, which a failing test prints.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A street of a test's base: its numbers stand at equal steps on a straight line.
struct TestStreet {
  var id: String
  var name: String
  var postcode: String
  /// "12", "12 bis".
  var numbers: [String]
  var from: (lon: Double, lat: Double)
  var to: (lon: Double, lat: Double)
  /// The BAN's word for the kind of position.
  var position = "entrée"
  var oldCommune: (code: String, name: String) = ("", "")

  var commune: String { String(id.prefix(5)) }

  static func numbers(_ all: String) -> [String] { all.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }

  /// Lines under `SmallBase.banHeader`.
  func lines(communeName: String) -> [String] {
    numbers.enumerated().map { place, text in
      let parts = text.split(separator: " ").map(String.init)
      let suffix = parts.count > 1 ? parts[1] : ""
      let share = numbers.count > 1 ? Double(place) / Double(numbers.count - 1) : 0
      let number = String(repeating: "0", count: max(0, 5 - parts[0].count)) + parts[0]
      let degrees = String(
        format: "%.7f;%.7f", from.lon + share * (to.lon - from.lon), from.lat + share * (to.lat - from.lat))
      return [
        id + "_" + number + (suffix.isEmpty ? "" : "_" + suffix.lowercased()), "", parts[0], suffix, name, postcode, commune,
        communeName, oldCommune.code, oldCommune.name, "", "", degrees, position, "", "", "", "", "commune", "commune", "1", "",
      ].joined(separator: ";")
    }
  }

  static func file(_ streets: [TestStreet], communes: [String: String]) -> String {
    let lines = streets.flatMap { $0.lines(communeName: communes[$0.commune] ?? "") }
    return ([SmallBase.banHeader] + lines).joined(separator: "\n") + "\n"
  }
}

/// A locality of a test's base.
struct TestLocality {
  static let header =
    "id;nom_lieu_dit;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;"
    + "source_position;source_nom_voie"

  var id: String
  var name: String
  var postcode: String
  var lon: Double
  var lat: Double

  static func file(_ localities: [TestLocality], communes: [String: String]) -> String {
    let lines = localities.map { place in
      let commune = String(place.id.prefix(5))
      return
        "\(place.id);\(place.name);\(place.postcode);\(commune);\(communes[commune] ?? "");;;;;\(place.lon);\(place.lat);commune;commune"
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}

extension Geocoder {
  func ask(_ address: String, postcode: String = "", commune: String = "") -> GeocodedAddress {
    makeWorker().find(AddressQuestion(address: address, postcode: postcode, commune: commune))
  }
}

/// Five communes of the Isère and three arrondissements of Paris, with the names that make addresses hard.
enum Town {
  static let communes = [
    "38185": "Grenoble", "38421": "Saint-Martin-d'Hères", "38229": "Meylan", "38151": "Échirolles",
    "38439": "Crêts en Belledonne", "75111": "Paris 11e Arrondissement", "75119": "Paris 19e Arrondissement",
    "75120": "Paris 20e Arrondissement",
  ]

  private static func street(
    _ id: String, _ name: String, _ postcode: String, _ numbers: String, _ lon: Double, _ lat: Double,
    old: (String, String) = ("", "")
  ) -> TestStreet {
    TestStreet(
      id: id, name: name, postcode: postcode, numbers: TestStreet.numbers(numbers), from: (lon, lat),
      to: (lon + 0.004, lat + 0.001),
      oldCommune: old)
  }

  static let streets = [
    street("38185_berriat", "Cours Berriat", "38000", "1,3,5,9,12,12 bis,13,14,14 A,15,16,18,20,22,72,74", 5.7160, 45.1875),
    street("38185_huitmai", "Avenue du 8 Mai 1945", "38100", "2,4,6,8,10,12,12 bis,14", 5.7210, 45.1700),
    street("38185_foch", "Boulevard Maréchal Foch", "38000", "1,5,7,9,30", 5.7190, 45.1800),
    street("38185_mangin", "Rue du Général Mangin", "38100", "3,8,15", 5.7170, 45.1720),
    street("38185_hugo", "Place Victor Hugo", "38000", "1,2,3,4,7,10", 5.7260, 45.1885),
    street("38185_laurent", "Rue Saint-Laurent", "38000", "2,7,30", 5.7320, 45.1970),
    street("38185_claire", "Square Sainte-Claire", "38000", "1,4", 5.7290, 45.1920),
    street("38185_mazet", "Rue du Docteur Mazet", "38000", "1,6", 5.7200, 45.1890),
    street("38185_nal", "Place du Commandant Nal", "38000", "2,5", 5.7330, 45.1850),
    street("38185_louis14", "Place Louis XIV", "38000", "1,3", 5.7340, 45.1860),
    street("38185_oeillet", "Chemin de l'Œillet", "38000", "4,21", 5.7350, 45.1870),
    street("38185_kennedy", "Allée du Président Kennedy", "38100", "1,9", 5.7300, 45.1660),
    street("38185_lilas", "Impasse des Lilas", "38100", "1,2,3", 5.7310, 45.1670),
    street("38185_rousseau", "Rue Jean-Jacques Rousseau", "38000", "1,14", 5.7280, 45.1910),
    street("38185_lyon", "Route de Lyon", "38000", "3,41", 5.7050, 45.1960),
    street("38185_republiq", "Rue de la République", "38000", "1,2,8", 5.7285, 45.1915),
    street("38421_croizat", "Avenue Ambroise Croizat", "38400", "2,10,101", 5.7600, 45.1680),
    street("38421_pasteur", "Rue Pasteur", "38400", "1,5,7", 5.7620, 45.1700),
    street("38229_pasteur", "Rue Pasteur", "38240", "1,5,8", 5.7780, 45.2100),
    street("38229_sources", "Chemin des Sources", "38240", "3,12", 5.7800, 45.2120),
    street("38151_pasteur", "Rue Pasteur", "38130", "2,5", 5.7150, 45.1440),
    street("38439_eglisea", "Rue de l'Église", "38830", "1,2", 6.0300, 45.3700, old: ("38440", "Saint-Pierre-d'Allevard")),
    street("38439_egliseb", "Rue de l'Église", "38830", "1,2", 6.0500, 45.3600, old: ("38262", "Morêtel-de-Mailles")),
    street("75120_bellevil", "Rue de Belleville", "75020", "2,44,90", 2.3900, 48.8740),
    street("75119_bellevil", "Rue de Belleville", "75019", "1,45,91", 2.3901, 48.8742),
    street("75111_republiq", "Avenue de la République", "75011", "2,17,40", 2.3700, 48.8650),
  ]

  static let localities = [
    TestLocality(id: "38439_village", name: "Le Village", postcode: "38830", lon: 6.0310, lat: 45.3710),
    TestLocality(id: "38229_village", name: "Le Village", postcode: "38240", lon: 5.7790, lat: 45.2110),
    TestLocality(id: "38439_grange", name: "La Grange aux Loups", postcode: "38830", lon: 6.0600, lat: 45.3800),
  ]

  private static let made = Result {
    let folder = try BaseFolder()
    try folder.put("adresses.csv", TestStreet.file(streets, communes: communes))
    try folder.put("lieux-dits.csv", TestLocality.file(localities, communes: communes))
    return Geocoder(base: try folder.make(["adresses.csv", "lieux-dits.csv"]).base)
  }

  static func geocoder() throws -> Geocoder { try made.get() }
}
