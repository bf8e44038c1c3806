import GeometryCore

/// What a file says about its reference system.
struct CRSDeclaration {
  /// In the file's own words; nil if it says nothing.
  var text: String?
  /// As recognised; nil if nothing is said or if the words are not understood.
  var crs: CRS?
}
