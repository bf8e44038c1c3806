/// Values numbered in the order in which they first come.
struct Numbering<Value: Hashable, Number: FixedWidthInteger> {
  private(set) var values: [Value]
  private var numbers: [Value: Number]

  /// - Parameter first: what the number 0 stands for.
  init(_ first: Value) {
    values = [first]
    numbers = [first: 0]
  }

  init() {
    values = []
    numbers = [:]
  }

  /// The number of a value, a new one if it has none; nil if there are no numbers left.
  mutating func number(of value: Value) -> Number? {
    if let known = numbers[value] { return known }
    guard let number = Number(exactly: values.count) else { return nil }
    numbers[value] = number
    values.append(value)
    return number
  }
}
