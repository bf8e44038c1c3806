import Foundation
import GeoFormats
import Groundwork
import SampleTerritory
import Tabular
import Territory
import TestSupport

/// The sample written afresh to a folder of its own, removed in the end.
final class SampleFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SampleDepartment().write(to: path)
  }

  var path: String { folder.url.path }

  static let committed = Repository.path("Data/exemple")

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
  }

  static func bytes(_ folder: String, _ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
  }

  func layer(_ file: SampleDepartment.File) throws -> Layer { try LayerFile.read(path: "\(path)/\(file.rawValue)") }

  func table(_ file: SampleDepartment.File) throws -> Table {
    try TableReader.read(TableFile.open(path: "\(path)/\(file.rawValue)"))
  }
}

extension Table {
  /// All cells of a column.
  func texts(_ name: String) throws -> [String] {
    guard let index = columnIndex(name) else {
      throw FileFault.usage(file: provenance.file, sentence: "colonne \(name) absente")
    }
    return (0..<rowCount).map { self[$0, index] }
  }

  var rows: [[String]] { [columns.map(\.name)] + (0..<rowCount).map { row in columns.map { $0.texts[row] } } }
}
