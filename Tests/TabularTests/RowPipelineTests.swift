import Groundwork
import Testing

@testable import Tabular

@Suite struct RowPipelineTests {
  /// Rows that hold their own number, in chunks of uneven size.
  private struct Numbers: RowSource {
    let header = ["n"]
    let provenance = Provenance(file: "nombres")
    let total: Int
    var failsAt = Int.max
    private(set) var given = 0

    init(total: Int, failsAt: Int = .max) {
      self.total = total
      self.failsAt = failsAt
    }

    mutating func next() throws -> RowChunk? {
      if given >= failsAt { throw FileFault.unreadable(file: "nombres", sentence: "coupé") }
      guard given < total else { return nil }
      let builder = given..<min(total, given + 1 + given % 7)
      var texts = TextArray()
      for n in builder { texts.append("\(n)") }
      let starts = builder.indices.map { Int32(texts.range($0 - builder.lowerBound).lowerBound) }
      let cells = RowChunk.Cells(bytes: texts.bytes, starts: starts, ends: texts.ends.map(Int32.init))
      let chunk = RowChunk(columnCount: 1, firstRow: given, cells: cells)
      given = builder.upperBound
      return chunk
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func resultsComeInTheOrderOfTheFile(workers: Int) throws {
    var seen: [Int] = []
    _ = try RowPipeline(workers: workers).run(Numbers(total: 5000)) {
      0
    } transform: { (done: inout Int, chunk) in
      done += 1
      return (0..<chunk.rowCount).map { Int(chunk[$0, 0])! }
    } deliver: {
      seen += $0
    }
    #expect(seen == Array(0..<5000))
  }

  @Test(arguments: [1, 4])
  func aFailureStopsEverythingAndIsThrown(workers: Int) {
    var seen: [Int] = []
    #expect(throws: FileFault.self) {
      _ = try RowPipeline(workers: workers).run(Numbers(total: 5000, failsAt: 1000)) {
        0
      } transform: { (_: inout Int, chunk) in
        chunk.firstRow
      } deliver: {
        seen.append($0)
      }
    }
    #expect(seen == seen.sorted() && seen.allSatisfy { $0 < 1000 })
  }

  @Test func aFailureOfDeliveryIsThrownToo() {
    var delivered = 0
    #expect(throws: FileFault.self) {
      _ = try RowPipeline(workers: 3).run(Numbers(total: 5000)) {
        0
      } transform: { (_: inout Int, chunk) in
        chunk.rowCount
      } deliver: { _ in
        delivered += 1
        if delivered == 5 { throw FileFault.unwritable(file: "sortie", sentence: "disque plein") }
      }
    }
    #expect(delivered == 5)
  }
}
