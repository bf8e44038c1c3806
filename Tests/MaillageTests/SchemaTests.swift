import Foundation
import Maillage
import TestSupport
import Testing

/// `Documentation/schemas` says what the program writes, no more and no less.
@Suite(.needsTheProgram) struct SchemaTests {
  private static let folder = "Documentation/schemas"

  private static func schema(_ name: String) throws -> JSONSchema {
    try JSONSchema(Data(contentsOf: Repository.root.appendingPathComponent("\(folder)/\(name).schema.json")))
  }

  /// What a command prints, or writes where it has SORTIE.
  private static func json(_ command: String, _ place: TemporaryFolder) throws -> JSONValue {
    try run(command, place)
    return try JSONValue(Data(place.bytes("sortie")))
  }

  private static func run(_ command: String, _ place: TemporaryFolder) throws {
    let words = command.replacing("SORTIE", with: place.path("")).replacing("EX/", with: "Data/exemple/")
    let output = command.contains("SORTIE") ? "" : " > \(place.path("sortie"))"
    let done = try BuiltProgram.run("maillage \(words)\(output)", in: Repository.root)
    #expect(done.code == 0, "\(command)\n\(done.output)")
  }

  private static let list = "eligibilite EX/structures.csv --qpv EX/QP2024.gpkg --communes EX/communes.gpkg"
  private static let compared = "\(list) --qv EX/quartiers-vecus.gpkg --corrections EX/corrections.csv --comparer EX/QP2015.shp"

