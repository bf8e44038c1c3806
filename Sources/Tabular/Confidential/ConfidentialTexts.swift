/// Cells of a confidential column: counts of allocataires, participants or households that may leave only through the gate of
/// statistical secrecy.
///
/// There is no way to the texts: no subscript, no description, no `Mirror` child, no `Codable`. The gate alone asks for them, by
/// importing this module with `@_spi(SecrecyGate)`; no other module may (a test reads the imports).
public struct ConfidentialTexts: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let texts: TextArray

  init(_ texts: TextArray) { self.texts = texts }

  /// Number of cells.
  public var count: Int { texts.count }

  /// The cells, for the gate.
  @_spi(SecrecyGate) public var opened: TextArray { texts }

  public var description: String { "(confidentiel)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
