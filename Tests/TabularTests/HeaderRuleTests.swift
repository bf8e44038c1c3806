import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

/// The names of the columns are found below whatever stands above them; nothing of the list is lost to it.
@Suite struct HeaderRuleTests {
  private static let names = ["id", "nom", "prestation", "commune", "lon", "lat"]
  private static let known = {
    var options = TableOptions()
    options.knownNames = Set(names)
    return options
  }()

  private static func data(_ count: Int) -> [[String]] {
    (0..<count).map { ["\($0 + 1)", "Lieu \($0)", "AGC", "Vaux", "5,70\($0 + 10)", "45,20\($0 + 10)"] }
  }

  private static let longTitle = ["Liste des structures, mise à jour le 8 mai 2024, Caf de l'Isère"]
  private static let blocks: [[[String]]] = [
    [], [["Structures"]], [longTitle, []], [["Caf de l'Isère", "", "", "Service AVS", "", ""]],
    [["Responsable", "Mme Durand", "", "", "", ""], ["Mise à jour", "08/05/2024", "", "", "", ""], []],
    [["1", "2", "3", "4", "5", "6"]], [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]], [["A", "B", "C", "D", "E", "F"]],
    [["Structure", "", "", "Localisation", "", ""]],
    [["Structure", "", "", "Localisation", "", ""], ["Réf.", "Intitulé", "Type", "Ville", "X", "Y"]],
    [["Caf", "de l'Isère", "Service", "AVS", "", ""], longTitle, ["1", "2", "3", "4", "5", "6"]],
  ]

  private func read(_ rows: [[String]], _ separator: String, _ options: TableOptions) throws -> Rows {
    let folder = try TemporaryFolder()
    let text = rows.map { (row: [String]) -> String in
      row.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
    }
    return try Rows(path: folder.write("liste.csv", text.joined(separator: "\n") + "\n"), options)
  }

  /// Titles with commas, blocks of several cells, numbers of columns, groups of columns, two rows of names, by either separator.
  @Test(arguments: blocks, [";", "\t"])
  func namesBelowBlocks(_ block: [[String]], _ separator: String) throws {
    for count in [1, 2, 40] {
      for options in [TableOptions(), Self.known] {
        let found = try read(block + [Self.names] + Self.data(count), separator, options)
        #expect(found.header == Self.names && found.rows == Self.data(count), "\(found.header) \(count)")
      }
    }
  }

  /// The same in a workbook, which says where the names were found.
  @Test(arguments: blocks)
  func namesBelowBlocksOfASheet(_ block: [[String]]) throws {
    let folder = try TemporaryFolder(), path = folder.path("a.xlsx")
    let sink = try WorkbookSink(path: path)
    let rows = (block + [Self.names] + Self.data(5)).map { $0 + [String](repeating: "", count: 6 - $0.count) }
    try sink.begin(header: rows[0])
    try sink.write(RowChunk(rows: Array(rows.dropFirst()), columnCount: 6))
    try sink.finish()
    let found = try Rows(path: path)
    #expect(found.header == Self.names && found.rows == Self.data(5))
    let row = RowNumber(block.count + 1)
    #expect(found.fileAnomalies.contains { $0.kind == .table(.headerUnderTitle(row: row)) } == !block.isEmpty)
  }

  /// Names of programs above names for people: the known ones are the header, and the others are said, not read as data.
  @Test func namesForPeopleBelowTheNames() throws {
    let labels = ["Numéro unique", "Désignation usuelle", "Aide versée", "Localité", "Est (degrés)", "Nord (degrés)"]
    let found = try read([Self.names, labels] + Self.data(3), ";", Self.known)
    #expect(found.header == Self.names && found.rows == Self.data(3))
    #expect(found.fileAnomalies.map(\.kind) == [.table(.namesBelowHeader(rows: [RowNumber(2)]))])
    #expect(found.numbers == [3, 4, 5])
  }

  /// Rows of words are rows: nothing tells them from names but numbers below them.
  @Test func rowsOfWordsStay() throws {
    let rows = (0..<9).map { ["a\($0)x", "b\($0)x", "c\($0)x"] }
    #expect(try read([["nom", "type", "ville"]] + rows, ";", TableOptions()).rows == rows)
    let names = ["nom", "type", "lon", "lat"]
    let mixed = [["trois", "quatre", "1", "2"], ["cinq", "six", "inconnu", "inconnu"], ["a", "b", "3", "4"]]
    #expect(try read([names] + mixed, ";", TableOptions()).rows == mixed)
    #expect(try read([names, mixed[1], mixed[0]], ";", TableOptions()).rows.count == 2)
  }

  /// Years are names of columns.
  @Test func yearsAreNames() throws {
    let rows = [["commune", "2019", "2020"], ["Vaux", "1,5", "2,5"], ["Front", "3,5", "4,5"]]
    let found = try read(rows, ";", TableOptions())
    #expect(found.header == rows[0] && found.rows == Array(rows.dropFirst()))
  }

  /// Nothing but texts: names that are known tell a second row of names from data, whichever row is the header.
  @Test(arguments: [";", "\t"]) func twoRowsOfNamesOverTexts(_ separator: String) throws {
    let names = ["id", "nom", "prestation", "commune"], labels = ["Identifiant", "Nom", "Prestation", "Ville"]
    var options = TableOptions()
    options.knownNames = Set((names + ["identifiant"]).map(FrenchText.key))
    for count in [1, 2, 40] {
      let data = (0..<count).map { ["a\($0)x", "Lieu dit \($0)x", "AGC", "Vaux"] }
      let below = try read([names, labels] + data, separator, options)
      #expect(below.header == names && below.rows == data && below.numbers.first == 3)
      #expect(below.fileAnomalies.map(\.kind) == [.table(.namesBelowHeader(rows: [RowNumber(2)]))])
      let above = try read([["Structure", "", "", "Lieu"], labels, names] + data, separator, options)
      #expect(above.rows == data, "\(above.header)")
      // The header itself once more is a row that is kept, and so are the words of a table without known names.
      #expect(try read([names, names] + data, separator, options).rows == [names] + data)
      #expect(try read([names, labels] + data, separator, TableOptions()).rows == [labels] + data)
    }
    #expect(try read([names, labels], separator, options).rows == [labels])
  }

  /// Names that nobody knows over nothing but texts: the columns below tell them, and the user is asked.
  @Test(arguments: [
    ["Dénomination usuelle;Voie et ville;Nature;Numéro", "(raison sociale);(adresse);(activité);(appel)"],
    ["Réf. structure;Localisation;Genre;Appel", "référence;lieu dit;catégorie;Numéro d'appel"],
  ])
  func unknownNamesOverTexts(_ pair: [String]) throws {
    let data = (0..<9).map {
      ["Lieu \(["a", "b", "c"][$0 % 3])", "\($0 + 1) rue du Bac", ["crèche", "LAEP"][$0 % 2], "04 76 00 00 0\($0)"]
    }
    let rows = pair.map { $0.split(separator: ";").map(String.init) }
    for order in [rows, rows.reversed()] {
      let found = try read(order + data, ";", TableOptions())
      #expect(found.header == order[0] && found.rows == [order[1]] + data)
      #expect(found.fileAnomalies.map(\.kind) == [.table(.namesAsData(row: RowNumber(2), header: RowNumber(1)))])
      let answered = try read(order + data, ";", TableOptions(headerRow: 2))
      #expect(answered.header == order[1] && answered.rows == data && answered.fileAnomalies.isEmpty)
      #expect(try read(order + data, ";", TableOptions(headerRow: 1)).fileAnomalies.isEmpty)
    }
  }

  /// Names of groups, written out over each of their columns, are above the names.
  @Test func groupsWrittenOut() throws {
    let names = ["Dénomination", "Nature", "Voie", "Localité"]
    let data = (0..<5).map { ["Lieu \($0)", "crèche", "\($0) rue du Bac", "38000 Grenoble"] }
    let found = try read([["Structure", "Structure", "Lieu", "Lieu"], names] + data, ";", TableOptions())
    #expect(found.header == names && found.rows == data)
    #expect(found.fileAnomalies.map(\.kind) == [.table(.headerUnderTitle(row: RowNumber(2)))])
    // Of names that come twice nothing follows where data are below.
    let plain = [["Nom", "Adresse", "Adresse", "Ville"]] + data
    #expect(try read(plain, ";", TableOptions()).rows == data)
  }

  /// Any row of any list may be its first: none is taken for names.
  @Test(.needsSharedData) func ordinaryRowsAreNoNames() throws {
    var count = 0
    let folders = ["lists", "finess", "points", "caf", "qpv", "iris"]
    for path in try SharedData.paths(in: folders, ending: [".csv", ".csv.gz", ".xlsx"]) {
      let table = try TableReader.read(TableFile.open(path: path))
      let header = SampleRow(cells: table.columns.map(\.name), line: 1)
      for first in stride(from: 0, to: table.rowCount, by: max(1, table.rowCount / 200)) {
        let rows = (0..<min(60, table.rowCount)).map { offset in
          let row = (first + offset) % table.rowCount
          return SampleRow(cells: table.columns.indices.map { table[row, $0] }, line: offset + 2)
        }
        let found = try #require(HeaderRule.find([header] + rows))
        guard found.index == 0, found.body == 1 else { continue }
        count += 1
        #expect(!found.isBodyDoubtful, "\(path), ligne \(first + 2) : \(rows[0].cells)")
      }
    }
    #expect(count > 1000)
  }
}
