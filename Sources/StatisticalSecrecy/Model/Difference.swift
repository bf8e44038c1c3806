/// People whom zones that overlap set apart: those of some zones who live outside others, or in both.
struct Difference: Hashable, Sendable {
  /// What they are made of: cells, pieces and rests of the system, for a column.
  enum Atom: Hashable, Sendable {
    case cell(zone: Int)
    case piece(Int)
    case rest(zone: Int, outside: [Int])
  }

  /// "IRIS1 + IRIS2 moins QP1".
  let name: String
  let atoms: [Atom]
  /// Zones that make it; the least population holds where it holds for one of them.
  let zones: [Int]
}
