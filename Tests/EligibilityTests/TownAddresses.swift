import Foundation
import Geocoding
import Structures

@testable import Eligibility

/// The streets of `Town`: a base of addresses written as the BAN's file and built, in a folder that goes with the value.
final class TownAddresses {
  struct Address {
    var street: String
    var number: Int
    var suffix = ""
    var x, y: Double
    /// Column `nom_ld`.
    var locality = ""
    var commune = (code: "38185", name: "Grenoble", postcode: "38000")
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

  let folder: URL
  let base: AddressBase

  init(_ addresses: [Address] = TownAddresses.addresses) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("maillage-town-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let head =
      "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;"
      + "x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;"
      + "certification_commune;cad_parcelles"
    var streets: [String: Int] = [:]
    let rows = addresses.map { address in
      let street = streets[address.street] ?? streets.count
      streets[address.street] = street
      let id = "\(address.commune.code)_\(String(repeating: "0", count: 4 - String(street + 1).count))\(street + 1)"
      let number = String(repeating: "0", count: 5 - String(address.number).count) + String(address.number)
      let suffix = address.suffix.isEmpty ? "" : "_" + address.suffix
      return [
        "\(id)_\(number)\(suffix)", "", "\(address.number)", address.suffix, address.street, address.commune.postcode,
        address.commune.code, address.commune.name, "", "", "", "", Town.lon(address.x), Town.lat(address.y), "entrée", "", address.locality,
        address.commune.name.uppercased(), "", "", "", "1", "",
      ].joined(separator: ";")
    }
    let file = folder.appendingPathComponent("adresses-38.csv"), path = folder.appendingPathComponent("38.adresses").path
    try ([head] + rows).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    _ = try AddressBaseBuilder(sources: [file.path], vintage: "2024-06").write(to: path)
    base = try AddressBase(path: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The rows looked up in the base and judged.
  func assess(_ text: String, _ change: (inout AssessmentInputs) -> Void = { _ in }) throws -> [Assessment] {
    var inputs = try Town.inputs()
    inputs.citations.addresses = base.citation
    change(&inputs)
    return try Assessor(inputs).assess(answered(text).sites)
  }

  /// The rows looked up in the base, the adviser's corrections first.
  func answered(_ text: String, corrections: CorrectionList? = nil) throws -> SiteList {
    SiteList(try Town.structures(text), corrections: corrections, addresses: AddressLookup(Geocoder(base: base)))
  }
}
