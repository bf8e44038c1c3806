extension Likelihood {
  /// The house number on a street.
  enum Number {
    /// The number is known with another suffix or none.
    static let suffixMissing: Float = 0.4
    /// The number lies between or beside known ones.
    static let between: Float = 1.2
    /// The street has no number near it.
    static let absent: Float = 1.9
    /// The street has no numbers at all.
    static let noNumbers: Float = 1.2
    /// A locality without numbers, where a number is asked.
    static let locality: Float = 1
    /// The number stands behind the name.
    static let behind: Float = 0.15
    /// The number stands away from the name.
    static let apart: Float = 0.5
    /// Another number has a type of street behind it: two addresses in one cell.
    static let secondAddress: Float = 2.5
  }
}
