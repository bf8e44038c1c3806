import Structures

/// What the rate of a zone is compared with.
public enum CoverageReference: Sendable {
  /// A target that somebody chose.
  case rate(Double)
  /// The last edition of the national rate.
  case national
  /// The rate of all zones together.
  case together
  /// Rates by département, as somebody published them: each zone has that of its own.
  case departments(ZoneTableSource)

  /// The national rate, with its year and edition; nil where the program's data tell none.
  /// - Throws: `FileFault` only if the program was built with a wrong file.
  public static func nationalRate() throws -> NationalRateEdition? { try Parameters.standard().nationalRate }
}
