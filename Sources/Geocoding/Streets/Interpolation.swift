/// A place on a street where a number that the base lacks should be.
struct InterpolatedPoint {
  var longitude: Double
  var latitude: Double
  var x: Double
  var y: Double
  /// Metres.
  var radius: Double
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
    let addresses = base.addresses[Int(street.firstAddress)..<Int(street.firstAddress + street.addressCount)]
    return point(number, among: addresses, step: 2, widening: 1) ?? point(number, among: addresses, step: 1, widening: 1.5)
  }

  private func point(_ number: Int32, among addresses: Slice<UnsafeBufferPointer<AddressRecord>>, step: Int32, widening: Double)
    -> InterpolatedPoint?
  {
    var below: AddressRecord?, above: AddressRecord?
    for address in addresses where step == 1 || address.number & 1 == number & 1 {
      if address.number < number { below = address } else if address.number > number, above == nil { above = address }
    }
    if let below, let above { return between(below, above, number, widening) }
    guard let nearest = below ?? above else { return nil }
    let missing = Int(abs(nearest.number - number))
    guard missing <= parameters.farthestNumber else { return nil }
    let radius = parameters.interpolationFixed + parameters.metresPerNumber * Double(missing)
    return InterpolatedPoint(
      longitude: Double(nearest.longitude) / 1e7, latitude: Double(nearest.latitude) / 1e7, x: Double(nearest.x) / 100,
      y: Double(nearest.y) / 100, radius: radius * widening)
  }

  private func between(_ below: AddressRecord, _ above: AddressRecord, _ number: Int32, _ widening: Double) -> InterpolatedPoint {
    let share = Double(number - below.number) / Double(above.number - below.number)
    func mix(_ from: Int32, _ to: Int32, _ unit: Double) -> Double {
      (Double(from) + share * (Double(to) - Double(from))) / unit
    }
    let dx = Double(above.x) - Double(below.x), dy = Double(above.y) - Double(below.y)
    let gap = (dx * dx + dy * dy).squareRoot() / 100
    return InterpolatedPoint(
      longitude: mix(below.longitude, above.longitude, 1e7), latitude: mix(below.latitude, above.latitude, 1e7),
      x: mix(below.x, above.x, 100), y: mix(below.y, above.y, 100),
      radius: (parameters.interpolationFixed + parameters.interpolationShare * gap) * widening)
  }
}
