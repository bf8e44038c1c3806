import Groundwork

/// Finds house numbers on streets.
struct NumberLookup {
  private let base: AddressBase
  private let interpolation: Interpolation
  /// Canonical form of each suffix of the base.
  private let canonicalSuffixes: [String]

  init(base: AddressBase, lexicon: AddressLexicon, parameters: GeocodingParameters) {
    self.base = base
    interpolation = Interpolation(base: base, parameters: parameters)
    canonicalSuffixes = base.suffixes.map { lexicon.suffixKey(base.text($0)) }
  }

  /// Any number of a range or a list serves; the first is preferred.
  func find(_ wanted: HouseNumber, on street: StreetRecord) -> NumberFinding {
    guard street.addressCount > 0 else { return .absent }
    var best = find(wanted.first, on: street)
    for other in wanted.others where !best.isFound {
      let finding = find(other, on: street)
      if finding.isFound || best.isAbsent { best = finding }
    }
    return best
  }

  private func find(_ wanted: HouseNumber.Numeral, on street: StreetRecord) -> NumberFinding {
    for suffix in wanted.possible where suffix.key != wanted.suffix {
      if let index = address(wanted.number, suffix.key, on: street) { return .found(index) }
    }
    return find(wanted.number, wanted.suffix, on: street)
  }

  private func address(_ number: Int32, _ suffix: String, on street: StreetRecord) -> Int? {
    var index = firstAddress(number, on: street)
    while index < street.addresses.upperBound, base.addresses[index].number == number {
      if canonicalSuffixes[Int(base.addresses[index].suffix)] == suffix { return index }
      index += 1
    }
    return nil
  }

  private func find(_ number: Int32, _ suffix: String?, on street: StreetRecord) -> NumberFinding {
    var index = firstAddress(number, on: street)
    let end = street.addresses.upperBound
    var plain: Int?, other: Int?
    while index < end, base.addresses[index].number == number {
      let own = canonicalSuffixes[Int(base.addresses[index].suffix)]
      if own == suffix ?? "" { return .found(index) }
      if own.isEmpty { plain = index } else if other == nil { other = index }
      index += 1
    }
    if let near = plain ?? other { return .suffixMissing(near) }
    return interpolation.point(number, on: street).map { .between($0) } ?? .absent
  }

  private func firstAddress(_ number: Int32, on street: StreetRecord) -> Int {
    SortedSearch.firstIndex(in: street.addresses) { base.addresses[$0].number >= number }
  }
}

extension NumberFinding {
  var isAbsent: Bool {
    if case .absent = self { return true }
    return false
  }

  var isFound: Bool {
    if case .found = self { return true }
    return false
  }
}
