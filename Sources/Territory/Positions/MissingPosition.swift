import Groundwork

/// What stands in columns of positions where there is none.
package enum MissingPosition {
  /// Words of exports and of people, as keys; a cell of punctuation alone has the empty key.
  private static let words: Set<String> = [
    "", "null", "none", "nil", "nan", "na", "nc", "nd", "ns", "nr", "so", "vide", "aucun", "aucune", "inconnu", "inconnue",
    "sansobjet", "nonrenseigne", "nonrenseignee", "nongeocode", "nongeolocalise", "indisponible", "nondisponible",
  ]

  /// Whether the cells of a position all say that there is none: a word, nought, or nines only.
  package static func isMeant(_ cells: [String]) -> Bool {
    cells.allSatisfy { cell in
      if let number = Coordinate.value(of: cell) { return isFiller(number) }
      if let both = CoordinateColumns.both(cell) { return isMeant([both.0, both.1]) }
      return words.contains(FrenchText.key(cell))
    }
  }

  /// The same of numbers.
  static func isMeant(_ numbers: [Double]) -> Bool { numbers.allSatisfy(isFiller) }

  /// Nought, or three nines and more, as fields of a fixed width are filled.
  private static func isFiller(_ number: Double) -> Bool {
    number == 0 || [999, 9999, 99_999, 999_999, 9_999_999, 99_999_999].contains(abs(number).rounded(.down))
  }
}
