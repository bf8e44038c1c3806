import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct CRSCheckTests {
  private func settle(_ x: Double, _ y: Double, declared: CRS?) throws -> CRS {
    var geometries = GeometryArray()
    geometries.appendPoint(x, y)
    var anomalies: [Anomaly] = []
    let declaration = CRSDeclaration(text: declared?.identifier, crs: declared)
    return try CRSCheck(file: "c.shp", layer: nil, geometries: geometries, places: .some).settle(declaration, &anomalies)
  }

  /// Only where the coordinates leave one answer: Toulouse in Lambert-93 has the numbers of the Meuse in Web Mercator.
  @Test func deducedOrAskedFor() throws {
    #expect(try settle(912_000, 6_458_000, declared: nil) == .lambert93)
    #expect(try settle(338_000, 7_690_000, declared: nil).epsg == 2975)
    #expect(try settle(1_845_000, 5_175_000, declared: nil).epsg == 3946)
    #expect(try settle(5.72, 45.18, declared: nil) == .wgs84)
    expectFault(.unsettledCRS, saying: ["2154", "3857", "--crs"]) { _ = try settle(574_000, 6_279_000, declared: nil) }
    #expect(throws: FileFault.self) { try settle(50, 60, declared: nil) }
  }

  /// A system given by the user is believed, but not metres for degrees nor degrees for metres.
  @Test func aForcedSystemHasTheRightUnits() throws {
    func check(_ x: Double, _ y: Double, _ crs: CRS) throws {
      var geometries = GeometryArray()
      geometries.appendPoint(x, y)
      try CRSCheck(file: "c.shp", layer: nil, geometries: geometries, places: .some).refuseOtherUnits(crs)
    }
    try check(912_000, 6_458_000, .lambert93)
    try check(5.72, 45.18, .wgs84)
    #expect(throws: FileFault.self) { try check(912_000, 6_458_000, .wgs84) }
    #expect(throws: FileFault.self) { try check(5.72, 45.18, .lambert93) }
  }

  /// Where nothing is expected, nothing is deduced, and a declaration is still compared with its units.
  @Test func anywhere() throws {
    func settle(_ x: Double, _ y: Double, declared: CRS?) throws -> CRS {
      var geometries = GeometryArray()
      geometries.appendPoint(x, y)
      var anomalies: [Anomaly] = []
      let declaration = CRSDeclaration(text: declared?.identifier, crs: declared)
      return try CRSCheck(file: "c.shp", layer: nil, geometries: geometries, places: .anywhere).settle(declaration, &anomalies)
    }
    #expect(throws: FileFault.self) { try settle(912_000, 6_458_000, declared: nil) }
    #expect(try settle(48.85, 2.35, declared: .wgs84) == .wgs84)
    #expect(throws: FileFault.self) { try settle(912_000, 6_458_000, declared: .wgs84) }
  }

  /// Lambert-93 metres under any other French label are refused.
  @Test(arguments: [2975, 5490, 2972, 4471, 27572, 3946, 4326])
  func contradicted(code: Int) throws {
    let crs = try CRS(epsg: code)
    #expect(throws: FileFault.self) { try settle(912_000, 6_458_000, declared: crs) }
  }
}
