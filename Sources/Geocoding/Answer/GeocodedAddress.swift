/// How far an answer may be believed.
public enum GeocodingStatus: String, Sendable, CaseIterable {
  case certain = "ok"
  /// Several places fit about as well.
  case ambiguous = "ambigu"
  /// An answer that is likely wrong, or less than was asked.
  case weak = "faible"
  case notFound = "introuvable"
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
  /// What the question says of its commune that is not the one found; nil where all agrees.
  public var contradiction: PlaceContradiction?
  /// Département that the question names and the base has no address of, or several joined by " ou " ; blank if none.
  public var uncoveredDepartment = ""

  public init() {}

  public var hasPosition: Bool { !longitude.isNaN }
}
