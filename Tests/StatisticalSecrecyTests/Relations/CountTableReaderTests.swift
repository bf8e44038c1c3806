import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct CountTableReaderTests {
  private static let relations = """
    cle: zone
    variables: [a, b, c]
    population: a
    infracommunal: [I1, I2]
    zones: [{total: C, parts: [I1, I2]}]
    colonnes: [{total: a, parts: [b, c]}]
    """
  private static let table = "zone;nom;a;b;c\nC;Ville;300;180;120\nI1;Nord;170;98;72\nI2;Sud;130;82;48\n"

  /// Commas, a byte order mark, titles above, blanks and marks in any case: the figures are the same.
  @Test func aTableIsReadHoweverItIsWritten() throws {
    let commas = "\u{FEFF}" + Self.table.replacing(";", with: ",")
    let titled = "Allocataires\n\n" + Self.table.replacing("130;82;48", with: " 130 ; S ;nd")
    for text in [Self.table, commas, titled] {
      let files = try SecretFiles(text, Self.relations)
      let relations = try TableRelations.read(path: files.folder.path("r.yml"))
      let table = try CountTableReader(relations).content(path: files.folder.path("t.csv"), options: .init())
      #expect(table.zones == ["C", "I1", "I2"] && table.header == ["zone", "nom", "a", "b", "c"])
      #expect((0..<3).map { table.columns[0].value($0) } == [300, 170, 130])
      if text == titled {
        #expect(table.columns[1].cells[2] == .unknown(.secret) && table.columns[2].cells[2] == .unknown(.notAvailable))
        #expect(table.numbers[0].value == 4)
      }
    }
  }

  @Test(arguments: [
    ("130;82;48", "130;82;49", ["ligne 2", "« c »", "n'est pas la somme"]),
    ("300;180;120", "301;181;120", ["ligne 2", "C n'est pas la somme"]),
    ("82;48", "-82;48", ["ligne 4", "négatif"]),
    ("82;48", "82,5;48", ["ligne 4", "« b »", "entier"]),
    ("82;48", "oups;48", ["ligne 4", "« b »", "marque"]),
    ("82;48", "c;48", ["ligne 4", "« b »", "marque"]),
    ("82;48", "ns;48", ["ligne 4", "« b »", "marque"]),
    ("82;48", "1.082;48", ["ligne 4", "milliers"]),
    ("I2;Sud", ";Sud", ["ligne 4", "code de zone"]),
    ("I2;Sud", "I1;Sud", ["lignes 3 et 4", "deux lignes"]),
    ("zone;nom", "code;nom", ["« zone »", "t.csv"]),
    ("I2;Sud", "I3;Sud", ["« I2 »", "n'a pas de ligne"]),
  ])
  func aTableThatMakesNoSenseIsRefusedWithItsPlace(old: String, new: String, words: [String]) throws {
    let files = try SecretFiles(Self.table.replacing(old, with: new), Self.relations)
    expectFault(.unreadable, saying: words) { _ = try files.release() }
  }

  @Test(arguments: [("variables: [a, A]", "« a » et « A »"), ("cle: A\nvariables: [a]", "« A » et « a »")])
  func twoNamesOfOneColumnAreRefused(words: String, said: String) throws {
    let relations = words.hasPrefix("cle") ? words : "cle: zone\n\(words)"
    let files = try SecretFiles(Self.table, "\(relations)\nzones: []\n")
    expectFault(.unreadable, in: "r.yml", saying: [said, "même colonne"]) { _ = try files.release() }
  }

  /// The figures of a confidential table are nobody's, a message's neither.
  @Test func noMessageQuotesACell() throws {
    for (old, new) in [("82;48", "7531;48"), ("82;48", "7531,5;48"), ("82;48", "-7531;48"), ("82;48", "x7531;48")] {
      let files = try SecretFiles(Self.table.replacing(old, with: new), Self.relations)
      let fault = #expect(throws: (any Error).self) { try files.release() }
      #expect(fault.map { !"\($0)".contains("7531") } == true)
    }
  }

  @Test(arguments: [
    ("I1;Q;90;50;40", "I1;Q;171;98;73", ["I1 et Q", "plus grande que la zone"]),
    ("I1;Q;90;50;40", "I1;Q;90;50;41", ["I1 et Q", "somme de ses parties"]),
    ("I1;Q;90;50;40", "I1;Q;100;60;40", ["Q avec", "dépassent"]),
    ("I1;Q;90;50;40", "I9;Q;90;50;40", ["ligne 2", "« I9 »"]),
    ("I1;Q;90;50;40", "I2;Q;90;50;40", ["lignes 2 et 3", "I2 et Q"]),
    ("zone;autre;", "zone;", ["zone;autre"]),
    ("I1;Q;90;50;40", "Q;Q;90;50;40", ["ligne 2", "chevauche elle-même"]),
    ("I1;Q;90;50;40", "I1;Q;quatre;50;40", ["ligne 2", "« a »"]),
    ("I1;Q;90;50;40", "I1;Q;-1;50;40", ["ligne 2", "négatif"]),
  ])
  func piecesThatMakeNoSenseAreRefused(old: String, new: String, words: [String]) throws {
    let files = try SecretFiles(
      Self.table + "Q;Cité;150;90;60\n", Self.relations + "\nchevauchements: {fichier: x.csv}\n",
      pieces: "zone;autre;a;b;c\nI1;Q;90;50;40\nI2;Q;60;40;20\n".replacing(old, with: new))
    expectFault(.unreadable, in: "x.csv", saying: words) { _ = try files.release() }
  }

  /// Where figures are missing, those that are there may still contradict each other.
  @Test func knownPartsGreaterThanTheirTotalAreRefused() throws {
    for (old, new) in [("C;Ville;300;180;120", "C;Ville;160;s;s"), ("I1;Nord;170;98;72", "I1;Nord;s;181;s")] {
      let files = try SecretFiles(Self.table.replacing(old, with: new), Self.relations)
      expectFault(.unreadable, in: "t.csv", saying: []) { _ = try files.release() }
    }
  }

  /// Sums of amounts are made in decimal arithmetic: a tenth and two tenths are three tenths.
  @Test func amountsAddUpInDecimals() throws {
    let files = try SecretFiles(
      "zone;m\nC;0,3\nI1;0,1\nI2;0,2\n",
      "cle: zone\nvariables: [m]\nzones: [{total: C, parts: [I1, I2]}]\nmontants: [{colonne: m}]\n")
    #expect(try files.cells() == [["C", "0,3"], ["I1", "0,1"], ["I2", "0,2"]])
  }
}
