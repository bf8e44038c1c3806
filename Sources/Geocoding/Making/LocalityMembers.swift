import Groundwork

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
