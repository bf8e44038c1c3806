import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Geocoding

/// Communes, cities, old communes and localities of a base.
@Suite struct AddressBasePlacesTests {
  @Test func aDividedCityIsThereWithItsArrondissements() throws {
    let base = try SmallBase.make(
      """
      75111_aaa_00001;1;;Rue A;75011;75111;Paris 11e Arrondissement;2.38;48.86
      75116_bbb_00001;1;;Rue B;75116;75116;Paris 16e Arrondissement;2.27;48.86
      75116_bbb_00003;3;;Rue B;75016;75116;Paris 16e Arrondissement;2.27;48.86
      75116_bbb_00005;5;;Rue B;75016;75116;Paris 16e Arrondissement;2.27;48.86
      """)
    let city = try base.commune("75056"), part = try base.commune("75111")
    #expect(base.text(city.name) == "Paris" && city.streetCount == 0)
    #expect(base.postcodes(of: city) == [75016, 75011, 75116])
    #expect(part.city == UInt32(try #require(base.communes.firstIndex { base.text($0.code) == "75056" })))
    #expect(city.city == AddressBaseLayout.none && city.position.isKnown && city.radius > 30_000)
    #expect(base.communes(ofKey: "paris") == ["75056 official", "75111 delivery", "75116 delivery"])
    #expect(base.communes(ofKey: "paris11") == ["75111 official"])
    #expect(base.communes(ofPostcode: 75016) == ["75116"])
    #expect(base.communes(ofPostcode: 75011) == ["75111"])
  }

