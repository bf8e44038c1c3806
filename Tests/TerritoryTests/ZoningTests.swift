import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

/// A layer of squares with these columns.
func layer(_ columns: [(String, [String])], file: String = "zones.gpkg") -> Layer {
  var geometries = GeometryArray()
  let count = columns.first?.1.count ?? 0
  for i in 0..<count {
    geometries.appendPolygon([Rings.square(Double(i), 0, 1)])
  }
  let table = Table(
    columns: columns.map { Column(name: $0.0, texts: TextArray($0.1)) }, rowCount: count, provenance: Provenance(file: file))
  return Layer(name: "zones", table: table, geometries: geometries, crs: .wgs84)
}

@Suite struct ZoningTests {
  @Test func quartiersOnSeveralCommunes() throws {
    let zoning = try Zoning(
      layer: layer([
        ("code_qp", ["QN00201M", "QN05921M"]), ("lib_qp", ["Vermandois", "Épeule"]), ("insee_com", ["02571, 02691", "59512"]),
        ("lib_com", ["Omissy, Saint-Quentin", "Roubaix"]), ("insee_dep", ["2", "59"]),
      ]))
    #expect(zoning.kind == "qpv" && zoning.vintage == "2024" && zoning.codes == ["QN00201M", "QN05921M"])
    #expect(zoning.communes == [["02571", "02691"], ["59512"]] && zoning.communeNames[0] == ["Omissy", "Saint-Quentin"])
    #expect(zoning.departments == ["02", "59"] && zoning.duplicates.isEmpty && zoning.anomalies.isEmpty)
    let directory = CommuneDirectory(zoning)
    #expect(directory.find(name: "ST QUENTIN", postcode: "02100").commune?.code == "02691")
  }

  @Test func zerosPutBackAndDuplicates() throws {
    let zoning = try Zoning(
      layer: layer([("code", ["1053", "38185", "38185"]), ("nom", ["Bourg-en-Bresse", "Grenoble", "Grenoble bis"])]))
    #expect(zoning.codes == ["01053", "38185", "38185"] && zoning.kind == "commune" && zoning.departments == ["01", "38"])
    #expect(zoning.duplicates == [Zoning.Duplicate(code: "38185", rows: [1, 2], numbers: [2, 3].map(RowNumber.init))])
    #expect(zoning.anomalies.count == 2)
    #expect(zoning.anomalies[0].kind == .zoning(.lostZeros(count: 1, example: .text("1053"), read: "01053")))
  }

  @Test func columnsGivenOrGuessed() throws {
    let odd = layer([("IDENT", ["b", "a"]), ("LIBEL", ["Bé", "A"]), ("AUTRE", ["x", "x"])])
    #expect(try Zoning(layer: odd, code: "ident", nameColumn: "LIBEL").codes == ["b", "a"])
    #expect(try Zoning(layer: odd).codes == ["b", "a"], "a column that starts with id")
    #expect(try Zoning(layer: layer([("code", ["A", "A"]), ("nom", ["x", "y"])])).duplicates.count == 1)
    let none = layer([("canton", ["1", "2"]), ("gid", ["1", "2"])])
    #expect(
      throws: FileFault.unreadable(
        file: "zones.gpkg",
        sentence:
          "aucune colonne n'est reconnue comme code des zones ; la couche a les colonnes « canton », « gid ». "
          + "Indiquez-la par --code NOM=COL."
      )
    ) { try Zoning(layer: none) }
    #expect(throws: FileFault.self) { try Zoning(layer: odd, code: "absente") }
  }

  @Test func irisKnowTheirCommune() throws {
    let zoning = try Zoning(layer: layer([("id", ["693840302", "10040101"]), ("libiris", ["Canuts", "Centre"])]))
    #expect(zoning.kind == "iris" && zoning.communes == [["69384"], ["01004"]] && zoning.departments == ["01", "69"])
  }

  @Test func mixedGeographiesAreSaid() throws {
    let zoning = try Zoning(layer: layer([("code_qp", ["QP033001", "QN03301I"]), ("nom_qp", ["a", "b"])]))
    #expect(zoning.kind == "qpv" && zoning.vintage == nil)
    #expect(zoning.anomalies.map(\.kind).contains(.zoning(.mixedVintages(["2015", "2024"]))))
  }
}

