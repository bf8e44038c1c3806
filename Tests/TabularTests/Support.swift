import Foundation
import Groundwork
import Testing

@testable import Tabular

/// A folder of its own for a test, removed at its end.
final class Workspace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("maillage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func put(_ name: String, _ text: String) throws -> String { try put(name, Array(text.utf8)) }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }
}

/// A table read to its end.
struct Rows {
  var header: [String]
  var rows: [[String]] = []
  var rowAnomalies: [Anomaly] = []
  /// Number of each row, as the user\'s program shows it.
  private(set) var numbers: [Int] = []
  var fileAnomalies: [Anomaly] = []

  init(_ source: any RowSource) throws {
    var source = source
    header = source.header
    while let chunk = try source.next() {
      #expect(chunk.firstRow == rows.count)
      for row in 0..<chunk.rowCount { rows.append((0..<chunk.columnCount).map { chunk[row, $0] }) }
      rowAnomalies += chunk.anomalies.map(\.anomaly)
      numbers += (0..<chunk.rowCount).map { chunk.numbers[$0].value }
    }
    fileAnomalies = source.provenance.anomalies
  }

  init(path: String, _ options: TableOptions = TableOptions()) throws {
    try self.init(TableFile.open(path: path, options: options))
  }
}

/// Random numbers of a known seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension RowChunk {
  init(rows: [[String]], columnCount: Int) {
    var builder = RowChunkBuilder(columnCount: columnCount)
    for row in rows { for cell in row { builder.append(cell) } }
    self = builder.take(firstRow: 0)
  }
}

/// Folder of the real files, where it exists.
let realData = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("shared/data")

func hasRealData() -> Bool { FileManager.default.fileExists(atPath: realData.path) }
