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

extension ExpectedPlaces {
  /// The mainland, roughly, and La Réunion: this floor knows no country, its tests need one.
  static let some = ExpectedPlaces([
    Area(
      Outline([[(-5.3, 48.6), (-1.9, 49.9), (2.3, 51.2), (8.4, 49), (7, 46), (7.8, 43.6), (3.2, 42.3), (-1.9, 43.2)]]),
      systems: [2154, 3857, 27572] + Array(3942...3950)),
    Area(Outline(Box(minX: 55.1, minY: -21.5, maxX: 55.9, maxY: -20.8)), systems: [2975]),
  ])
}

extension LayerOptions {
  init(layer: String? = nil, crs: CRS? = nil, repair: Bool = true) {
    self.init(places: .some, layer: layer, crs: crs, repair: repair)
  }
}

extension LayerFile {
  static func read(path: String) throws -> Layer { try read(path: path, options: LayerOptions()) }
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