@Suite struct CommuneDirectoryTests {
  private var directory: CommuneDirectory {
    var directory = CommuneDirectory()
    for (code, name) in [
      ("04088", "Forcalquier"), ("04178", "Saint-Étienne-les-Orgues"), ("04206", "Sigonce"), ("42218", "Saint-Étienne"),
      ("17300", "La Rochelle"),
      ("76351", "Le Havre"), ("75056", "Paris"), ("69123", "Lyon"), ("69383", "Lyon 3e Arrondissement"), ("13055", "Marseille"),
      ("38421", "Saint-Martin-d'Hères"), ("38501", "Saint-Sorlin"), ("38502", "Saint-Sorlin"), ("73501", "Saint-Sorlin"),
      ("71076", "Chalon-sur-Saône"),
      ("01001", "Abergement-Clémenciat"), ("62001", "Bourg"), ("62002", "Le Bourg"), ("29091", "Sœurville"), ("2A004", "Ajaccio"),
      ("13001", "Aix-en-Provence"),
    ] { directory.add(code: code, name: name) }
    return directory
  }

  @Test(
    arguments: [
      ("04300 FORCALQUIER", nil, "04088"), ("forcalquier", "4300", "04088"), ("04230 ST ETIENNE LES ORGUES", nil, "04178"),
      ("ST ETIENNE", "42000", "42218"), ("La Rochelle", "17000", "17300"), ("Rochelle (La)", "17000", "17300"),
      ("HAVRE", "76600", "76351"),
      ("LE HAVRE CEDEX", "76600", "76351"), ("PARIS 20EME", nil, "75056"), ("Paris", "75020", "75056"), ("LYON 03", nil, "69383"),
      ("LYON", "69003", "69383"), ("LYON CEDEX 03", nil, "69383"), ("Lyon 4e", nil, "69123"), ("MARSEILLE 11", "13011", "13055"),
      ("SAINT MARTIN D HERES", nil, "38421"), ("St-Martin d’Hères", "38400", "38421"), ("CHALON S/SAONE", "71100", "71076"),
      ("L'Abergement-Clémenciat", "01400", "01001"), ("SOEURVILLE", "29000", "29091"), ("Ajaccio", "20090", "2A004"),
      ("AIX EN PROVENCE CEDEX 1", "13090", "13001"), ("Saint-Sorlin", "73000", "73501"), ("LE BOURG", "62000", "62002"),
      ("BOURG", "62000", "62001"),
    ] as [(String, String?, String)])
  func found(name: String, postcode: String?, code: String) {
    #expect(directory.find(name: name, postcode: postcode).commune?.code == code)
  }

  @Test func neverGuessed() {
    let twice = directory.find(name: "ST SORLIN", postcode: "38000")
    #expect(twice.commune == nil && twice.candidates.map(\.code) == ["38501", "38502"])
    #expect(directory.find(name: "Saint-Sorlin").commune == nil)
    let elsewhere = directory.find(name: "Forcalquier", postcode: "05000")
    #expect(elsewhere.commune == nil && !elsewhere.isInDepartment && elsewhere.candidates.map(\.code) == ["04088"])
    #expect(directory.find(name: "Nulle-Part", postcode: "38000").candidates.isEmpty)
    #expect(directory.find(name: "", postcode: nil).commune == nil)
    #expect(directory.find(name: "Saint-Sorlin", department: "73").commune?.code == "73501")
  }

  /// Every commune is found by its own name in capitals without accents, or said to be ambiguous.
  @Test(.needsSharedData) func everyCommuneOfFrance() throws {
    let table = try Zoning(layer: LayerFile.read(path: SharedData.path("communes/france-2026.geojson")))
    let directory = CommuneDirectory(table)
    var wrong = 0
    var ambiguous = 0
    for (code, name) in zip(table.codes, table.names) {
      let match = directory.find(name: FrenchText.normalise(name).uppercased(), department: CommuneCode.department(of: code))
      if let found = match.commune { wrong += found.code == code ? 0 : 1 } else { ambiguous += 1 }
      #expect(match.candidates.contains { $0.code == code })
    }
    #expect(table.codes.count > 34_000 && wrong == 0 && ambiguous < 40, "\(ambiguous) ambiguous")
  }
}
