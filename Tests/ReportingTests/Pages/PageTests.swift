import DomainData
import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Reporting

/// A page is one file that fetches nothing, and whatever a file says is text in it.
@Suite struct PageTests {
  private static let hostile = "\"><img src=x onerror=alert(1)> & <script>alert(2)</script> {{title}} {{{body}}}"

  /// What a browser makes of escaped text.
  private static func read(_ markup: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(markup) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func hostileWordsAreTextInATable() throws {
    let table = PageTable(
      caption: Self.hostile, header: [Self.hostile, "n"], numeric: [1],
      rows: [[PageTable.Cell(Self.hostile, link: "#\(Self.hostile)"), PageTable.Cell(1234)]])
    let markup = try table.markup() + table.folded()
    #expect(!markup.contains("<img") && !markup.contains("<script"))
    #expect(markup.contains("1\u{202F}234") && Self.read(markup).contains("<bdi>\(Self.hostile)</bdi>"))
    // Two tables: beside the cells two `<thead>` begin alike.
    #expect(markup.components(separatedBy: "<th").count == markup.components(separatedBy: "scope=").count + 2)
  }

  @Test func aPageRunsItsOwnScriptAlone() throws {
    let page = HTMLPage(
      title: Self.hostile, lead: Self.hostile, sections: [.init(id: "un", title: Self.hostile, body: "<p>corps</p>")],
      origin: DocumentOrigin(version: "0.1.0", command: ["eligibilite"]))
    let markup = try page.markup()
    #expect(!markup.contains("<img") && markup.components(separatedBy: "<script").count == 2)
    #expect(markup.contains("<p>corps</p>") && markup.contains("lang=\"fr\"") && markup.contains("default-src 'none'"))
    #expect(markup.components(separatedBy: "<h1").count == 2)
    // The digests are those of what stands between the tags, or the browser would run nothing.
    for (tag, rule) in [("style", "style-src"), ("script", "script-src")] {
      let inside = try #require(markup.firstMatch(of: try Regex("<\(tag)>([\\s\\S]*?)</\(tag)>"))?.output[1].substring)
      let stated = try #require(markup.firstMatch(of: try Regex("\(rule) 'sha256-([^']*)'"))?.output[1].substring)
      let digest = Data(base64Encoded: String(stated))?.map { String(format: "%02x", $0) }.joined()
      #expect(digest == Checksum.sha256(text: String(inside)))
    }
    #expect(!DomainData.pageScript.contains("</") && !DomainData.pageStyle.contains("url("))
  }

  @Test func missingFiguresAreSaidAndSortedApart() throws {
    let table = PageTable(
      caption: "c", header: ["a", "b"], numeric: [1],
      rows: [[PageTable.Cell("x"), PageTable.Cell(nil) { "\($0)" }], [PageTable.Cell("y"), PageTable.Cell(0.5) { "\($0)" }]])
    let markup = try table.markup()
    #expect(markup.contains("n.\u{A0}d.") && markup.components(separatedBy: "data-tri=").count == 2)
  }

  @Test(arguments: [
    ("Oui ; non : « peut-être » !", "Oui\u{202F}; non\u{202F}: «\u{202F}peut-être\u{202F}»\u{202F}!"),
    ("12 % à 14 h 30", "12\u{202F}% à 14 h 30"), ("http://a;b a:b", "http://a;b a:b"), ("", ""), (" ;", "\u{202F};"),
  ])
  func frenchBlanks(_ pair: (plain: String, set: String)) {
    #expect(FrenchTypography.set(pair.plain) == pair.set)
    #expect(FrenchTypography.set(pair.set) == pair.set)
  }
}
