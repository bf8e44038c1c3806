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
