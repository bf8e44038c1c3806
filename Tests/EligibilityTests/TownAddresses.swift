import Geocoding
import Structures
import TestSupport

@testable import Eligibility

/// The streets of `Town`: a base of addresses made from a file of the BAN's form, in a folder that goes with the value.
final class TownAddresses {
  struct Address {
    var street: String
    var number: Int
    var suffix = ""
    var x, y: Double
    /// Column `nom_ld`.
    var locality = ""
    var commune = BANRow.Commune(code: "38185", name: "Grenoble", postcode: "38000")
  }

  /// Even numbers 2 to 34 a hundred metres inside the quarter, the others a hundred metres outside.
  static let sharedStreet =
    (1...42).map { number in
      let isInside = number.isMultiple(of: 2) && number <= 34
      return Address(street: "Rue des Lilas", number: number, x: 1100 + Double(number) * 10, y: isInside ? 1100 : 900)
    }

  static let addresses =
    sharedStreet
    + (1...4).map { Address(street: "Rue du Dedans", number: $0, x: 1300 + Double($0) * 20, y: 1500) }
    + (1...5).map { Address(street: "Avenue du Dehors", number: $0 * 2, x: 4000 + Double($0) * 20, y: 4000) }
    + (1...2).map { Address(street: "Impasse Courte", number: $0, x: 1500 + Double($0) * 10, y: 1400) }
    + (1...3).map { Address(street: "Quai du Bord", number: $0, x: 1005, y: 1300 + Double($0) * 50) }

  let base: AddressBase
  private let folder: TemporaryFolder

  init(_ addresses: [Address] = TownAddresses.addresses) throws {
    var streets: [String: Int] = [:]
    let rows = addresses.map { address in
      let street = streets[address.street] ?? streets.count
      streets[address.street] = street
      var row = BANRow(
        address.number, address.street, id: "\(address.commune.code)_\(1000 + street)", in: address.commune,
        longitude: Town.longitude + address.x * Town.degree, latitude: Town.latitude + address.y * Town.degree)
      row.suffix = address.suffix
      row.locality = address.locality
      return row
    }
    folder = try TemporaryFolder()
    let file = try folder.write("adresses-38.csv", BANRow.file(rows)), path = folder.path("38.adresses")
    _ = try AddressBaseBuilder(sources: [file], vintage: "2024-06").write(to: path)
    base = try AddressBase(path: path)
  }

  /// The rows looked up in the base and judged.
  func assess(_ text: String, _ change: (inout AssessmentInputs) throws -> Void = { _ in }) throws -> [Assessment] {
    var inputs = try Town.inputs()
    inputs.citations.addresses = base.citation
    try change(&inputs)
    return try Assessor(inputs).assess(answered(text).sites)
  }

  /// The rows looked up in the base, the adviser's corrections first.
  func answered(_ text: String, corrections: CorrectionList? = nil) throws -> SiteList {
    SiteList(try Town.structures(text), corrections: corrections, addresses: AddressLookup(Geocoder(base: base)))
  }
}
