/// Errors of geometry and projections; in English, since no file is known here. Callers add the file and the sentence.
public enum GeometryError: Error, Equatable {
  /// A text or code that names no horizontal system on the Earth.
  case unknownCRS(String)
  /// PROJ knows no way between two systems.
  case noTransform(from: String, to: String)
  /// Well-known binary that cannot be read, and why.
  case malformedWKB(String)
  /// GEOS refused; its own words.
  case engine(String)
}
