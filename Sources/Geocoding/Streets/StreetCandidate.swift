/// Where a house number is on a street.
enum NumberFinding {
  /// The question names none.
  case none
  /// Index of the address.
  case found(Int)
  /// The number is known with another suffix or none; index of the nearest.
  case suffixMissing(Int)
  /// Between or beside known numbers of the street.
  case between(InterpolatedPoint)
  /// The street has no number near it.
  case absent
}

/// A street that may be the answer, with what speaks against it.
struct StreetCandidate {
  var street: Int
  var name: Int
  var placeCost: Float
  var textCost: Float
  var numberCost: Float
  var number: NumberFinding
  var wanted: HouseNumber?
  /// A short word of the name differs by a letter.
  var isDoubtful = false

  var cost: Float { placeCost + textCost + numberCost }

  enum Cost {
    static let suffixMissing: Float = 0.4
    static let between: Float = 1.2
    static let absent: Float = 1.9
    static let noNumbers: Float = 1.2
    static let locality: Float = 1
    static let numberAlone: Float = 4
    static let otherStreetNamed: Float = 1.2
    static let secondAddress: Float = 2.5
    static let numberBehind: Float = 0.15
    static let numberApart: Float = 0.5
    static let otherPostcodeOfCommune: Float = 0.5
    static let otherFormerCommune: Float = 2
  }
}
