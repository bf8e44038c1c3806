import Foundation

/// The checkout that the tests were built from.
package enum Repository {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Where a file or folder of the repository lies, named from its root.
  package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
