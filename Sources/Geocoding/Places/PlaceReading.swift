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

  enum Cost {
    static let nowhere: Float = 1
    static let postcodeOnly: Float = 0.15
    static let nameOnly: Float = 0.15
    /// The right commune with a postcode that no commune has (CEDEX, company), or with another commune's.
    static let unknownPostcode: Float = 0.25
    static let wrongPostcode: Float = 1.5
    static let wrongName: Float = 2.2
    /// More where the name is of another département.
    static let farName: Float = 0.6
    static let wordsBehindName: Float = 0.5
    static let wordsBeforeName: Float = 2.5
    /// Without a postcode a hamlet's name weighs so many times its cost against a commune's.
    static let unofficialAlone: Float = 8
    static let otherDepartment: Float = 6
    /// The right commune with the postcode of another département: next door, a slip; else another place.
    static let wrongDepartment: Float = 2.6
    static let postcodeAgainstPlace: Float = 5
    static let otherArrondissement: Float = 2.2
    static let nameUnread: Float = 5
    /// The same of a commune of which the base knows no street.
    static let farPlaceUnread: Float = 3.2
    static let wholeCity: Float = 3
    static let elsewhere: Float = 7
    static let place: Float = 0.1
    static let former: Float = 0.15
    static let bare: Float = 0.2
    static let nameInside: Float = 2.5
    static let nameAtHead: Float = 0.3
    static let nameAfterSmallWord: Float = 0.5
    static let nameOfStreet: Float = 4
    static let nameTakesNumber: Float = 0.8
    static let misspelled: Float = 0.5
    static let shortened: Float = 0.4
  }
}
