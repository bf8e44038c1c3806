import Groundwork

/// Whether the numbers of a base lead only into the base.
///
/// The sum of the header finds what a disk or a copy damaged; anybody can make a right sum over wrong numbers. So every number
/// that is used as an index, as a part of a range or as an order to search by is looked at once, on opening: those who answer
/// questions then read without looking, and the pages have just been read for the sum.
extension AddressBase {
  /// Whether every index, range and order holds that the readers of a base rely on.
  var isSound: Bool {
    Self.areOffsets(textOffsets, into: textBytes.count) && communeKeys.isSound && words.isSound
      && areCommunesSound && areStreetsSound && areNamesSound && areAddressesSound && areLocalitiesSound && areApartNumbersSound
      && arePostcodesSound
      && communeKeys.values.allSatisfy { Int(CommuneNameKind.read($0).commune) < communes.count }
      && deletionHashes.count == deletionWords.count && deletionWords.allSatisfy { Int($0) < words.count }
      && !suffixes.isEmpty && suffixes.allSatisfy(isText) && !positions.isEmpty && positions.allSatisfy(isText)
  }

  /// Streets follow one another commune by commune, all of them.
  private var areCommunesSound: Bool {
    var next = 0
    for (index, commune) in communes.enumerated() {
      guard isText(commune.code), isText(commune.name), Int(commune.firstStreet) == next,
        Int(commune.streetCount) <= streets.count - next,
        isRange(commune.firstPostcode, commune.postcodeCount, within: communePostcodes.count),
        commune.city == AddressBaseLayout.none || Int(commune.city) < communes.count
      else { return false }
      let end = next + Int(commune.streetCount)
      guard streets[next..<end].allSatisfy({ Int($0.commune) == index }) else { return false }
      next = end
    }
    return next == streets.count
  }

  /// Addresses follow one another street by street, all of them.
  private var areStreetsSound: Bool {
    var next = 0
    for street in streets {
      guard isText(street.id), isText(street.name), isText(street.oldCommune), Int(street.firstAddress) == next,
        Int(street.addressCount) <= addresses.count - next,
        isRange(street.firstPostcode, street.postcodeCount, within: streetPostcodes.count)
      else { return false }
      next += Int(street.addressCount)
    }
    return next == addresses.count
  }

  private var areNamesSound: Bool {
    Self.areOffsets(nameWordOffsets, into: nameWords.count) && nameWordOffsets.count == nameStreets.count + 1
      && Self.isAscending(nameStreets) && (nameStreets.last.map { Int($0) < streets.count } ?? true)
      && nameWords.allSatisfy { Int($0) < words.count } && words.values.allSatisfy { Int($0) < nameStreets.count }
  }

  private var areAddressesSound: Bool {
    addresses.allSatisfy { address in
      address.number >= 0 && isText(address.id) && Int(address.suffix) < suffixes.count
        && Int(address.positionKind) < positions.count
    }
  }

  private var areLocalitiesSound: Bool {
    Self.areOffsets(localityOffsets, into: localityMembers.count) && localityOffsets.count == localities.count + 1
      && Self.isAscending(localities) && (localities.last.map { Int($0) < streets.count } ?? true)
      && localityMembers.allSatisfy { Int($0) < addresses.count }
  }

  private var areApartNumbersSound: Bool {
    apartStreets.count == apartNumbers.count && Self.isAscending(apartStreets)
      && (apartStreets.last.map { Int($0) < streets.count } ?? true) && apartNumbers.allSatisfy { $0 >= 0 }
  }

  private var arePostcodesSound: Bool {
    Self.areOffsets(postcodeValueOffsets, into: postcodeValues.count) && postcodeValueOffsets.count == postcodes.count + 1
      && postcodeValues.allSatisfy { Int($0) < communes.count }
      && [postcodes, communePostcodes, streetPostcodes].allSatisfy { $0.allSatisfy { $0 <= Postcode.greatest } }
  }

  private func isText(_ index: UInt32) -> Bool { index == AddressBaseLayout.none || Int(index) < textOffsets.count - 1 }

  private func isRange(_ first: UInt32, _ count: UInt32, within total: Int) -> Bool { Int(first) + Int(count) <= total }

  /// Whether offsets cut a list of so many elements into parts, in order.
  static func areOffsets(_ offsets: UnsafeBufferPointer<UInt32>, into count: Int) -> Bool {
    guard let last = offsets.last else { return false }
    return isAscending(offsets) && Int(last) <= count
  }

  private static func isAscending(_ list: UnsafeBufferPointer<UInt32>) -> Bool {
    list.indices.dropFirst().allSatisfy { list[$0 - 1] <= list[$0] }
  }
}

extension KeyTable {
  /// Whether its numbers stay inside it and every search ends: a slot is free.
  var isSound: Bool {
    AddressBase.areOffsets(offsets, into: bytes.count) && AddressBase.areOffsets(valueOffsets, into: values.count)
      && valueOffsets.count == offsets.count
      && (slots.isEmpty || slots.count.nonzeroBitCount == 1 && slots.contains(AddressBaseLayout.none))
      && slots.allSatisfy { $0 == AddressBaseLayout.none || Int($0) < count }
  }
}
