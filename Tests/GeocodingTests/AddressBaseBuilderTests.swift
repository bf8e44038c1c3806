import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Geocoding

@Suite struct AddressBaseBuilderTests {
  private static let ban =
    BANRow.header + """

      38185_3220_00012;38185_3220;12;;Cours Berriat;38000;38185;Grenoble;;;913260.78;6457911.17;5.716000;45.187500;entrée;Vieux Cours;;GRENOBLE;COURS BERRIAT;commune;commune;1;
      38185_3220_00012_bis;38185_3220;12;bis;Cours Berriat;38000;38185;Grenoble;;;913261.76;6457912.21;5.716013;45.187509;segment;;;GRENOBLE;COURS BERRIAT;commune;commune;1;
      38185_3220_00003;38185_3220;3;;Crs Berriat;38100;38185;Grenoble;;;913359.49;6458011.25;5.717300;45.188370;;;;GRENOBLE;COURS BERIAT;commune;commune;1;
      38185_3220_00014;38185_3220;14;A;Cours Berriat;38000;38185;Grenoble;;;913262.75;6457913.13;5.716026;45.187517;entrée;;;GRENOBLE;COURS BERRIAT;commune;commune;1;
      ADRNIVX_0000000123;;7;;Place Victor Hugo;38000;38185;Grenoble;;;914064.63;6457616.62;5.726100;45.184600;;;;GRENOBLE;PLACE VICTOR HUGO;;;0;
      """

