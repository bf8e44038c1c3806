/// People whom zones that overlap set apart: those of some zones who live outside others, or in both.
struct Difference: Hashable, Sendable {
  /// What they are made of: cells, pieces and rests of the system, for a column.
  enum Atom: Hashable, Sendable {
    case cell(zone: Int)
    case piece(Int)
    case rest(zone: Int, outside: [Int])
    /// People of some zones and of no others, by its place in `Overlaps.parts`.
    case part(Int)
  }

  /// "IRIS1 + IRIS2 moins QP1".
  let name: String
  let atoms: [Atom]
  /// Zones that make it; the least population holds where it holds for one of them.
  let zones: [Int]

  /// Whether it is what several zones share, and no pair that two do.
  var isPart: Bool {
    if case .part = atoms.first { return atoms.count == 1 }
    return false
  }
}
