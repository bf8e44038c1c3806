/// A row of a list that is no structure: kept where it stands, and not judged.
public struct AsideRow: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Nothing but separators, or signs that draw a line.
    case blank
    /// The column names again, or the numbers of the columns.
    case header
    case total
    /// A source, a remark, a date of edition.
    case note
  }

  /// Rows that a sentence names; beyond them it counts.
  package static let mostNamed = 12

  public let kind: Kind
  public let number: RowNumber
  /// What the row begins with.
  public let text: QuotedCell

  public init(_ kind: Kind, number: RowNumber, text: QuotedCell) {
    self.kind = kind
    self.number = number
    self.text = text
  }
}
