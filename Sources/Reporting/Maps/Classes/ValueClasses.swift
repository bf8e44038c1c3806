/// Values in classes, made of those that may be shown: nothing of what is withheld or missing enters the limits.
///
/// Class `i` holds the values from `limits[i]` to below `limits[i + 1]`; the last one its upper limit too, so that the greatest
/// value is always in it. Equal values are never in two classes. A limit between two values is the easiest number to read that
/// lies between them, and the outer ones are rounded outwards: rounding moves no value.
public struct ValueClasses: Sendable, Hashable {
  /// How values are cut.
  public enum Method: Sendable, Hashable {
    /// About as many values in each class.
    case quantiles
    /// The squares of the differences from the mean of each class add up to least (Jenks).
    case jenks
    /// Classes of one width.
    case equal
    /// Inner limits that somebody chose, rising.
    case breaks([Double])
  }

  public let method: Method
  /// One more than classes, rising; empty where there is no value. The last class may be one value, its two limits then are it.
  public let limits: [Double]
  /// Values in each class.
  public let counts: [Int]
  /// How many classes were asked for.
  public let asked: Int
  /// The value that one of the limits is; nil where none was given, or all values lie on one side of it.
  public let reference: Double?

  /// Number of classes.
  public var count: Int { counts.count }
  /// How many classes lie below the reference; nil without one.
  public var countBelowReference: Int? { reference.flatMap { limits.firstIndex(of: $0) } }

  /// - Parameters:
  ///   - values: those that may be shown, in any order.
  ///   - classes: how many are wanted, 1 at least; breaks make one more than there are of them.
  ///   - reference: a value that shall be a limit.
  public init(_ values: [Double], method: Method = .quantiles, classes: Int = 5, reference: Double? = nil) {
    self.method = method
    let sorted = SortedValues(values)
    if case .breaks(let breaks) = method { asked = breaks.count + 1 } else { asked = classes }
    guard let lowest = sorted.values.first, let highest = sorted.values.last else {
      (limits, counts, self.reference) = ([], [], nil)
      return
    }
    let divides = reference.map { lowest < $0 && $0 <= highest } ?? false
    self.reference = divides ? reference : nil
    var inner: [Double]
    if case .breaks(let breaks) = method {
      inner = breaks
    } else if divides, let reference {
      let (below, above) = sorted.parted(at: reference)
      let low = min(max(1, Int((Double(classes * below.total) / Double(sorted.total)).rounded())), max(1, classes - 1))
      inner = below.limits(method, classes: low) + [reference] + above.limits(method, classes: max(1, classes - low))
    } else {
      inner = sorted.limits(method, classes: classes)
    }
    if divides, let reference, !inner.contains(reference) { inner = (inner + [reference]).sorted() }
    // A quarter of the class, so that its width says what it was.
    let outer = ReadableNumber.around(
      lowest, highest, below: ((inner.first ?? highest) - lowest) / 4, above: (highest - (inner.last ?? lowest)) / 4)
    let first = inner.first.map { min(outer.low, $0) } ?? outer.low
    let last = inner.last.map { max(outer.high, $0) } ?? outer.high
    limits = [first] + inner + [last]
    var counts = [Int](repeating: 0, count: inner.count + 1)
    for (value, count) in zip(sorted.values, sorted.counts) { counts[Self.position(of: value, in: inner)] += count }
    self.counts = counts
    if case .breaks = method { return }
    precondition(
      counts[counts.count - 1] >= 1 && Self.position(of: highest, in: inner) == inner.count, "the greatest is in the last")
  }

  /// The class of a value that lies between the outer limits.
  public func index(of value: Double) -> Int { Self.position(of: value, in: limits.dropFirst().dropLast()) }

  /// How many of some rising limits are at most a value.
  private static func position(of value: Double, in inner: some RandomAccessCollection<Double>) -> Int {
    inner.count { $0 <= value }
  }

  /// "moins de 10", "10 à moins de 20", "20 à 30", "30 et plus".
  public func words(of index: Int) -> String {
    let low = ReadableNumber.words(limits[index])
    let high = ReadableNumber.words(limits[index + 1])
    if case .breaks = method, count > 1 {
      if index == 0 { return "moins de \(high)" }
      if index == count - 1 { return "\(low) et plus" }
    }
    if limits[index] == limits[index + 1] { return low }
    return index == count - 1 ? "\(low) à \(high)" : "\(low) à moins de \(high)"
  }

  /// What a reader should know of them: fewer classes than asked for, and why; classes without a value.
  public var remarks: [String] {
    var found: [String] = []
    if count > 0, count < asked {
      found.append(
        "\(Phrase.counted(count, "classe", "classes")) au lieu de \(asked) : trop peu de valeurs différentes.")
    }
    let blank = counts.count { $0 == 0 }
    if blank > 0 { found.append("\(Phrase.counted(blank, "classe", "classes")) sans zone.") }
    return found
  }
}

/// Different values, ascending, with how often each stands.
private struct SortedValues {
  private(set) var values: [Double] = []
  private(set) var counts: [Int] = []
  var total: Int { counts.reduce(0, +) }

  init(_ all: [Double]) {
    for value in all.filter(\.isFinite).sorted() {
      if values.last == value {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
  }

  private init(_ values: [Double], _ counts: [Int]) { (self.values, self.counts) = (values, counts) }

  /// Those below a value, and the others.
  func parted(at value: Double) -> (below: SortedValues, above: SortedValues) {
    let place = values.firstIndex { $0 >= value } ?? values.count
    return (
      SortedValues(Array(values[..<place]), Array(counts[..<place])),
      SortedValues(Array(values[place...]), Array(counts[place...]))
    )
  }

  /// Inner limits, rising.
  func limits(_ method: ValueClasses.Method, classes: Int) -> [Double] {
    switch method {
    case .quantiles: between(quantileStarts(classes))
    case .jenks: between(NaturalBreaks(values, counts: counts).starts(classes: classes))
    case .equal: equalLimits(classes)
    case .breaks(let breaks): breaks
    }
  }

  private func between(_ starts: [Int]) -> [Double] { starts.map { ReadableNumber.between(values[$0 - 1], values[$0]) } }

  /// The cut between two different values that is nearest to each share of the values; the same cut is made once.
  private func quantileStarts(_ classes: Int) -> [Int] {
    guard values.count > 1, classes > 1 else { return [] }
    var before = [0]
    for count in counts { before.append(before[before.count - 1] + count) }
    var starts: [Int] = []
    for share in 1..<classes {
      let target = Double(before[counts.count] * share) / Double(classes)
      let next = before.firstIndex { Double($0) >= target } ?? values.count
      let start = next > 0 && target - Double(before[next - 1]) < Double(before[next]) - target ? next - 1 : next
      if start > starts.last ?? 0, start < values.count { starts.append(start) }
    }
    return starts
  }

  /// Limits a class width apart, to a hundredth of it.
  private func equalLimits(_ classes: Int) -> [Double] {
    guard let low = values.first, let high = values.last, low < high, classes > 1 else { return [] }
    let width = (high - low) / Double(classes)
    return (1..<classes).map { step in
      let exact = low + Double(step) * width
      let place = values.firstIndex { $0 >= exact } ?? values.count - 1
      let least = max(values[max(place - 1, 0)], exact - width / 100)
      let most = min(values[place], exact + width / 100)
      return least < most ? ReadableNumber.between(least, most) : exact
    }
  }
}
