import Foundation

/// The geocoder's error model: what each difference between a question and the base speaks against an explanation.
///
/// A cost is a natural logarithm of odds: with a cost of 1 more, an explanation is e times less likely to be what the writer
/// meant (weights of record linkage: Fellegi and Sunter 1969). The costs of an explanation add up (place, words of the name,
/// number); the least sum is the best candidate, and `shares` makes of the sums how much each candidate weighs among all. What a
/// share is worth as a probability is calibrated in `Data/geocodage.yml`.
///
/// Every value was set by hand, by what it did to right and wrong answers of the 4 727 labelled questions of Paris and
/// Val-de-Marne that the guide of addresses describes; which run set which value is not on record. What holds each in its place
/// is measured: how many of these questions change with half the value and with twice the value, all else unchanged
/// (30 November 2026; 4 271 right streets, 4 100 answers sure, 1 of them wrong). "right" are right streets, "sure" answers given
/// as `ok`, "wrong" wrong ones among these. Where nothing changes, no labelled question lies near the value: it rests on the case
/// that its text names, and on the tests. `Benchmarks/geocoding/likelihood.py` measures them again.
enum Likelihood {
  /// That the base lacks the right answer.
  /// Measured: halved right -26, sure -701, wrong -1; doubled right +4, sure +151, wrong +5.
  static let notInBase: Float = 4.2
  /// How much surer an answer is than its costs say: costs add up as if differences were independent, which they are not.
  /// Set with the calibration of the score.
  /// Measured: halved sure -460; doubled right -8, sure +121.
  static let sharpness = 1.7

  /// A candidate this good needs no look at what its words may be if they are mistyped.
  /// Measured: halved sure -1; doubled sure +2.
  static let good: Float = 1
  /// The same where the number is placed between known ones: the name fits, the base may lack the number.
  /// Measured: nothing, halved or doubled.
  static let goodBetweenNumbers: Float = 0.5

  /// Shares of candidates among all and the chance that none of them is right, in their order; their sum is below 1.
  static func shares(_ costs: [Float]) -> [Double] {
    let weights = costs.map { exp(-sharpness * Double($0)) }
    let total = weights.reduce(exp(-sharpness * Double(notInBase)), +)
    return weights.map { $0 / total }
  }
}
