import Testing

@testable import Geocoding

// What a base holds, by name.
extension AddressBase {
  func commune(_ code: String) throws -> CommuneRecord { try #require(communes.first { text($0.code) == code }) }

  /// Streets and localities of a name, as indexes.
  func streets(named name: String) -> [Int] { streets.indices.filter { text(streets[$0].name) == name } }

  func postcodes(ofStreet index: Int) -> [UInt32] {
    let street = streets[index]
    return Array(streetPostcodes[Int(street.firstPostcode)..<Int(street.firstPostcode + street.postcodeCount)])
  }

  func postcodes(of commune: CommuneRecord) -> [UInt32] {
    Array(communePostcodes[Int(commune.firstPostcode)..<Int(commune.firstPostcode + commune.postcodeCount)])
  }

  /// Names of a street as their words, the main one first.
  func names(ofStreet index: Int) -> [String] {
    nameStreets.indices.filter { nameStreets[$0] == UInt32(index) }.map { name in
      nameWords[Int(nameWordOffsets[name])..<Int(nameWordOffsets[name + 1])].map { words.text(Int($0)) }.joined(separator: " ")
    }
  }

  /// Codes and kinds of the communes that a key leads to.
  func communes(ofKey key: String) -> [String] {
    guard let index = communeKeys.index(of: key) else { return [] }
    return communeKeys.values(of: index).map { value in
      let kind = CommuneNameKind(rawValue: value & (1 << CommuneNameKind.bits - 1))
      return "\(text(communes[Int(value >> CommuneNameKind.bits)].code)) \(kind.map { "\($0)" } ?? "?")"
    }
  }

  /// Codes of the communes of a postcode.
  func communes(ofPostcode postcode: UInt32) -> [String] {
    guard let index = postcodes.firstIndex(of: postcode) else { return [] }
    return postcodeValues[Int(postcodeValueOffsets[index])..<Int(postcodeValueOffsets[index + 1])]
      .map { text(communes[Int($0)].code) }
  }
}
