/// One way of reading where a question says that its address is: which words name the place, and which communes that allows.
struct PlaceReading {
  /// Words that name the place.
  var mask: WordSet
  /// A name was read, not a postcode alone.
  var isNamed = false
  /// The name is that of a commune of the postcode.
  var isConfirmed = false
  /// Keys of the places and old communes that the question names.
  var spoken: [[UInt8]] = []
  /// nil if no postcode was read.
  var postcode: UInt32?
  /// Communes that fit, with what the fit leaves to be desired.
  var communes: [(index: UInt32, cost: Float)]
  /// Cost of any other commune; infinite where others are out of the question.
  var otherCost: Float
  /// Département of the postcode; streets of others are no answer.
  var department: String?
  /// A commune was named, or a known postcode.
  var isPlaced: Bool { !communes.isEmpty }

  var leastCost: Float { min(communes.map(\.cost).min() ?? .infinity, otherCost) }

  /// The communes that may be meant: those nearly as likely as the likeliest.
  var likelyCommunes: [(index: UInt32, cost: Float)] {
    let most = leastCost + Likelihood.Place.likelyMargin
    return communes.filter { $0.cost < most }
  }
}