  @Test func whatTheFilesSayComesBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("adresses-38-2024-06.csv", Self.ban)
    let (base, report) = try folder.makeBase(["adresses-38-2024-06.csv"])
    #expect(report.anomalies.filter { $0.place.row != nil } == [])
    #expect(base.description == report.description)
    #expect(base.description.addresses == 5 && base.description.streets == 2 && base.description.localities == 0)
    #expect(base.description.departments == ["38"] && base.description.communes == 1)
    let source = try #require(base.description.sources.first)
    #expect(source.file == "adresses-38-2024-06.csv" && source.vintage == "2024-06" && source.rows == 5)
    let checksum = try Checksum.sha256(path: folder.path("adresses-38-2024-06.csv"))
    #expect(source.kind == "adresses" && source.checksum == checksum)
    #expect(base.size == report.size)
    let street = try #require(base.streets(named: "Cours Berriat").first)
    #expect(base.text(base.streets[street].id) == "38185_3220")
    #expect(base.names(ofStreet: street) == ["cours berriat", "cours beriat", "vieux cours"])
    #expect(base.postcodes(ofStreet: street) == [38000, 38100])
    let record = base.streets[street]
    let own = (record.firstAddress..<record.firstAddress + record.addressCount).map { base.addresses[Int($0)] }
    #expect(own.map(\.number) == [3, 12, 12, 14])
    #expect(own.map { base.suffixText($0.suffix) } == ["", "", "bis", "A"])
    #expect(own.map { base.positionText($0.positionKind) } == ["", "entrée", "segment", "entrée"])
    #expect(own.map(\.postcode) == [1, 0, 0, 0])
    #expect(own[1].position.longitude == 57_160_000 && own[1].position.latitude == 451_875_000)
    #expect("\(own[1].position.x);\(own[1].position.y)" == "91326078;645791117")
  }

  @Test func idsComeBackInWhateverForm() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", Self.ban)
    let base = try folder.makeBase(["a.csv"]).base
    let ids = base.streets.indices.flatMap { street in
      let record = base.streets[street]
      return (record.firstAddress..<record.firstAddress + record.addressCount).map { base.addressID(Int($0), street: street) }
    }
    #expect(Set(ids) == Set(Self.ban.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != ";" }) }))
    let place = try #require(base.streets(named: "Place Victor Hugo").first)
    #expect(base.text(base.streets[place].id).wholeMatch(of: /38185_[0-9a-f]{12}/) != nil)
  }

  /// A street lies at its address nearest to their mean, and reaches to the farthest.
  @Test func aStreetLiesAtItsMiddleAddressAndReachesToTheFarthest() throws {
    let base = try SmallBase.make(
      """
      38185_aaa_00001;1;;Rue Longue;38000;38185;Grenoble;5.7160;45.1875
      38185_aaa_00002;2;;Rue Longue;38000;38185;Grenoble;5.7170;45.1875
      38185_aaa_00003;3;;Rue Longue;38000;38185;Grenoble;5.7184;45.1875
      """)
    let street = base.streets[0]
    #expect(street.position.longitude == 57_170_000)
    #expect(abs(Double(street.radius) / 10 - 110) < 1)
    let commune = try base.commune("38185")
    #expect(commune.position == street.position && commune.radius == street.radius && commune.epsg == 2154)
  }

  /// One form of a position gives the other, in the system of the territory.
  @Test func oneFormOfAPositionGivesTheOther() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.csv",
      """
      id;numero;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat
      75101_aaa_00001;1;Rue A;75001;75101;Paris 1er Arrondissement;650852.91;6862571.27;;
      97411_bbb_00001;1;Rue B;97400;97411;Saint-Denis;;;55.4504;-20.8789
      75101_aaa_00002;2;Rue A;75001;75101;Paris 1er Arrondissement;100;200;2.330113;48.861299
      """)
    let (base, report) = try folder.makeBase(["a.csv"])
    let first = base.addresses[0].position
    #expect(abs(first.longitude - 23_301_130) < 10 && abs(first.latitude - 488_612_990) < 10)
    #expect(try base.commune("97411").epsg == 2975)
    let far = base.addresses[2].position
    #expect(abs(far.metres.x - 338_900) < 3000 && abs(far.metres.y - 7_690_900) < 3000)
    #expect(abs(base.addresses[1].position.metres.x - 650_852.91) < 0.1, "metres of another system are computed anew")
    #expect(report.anomalies.contains { $0.kind == .base(.rows(.otherMetres, count: 1)) && $0.place.row == RowNumber(4) })
  }

  @Test func oddRowsAreCountedAndSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.csv",
      SmallBase.header + """

        38185_aaa_00001;1;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00002;;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00003;trois;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00004;4.5;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00005;5;;Rue A;38000;38185;Grenoble;;
        38185_aaa_00006;6;;Rue A;38000;;Grenoble;5.7160;45.1875
        38185_aaa_00007;7;;;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00008;8;;Rue A;38000;38185;Grenoble;45.1875;5.7160
        ;9;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_05001;5001;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        38185_aaa_00001;1;;Rue A;38000;38185;Grenoble;5.7160;45.1875
        """)
    let (base, report) = try folder.makeBase(["a.csv"])
    #expect(base.description.addresses == 3)
    let rows = Set(report.anomalies.compactMap(\.place.row?.value))
    #expect(rows.isSuperset(of: [3, 4, 6, 7, 8, 9]))
    #expect(report.anomalies.contains { if case .base(.repeatedAddresses) = $0.kind { true } else { false } })
    #expect(report.anomalies.allSatisfy { $0.place.file == "a.csv" })
  }

  /// Codes and postcodes get their zero back, from Windows text too.
  @Test func codesAndPostcodesGetTheirZeroBack() throws {
    let folder = try TemporaryFolder()
    let header = "id;numero;nom_voie;code_postal;code_insee;nom_commune;lon;lat"
    let text = header + "\r\n;1;Rue du Ch\u{EA}ne;1000;1053;Bourg-en-Bresse;5,2258;46,2052\r\n"
    try folder.write("a.csv", text.unicodeScalars.map { UInt8($0.value) })
    let base = try folder.makeBase(["a.csv"]).base
    #expect(base.streets(named: "Rue du Chêne").count == 1)
    #expect(base.postcodes(of: try base.commune("01053")) == [1000])
  }

  @Test(arguments: [
    ("adresses-38.csv.gz", nil), ("adresses-2024-06.csv", "2024-06"), ("ban_20240601.csv.gz", "2024-06-01"),
    ("laposte_2023.csv", "2023"), ("adresses-75056.csv", nil), ("x2024y.csv", "2024"), ("2024-13.csv", "2024"),
  ] as [(String, String?)])
  func aFileNameMayTellItsDate(name: String, date: String?) {
    #expect(SourceVintage.inName(name) == date)
  }
}
