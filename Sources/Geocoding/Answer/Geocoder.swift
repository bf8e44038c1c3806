/// Finds addresses in a base: the same question gets the same answer, whatever was asked before.
///
///     let geocoder = Geocoder(base: try AddressBase(path: "isere.adresses"))
///     let worker = geocoder.makeWorker()
///     let answer = worker.find(AddressQuestion(address: "12 bis av. du 8 mai 1945", postcode: "38000", commune: "Grenoble"))
///     if answer.status == .certain { print(answer.label, answer.longitude, answer.latitude, answer.radius) }
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

  /// Every number that the base knows on a street, in the order of the numbers; of a locality without numbers of its own,
  /// the addresses that bear its name, street by street.
  /// - Parameter street: `GeocodedAddress.street`.
  public func knownAddresses(ofStreet street: Int) -> [KnownAddress] {
    let record = base.streets[street]
    guard record.addressCount == 0 else { return record.addresses.map { known($0) } }
    return base.members(ofLocality: street).map { index in
      known(Int(index), street: base.text(base.streets[base.street(ofAddress: Int(index))].name))
    }
  }

  private func known(_ index: Int, street: String = "") -> KnownAddress {
    let address = base.addresses[index]
    return KnownAddress(
      number: Int(address.number), suffix: base.suffixText(address.suffix), street: street,
      longitude: address.position.degrees.longitude, latitude: address.position.degrees.latitude,
      radius: parameters.radius(ofPosition: base.positionText(address.positionKind)))
  }
}
