import Geocoding

/// Finds in an address base the rows of a list that have no position.
public struct AddressLookup: Sendable {
  public let geocoder: Geocoder

  public init(_ geocoder: Geocoder) { self.geocoder = geocoder }

  /// Asks for every row that has an address or a commune and no position; a position that the adviser has begun to correct is
  /// his.
  /// - Returns: how the rows asked were answered.
  public func find(_ structures: inout [Structure]) -> GeocodingTally {
    let worker = geocoder.makeWorker()
    var tally = GeocodingTally()
    for index in structures.indices {
      let structure = structures[index]
      guard structure.position == nil, !structure.isPositionCorrected, !structure.question.isBlank else { continue }
      let question = Self.question(structure)
      let answer = worker.find(geocoder.base.completed(question))
      tally.add(answer, row: structure.number)
      let isStreet = answer.kind == .street || answer.kind == .locality
      let known = isStreet ? answer.street.map(geocoder.knownAddresses) ?? [] : []
      let finding = AddressFinding(
        answer: answer, known: known, isElsewhere: geocoder.base.contradicts(question, answer))
      structures[index].addressFinding = finding
      if finding.use == .point {
        structures[index].position = Position(longitude: answer.longitude, latitude: answer.latitude, writtenPrecision: 0)
      }
    }
    return tally
  }
  /// The cells of the row, and its INSEE code; the adviser's code stands alone.
  private static func question(_ structure: Structure) -> AddressQuestion {
    var question = structure.question
    question.communeCode = structure.communeCode
    if structure.correction(.communeCode) != nil {
      question.postcode = ""
      question.commune = ""
    }
    return question
  }
}
