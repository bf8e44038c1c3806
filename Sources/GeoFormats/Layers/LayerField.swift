import Tabular

/// A column to write: its name as the user knows it, and what its cells hold.
public struct LayerField: Sendable, Hashable {
  public var name: String
  public var kind: ColumnKind

  public init(name: String, kind: ColumnKind = .text) {
    self.name = name
    self.kind = kind
  }

  /// The names, each made different from the others whatever the case: a repeat gets the suffix `_2`, `_3`...
  static func uniqueNames(_ fields: [LayerField]) -> [String] {
    var taken: Set<String> = []
    // A name that the file holds as such is not to be given to a repeat of another.
    let given = Set(fields.map { $0.name.lowercased() })
    return fields.map { field in
      let base = field.name.isEmpty ? "colonne" : field.name.filter { $0 != "\0" }
      var name = base
      var repeats = 1
      while taken.contains(name.lowercased()) || (repeats > 1 && given.contains(name.lowercased())) {
        repeats += 1
        name = "\(base)_\(repeats)"
      }
      taken.insert(name.lowercased())
      return name
    }
  }
}

/// Writes points row by row; the file appears under its own name when `finish` has succeeded, and not at all otherwise.
public protocol PointRowWriter: AnyObject {
  /// Appends a row.
  /// - Parameters:
  ///   - texts: one cell a field, blank for no value.
  ///   - point: in the layer's own system; nil for a row without a position.
  func append(texts: [String], point: (x: Double, y: Double)?) throws

  /// Closes the file and puts it in its place.
  func finish() throws
}

extension PointRowWriter {
  /// Appends the rows of a chunk; NaN stands for no position.
  /// - Precondition: `x` and `y` have one element a row.
  public func append(_ chunk: RowChunk, x: [Double], y: [Double]) throws {
    precondition(x.count == chunk.rowCount && y.count == chunk.rowCount)
    for row in 0..<chunk.rowCount {
      let texts = (0..<chunk.columnCount).map { chunk[row, $0] }
      try append(texts: texts, point: x[row].isFinite && y[row].isFinite ? (x[row], y[row]) : nil)
    }
  }
}
