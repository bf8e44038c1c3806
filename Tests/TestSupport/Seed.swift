import Foundation

/// Where the random cases of a test begin.
///
/// Its description belongs into the comment of each `#expect` that such cases reach; a failure then says how to have them
/// again: `MAILLAGE_GRAINE=1234 swift test --filter QuestionTests`.
package struct Seed: Sendable, CustomStringConvertible {
  package let value: UInt64

  /// The seed that the environment names for all tests of a run.
  private static let given = ProcessInfo.processInfo.environment["MAILLAGE_GRAINE"].map { text in
    guard let seed = UInt64(text) else { fatalError("MAILLAGE_GRAINE=\(text): a whole number is needed") }
    return seed
  }

  /// The same seed at every run, unless the environment names one.
  package init(_ usual: UInt64) { value = Self.given ?? usual }

  /// Another seed at every run, unless the environment names one.
  package static func another() -> Seed { Seed(.random(in: 0...UInt64.max)) }

  /// So many seeds, for tests that take theirs as an argument; the one of the environment alone where it names one.
  package static func several(_ count: UInt64) -> [Seed] { given.map { [Seed($0)] } ?? (1...count).map(Seed.init) }

  package var generator: SeededGenerator { SeededGenerator(seed: value) }

  package var description: String { "MAILLAGE_GRAINE=\(value)" }
}
