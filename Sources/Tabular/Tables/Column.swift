/// A named column; every cell keeps the text that the file held.
///
/// Numbers are parsed on demand, so that "01053" and "12,50" leave as they came until somebody changes them.
public struct Column: Sendable, Hashable {
  public var name: String
  public var kind: ColumnKind
  /// One text a row, as written in the file; blank cells are empty texts.
  public var texts: TextArray
  /// What each cell was in its file; empty where the format knows texts alone.
  public var cellKinds: [CellKind]

  public init(name: String, kind: ColumnKind = .text, texts: TextArray, cellKinds: [CellKind] = []) {
    self.cellKinds = cellKinds
    self.name = name
    self.kind = kind
    self.texts = texts
  }
}
