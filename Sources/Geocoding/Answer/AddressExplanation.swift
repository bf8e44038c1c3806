/// The answer to one address with what else was considered, and why it lost.
public struct AddressExplanation: Sendable {
  /// What speaks against a place.
  public enum Weakness: Sendable, Hashable, CaseIterable {
    /// The name of the street is another.
    case name
    /// The postcode or the commune does not fit.
    case place
    /// The number is not there at all.
    case numberAbsent
    /// The number is there in another form.
    case numberOtherwise
  }

  /// A place that lost.
  public struct Rival: Sendable {
    /// The place itself, with the position that it would have answered with.
    public let place: GeocodedAddress
    public let score: Double
    /// What speaks against it: absolutely behind a commune that answers for want of a street, else beside the answer.
    public let weaknesses: [Weakness]
  }

  public let answer: GeocodedAddress
  /// Places worth naming, the likeliest first.
  public let rivals: [Rival]
  /// Other communes of the same name, where a commune answers.
  public let otherCommunes: [GeocodedAddress]
  /// The answer is a commune because no street is likely.
  public let isFallback: Bool

  init(_ explained: GeocodingWorker.Explanation, answers: AnswerMaker) {
    answer = explained.answer
    isFallback = explained.isFallback
    let hasStreets = explained.candidates.count > 1 || explained.isFallback
    otherCommunes = hasStreets ? [] : explained.communes.dropFirst().map { answers.place(commune: $0) }
    guard hasStreets, let best = explained.candidates.first else {
      rivals = []
      return
    }
    // Behind a commune given for want of a street every street lost; else all but the first.
    rivals = zip(explained.candidates, explained.scores).dropFirst(isFallback ? 0 : 1)
      .filter { $0.1 >= Likelihood.Telling.leastScore }
      .map { candidate, score in
        Rival(
          place: answers.place(candidate), score: score,
          weaknesses: explained.isFallback ? Self.weaknesses(candidate) : Self.weaknesses(candidate, beside: best))
      }
  }

  private static func weaknesses(_ candidate: StreetCandidate) -> [Weakness] {
    [
      candidate.textCost > Likelihood.Telling.ownMargin ? .name : nil,
      candidate.placeCost > Likelihood.Telling.ownMargin ? .place : nil,
      candidate.numberCost > Likelihood.Telling.ownMargin ? .numberAbsent : nil,
    ].compactMap { $0 }
  }

  private static func weaknesses(_ candidate: StreetCandidate, beside best: StreetCandidate) -> [Weakness] {
    let number: Weakness = candidate.number.isAbsent ? .numberAbsent : .numberOtherwise
    return [
      candidate.textCost > best.textCost + Likelihood.Telling.relativeMargin ? .name : nil,
      candidate.placeCost > best.placeCost + Likelihood.Telling.relativeMargin ? .place : nil,
      candidate.numberCost > best.numberCost + Likelihood.Telling.relativeMargin ? number : nil,
    ].compactMap { $0 }
  }
}

extension Geocoder {
  /// Answers one question and tells what else was considered.
  public func explain(_ question: AddressQuestion) -> AddressExplanation {
    AddressExplanation(makeWorker().explain(question), answers: AnswerMaker(base: base, parameters: parameters))
  }
}
