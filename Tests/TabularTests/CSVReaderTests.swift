import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

@Suite struct CSVReaderTests {
  @Test func excelTextIsItsValue() throws {
    let place = try TemporaryFolder()
    let text = "id;b;c;d;e\n=\"01053\";\"=\"\"00012\"\"\";=\"a\"&\"b\";=\"\";=HYPERLINK(\"x\")\n"
    let read = try Rows(path: place.write("a.csv", text))
    #expect(read.rows == [["01053", "00012", "=\"a\"&\"b\"", "", "=HYPERLINK(\"x\")"]])
  }

  @Test func blanksAroundCellsStay() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "a;b\n 01053  ;\u{00A0}x \n"))
    #expect(read.rows == [[" 01053  ", "\u{00A0}x "]])
  }

  @Test func quotesAsPeopleLeaveThem() throws {
    let place = try TemporaryFolder()
    // Same cells as Python's csv module gives.
    let text = "a;b;c\n12\" tube;x\"y\"z;\"\"\n\"ab\"cd;\"e\"\"f\"g;\"h\" \n \"i\";\"\"\"j\"\"\";\"k\nl\"\n"
    let read = try Rows(path: place.write("a.csv", text))
    #expect(read.rows == [["12\" tube", "x\"y\"z", ""], ["abcd", "e\"fg", "h "], [" \"i\"", "\"j\"", "k\nl"]])
  }

  @Test func anUnclosedQuoteSwallowsNothing() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "a;b\n1;\"Le Foyer\n2;x\n3;y\n"))
    #expect(read.rows == [["1", "\"Le Foyer"], ["2", "x"], ["3", "y"]])
    #expect(read.rowAnomalies == [Anomaly(.table(.unclosedQuote), file: "a.csv", row: RowNumber(2))])
  }

  /// Zero bytes that a transfer left are taken out and said; a binary file is still none.
  @Test func zeroBytesInATextAreLeftOut() throws {
    let place = try TemporaryFolder()
    let rows = (0..<200).map { "\($0);nom \($0)\n" }.joined()
    let text = "id;nom\n\u{0}" + rows + "200;d\u{0}\u{0}eux\n" + String(repeating: "\u{0}", count: 5000)
    let read = try Rows(path: place.write("a.csv", text))
    #expect(read.rows.count == 201 && read.rows[0] == ["0", "nom 0"] && read.rows[200] == ["200", "deux"])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.zeroBytes(5003))])
    let binary = String(repeating: "ab\u{0}c", count: 500)
    #expect(throws: FileFault.self) { try Rows(path: place.write("b.csv", binary)) }
  }

  /// Blank rows between two others come out, in chunks that stay small however wide the table.
  @Test func blankRowsOfAWideTableComeInSmallChunks() throws {
    let place = try TemporaryFolder()
    let width = 2000, blank = 1500
    let header = (0..<width).map { "c\($0)" }.joined(separator: ";")
    let path = try place.write("large.csv", header + "\nA\n" + String(repeating: ";\n", count: blank) + "B\n" + ";\n;\n")
    var source = try TableFile.open(path: path)
    var names: [String] = [], numbers: [Int] = [], widest = 0
    while let chunk = try source.next() {
      widest = max(widest, chunk.rowCount * width)
      for row in 0..<chunk.rowCount {
        names.append(chunk[row, 0])
        numbers.append(chunk.numbers[row].value)
      }
    }
    #expect(names == ["A"] + [String](repeating: "", count: blank) + ["B"])
    #expect(numbers == Array(2...(blank + 3)))
    #expect(widest <= 1 << 18)
  }

  @Test func raggedRows() throws {
    let place = try TemporaryFolder()
    let text = "id;nom;nom;x;\n1;\"deux\nlignes\";b;2;\n2;court;ici\n3;long;ici;4;5;;debordement\n4;long;ici;4;5;;\n"
    let read = try Rows(path: place.write("dents.csv", text))
    #expect(read.header == ["id", "nom", "nom", "x", ""])
    #expect(
      read.rows == [
        ["1", "deux\nlignes", "b", "2", ""], ["2", "court", "ici", "", ""], ["3", "long", "ici", "4", "5"],
        ["4", "long", "ici", "4", "5"],
      ])
    #expect(read.numbers == [2, 4, 5, 6])
    #expect(
      read.rowAnomalies == [
        Anomaly(.table(.fewerCells(count: 3, expected: 5)), file: "dents.csv", row: RowNumber(4)),
        Anomaly(.table(.moreCells([.text("debordement")])), file: "dents.csv", row: RowNumber(5)),
      ])
  }

  @Test func columnsWithoutNamesAreKept() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "a;b;c\n1;2;3;4\n5;6;7;8\n"))
    #expect(read.header == ["a", "b", "c", ""] && read.rows == [["1", "2", "3", "4"], ["5", "6", "7", "8"]])
    #expect(read.fileAnomalies.count == 1 && read.rowAnomalies.isEmpty)
  }

  @Test func blankLinesInTheMiddle() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "a;b\r\n1;2\r\n\r\n;\r\n3;4\r\n;\r\n\r\n"))
    #expect(read.rows == [["1", "2"], ["", ""], ["3", "4"]])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.blankRows(count: 1, first: RowNumber(3)))])
  }

  @Test func headerAlone() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "id;x;y\n"))
    #expect(read.header == ["id", "x", "y"] && read.rows.isEmpty)
  }

  @Test func encodingsMixedAcrossBlocks() throws {
    let place = try TemporaryFolder()
    // Nothing but ASCII for more than two blocks, then a line in UTF-8, then lines in Windows-1252.
    let plain = (0..<200_000).map { "\($0);Grenoble\n" }.joined()
    var bytes = Array(("id;nom\n" + plain + "a;Échirolles\n").utf8)
    bytes += Array("b;Saint-Égrève\nc;Cœur\n".data(using: .windowsCP1252)!)
    let read = try Rows(path: place.write("a.csv", bytes))
    #expect(read.rows.count == 200_003)
    #expect(read.rows.suffix(3).map { $0[1] } == ["Échirolles", "Saint-Égrève", "Cœur"])
    #expect(read.rows[199_999] == ["199999", "Grenoble"])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.mixedEncodings(lines: 2, other: "Windows-1252"))])
  }

  /// Guessed from its accents and said, or told.
  @Test(arguments: [TextEncoding.macRoman, .cp850])
  func tablesOfOtherMachines(encoding: TextEncoding) throws {
    let place = try TemporaryFolder()
    let half = try #require(encoding.upperHalf)
    let text = "id;nom\n1;Crèche d'été à l'île\n2;Forêt aux élèves\n"
    let bytes = text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : UInt8(0x80 + half.firstIndex(of: $0)!) }
    let path = try place.write("a.csv", bytes)
    for options in [TableOptions(), TableOptions(encoding: encoding)] {
      let read = try Rows(path: path, options)
      #expect(read.rows.map { $0[1] } == ["Crèche d'été à l'île", "Forêt aux élèves"])
      let said: [AnomalyKind] = options.encoding == nil ? [.table(.encodingGuessed(encoding.words))] : []
      #expect(read.fileAnomalies.map(\.kind) == said)
    }
  }

  @Test func textsEncodedTwiceAreSaidWithTheirRow() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("a.csv", "id;nom\n1;été\n2;Ã©tÃ©\n3;lâ€™Ã®le\n"))
    #expect(read.rows.map { $0[1] } == ["été", "Ã©tÃ©", "lâ€™Ã®le"])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.doublyEncoded(rows: 2, first: RowNumber(3)))])
  }

  @Test func blankRowsAtChunkBorders() throws {
    let place = try TemporaryFolder()
    let blank = String(repeating: ";\n", count: 20_000)
    let read = try Rows(path: place.write("a.csv", "a;b\n1;2\n" + blank + "3;4\n" + blank))
    #expect(read.rows.count == 20_002 && read.rows[0] == ["1", "2"] && read.rows[20_001] == ["3", "4"])
    #expect(read.numbers == Array(2...20_003))
  }

  @Test func recordsLongerThanABlock() throws {
    let place = try TemporaryFolder()
    let long = String(repeating: "é;\"\"\n", count: 700_000)
    let read = try Rows(path: place.write("a.csv", "a;b\n1;\"\(long)\"\n2;x\n"))
    #expect(read.rows.count == 2 && read.rows[1] == ["2", "x"])
    #expect(read.rows[0][1] == long.replacingOccurrences(of: "\"\"", with: "\""))
  }
}
