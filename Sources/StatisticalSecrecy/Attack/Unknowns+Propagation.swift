extension Unknowns {
  /// Narrows the bounds by looking at one equation at a time, again and again: what the other figures of an equation leave
  /// for one of them. Every bound is exact knowledge, whole numbers included; what several equations say together is left
  /// to the linear programmes.
  /// - Throws: `ContradictoryFigures` where no figure fits.
  mutating func propagate() throws(ContradictoryFigures) {
    var waiting = Array(0..<rows.count)
    var isWaiting = [Bool](repeating: true, count: rows.count)
    // Circles of equations may creep forward by ones for as long as the figures are large.
    var left = 60 * rows.count + 1000
    var next = 0
    while next < waiting.count && left > 0 {
      let row = waiting[next]
      next += 1
      left -= 1
      isWaiting[row] = false
      for column in try narrow(row) {
        for other in rowsOf[column] where !isWaiting[other] {
          isWaiting[other] = true
          waiting.append(other)
        }
      }
    }
  }

  /// Narrows the bounds of the figures of one row; the columns whose bounds have changed.
  private mutating func narrow(_ row: Int) throws(ContradictoryFigures) -> [Int] {
    var (least, greatest): (Int64, Int64) = (0, 0)
    var (openBelow, openAbove) = (0, 0)
    for at in rows.range(row) {
      let (low, high) = extent(at)
      if low <= -Self.unbounded { openBelow += 1 } else { least += low }
      if high >= Self.unbounded { openAbove += 1 } else { greatest += high }
    }
    if openBelow == 0 && least > right[row] || openAbove == 0 && greatest < right[row] {
      throw ContradictoryFigures(equation: equationOf[row])
    }
    var changed: [Int] = []
    for at in rows.range(row) {
      let (low, high) = extent(at)
      let column = rows.columns[at]
      let before = (lower[column], upper[column])
      // The others are at least `least - low`, so this term is at most what they leave.
      let lowIsOpen = low <= -Self.unbounded
      let highIsOpen = high >= Self.unbounded
      if openBelow == (lowIsOpen ? 1 : 0) {
        limit(at, atMost: right[row] - (lowIsOpen ? least : least - low))
      }
      if openAbove == (highIsOpen ? 1 : 0) {
        limit(at, atLeast: right[row] - (highIsOpen ? greatest : greatest - high))
      }
      if lower[column] > upper[column] { throw ContradictoryFigures(equation: equationOf[row]) }
      if (lower[column], upper[column]) != before { changed.append(column) }
    }
    return changed
  }

  /// Between which numbers coefficient times figure lies.
  private func extent(_ at: Int) -> (low: Int64, high: Int64) {
    let (column, coefficient) = (rows.columns[at], rows.coefficients[at])
    let ends = (times(coefficient, lower[column]), times(coefficient, upper[column]))
    return coefficient > 0 ? ends : (ends.1, ends.0)
  }

  private func times(_ coefficient: Int64, _ bound: Int64) -> Int64 {
    if bound.magnitude >= Self.unbounded.magnitude { return (coefficient > 0) == (bound > 0) ? Self.unbounded : -Self.unbounded }
    return coefficient * bound
  }

  private mutating func limit(_ at: Int, atMost term: Int64) {
    let (column, coefficient) = (rows.columns[at], rows.coefficients[at])
    if coefficient > 0 {
      upper[column] = min(upper[column], quotient(term, coefficient, up: !isWhole[column]))
    } else {
      lower[column] = max(lower[column], quotient(term, coefficient, up: isWhole[column]))
    }
  }

  private mutating func limit(_ at: Int, atLeast term: Int64) {
    let (column, coefficient) = (rows.columns[at], rows.coefficients[at])
    if coefficient > 0 {
      lower[column] = max(lower[column], quotient(term, coefficient, up: isWhole[column]))
    } else {
      upper[column] = min(upper[column], quotient(term, coefficient, up: !isWhole[column]))
    }
  }

  private func quotient(_ dividend: Int64, _ divisor: Int64, up: Bool) -> Int64 {
    if divisor == 1 { return dividend }
    if divisor == -1 { return -dividend }
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    if rest == 0 { return whole }
    let isNegative = (rest < 0) != (divisor < 0)
    return up ? (isNegative ? whole : whole + 1) : (isNegative ? whole - 1 : whole)
  }
}