  /// Old communes keep their streets apart and lead to the new one.
  @Test func oldCommunesKeepTheirStreetsApart() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.csv",
      """
      id;numero;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;lon;lat
      49018_aaa_00001;1;Rue de la Mairie;49150;49018;Baugé-en-Anjou;49101;Clefs;-0.06;47.62
      49018_bbb_00001;1;Rue de la Mairie;49150;49018;Baugé-en-Anjou;49380;Vaulandry;-0.05;47.60
      x1;1;Rue Neuve;49150;49018;Baugé-en-Anjou;49101;Clefs;-0.06;47.62
      x2;1;Rue Neuve;49150;49018;Baugé-en-Anjou;49380;Vaulandry;-0.05;47.60
      """)
    try folder.write(
      "postes.csv",
      SmallBase.postcodeHeader + """

        49018;BAUGE EN ANJOU;49150;;BAUGE EN ANJOU;47.54,-0.10
        49018;BAUGE EN ANJOU;49150;ST MARTIN D ARCE;BAUGE EN ANJOU;47.54,-0.10
        49101;CLEFS;49150;;CLEFS;47.62,-0.06
        49007;ANGERS;49100;;ANGERS;47.47,-0.55
        49007;ANGERS;49000;;ANGERS;47.47,-0.55
        """)
    let base = try folder.makeBase(["a.csv"], postcodes: "postes.csv").base
    #expect(base.streets(named: "Rue de la Mairie").map { base.text(base.streets[$0].oldCommune) } == ["Clefs", "Vaulandry"])
    #expect(base.streets(named: "Rue Neuve").count == 2)
    #expect(base.communes(ofKey: "clefs") == ["49018 former"])
    #expect(base.communes(ofKey: "vaulandry") == ["49018 former"])
    #expect(base.communes(ofKey: "saintmartindarce") == ["49018 place"])
    #expect(!base.communes.contains { base.text($0.code) == "49101" }, "a merged commune lives on in the new one")
    let angers = try base.commune("49007")
    #expect(base.text(angers.name) == "ANGERS" && angers.streetCount == 0 && angers.radius == 0)
    #expect(base.postcodes(of: angers) == [49000, 49100] && angers.position.latitude == 474_700_000 && angers.position.y > 0)
    #expect(base.communes(ofPostcode: 49150) == ["49018"])
  }

  @Test func theNewerFileOfLaPosteAndBareNamesAreKnown() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", SmallBase.header + "\n94043_aaa_00001;1;;Rue A;94270;94043;Le Kremlin-Bicêtre;2.36;48.81\n")
    try folder.write(
      "postes.csv",
      "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5;_geopoint\n"
        + "94043;LE KREMLIN BICETRE;94270;LE KREMLIN BICETRE;;48.8,2.35\n"
        + "1004;AMBERIEU EN BUGEY;1500;AMBERIEU EN BUGEY;;45.96,5.37\n"
        + "abc;X;94270;X;;\n")
    let (base, report) = try folder.makeBase(["a.csv"], postcodes: "postes.csv")
    #expect(base.communes(ofKey: "lekremlinbicetre") == ["94043 official"])
    #expect(base.communes(ofKey: "kremlinbicetre") == ["94043 bare"])
    #expect(base.text(try base.commune("94043").name) == "Le Kremlin-Bicêtre")
    #expect(base.postcodes(of: try base.commune("01004")) == [1500])
    #expect(report.anomalies.contains { $0.place.file == "postes.csv" && $0.place.row == RowNumber(4) })
    #expect(base.description.sources.map(\.kind) == ["adresses", "codes postaux"])
  }

  @Test func localitiesComeFromTheirFileAndFromTheAddresses() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.csv",
      """
      id;numero;nom_voie;code_postal;code_insee;nom_commune;nom_ld;lon;lat
      04104_aaa_00001;1;Rue Haute;04300;04104;Limans;Le Village;5.7300;43.9800
      04104_aaa_00002;2;Rue Haute;04300;04104;Limans;Le Village;5.7310;43.9800
      04104_bbb_00001;1;Les Granges;04300;04104;Limans;Les Granges;5.7400;43.9900
      """)
    try folder.write(
      "ld.csv",
      """
      id;nom_lieu_dit;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;source_position;source_nom_voie
      04104_ccc;Chef-lieu;;04104;Limans;;;;;5.7290;43.9790;bal;bal
      04104_bbb;Les Granges;04300;04104;Limans;;;;;5.7400;43.9900;bal;bal
      04206_ddd;Le Village;04300;04206;Sigonce;;;;;5.8500;43.9900;bal;bal
      04104_eee;Sans Lieu;04300;04104;Limans;;;;;;;bal;bal
      """)
    let (base, report) = try folder.makeBase(["ld.csv", "a.csv"])
    #expect(base.description.localities == 3 && base.description.streets == 2)
    #expect(report.anomalies.contains { $0.place.file == "ld.csv" && $0.place.row == RowNumber(5) })
    let village = base.streets(named: "Le Village")
    #expect(village.count == 2 && village.allSatisfy { base.streets[$0].kind == .locality && base.streets[$0].addressCount == 0 })
    let own = try #require(village.first { base.text(base.communes[Int(base.streets[$0].commune)].code) == "04104" })
    #expect(abs(Double(base.streets[own].radius) / 10 - 80.3) < 1 && base.postcodes(ofStreet: own) == [4300])
    #expect(base.streets(named: "Les Granges").count == 1, "a place with numbers is a street, once")
    let chief = try #require(base.streets(named: "Chef-lieu").first)
    #expect(base.text(base.streets[chief].id) == "04104_ccc" && base.streets[chief].position.x > 0)
    #expect(try base.commune("04206").position.longitude == 58_500_000)
  }

  @Test func aLocalityHasTheAddressesThatBearItsName() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.csv",
      """
      id;numero;nom_voie;code_postal;code_insee;nom_commune;nom_ld;lon;lat
      04104_aaa_00001;1;Rue Haute;04300;04104;Limans;Le Village;5.7300;43.9800
      04104_aaa_00002;2;Rue Haute;04300;04104;Limans;LE VILLAGE;5.7310;43.9800
      04104_aaa_00900;900;Rue Haute;04300;04104;Limans;;5.7500;43.9800
      04104_bbb_00007;7;Chemin Bas;04300;04104;Limans;Le Village;5.7320;43.9800
      04206_aaa_00001;1;Rue Haute;04300;04206;Sigonce;Chef-lieu;5.8500;43.9900
      04206_bbb_00001;1;Les Granges;04300;04206;Sigonce;Les Granges;5.8600;43.9900
      """)
    try folder.write(
      "ld.csv",
      """
      id;nom_lieu_dit;code_postal;code_insee;nom_commune;x;y;lon;lat
      04104_ccc;Le Village;04300;04104;Limans;;;5.7300;43.9810
      04104_ddd;Le Désert;04300;04104;Limans;;;5.7800;43.9900
      """)
    let base = try folder.makeBase(["ld.csv", "a.csv"]).base
    let geocoder = Geocoder(base: base)
    let village = try #require(base.streets(named: "Le Village").first)
    let known = geocoder.knownAddresses(ofStreet: village)
    #expect(known.map(\.number) == [7, 1, 2] && known.map(\.street) == ["Chemin Bas", "Rue Haute", "Rue Haute"])
    #expect(base.text(base.streets[village].id) == "04104_ccc" && base.streets[village].radius > 1900, "the extent holds them")
    func numbers(of name: String) throws -> [KnownAddress] {
      geocoder.knownAddresses(ofStreet: try #require(base.streets(named: name).first))
    }
    #expect(try numbers(of: "Le Désert").isEmpty)
    #expect(try numbers(of: "Chef-lieu").map(\.street) == ["Rue Haute"])
    #expect(try numbers(of: "Les Granges").map(\.street) == [""], "a street is its own numbers")
    for index in base.addresses.indices {
      let record = base.streets[base.street(ofAddress: index)]
      #expect((record.firstAddress..<record.firstAddress + record.addressCount).contains(UInt32(index)))
    }
  }

  @Test func namesBetweenCommasAreNamesOfTheirOwn() throws {
    let base = try SmallBase.make(
      """
      94003_aaa_00001;1;;Villa Remond, VILLA REMONT;94110;94003;Arcueil;2.33;48.80
      94003_bbb_00001;1;;Av. du Gal Leclerc;94110;94003;Arcueil;2.33;48.80
      94003_bbb_00002;2;;Avenue du Général Leclerc;94110;94003;Arcueil;2.33;48.80
      94003_bbb_00004;4;;Avenue du Général Leclerc;94110;94003;Arcueil;2.33;48.80
      """)
    let villa = try #require(base.streets(named: "Villa Remond, VILLA REMONT").first)
    #expect(base.names(ofStreet: villa) == ["villa remond villa remont", "villa remond", "villa remont"])
    let avenue = try #require(base.streets(named: "Avenue du Général Leclerc").first)
    #expect(base.names(ofStreet: avenue) == ["avenue du general leclerc"])
  }
}
