import Foundation
import Testing

/// Real files, `../shared/data` beside the repository, where that folder exists.
package enum SharedData {
  private static let folder = Repository.root.deletingLastPathComponent().appendingPathComponent("shared/data")

  package static let isHere = FileManager.default.fileExists(atPath: folder.path)

  package static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// All files of some folders whose names end so, in order.
  package static func paths(in folders: [String], ending: [String]) throws -> [String] {
    try folders.flatMap { name in
      try FileManager.default.subpathsOfDirectory(atPath: path(name)).sorted().map { path("\(name)/\($0)") }
    }.filter { path in ending.contains { path.hasSuffix($0) } }
  }
}

extension Trait where Self == ConditionTrait {
  /// The test or suite is skipped, with a word, where the real files are not beside the repository.
  package static var needsSharedData: Self { .enabled(if: SharedData.isHere, "../shared/data is not here") }
}
