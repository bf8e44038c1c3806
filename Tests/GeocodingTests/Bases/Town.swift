@testable import Geocoding

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

  private static let made = Result { try Geocoder.made(of: streets, localities, communes: communes) }

  static func geocoder() throws -> Geocoder { try made.get() }
}
