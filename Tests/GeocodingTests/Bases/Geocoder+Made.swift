import TestSupport

@testable import Geocoding

extension Geocoder {
  /// A geocoder of a base made from these.
  /// - Parameter communes: names by INSEE code.
  static func made(of streets: [TestStreet], _ localities: [TestLocality], communes: [String: String]) throws -> Geocoder {
    let folder = try TemporaryFolder()
    let rows = streets.flatMap { $0.rows(communeName: communes[$0.commune] ?? "") }
    try folder.write("adresses.csv", BANRow.file(rows))
    try folder.write("lieux-dits.csv", TestLocality.file(localities, communes: communes))
    return Geocoder(base: try folder.makeBase(["adresses.csv", "lieux-dits.csv"]).base)
  }

  func ask(_ address: String, postcode: String = "", commune: String = "") -> GeocodedAddress {
    makeWorker().find(AddressQuestion(address: address, postcode: postcode, commune: commune))
  }
}
