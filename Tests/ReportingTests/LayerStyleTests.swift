import Foundation
import Structures
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Reporting

@Suite struct LayerStyleTests {
  @Test func hostileNamesStayTextInTheStyle() throws {
    let nasty = "\"><script>& ' \u{1}"
    let style = LayerStyle(
      shape: .points,
      drawing: .categories(
        column: nasty, [.init(value: nasty, label: nasty, colour: "#00734f")], others: nasty), titles: [nasty: nasty])
    let document = try XMLDocument(xmlString: style.qml)
    #expect(document.rootElement()?.name == "qgis")
    #expect(try document.nodes(forXPath: "//script").isEmpty)
    let values = try document.nodes(forXPath: "//category/@value").compactMap(\.stringValue)
    #expect(values == ["\"><script>& ' \u{FFFD}", ""])
  }

  /// Every column that is ours is called something for people, and no two alike: `gpkg_data_columns` would refuse them.
  @Test(arguments: [
    ResultColumns.own + ResultColumns.compared + [ResultColumns.anomaly], AnswerColumns(withRemarks: true).header,
    LocationColumns.answerHeader + ["qpv_code", "qpv_nom", "qpv_distance_m", "qpv_proche", "qpv_part_rue"]
      + LocationColumns.lastColumns,
  ])
  func columnsHaveTitles(_ header: [String]) {
    let titles = LayerStyle(pointsOf: header).titles
    #expect(Set(titles.keys) == Set(header) && Set(titles.values).count == header.count)
    #expect(LayerStyle(pointsOf: ["x_code", "y", "_code", "_nom"]).titles.isEmpty)
  }

  /// Structures lie on each other: what is eligible is seen.
  @Test func theFirstCategoryIsOnTop() throws {
    let qml = try XMLDocument(xmlString: LayerStyle(pointsOf: ["decision"]).qml)
    let order = try qml.nodes(forXPath: "//category/@value").compactMap(\.stringValue)
    let levels = try qml.nodes(forXPath: "//symbol/layer/@pass").compactMap { $0.stringValue.flatMap(Int.init) }
    #expect(order == ["eligible", "a_verifier", "non_eligible", ""] && levels == [3, 2, 1, 0])
    #expect(try qml.nodes(forXPath: "//renderer-v2/@symbollevels").map(\.stringValue) == ["1"])
  }

  /// Each number shown is in one rule, the largest too, and a missing one in the last.
  @Test func rulesHoldEveryNumber() throws {
    let values = [0, 1250.4, 1250.4, 3000, 7000.25, 12_345.678]
    let style = LayerStyle(zonesBy: "distance_m", values: values, unit: " m", missing: "inconnue", header: ["distance_m"])
    guard case .spans(_, let spans, _) = style.drawing else { throw CancellationError() }
    for value in values {
      let holding = spans.indices.filter { place in
        spans[place].lower <= value && (place == spans.count - 1 ? value <= spans[place].upper : value < spans[place].upper)
      }
      #expect(holding.count == 1, "\(value)")
    }
    let filters = try XMLDocument(xmlString: style.qml).nodes(forXPath: "//rule/@filter").compactMap(\.stringValue)
    #expect(filters.count == spans.count + 1 && filters.last == "\"distance_m\" IS NULL")
    #expect(!filters.contains { $0.contains(",") }, "decimals have points")
  }
}
