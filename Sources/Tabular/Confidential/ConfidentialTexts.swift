/// Cells of a confidential column: counts of allocataires, participants or households that may leave only through the gate of
/// statistical secrecy.
///
/// There is no way to the texts: no subscript, no description, no `Mirror` child, no `Codable`. The gate alone asks for them, by
/// importing this module with `@_spi(SecrecyGate)`; no other module may (a test reads the imports).
public struct ConfidentialTexts: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private var texts: TextArray
  private var kinds: [CellKind]

  /// - Parameter kinds: what each cell was in its file; empty where all are texts.
  init(_ texts: TextArray, kinds: [CellKind] = []) {
    self.texts = texts
    self.kinds = kinds
  }

  /// Adds the cells that come next.
  mutating func append(_ others: ConfidentialTexts) {
    if !kinds.isEmpty || !others.kinds.isEmpty {
      kinds += [CellKind](repeating: .text, count: texts.count - kinds.count)
      kinds += others.kinds + [CellKind](repeating: .text, count: others.count - others.kinds.count)
    }
    texts.append(contentsOf: others.texts)
  }

  /// Number of cells.
  public var count: Int { texts.count }

  /// The cells, for the gate.
  @_spi(SecrecyGate) public var opened: TextArray { texts }

  /// What each cell was in its file, for the gate; empty where all are texts.
  @_spi(SecrecyGate) public var openedKinds: [CellKind] { kinds }

  public var description: String { "(confidentiel)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
