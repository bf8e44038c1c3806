import Territory

/// What a position of an answer is.
public enum AddressKind: String, Sendable, CaseIterable {
  /// The number itself.
  case houseNumber = "housenumber"
  /// A number that the base lacks, placed by its neighbours.
  case interpolation
  case street
  case locality
  case municipality
}

/// How far an answer may be believed.
public enum GeocodingStatus: String, Sendable, CaseIterable {
  case certain = "ok"
  /// Several places fit about as well.
  case ambiguous = "ambigu"
  /// An answer that is likely wrong, or less than was asked.
  case weak = "faible"
  case notFound = "introuvable"
}

/// One address to find, as its cells write it.
public struct AddressQuestion: Sendable, Hashable {
  /// Number and street, perhaps with complements, postcode and commune.
  public var address: String
  /// From a column of its own; blank if there is none.
  public var postcode: String
  public var commune: String
  /// INSEE code, for `AddressBase.completed(_:)`, which alone reads it.
  public var communeCode: String

  public init(address: String, postcode: String = "", commune: String = "", communeCode: String = "") {
    self.address = address
    self.postcode = postcode
    self.commune = commune
    self.communeCode = communeCode
  }
}

extension AddressQuestion {
  /// Nothing but blanks: there is nothing to look for.
  public var isBlank: Bool { [address, postcode, commune, communeCode].allSatisfy { ZoneCode.trim($0).isEmpty } }
}

/// The answer to a question.
public struct GeocodedAddress: Sendable, Hashable {
  public var status: GeocodingStatus = .notFound
  /// nil with `notFound`.
  public var kind: AddressKind?
  /// Probability that the answer is right, 0 to 1; share of the next best among all that fit, never above it.
  public var score = 0.0
  public var nextScore: Double?
  /// Degrees; NaN where there is no position (an answer without one is a commune whose place the base does not know).
  public var longitude = Double.nan
  public var latitude = Double.nan
  /// Metres in the system `epsg`, the legal one of the place.
  public var x = Double.nan
  public var y = Double.nan
  public var epsg = 0
  /// Id of the address, of the street for `interpolation` and `street`, the INSEE code for `municipality`.
  public var id = ""
  /// "12 bis Rue Pasteur 94800 Villejuif"; the candidates joined by " | " where `status` is `ambiguous`.
  public var label = ""
  /// "12 bis"; blank without a number.
  public var houseNumber = ""
  /// Name of the street or locality as the base writes it.
  public var streetName = ""
  public var postcode = ""
  public var communeCode = ""
  public var communeName = ""
  /// Metres within which the true place lies; for an ambiguous answer, all candidates too.
  public var radius = Double.nan
  /// Index of the street or locality in the base, for `AddressBase.knownAddresses(ofStreet:)`.
  public var street: Int?
  /// Département that the question names and the base has no address of; blank if none.
  public var uncoveredDepartment = ""

  public init() {}

  public var hasPosition: Bool { !longitude.isNaN }
}

/// A number that the base knows on a street.
public struct KnownAddress: Sendable, Hashable {
  public var number: Int
  /// "bis", "A"; blank if none.
  public var suffix: String
  /// Name of its street where the place asked for is a locality; blank on the street itself.
  public var street: String
  public var longitude: Double
  public var latitude: Double
  /// Metres, by the kind of its position.
  public var radius: Double

  public init(number: Int, suffix: String = "", street: String = "", longitude: Double, latitude: Double, radius: Double) {
    self.number = number
    self.suffix = suffix
    self.street = street
    self.longitude = longitude
    self.latitude = latitude
    self.radius = radius
  }
}
