import Foundation

/// How well the known numbers of a street foretell each other, and so how far a number that it lacks may be from its place.
///
/// Each known number is placed by its neighbours as if it were not known, and the error is compared with the radius that the
/// same place would get on a street as even as most. The logarithm of that quotient is taken as normal, with what many streets
/// show as prior (normal-gamma; Gelman et al., Bayesian Data Analysis, 3.3); the radius is the bound of the predictive Student
/// distribution. A street of even numbers keeps the radii of `Interpolation`; one whose numbers wander, turn back, leap from
/// side to side or count metres along a winding road gets those that its own errors ask for; one that shows little, in
/// between.
struct StreetRegularity {
  let base: AddressBase
  let parameters: GeocodingParameters
  /// Metres by kind of position, as the base numbers them.
  let positionRadii: [Double]

  /// Metres within which a number lies that is placed by others of its street.
  func radius(_ point: InterpolatedPoint, on street: StreetRecord) -> Double {
    var errors = LogErrors()
    for side in [Int32(0), 1] { add(side, point.basis, street, to: &errors) }
    let prior = point.basis == .between ? parameters.betweenErrors : parameters.beyondErrors
    return bounded(point.radius, point.radius, errors, prior)
  }

  /// Metres within which "12 ter" lies of an address 12 whose street has no 12 ter.
  func radius(besides index: Int, on street: StreetRecord) -> Double {
    var errors = LogErrors(), own = 0.0
    for side in [Int32(0), 1] {
      addSuffixes(side, street, to: &errors) { first, spacing in
        if first.number == base.addresses[index].number { own = spacing }
      }
    }
    // Few streets have letters enough to judge by; how its numbers lie says half as much of them.
    var numbers = LogErrors(), prior = parameters.suffixErrors
    for side in [Int32(0), 1] { add(side, .beyond, street, to: &numbers) }
    prior.mean += parameters.suffixFollowing * (numbers.mean(parameters.beyondErrors) - parameters.beyondErrors.mean)
    let least = radius(besides: base.addresses[index], spacing: 0)
    return bounded(radius(besides: base.addresses[index], spacing: own), least, errors, prior)
  }

  /// Beyond the reach of any commune a radius says nothing more.
  private func bounded(_ radius: Double, _ least: Double, _ errors: LogErrors, _ prior: LogErrors.Prior) -> Double {
    max(least, min(radius * errors.bound(prior, normal: parameters.coverage), parameters.communeRadius))
  }

  private func radius(besides address: AddressRecord, spacing: Double) -> Double {
    positionRadii[Int(address.positionKind)] + parameters.radius(between: spacing)
  }

  /// Errors of the known numbers of a side, each placed by the ones before and behind it, or by one of them alone.
  private func add(_ side: Int32, _ basis: InterpolatedPoint.Basis, _ street: StreetRecord, to errors: inout LogErrors) {
    var first: AddressRecord?, second: AddressRecord?
    for address in base.addresses[street.addresses] where address.number & 1 == side && address.number != second?.number {
      if let second {
        switch basis {
        case .beyond:
          let missing = Int(address.number - second.number)
          if missing <= parameters.farthestNumber {
            errors.add(second.position.distance(to: address.position), radius: parameters.radius(beyond: missing))
          }
        case .between:
          guard let first else { break }
          let share = Double(second.number - first.number) / Double(address.number - first.number)
          let place = first.position.onTheWay(to: address.position, share: share).metres, own = second.position.metres
          let dx = place.x - own.x, dy = place.y - own.y
          let gap = first.position.distance(to: address.position)
          errors.add((dx * dx + dy * dy).squareRoot(), radius: parameters.radius(between: gap))
        }
      }
      (first, second) = (second, address)
    }
  }

  /// Distances between the addresses of each number of a side.
  /// - Parameter tell: receives the first address of each number and the metres to the nearer of the numbers beside it.
  private func addSuffixes(
    _ side: Int32, _ street: StreetRecord, to errors: inout LogErrors, _ tell: (AddressRecord, Double) -> Void
  ) {
    let addresses = base.addresses[street.addresses].filter { $0.number & 1 == side }
    var index = 0, before: Double?
    while index < addresses.count {
      let first = addresses[index]
      let end = addresses[index...].firstIndex { $0.number != first.number } ?? addresses.count
      let behind = end < addresses.count ? first.position.distance(to: addresses[end].position) : nil
      let spacing = min(before ?? behind ?? 0, behind ?? before ?? 0)
      for other in addresses[index + 1..<end] {
        errors.add(first.position.distance(to: other.position), radius: radius(besides: first, spacing: spacing))
      }
      tell(first, spacing)
      (before, index) = (behind, end)
    }
  }
}

/// Errors beside the radius that was expected of each: the logarithms of the quotients, by their moments.
struct LogErrors {
  /// What streets show before one is looked at: mean and deviation of the logarithms, with as much weight as so many errors.
  struct Prior: Sendable {
    var mean: Double
    var weight: Double
    var deviation: Double
    var freedom: Double
  }

  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0
  /// Metres under which an error is as good as none.
  private static let least = 1.0

  mutating func add(_ error: Double, radius: Double) {
    let value = log(max(error, Self.least) / radius)
    count += 1
    sum += value
    squares += value * value
  }

  /// The mean of the logarithms, drawn to the prior's.
  func mean(_ prior: Prior) -> Double { (prior.weight * prior.mean + sum) / (prior.weight + count) }

  /// How many times the expected radius holds the next error.
  /// - Parameter normal: how surely, as a quantile of the normal distribution.
  func bound(_ prior: Prior, normal: Double) -> Double {
    let weight = prior.weight + count, freedom = prior.freedom + count
    var spread = prior.freedom * prior.deviation * prior.deviation
    if count > 0 {
      let own = sum / count, apart = own - prior.mean
      spread += max(0, squares - count * own * own) + prior.weight * count / weight * apart * apart
    }
    let deviation = (spread / freedom * (1 + 1 / weight)).squareRoot()
    return exp(mean(prior) + Self.student(normal, freedom) * deviation)
  }

  /// The quantile of Student's distribution, from that of the normal one (Abramowitz and Stegun, 26.7.5).
  static func student(_ normal: Double, _ freedom: Double) -> Double {
    let z = normal, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z
    let first = (z3 + z) / 4, second = (5 * z5 + 16 * z3 + 3 * z) / 96, third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384
    return z + first / freedom + second / (freedom * freedom) + third / (freedom * freedom * freedom)
  }
}
