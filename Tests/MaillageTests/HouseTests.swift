import Foundation
import TestSupport
import Testing

/// The rules of ARCHITECTURE.md that the compiler does not see.
@Suite struct HouseTests {
  private static let sources = swiftFiles(in: ["Sources", "Tests"])

  private static func swiftFiles(in folders: [String]) -> [URL] {
    folders.flatMap { folder -> [URL] in
      let root = URL(fileURLWithPath: Repository.path(folder))
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    }
  }

  @Test func noFolderIsCrowded() {
    let rooms = Dictionary(grouping: Self.sources) { $0.deletingLastPathComponent().path }
    #expect(rooms.count > 40)
    for (room, files) in rooms { #expect(files.count <= 25, "\(room)") }
  }

  @Test func noFileHasTwoPurposes() throws {
    for file in Self.sources {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 500, "\(file.path)")
    }
  }

  /// `Package.swift` lets a target import lower floors only; a target of the table of ARCHITECTURE.md must be one of it.
  @Test func everyModuleHasItsFloor() throws {
    let architecture = try String(contentsOfFile: Repository.path("ARCHITECTURE.md"), encoding: .utf8)
    let modules = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources")).sorted()
    #expect(modules.count > 15)
    for module in modules where !module.hasPrefix("C") { #expect(architecture.contains("| `\(module)`"), "\(module)") }
  }

  /// Anomalies are words in one room: nobody below it compares or writes them as text.
  @Test func anomaliesAreWordsInOneRoom() throws {
    var makers = 0
    for file in Self.sources where file.path.contains("/Sources/") && !file.path.contains("/Reporting/Words/") {
      let text = try String(contentsOf: file, encoding: .utf8)
      makers += text.contains("Anomaly(.") ? 1 : 0
      #expect(!text.contains("Anomaly(file:") && !text.contains(".message.hasPrefix"), "\(file.lastPathComponent)")
    }
    #expect(makers > 10)
  }
}
