/// The addresses that bear the name of a locality (column `nom_ld`), for the localities that have no numbers of their own:
/// what a village without streets is judged by.
struct LocalityMembers {
  /// Localities that have such addresses, ascending.
  private(set) var localities: [UInt32] = []
  /// One more than there are localities.
  private(set) var offsets: [UInt32] = [0]
  /// Indexes of addresses, ascending for each locality.
  private(set) var addresses: [UInt32] = []

  init(_ streets: StreetAssembly, _ order: AddressOrder) {
    guard !streets.localitiesOfSignature.isEmpty else { return }
    var members: [UInt32: [UInt32]] = [:]
    for (index, signature) in order.signatures.enumerated() {
      for locality in streets.localitiesOfSignature[signature] ?? [] { members[locality, default: []].append(UInt32(index)) }
    }
    for (locality, own) in members.sorted(by: { $0.key < $1.key }) {
      localities.append(locality)
      addresses += own
      offsets.append(UInt32(addresses.count))
    }
  }

  /// Addresses of a locality; empty if it has none.
  subscript(locality: Int) -> ArraySlice<UInt32> {
    guard let place = SortedSearch.index(of: UInt32(locality), in: localities) else { return [] }
    return addresses[Int(offsets[place])..<Int(offsets[place + 1])]
  }
}

extension AddressBase {
  /// Indexes of the addresses that bear the name of a locality without numbers of its own.
  func members(ofLocality street: Int) -> UnsafeBufferPointer<UInt32> {
    guard let place = SortedSearch.index(of: UInt32(street), in: localities) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: localityMembers[Int(localityOffsets[place])..<Int(localityOffsets[place + 1])])
  }

  /// The street of an address: the last one that begins at it or before.
  func street(ofAddress address: Int) -> Int {
    SortedSearch.firstIndex(in: streets.indices) { streets[$0].firstAddress > UInt32(address) } - 1
  }
}

enum SortedSearch {
  /// The first index for which a condition holds that holds for all after it; the end of the range if there is none.
  static func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound, high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func index<Values: RandomAccessCollection>(of value: UInt32, in values: Values) -> Int?
  where Values.Element == UInt32, Values.Index == Int {
    let place = firstIndex(in: values.startIndex..<values.endIndex) { values[$0] >= value }
    return place < values.endIndex && values[place] == value ? place : nil
  }
}
