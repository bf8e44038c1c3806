/// Where the added columns stand beside those of the input.
public enum RowLayout: Sendable, Hashable {
  case inputFirst
  case addedFirst
}

extension RowLayout {
  /// What the name of an input's column gets that gives way to an added one.
  private static let suffix = "_entree"

  /// Names of the input's columns beside added ones: those that an added column takes get the suffix `_entree`, again
  /// where an earlier result left one there.
  public static func givingWay(_ input: [String], to added: [String]) -> [String] {
    let own = Set(added), taken = own.union(input)
    return input.map { name in
      guard own.contains(name) else { return name }
      var free = name
      repeat { free += suffix } while taken.contains(free)
      return free
    }
  }

  /// The name that a column had before it gave way, however often.
  package static func name(before name: String) -> String {
    var name = name[...]
    while name.hasSuffix(suffix) { name = name.dropLast(suffix.count) }
    return String(name)
  }
}
