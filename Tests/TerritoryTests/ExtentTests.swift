import GeometryCore
import Testing

@testable import Territory

@Suite struct ExtentTests {
  /// A département's own box is called by its name, and so is a region's.
  @Test func namesOfUnits() {
    for department in Territories.standard.departments { #expect(Extent.words(department.box) == department.name) }
    for region in Territories.standard.regions {
      let own = Territories.standard.departments.filter { $0.region == region.code }
      let box = own.reduce(into: Box.empty) { $0.extend($1.box) }
      #expect(Extent.words(box) == (own.count == 1 ? own[0].name : region.name))
    }
  }

  @Test func wholes() {
    let mainland = Territories.standard.mainland.reduce(into: Box.empty) { $0.extend($1.box) }
    #expect(Extent.words(mainland) == "France métropolitaine")
    #expect(Extent.words(Box(minX: -61.8, minY: -21.4, maxX: 55.8, maxY: 51.1)) == "France entière")
    #expect(Extent.words(.empty) == "emprise vide")
    #expect(Extent.words(Box(minX: -74.1, minY: 40.6, maxX: -73.9, maxY: 40.8)).hasPrefix("hors de France"))
  }

  @Test func featuresTellMore() {
    func spot(_ x: Double, _ y: Double) -> Box { Box(minX: x, minY: y, maxX: x + 0.01, maxY: y + 0.01) }
    #expect(Extent.words(boxes: [spot(5.72, 45.18)], departments: ["38"]) == "Isère")
    #expect(Extent.words(boxes: [spot(5.72, 45.18), spot(4.85, 45.75)], departments: ["38", "69"]) == "Isère et Rhône")
    #expect(Extent.words(boxes: [spot(5.72, 45.18), spot(55.45, -20.9)], departments: ["38", "974"]) == "Isère et La Réunion")
    let everywhere = Territories.standard.departments.filter { $0.region != nil }
    #expect(
      Extent.words(boxes: everywhere.map { spot($0.box.centre.x, $0.box.centre.y) }, departments: everywhere.map(\.code))
        == "France entière")
    #expect(Extent.words(boxes: [spot(-52.3, 4.9)], departments: []) == "Guyane")
  }
}
