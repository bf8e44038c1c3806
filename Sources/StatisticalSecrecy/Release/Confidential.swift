/// A figure counted from people, or what was made of such figures: it can be combined with others, and leaves by `release` alone.
///
/// There is no way to the value: no property, no description, no `Mirror` child, no `Codable`, no text of an error that
/// quotes it.
public struct Confidential<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let value: Value

  public init(_ value: Value) { self.value = value }

  public var description: String { "(confidentiel)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A count with how many people it was made of: a count of children has fewer contributors than it is.
public struct ConfidentialCount: Sendable {
  let count: Int64
  let contributors: Int64

  init(count: Int64, contributors: Int64) {
    self.count = count
    self.contributors = contributors
  }
}

/// A count as a share of another that it is a part of.
public struct ConfidentialRate: Sendable {
  let numerator: ConfidentialCount
  let denominator: ConfidentialCount

  init(numerator: ConfidentialCount, denominator: ConfidentialCount) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Confidential where Value == ConfidentialCount {
  /// - Parameter contributors: how many people made the count; nil where each counts for one.
  public init(count: Int64, contributors: Int64? = nil) {
    self.init(ConfidentialCount(count: count, contributors: contributors ?? count))
  }

  /// The count of two groups that share nobody.
  public static func + (one: Confidential, other: Confidential) -> Confidential {
    Confidential(
      ConfidentialCount(
        count: one.value.count + other.value.count, contributors: one.value.contributors + other.value.contributors))
  }

  /// The count as a share of one that it is a part of.
  public func share(of whole: Confidential) -> Confidential<ConfidentialRate> {
    Confidential<ConfidentialRate>(ConfidentialRate(numerator: value, denominator: whole.value))
  }
}
