import Groundwork
import TestSupport
import Testing

@testable import Geocoding

/// Bases Adresses Locales, formats 1.1 to 1.5, as communes publish them.
@Suite struct LocalBaseTests {
  private static let header =
    "cle_interop;uid_adresse;voie_nom;numero;suffixe;commune_insee;commune_nom;position;long;lat;x;y;source;date_der_maj"

  private func made(_ lines: [String], header: String = header) throws -> (base: AddressBase, report: AddressBaseBuilder.Report) {
    let folder = try TemporaryFolder()
    try folder.write("bal.csv", ([header] + lines).joined(separator: "\n") + "\n")
    return try folder.makeBase(["bal.csv"], vintage: "2024")
  }

  @Test(.needsSharedData, arguments: [
    ("aliases", "11 rue du Verdon Strasbourg", 7.737072), ("auto-detect-1.4", "9 rue des 3 places Escoulis", 1.028392),
    ("auto-detect-1.5", "9 rue des 3 places, Escoulis", 1.028392),
    ("toponyme-replacing-voie_nom", "9 rue des 3 places, Escoulis", 1.028392),
    ("sample", "43 rue de l'Aubépine Strasbourg", 7.770409),
    ("sample", "163 rue Éric Tabarly, Plougastel-Daoulas", -4.35158094561215),
  ])
  func filesOfAllVersionsMakeBases(name: String, address: String, longitude: Double) throws {
    let folder = try TemporaryFolder()
    _ = try AddressBaseBuilder(sources: [SharedData.path("geocoding/bal/\(name).csv")], vintage: "2024")
      .write(to: folder.path("b.adresses"))
    let answer = Geocoder(base: try AddressBase(path: folder.path("b.adresses"))).ask(address)
    #expect(answer.kind == .houseNumber && answer.status == .certain, "\(answer.label)")
    #expect(abs(answer.longitude - longitude) < 1e-6)
  }

  @Test(.needsSharedData, arguments: ["junk.ascii", "without-voie_nom-nor-toponyme", "without_row", "locales"])
  func whatIsNoAddressesIsRefusedInWords(name: String) throws {
    let folder = try TemporaryFolder()
    let fault = #expect(throws: FileFault.self) {
      try AddressBaseBuilder(sources: [SharedData.path("geocoding/bal/\(name).csv")]).write(to: folder.path("b.adresses"))
    }
    #expect(fault?.kind == .unreadable)
    #expect(try folder.names.isEmpty, "nothing half-written")
  }

  /// A key without a street ("xxxx") joins no streets.
  @Test func aKeyWithoutAStreetJoinsNone() throws {
    let (base, _) = try made([
      "31591_xxxx_00009;;Rue des 3 Places;9;;31591;Escoulis;entrée;1.0284;43.1116;;;;",
      "31591_xxxx_00009;;Rue du Lavoir;9;;31591;Escoulis;entrée;1.0300;43.1120;;;;",
    ])
    #expect(base.description.streets == 2 && base.description.addresses == 2)
    let answer = Geocoder(base: base).ask("9 rue du Lavoir, Escoulis")
    #expect(answer.label == "9 Rue du Lavoir Escoulis", "no blank where the postcode would be")
    #expect(answer.id == "31591_xxxx_00009" && abs(answer.longitude - 1.03) < 1e-9)
  }

  /// An address with several positions has the one that says most.
  @Test func theEntranceIsTakenBeforeTheParcel() throws {
    let kinds = ["parcelle", "segment", "entrée", "délivrance postale", "bâtiment"]
    let seed = Seed.another()
    var random = seed.generator
    let lines = kinds.enumerated().map { place, kind in
      "31591_0010_00009;;Rue du Lavoir;9;;31591;Escoulis;\(kind);\(1.02 + Double(place) / 1000);43.1116;;;;"
    }
    let (base, _) = try made(lines.shuffled(using: &random))
    #expect(base.description.addresses == 1)
    let address = base.addresses[0]
    #expect(base.positionText(address.positionKind) == "entrée" && address.position.longitude == 10_220_000, "\(seed)")
  }

  /// Metres where there are no degrees, the commune in the key alone, 99999 for a place without numbers, a name in Breton, the
  /// commune of before a merger, a complement as locality.
  @Test func whatTheFormatAllowsIsRead() throws {
    let header =
      "cle_interop;voie_nom;voie_nom_bre;lieudit_complement_nom;numero;suffixe;commune_nom;commune_deleguee_insee;"
      + "commune_deleguee_nom;position;x;y;long;lat"
    let (base, report) = try made(
      [
        "29189_0421_00003;Rue de la Fontaine;Straed ar Feunteun;Kerziou;3;bis;Plougastel-Daoulas;;;entrée;153100.0;6830100.0;;",
        "29189_0001_99999;Kergarvan;-;;99999;;Plougastel-Daoulas;;;segment;;;-4.40;48.35",
      ], header: header)
    let told = BaseAnomaly.numbersThatAreNone(count: 1, first: "99999 Kergarvan, Plougastel-Daoulas")
    #expect(report.anomalies.contains { $0.kind == .base(told) })
    let geocoder = Geocoder(base: base)
    #expect(base.description.addresses == 1)
    let own = geocoder.ask("3 bis rue de la Fontaine, Plougastel-Daoulas")
    #expect(own.kind == .houseNumber && abs(own.longitude + 4.4) < 0.3 && abs(own.latitude - 48.35) < 0.3)
    #expect(geocoder.ask("3 bis Straed ar Feunteun, Plougastel-Daoulas").id == own.id)
    #expect(geocoder.ask("Kergarvan, Plougastel-Daoulas").kind == .locality)
    #expect(geocoder.ask("Kerziou, Plougastel-Daoulas").kind == .locality)
  }
}
