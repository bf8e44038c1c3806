/// Errors of geometry and projections; in English, since no file is known here. Callers add the file and the sentence.
public enum GeometryError: Error, Equatable {
  case unknownCRS(String)
  case noTransform(from: String, to: String)
  case malformedWKB(String)
  case engine(String)
}
