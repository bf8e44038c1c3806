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
