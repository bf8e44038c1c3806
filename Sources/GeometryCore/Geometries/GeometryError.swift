/// Errors of geometry and projections; in English, since no file is known here. Callers add the file and the sentence.
public enum GeometryError: Error, Equatable {
  /// A text or code that names no horizontal system on the Earth.
  case unknownCRS(String)
  /// PROJ knows no way between two systems.
  case noTransform(from: String, to: String)
  /// PROJ does not find its database, without which it knows no system.
  case noProjDatabase
  /// Well-known binary that cannot be read, and why.
  case malformedWKB(WKBDefect)
  /// GEOS refused; its own words.
  case engine(String)
}

/// What is wrong with a well-known binary geometry, or with the header that a GeoPackage puts before it.
public enum WKBDefect: String, Sendable, CaseIterable {
  case cutShort = "geometry cut short"
  case byteOrder = "unknown byte order"
  case type = "unknown type"
  case count = "count exceeds the data"
  case depth = "nested too deep"
  case member = "member of another type"
  case header = "GeoPackage header"
  case extendedType = "extended type"
  case envelope = "envelope"
}
