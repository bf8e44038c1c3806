/// Things of which the same is said: how many, and the first of them, each once.
struct Tally {
  /// How many a message names.
  private static let mostNamed = 5

  private(set) var count = 0
  private(set) var examples: [String] = []

  mutating func add(_ example: @autoclosure () -> String) {
    count += 1
    guard examples.count < Self.mostNamed else { return }
    let example = example()
    if !examples.contains(example) { examples.append(example) }
  }
}