  @Test func schemasAreOfOneVersion() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.path(Self.folder))
    let readMe = try String(contentsOfFile: Repository.path("\(Self.folder)/README.md"), encoding: .utf8)
    let schemas = files.filter { $0.hasSuffix(".schema.json") }
    #expect(schemas.count >= 5)
    for file in schemas {
      let schema = try Self.schema(file.replacing(".schema.json", with: ""))
      #expect(schema.root["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema", "\(file)")
      #expect(schema.root["$id"]?.text == "urn:maillage:\(file.replacing(".schema.json", with: "")):1", "\(file)")
      #expect(readMe.contains("](\(file))"), "\(file)")
    }
  }

  @Test(arguments: [list, compared]) func listsAreAsTheSchemaSays(_ command: String) throws {
    let place = try TemporaryFolder(), schema = try Self.schema("eligibilite.geojson")
    try Self.run("\(command) --sortie SORTIE/l.geojson", place)
    let value = try JSONValue(Data(place.bytes("l.geojson")))
    #expect(schema.faults(of: value) == [])
    let rows = try #require(value["features"]?.array)
    #expect(rows.count > 100)
    // Every column of the schema is written, but for those of --comparer without it.
    let written = Set(rows[0]["properties"]?.object.map { Array($0.keys) } ?? [])
    let rules = schema.root["$defs"]?["ligne"]?["properties"]?.object
    let told = Set(rules.map { Array($0.keys) } ?? [])
    #expect(told.subtracting(written) == (command == Self.list ? ["comparaison", "zone_avant"] : []))
  }

  /// A schema that finds nothing wrong with wrong values is no proof.
  @Test(arguments: [
    (#""decision":"eligible""#, #""decision":"éligible""#), (#""rayon_m":5,"#, #""rayon_m":"5","#),
    (#""anomalie""#, #""anomalies""#),
    (#""type":"Point""#, #""type":"point""#), (#""zonage":"QPV""#, #""zonage":"qpv""#), (#""zone_avant""#, #""zone_apres""#),
  ])
  func aSchemaRefusesWhatIsWrong(_ right: String, _ wrong: String) throws {
    let place = try TemporaryFolder()
    try Self.run("\(Self.compared) --sortie SORTIE/l.geojson", place)
    let text = try place.text("l.geojson")
    #expect(text.contains(right))
    #expect(try !Self.schema("eligibilite.geojson").faults(of: JSONValue(Data(text.replacing(right, with: wrong).utf8))).isEmpty)
  }

  @Test func placesAreAsTheSchemaSays() throws {
    let place = try TemporaryFolder(), schema = try Self.schema("localiser.geojson")
    try Self.run("adresses creer EX/adresses-99.csv.gz --sortie SORTIE/99.adresses", place)
    try Self.run("\(Self.located) --sortie SORTIE/l.geojson", place)
    let value = try JSONValue(Data(place.bytes("l.geojson")))
    #expect(schema.faults(of: value) == [])
    let written = (value["features"]?.array?[0]["properties"]?.object.map { Array($0.keys) } ?? [])
    let rules = schema.root["$defs"]?["ligne"]
    for name in (rules?["properties"]?.object ?? [:]).keys { #expect(written.contains(name), "\(name)") }
    for pattern in (rules?["patternProperties"]?.object ?? [:]).keys {
      #expect(written.contains { $0.range(of: pattern, options: .regularExpression) != nil }, "\(pattern)")
    }
  }

  @Test(arguments: [
    ("inspecter", "inspecter EX/structures.csv --json"), ("inspecter", "inspecter EX/QP2024.gpkg EX/COMMUNE.shp --json"),
    ("inspecter", "inspecter Examples/secret/allocataires.csv --confidentiel comptages-caf --json"),
    ("inspecter", "inspecter Tests/Golden/inputs/bancale.csv --json"),
  ])
  func whatIsPrintedIsAsTheSchemaSays(_ schema: String, _ command: String) throws {
    #expect(try Self.schema(schema).faults(of: Self.json(command, TemporaryFolder())) == [])
  }

  @Test func sourcesAndAttacksAreAsTheirSchemasSay() throws {
    let place = try TemporaryFolder(), relations = "--relations Examples/secret/liens.yml --profil caf-infracommunal"
    try Self.run("secret appliquer Examples/secret/allocataires.csv \(relations) --sortie SORTIE/d.csv", place)
    let note = try JSONValue(Data(place.bytes("d.csv.meta.json")))
    #expect(try Self.schema("source.meta").faults(of: note) == [])
    #expect(note["marques"]?.object?.isEmpty == false)
    let attack = try Self.json("secret attaquer \(place.path("d.csv")) --relations Examples/secret/liens.yml --json", place)
    #expect(try Self.schema("attaquer").faults(of: attack) == [])
    #expect(attack["cellules"]?.array?.isEmpty == false && attack["morceaux"]?.array?.isEmpty == false)
  }
}

// Columns of tables.
extension SchemaTests {
  private static let located =
    "localiser EX/structures.csv --zonage commune=EX/communes.gpkg --zonage qpv=EX/QP2024.gpkg --distance qpv "
    + "--base SORTIE/99.adresses --rue"
  private static let coverage =
    "couverture --zones EX/communes.gpkg --enfants EX/chiffres-communes.csv --structures EX/accueil-enfants.csv"
  private static let scan =
    "avs --communes EX/communes.gpkg --structures EX/structures.csv --population EX/chiffres-communes.csv "
    + "--colonne-population P21_POP"

  /// Commands that write `SORTIE/t.csv`, and the input whose columns come out too.
  private static let tables: [(section: String, command: String, input: String?)] = [
    ("eligibilite", list, "structures.csv"), ("eligibilite", compared, "structures.csv"),
    ("comparer", "comparer SORTIE/a.csv SORTIE/b.csv", nil),
    ("localiser", "localiser EX/structures.csv --zonage qpv=EX/QP2024.gpkg", "structures.csv"),
    ("localiser", located, "structures.csv"),
    ("geocoder", "geocoder EX/structures.csv --base SORTIE/99.adresses", "structures.csv"),
    ("geocoder", "geocoder EX/structures.csv --base SORTIE/99.adresses --anomalie", "structures.csv"),
    ("repertoire", "repertoire EX/structures.csv", nil),
    (
      "couverture", "\(coverage) --colonne-enfants P21_POP0002 --reference 60.9 --date 2024-12-31 --depuis 2022-01-01", nil
    ),
    (
      "couverture",
      "\(coverage) --annees 2020:ENF_ACTIFS,2021:P21_POP0002 --pour 1000 --colonne-poids P21_POP --reference 600", nil
    ),
    (
      "acces",
      "acces --demande EX/chiffres-communes.csv --colonne-population P21_POP0002 --offre EX/accueil-enfants.csv --methode e2sfca "
        + "--paliers '10:1,20:0.68,30:0.22' --temps EX/temps-communes-accueil.csv --pour 1000", nil
    ),
    (
      "acces --methode proche",
      "acces --methode proche --zones EX/communes.gpkg --demande EX/chiffres-communes.csv --colonne-population P21_POP0002 "
        + "--offre EX/accueil-enfants.csv --type EAJE,MAM", nil
    ),
    (
      "acces --methode proche",
      "acces --methode proche --zones EX/communes.gpkg --demande EX/chiffres-communes.csv --colonne-population P21_POP0002 "
        + "--offre EX/accueil-enfants.csv --type EAJE,MAM --temps EX/temps-communes-accueil.csv", nil
    ),
    ("avs", scan, nil), ("avs", "\(scan) --colonne-allocataires ALLOCATAIRES --qpv EX/QP2024.gpkg --loin-de 5000", nil),
    (
      "interpoler",
      "interpoler --source EX/CONTOURS-IRIS.shp --table EX/population-iris.csv --valeurs P21_POP,P21_POP0002 "
        + "--cible EX/QP2024.gpkg", nil
    ),
    (
      "vulnerabilite",
      "vulnerabilite EX/chiffres-communes.csv --indicateurs 'TX_PAUVRETE:+:1,PART_MONOPARENTALES:+:0.5' --ponderation P21_POP",
      "chiffres-communes.csv"
    ),
  ]

  /// A column as the page describes it.
  private struct Described {
    let name, type: String
    let isAlways: Bool

    /// What stands in capitals depends on the command.
    func matches(_ column: String) -> Bool {
      let pattern = name.replacing("N_m", with: "[0-9]+_(m|min)").replacing(/_N$/, with: "_[0-9]+")
        .replacing("COL", with: "[A-Z][A-Z0-9_]*").replacing("NOM", with: "[a-z]+")
      return column.range(of: "^(\(pattern))$", options: .regularExpression) != nil
    }
  }

  /// The columns of each section of the page.
  private static func page() throws -> [String: [Described]] {
    let text = try String(contentsOfFile: Repository.path("\(folder)/README.md"), encoding: .utf8)
    var sections: [String: [Described]] = [:], section = ""
    for line in text.split(separator: "\n") {
      if let title = line.wholeMatch(of: /## `(.+)`/) { section = String(title.output.1) }
      guard !section.isEmpty, let row = line.prefixMatch(of: /\| (`.+?`) \| ([a-z]+) \| (.+?) \|/) else { continue }
      for name in row.output.1.matches(of: /`([^`]+)`/) {
        sections[section, default: []].append(
          Described(name: String(name.output.1), type: String(row.output.2), isAlways: row.output.3 == "toujours"))
      }
    }
    return sections
  }

  private static func table(_ path: String) throws -> Table { try TableReader.read(TableFile.open(path: path)) }

  /// Every column that a command adds stands on the page with its type, and every column of the page is written: by one of these
  /// commands, or by those whose inputs the sample lacks, in whose code its name then stands.
  @Test func columnsAreThoseOfThePage() throws {
    let place = try TemporaryFolder(), page = try Self.page()
    try Self.run("adresses creer EX/adresses-99.csv.gz --sortie SORTIE/99.adresses", place)
    try Self.run("\(Self.list) --sortie SORTIE/a.csv", place)
    try Self.run("\(Self.compared) --sortie SORTIE/b.csv", place)
    var seen: [String: Set<String>] = [:]
    for (section, command, input) in Self.tables {
      try Self.run("\(command) --sortie SORTIE/t.csv", place)
      let described = try #require(page[section], "\(section)"), table = try Self.table(place.path("t.csv"))
      let theirs = try input.map { Set(try Self.table(Repository.path("Data/exemple/\($0)")).columns.map(\.name)) } ?? []
      let columns = table.columns.filter { !theirs.contains($0.name) }
      #expect(table.rowCount > 0)
      for column in columns {
        // An exact name before a pattern.
        let fitting = described.first { $0.name == column.name } ?? described.first { $0.matches(column.name) }
        let told = try #require(fitting, "\(section) : \(column.name)")
        seen[section, default: []].insert(told.name)
        for row in 0..<table.rowCount {
          let text = column.texts[row]
          #expect(Self.isOf(told.type, text), "\(section) : \(column.name) : \(text)")
        }
      }
      for told in described where told.isAlways {
        #expect(columns.contains { told.matches($0.name) }, "\(section) : \(told.name)")
      }
    }
    let code = try Self.code()
    for (section, columns) in page {
      for told in columns where seen[section]?.contains(told.name) != true {
        let isComponent = CareComponent.allCases.contains { "places_\($0.rawValue)" == told.name }
        #expect(isComponent || code.contains("\"\(told.name)\""), "\(section) : \(told.name)")
      }
    }
  }

  /// Blank cells, and the marks of figures that are not known, are of any type.
  private static func isOf(_ type: String, _ text: String) -> Bool {
    let number = text.replacing(",", with: ".")
    switch type {
    case "nombre": return text.isEmpty || ["s", "nd", "ns"].contains(text) || Double(number) != nil
    case "entier": return text.isEmpty || Int(number) != nil
    default: return true
    }
  }

  /// All that names columns.
  private static func code() throws -> String {
    let root = Repository.root.appendingPathComponent("Sources/Reporting")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
  }
}
