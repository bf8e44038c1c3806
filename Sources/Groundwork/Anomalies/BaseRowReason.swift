/// Why rows of the BAN were left out; the last two are read with a reserve.
public enum BaseRowReason: Int, Sendable, Hashable, CaseIterable {
  case noCommune, noName, noNumber, strangeNumber, noPosition, elsewhere, otherMetres, ragged

  /// Whether rows are left out for it.
  public var leavesOut: Bool { self != .otherMetres && self != .ragged }
}
