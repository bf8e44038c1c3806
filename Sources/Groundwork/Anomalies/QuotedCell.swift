/// The text of a cell that an anomaly quotes, unless its column is confidential.
public enum QuotedCell: Sendable, Hashable {
  case text(String)
  /// The cell stands in a confidential column: its text is not kept.
  case withheld

  /// Quotes a text; long ones are cut.
  public init(_ text: String) { self = .text(String(text.prefix(Self.longest))) }

  private static let longest = 200
}
