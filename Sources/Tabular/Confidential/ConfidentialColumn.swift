/// A column whose cells are withheld from everything but the gate of statistical secrecy.
public struct ConfidentialColumn: Sendable {
  public let name: String
  public let cells: ConfidentialTexts

  init(name: String, cells: ConfidentialTexts) {
    self.name = name
    self.cells = cells
  }
}
