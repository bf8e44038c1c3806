import Foundation
import Testing

/// Real files, `../shared/data` beside the repository, where that folder exists.
package enum SharedData {
  private static let folder = Repository.root.deletingLastPathComponent().appendingPathComponent("shared/data")

  package static let isHere = FileManager.default.fileExists(atPath: folder.path)

  package static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

extension Trait where Self == ConditionTrait {
  /// The test or suite is skipped, with a word, where the real files are not beside the repository.
  package static var needsSharedData: Self { .enabled(if: SharedData.isHere, "../shared/data is not here") }
}
