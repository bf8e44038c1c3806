/// A place on a street where a number that the base lacks should be.
struct InterpolatedPoint {
  /// Which known numbers give the place.
  enum Basis {
    /// One below and one above.
    case between
    /// The last of its side.
    case beyond
  }

  var longitude: Double
  var latitude: Double
  var x: Double
  var y: Double
  var basis: Basis
  /// Metres on a street as even as most; `StreetRegularity` says how many times that on this one.
  var radius: Double

  init(
    degrees: (longitude: Double, latitude: Double), metres: (x: Double, y: Double), basis: Basis, radius: Double
  ) {
    (longitude, latitude) = degrees
    (x, y) = metres
    self.basis = basis
    self.radius = radius
  }
}

/// Places numbers by the known numbers of their street.
///
/// Between two numbers of the same side the place is proportional to the number, the radius a share of their distance;
/// beyond the last number of a side it is that number's place, the radius growing with the numbers in between. A street
/// whose other side alone is known lends it, with a wider radius.
struct Interpolation {
  let base: AddressBase
  let parameters: GeocodingParameters

  /// - Returns: nil where no known number is near enough.
  func point(_ number: Int32, on street: StreetRecord) -> InterpolatedPoint? {
    let addresses = base.addresses[street.addresses]
    return point(number, among: addresses, step: 2, widening: 1)
      ?? point(number, among: addresses, step: 1, widening: parameters.otherSideWidening)
  }

  private func point(_ number: Int32, among addresses: Slice<UnsafeBufferPointer<AddressRecord>>, step: Int32, widening: Double)
    -> InterpolatedPoint?
  {
    var below: AddressRecord?, above: AddressRecord?
    for address in addresses where step == 1 || address.number & 1 == number & 1 {
      if address.number < number { below = address } else if address.number > number, above == nil { above = address }
    }
    if let below, let above {
      let share = Double(number - below.number) / Double(above.number - below.number)
      let (degrees, metres) = below.position.onTheWay(to: above.position, share: share)
      let radius = parameters.radius(between: below.position.distance(to: above.position))
      return InterpolatedPoint(degrees: degrees, metres: metres, basis: .between, radius: radius * widening)
    }
    guard let nearest = below ?? above else { return nil }
    let missing = Int(abs(nearest.number - number))
    guard missing <= parameters.farthestNumber else { return nil }
    return InterpolatedPoint(
      degrees: nearest.position.degrees, metres: nearest.position.metres, basis: .beyond,
      radius: parameters.radius(beyond: missing) * widening)
  }
}
