import Foundation
import GeometryCore
import Groundwork
import Tabular

@testable import GeoFormats

/// The real files, where the folder stands beside the package; tests that need it are skipped elsewhere.
enum RealFiles {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path
  static let exist = FileManager.default.fileExists(atPath: folder)

  static func path(_ name: String) -> String { folder + "/" + name }
}

/// A folder of its own for each test, removed at the end.
final class Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "geoformats-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }
}

/// The error that reading `path` throws, or nil.
func fault(_ path: String, _ options: LayerOptions = LayerOptions()) -> FileFault? {
  do {
    _ = try LayerFile.read(path: path, options: options)
    return nil
  } catch {
    return error as? FileFault
  }
}
