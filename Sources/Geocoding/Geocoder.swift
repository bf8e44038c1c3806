/// Finds addresses in a base: the same question gets the same answer, whatever was asked before.
public struct Geocoder: Sendable {
  public let base: AddressBase
  public let parameters: GeocodingParameters
  let lexicon = AddressLexicon.standard
  let terms: TermTable
  let firstNames: [UInt32]

  public init(base: AddressBase, parameters: GeocodingParameters = .standard) {
    self.base = base
    self.parameters = parameters
    terms = TermTable(lexicon: lexicon, base: base)
    firstNames = CandidateSearch.firstNames(base)
  }

  /// A worker for one thread: it holds scratch memory and a cache of the questions that it has seen.
  public func makeWorker() -> GeocodingWorker { GeocodingWorker(self) }

  /// Every number that the base knows on a street or locality, in the order of the numbers.
  /// - Parameter street: `GeocodedAddress.street`.
  public func knownAddresses(ofStreet street: Int) -> [KnownAddress] {
    let record = base.streets[street]
    return (record.firstAddress..<record.firstAddress + record.addressCount).map { index in
      let address = base.addresses[Int(index)]
      return KnownAddress(
        number: Int(address.number), suffix: base.suffixText(address.suffix),
        longitude: Double(address.longitude) / 1e7, latitude: Double(address.latitude) / 1e7,
        radius: parameters.radius(ofPosition: base.positionText(address.position)))
    }
  }
}
