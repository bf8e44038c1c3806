/// A locality as a file of localities gives it.
struct LocalityRow {
  var id: String
  /// Texts that it shares in form with streets; `street` is blank.
  var texts: StreetSignature
  var position: StoredPosition
}
