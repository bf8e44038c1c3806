/// Names of the sheets of a workbook being written.
struct SheetNames {
  private var taken: Set<String> = []

  /// At most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, no name twice.
  mutating func allowed(_ name: String) -> String {
    let plain = String(name.map { "[]:*?/\\'".contains($0) || XLSXText.isForbidden($0) ? "-" : $0 })
    let base = plain.isEmpty ? "Feuille" : plain
    var candidate = String(base.prefix(31))
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      let suffix = " (\(number))"
      candidate = base.prefix(31 - suffix.count) + suffix
      number += 1
    }
    return candidate
  }
}
