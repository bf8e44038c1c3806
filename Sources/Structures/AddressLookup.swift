import Geocoding

/// Finds in an address base the sites of a list that have no position.
public struct AddressLookup: Sendable {
  public let geocoder: Geocoder

  public init(_ geocoder: Geocoder) { self.geocoder = geocoder }

  /// Asks for every site that has an address or a commune and no position; a position that the adviser has begun to correct is
  /// his.
  /// - Parameter asked: receives the number of sites looked at so far, now and then; what it throws ends the work.
  /// - Returns: one finding a site, nil where it was not asked; and how those asked were answered.
  public func find(
    _ sites: [Site], asked: (Int) throws -> Void
  ) rethrows -> (findings: [AddressFinding?], tally: GeocodingTally) {
    let worker = geocoder.makeWorker()
    var tally = GeocodingTally()
    let findings = try sites.enumerated().map { index, site -> AddressFinding? in
      if index.isMultiple(of: Self.rhythm) { try asked(index) }
      guard site.position == nil, !site.isPositionCorrected, !site.structure.question.isBlank else { return nil }
      let question = Self.question(site)
      var answer = worker.find(geocoder.base.completed(question))
      tally.add(answer, row: site.structure.number)
      // Where the row contradicts the answer its place says so and the row is to be verified: the point may still be shown.
      if answer.contradiction != nil { answer.status = .certain }
      let isStreet = answer.kind == .street || answer.kind == .locality
      let known = isStreet ? answer.street.map(geocoder.knownAddresses) ?? [] : []
      return AddressFinding(answer: answer, known: known, isElsewhere: geocoder.base.contradicts(question, answer))
    }
    return (findings, tally)
  }

  /// Sites between two words of how many are done.
  private static let rhythm = 256

  /// The cells of the row, and its INSEE code; the adviser's code stands alone.
  private static func question(_ site: Site) -> AddressQuestion {
    var question = site.structure.question
    question.communeCode = site.communeCode
    if site.correction(.communeCode) != nil {
      question.postcode = ""
      question.commune = ""
    }
    return question
  }
}
