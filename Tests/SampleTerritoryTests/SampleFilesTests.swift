import Foundation
import GeoFormats
import GeometryCore
import SampleTerritory
import Tabular
import Territory
import Testing

@Suite struct SampleFilesTests {
  /// The folder that stands in the repository is what the program writes today: text and shapes byte for byte; workbooks,
  /// databases, archives and the words of projections, which other versions of their libraries write otherwise, by what
  /// they hold.
  @Test func committedSampleIsWhatTheProgramWrites() throws {
    let fresh = try SampleFolder()
    let names = try SampleFolder.names(in: fresh.path)
    #expect(try SampleFolder.names(in: SampleFolder.committed) == names)
    for name in names {
      let paths = [fresh.path, SampleFolder.committed].map { "\($0)/\(name)" }
      switch (name as NSString).pathExtension {
      case "gpkg":
        let layers = try paths.map { try LayerFile.read(path: $0) }
        #expect(layers[0].name == layers[1].name && layers[0].crs == layers[1].crs, "\(name)")
        #expect(layers[0].table.rows == layers[1].table.rows, "\(name)")
        #expect(layers[0].geometries.x == layers[1].geometries.x && layers[0].geometries.y == layers[1].geometries.y, "\(name)")
      case "xlsx", "gz":
        let tables = try paths.map { try TableReader.read(TableFile.open(path: $0)) }
        #expect(tables[0].rows == tables[1].rows, "\(name)")
      case "prj":
        let systems = try paths.map { try CRS.recognise(String(contentsOfFile: $0, encoding: .utf8)) }
        #expect(systems.map(\.epsg) == [2154, 2154], "\(name)")
      default:
        let same = try SampleFolder.bytes(fresh.path, name) == SampleFolder.bytes(SampleFolder.committed, name)
        #expect(same, "\(name) : run maillage-sample Data/exemple")
      }
    }
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let first = try SampleFolder(), second = try SampleFolder()
    var total = 0
    for name in try SampleFolder.names(in: first.path) {
      let bytes = try SampleFolder.bytes(first.path, name)
      total += bytes.count
      let same = try bytes == SampleFolder.bytes(second.path, name)
      #expect(same, "\(name)")
    }
    #expect(total < 2_000_000)
  }

  /// As many rows and as many defects as LISEZMOI.txt says.
  @Test func structuresHoldTheDirtPromised() throws {
    let folder = try SampleFolder()
    let table = try folder.table(.structures)
    #expect(table.rowCount == 150)
    let raw = try SampleFolder.bytes(folder.path, SampleDepartment.File.structures.rawValue)
    #expect(String(data: raw, encoding: .utf8) == nil, "Windows-1252 with accents is no UTF-8")
    let longitudes = try table.texts("Longitude"), latitudes = try table.texts("Latitude")
    let communes = try table.texts("Commune"), telephones = try table.texts("Téléphone"), codes = try table.texts("Code INSEE")
    #expect(longitudes.count(where: \.isEmpty) == 18 && latitudes.count(where: \.isEmpty) == 18)
    #expect(longitudes.count { $0.hasPrefix("46,") } == 4 && latitudes.count { $0.hasPrefix("2,") } == 4)
    #expect(longitudes.count { $0.split(separator: ",").last?.count == 4 } == 10)
    #expect(communes.contains { $0.hasPrefix("99") } && communes.contains { $0.hasPrefix("ST ") })
    #expect(telephones.contains { $0.count == 9 } && codes.contains("3185") && codes.contains(""))
    #expect(try table.texts("Observations").count { $0 == "saisie partenaire" } == 5)
    #expect(try table.texts("Complément d'adresse").count { $0 == "itinérant" } >= 5)
    #expect(Set(try table.texts("Identifiant")).count == 150)
    #expect(try folder.table(.structuresBook).rows == table.rows)
  }

  /// The form of the BAN: 23 columns, ids made of commune, street, number and suffix, metres that are those of the degrees.
  @Test func addressesHaveTheFormOfTheBAN() throws {
    let folder = try SampleFolder()
    let table = try folder.table(.addresses)
    #expect(table.columns.count == 23 && table.rowCount > 2000)
    #expect(try SampleFolder.bytes(folder.path, SampleDepartment.File.addresses.rawValue).count < 200_000)
    let ids = try table.texts("id"), numbers = try table.texts("numero"), suffixes = try table.texts("rep")
    #expect(Set(ids).count == ids.count)
    let communes = try table.texts("code_insee")
    for row in 0..<table.rowCount {
      let number = String(repeating: "0", count: 5 - numbers[row].count) + numbers[row]
      let end = suffixes[row].isEmpty ? number : "\(number)_\(suffixes[row])"
      #expect(ids[row].hasPrefix(communes[row] + "_") && ids[row].hasSuffix("_" + end), "\(ids[row])")
    }
    func numeric(_ name: String) throws -> [Double] { try table.texts(name).map { try #require(Double($0)) } }
    var x = try numeric("lon"), y = try numeric("lat")
    try CoordinateTransform(from: .wgs84, to: .lambert93).apply(x: &x, y: &y)
    let metres = (x: try numeric("x"), y: try numeric("y"))
    #expect(zip(x, metres.x).allSatisfy { abs($0 - $1) < 0.2 } && zip(y, metres.y).allSatisfy { abs($0 - $1) < 0.2 })
  }

  @Test func seedTablesHoldTheirFigures() throws {
    let folder = try SampleFolder()
    let annex = try folder.table(.forcalquier)
    #expect(annex.rowCount == 15 && annex.columns.count == 8)
    let kinds = try annex.texts("TYPE ACTIVITE EQUIPEMENT").map { String($0.prefix(12)) }
    #expect(kinds.count { $0 == "Accueil de l" } == 10 && kinds.count { $0 == "Lieu d'Accue" } == 3)
    let places = try folder.table(.bouscat)
    let counted = zip(try places.texts("mode"), try places.texts("places").compactMap { Int($0) })
    #expect(counted.filter { $0.0 == "collectif" }.map(\.1).reduce(0, +) == 170)
    #expect(counted.map(\.1).reduce(0, +) == 264)
  }
}
