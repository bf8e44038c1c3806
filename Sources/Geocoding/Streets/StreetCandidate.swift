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
  /// The files have the number, in a place too far from its street to be believed.
  var isNumberApart = false
  /// Words of the question that its name explains.
  var matched = WordSet()

  var cost: Float { placeCost + textCost + numberCost }
}
