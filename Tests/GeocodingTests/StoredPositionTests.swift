import TestSupport
import Testing

@testable import Geocoding

@Suite struct StoredPositionTests {
  @Test func aRecordIsAsLongOnDiskAsItsNumbers() {
    #expect(MemoryLayout<StoredPosition>.size == 16 && MemoryLayout<StreetRecord.Kind>.size == 4)
    #expect(MemoryLayout<StreetRecord>.size == 56 && MemoryLayout<StreetRecord>.stride == 56)
    #expect(MemoryLayout<AddressRecord>.size == 28 && MemoryLayout<AddressRecord>.stride == 28)
    #expect(MemoryLayout<CommuneRecord>.size == 52 && MemoryLayout<CommuneRecord>.stride == 52)
  }

  @Test func degreesAndMetresComeBack() throws {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<1000 {
      let longitude = Double.random(in: -180...180, using: &random), latitude = Double.random(in: -90...90, using: &random)
      let x = Double.random(in: -2e7...2e7, using: &random), y = Double.random(in: -2e7...2e7, using: &random)
      let position = try #require(StoredPosition(longitude: longitude, latitude: latitude, x: x, y: y))
      let degrees = position.degrees, metres = position.metres
      #expect(abs(degrees.longitude - longitude) <= 0.51e-7 && abs(degrees.latitude - latitude) <= 0.51e-7, "\(seed)")
      #expect(abs(metres.x - x) <= 0.0051 && abs(metres.y - y) <= 0.0051, "\(seed)")
      let again = StoredPosition(longitude: degrees.longitude, latitude: degrees.latitude, x: metres.x, y: metres.y)
      #expect(again == position, "\(seed)")
    }
    #expect(StoredPosition(longitude: 300, latitude: 0, x: 0, y: 0) == nil && !StoredPosition.unknown.isKnown)
    #expect(StoredPosition(longitude: .nan, latitude: 0, x: 0, y: 0) == nil)
  }

  @Test func aPlaceOnTheWayIsAsFarAsItsShare() throws {
    let from = try #require(StoredPosition(longitude: 5.7, latitude: 45.1, x: 913_000, y: 6_450_000))
    let to = try #require(StoredPosition(longitude: 5.8, latitude: 45.2, x: 916_000, y: 6_454_000))
    #expect(from.distance(to: to) == 5000)
    let (degrees, metres) = from.onTheWay(to: to, share: 0.25)
    #expect(abs(degrees.longitude - 5.725) < 1e-9 && abs(degrees.latitude - 45.125) < 1e-9)
    #expect(metres.x == 913_750 && metres.y == 6_451_000)
    #expect(from.onTheWay(to: to, share: 0).metres == from.metres && from.onTheWay(to: to, share: 1).degrees == to.degrees)
  }
}
