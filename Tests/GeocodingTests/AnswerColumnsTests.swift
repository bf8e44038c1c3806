import Groundwork
import Reporting
import Tabular
import Testing

@testable import Geocoding

/// Columns that questions come from and answers go to, and what is said of a list.
@Suite struct AnswerColumnsTests {
  private func cells(_ columns: AnswerColumns, _ answer: GeocodedAddress) -> [String: String] {
    let texts = columns.columns([answer])
    return Dictionary(uniqueKeysWithValues: zip(columns.header, texts.map { $0[0] }))
  }

  /// Maillage's columns are those of the guide, in that order.
  @Test func ownColumnsAreThoseOfTheGuide() throws {
    let columns = AnswerColumns()
    #expect(
      columns.header.joined(separator: ";")
        == "geo_lon;geo_lat;geo_x;geo_y;geo_epsg;geo_score;geo_score_suivant;geo_type;geo_id;geo_libelle;geo_code_postal;"
        + "geo_code_insee;geo_commune;geo_rayon_m;geo_statut")
    let answer = try Town.geocoder().ask("12 bis cours Berriat 38000 Grenoble")
    let row = cells(columns, answer)
    #expect(row["geo_id"] == "38185_berriat_00012_bis" && row["geo_type"] == "housenumber" && row["geo_statut"] == "ok")
    #expect(row["geo_libelle"] == "12 bis Cours Berriat 38000 Grenoble" && row["geo_code_postal"] == "38000")
    #expect(row["geo_code_insee"] == "38185" && row["geo_commune"] == "Grenoble" && row["geo_epsg"] == "2154")
    for (name, value) in [("geo_lon", answer.longitude), ("geo_lat", answer.latitude)] {
      #expect(abs((Double(row[name] ?? "") ?? .nan) - value) <= 5.01e-7, "\(name)")
    }
    #expect(abs((Double(row["geo_x"] ?? "") ?? .nan) - answer.x) <= 0.0051)
  }

  @Test func theNationalGeocodersColumnsHaveItsNamesTypesAndStates() throws {
    let columns = AnswerColumns(schema: .ban, decimalMark: UInt8(ascii: ","))
    let national =
      "longitude, latitude, result_score, result_score_next, result_label, result_type, result_id, result_banId, "
      + "result_housenumber, result_name, result_street, result_postcode, result_city, result_context, result_citycode, "
      + "result_oldcitycode, result_oldcity, result_district, result_status"
    #expect(columns.header.prefix(19).joined(separator: ", ") == national)
    let geocoder = try Town.geocoder()
    let found = cells(columns, geocoder.ask("12 bis cours Berriat 38000 Grenoble"))
    #expect(
      found["result_type"] == "housenumber" && found["result_housenumber"] == "12 bis"
        && found["result_street"] == "Cours Berriat")
    #expect(
      found["result_name"] == "12 bis Cours Berriat" && found["result_status"] == "ok" && found["result_citycode"] == "38185")
    #expect(found["result_context"] == "38, Isère, Auvergne-Rhône-Alpes" && found["longitude"]?.contains(",") == false)
    #expect(cells(columns, geocoder.ask("7 cours Berriat 38000 Grenoble"))["result_type"] == "street")
    let commune = cells(columns, geocoder.ask("38240 Meylan"))
    #expect(commune["result_type"] == "municipality" && commune["result_name"] == "Meylan" && commune["result_street"] == "")
    let absent = cells(columns, geocoder.ask("???"))
    #expect(
      absent["result_status"] == "not-found"
        && absent.filter { !$0.value.isEmpty }.keys.sorted() == ["geo_statut", "result_status"])
  }

  @Test(arguments: AnswerColumns.Schema.allCases) func eachAnswerHasACellInEachColumn(
    schema: AnswerColumns.Schema
  ) throws {
    let geocoder = try Town.geocoder()
    let answers = ["", "rue Pasteur", "12 cours Berriat 38000 Grenoble", "Grenoble", "xyz 33000 Bordeaux"].map {
      geocoder.ask($0)
    }
    let columns = AnswerColumns(schema: schema)
    let texts = columns.columns(answers)
    #expect(texts.count == columns.header.count && texts.allSatisfy { $0.count == answers.count })
    for text in texts { for row in answers.indices { #expect(!text[row].contains("nan") && !text[row].contains("inf")) } }
    #expect(AnswerColumns.numeric.isSuperset(of: columns.header.filter { $0.hasPrefix("geo_l") && $0 != "geo_libelle" }))
  }

  /// A decimal comma is that of the file's cells, and of no label.
  @Test func aDecimalCommaIsThatOfTheCells() throws {
    let row = cells(AnswerColumns(decimalMark: UInt8(ascii: ",")), try Town.geocoder().ask("12 cours Berriat 38000 Grenoble"))
    #expect(row["geo_lon"]?.contains(",") == true && row["geo_lon"]?.contains(".") == false)
  }

  /// Columns are recognised by their names, in any order.
  @Test(
    arguments: [
      (["ID", "Adresse", "CP", "Ville"], [1], 2, 3),
      (["Adresse", "Complément d'adresse", "Code postal", "Commune"], [0, 1], 2, 3),
      (["numero voie", "voie", "complement", "cp", "ville"], [0, 1, 2], 3, 4), (["nom", "adresse complète"], [1], nil, nil),
      (["VILLE", "Code Postal", "ADRESSE"], [2], 1, 0), (["ADRESSE", "", "", "COMMUNE"], [0, 1, 2], nil, 3),
      (["nom", "x", "y"], nil, nil, nil),
    ] as [([String], [Int]?, Int?, Int?)])
  func columnsAreRecognisedByTheirNames(header: [String], address: [Int]?, postcode: Int?, commune: Int?) {
    let columns = QuestionColumns(recognisedIn: header)
    #expect(columns?.address == address && columns?.postcode == postcode && columns?.commune == commune)
  }

  /// Columns named by the user are found, and a name that the table lacks is refused with those that it has.
  @Test func columnsNamedByTheUserAreFoundOrRefused() throws {
    let header = ["Id", "N°", "Rue", "Lieu", "Ville"]
    let columns = try QuestionColumns(
      header: header, address: ["n°", "rue", "Lieu"], postcode: nil, commune: "VILLE", file: "liste.csv")
    let row = ["1", "12", "cours Berriat", "BP 4", "Grenoble"]
    let question = columns.question { row[$0] }
    #expect(question.commune == "Grenoble" && question.postcode == "")
    #expect(try Town.geocoder().makeWorker().find(question).id == "38185_berriat_00012")
    let fault = try #require(throws: FileFault.self) {
      try QuestionColumns(header: header, address: ["Adresse"], postcode: nil, commune: nil, file: "liste.csv")
    }
    #expect(fault.kind == .usage && fault.file == "liste.csv")
    for part in ["--adresse", "Adresse", "Id", "Ville"] { #expect(fault.description.contains(part)) }
  }

  /// A list is told in one sentence, and départements that the base lacks in another.
  @Test func aListIsToldInOneSentence() throws {
    let geocoder = try Town.geocoder()
    let worker = geocoder.makeWorker()
    func tally(_ addresses: [String], firstRow: Int) -> GeocodingTally {
      GeocodingTally(addresses.map { worker.find(AddressQuestion(address: $0)) }, numbers: RowNumbers(first: firstRow))
    }
    var all = tally(["12 cours Berriat 38000 Grenoble", "rue Pasteur"], firstRow: 2)
    #expect(all.uncovered(by: geocoder.base.description) == nil)
    #expect(all.hasDoubts && !tally(["12 cours Berriat 38000 Grenoble"], firstRow: 2).hasDoubts)
    all.add(tally(["12 rue de la Gare 33000 Bordeaux", "???", "3 rue X 13001 Marseille"], firstRow: 4))
    #expect(all.rows == 5 && all[.certain] == 1 && all[.ambiguous] == 1)
    #expect(GeocodingStatus.allCases.map { all[$0] }.reduce(0, +) == 5)
    #expect(all.summary.hasPrefix("5 lignes : 1 ok, 1 ambigu"))
    let uncovered = try #require(all.uncovered(by: geocoder.base.description))
    let warning = Anomaly(.base(uncovered), file: "liste.csv").sentence
    for part in ["liste.csv", "13, 33", "38, 75", "2 lignes", "4)"] { #expect(warning.contains(part), "\(part) : \(warning)") }
    var other = tally(["12 rue de la Gare 33000 Bordeaux", "???", "3 rue X 13001 Marseille"], firstRow: 4)
    other.add(tally(["12 cours Berriat 38000 Grenoble", "rue Pasteur"], firstRow: 2))
    #expect(other == all, "the order in which chunks end changes nothing")
  }
}
