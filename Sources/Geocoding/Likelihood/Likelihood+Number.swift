extension Likelihood {
  /// The house number on a street.
  enum Number {
    /// The number is known with another suffix or none.
    /// Measured: halved nothing; doubled sure -1.
    static let suffixMissing: Float = 0.4
    /// The number lies between or beside known ones.
    /// Measured: halved sure -2; doubled sure +4.
    static let between: Float = 1.2
    /// The street has no number near it.
    /// Measured: halved sure -4; doubled sure +3.
    static let absent: Float = 1.9
    /// The street has no numbers at all.
    /// Measured: nothing, halved or doubled.
    static let noNumbers: Float = 1.2
    /// A locality without numbers, where a number is asked.
    /// Measured: nothing, halved or doubled.
    static let locality: Float = 1
    /// The number stands behind the name.
    /// Measured: nothing, halved or doubled.
    static let behind: Float = 0.15
    /// The number stands away from the name.
    /// Measured: halved nothing; doubled sure +1.
    static let apart: Float = 0.5
    /// Another number has a type of street behind it: two addresses in one cell.
    /// Measured: nothing, halved or doubled.
    static let secondAddress: Float = 2.5
  }
}
