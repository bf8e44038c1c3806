import Foundation

/// Real files beside the repository, where they exist.
enum SharedData {
  static let folder: URL? = {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = repository.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()

  static var isHere: Bool { folder != nil }

  static func path(_ name: String) -> String { folder?.appendingPathComponent(name).path ?? name }
}
