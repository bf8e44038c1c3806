import Foundation
import Groundwork
import Jobs
import Testing

/// The examples of the docstrings, compiled as they stand there; a line that differs is found.
@Suite struct ExampleTests {
  // Jobs/EligibilityJob.swift
  private func deciding() throws {
    var job = EligibilityJob(structures: "structures.csv", quarters: [LayerSource(path: "QP2024.gpkg")])
    job.communes = LayerSource(path: "communes.gpkg")
    job.date = CalendarDate("2025-06-30")
    let result = try job.run()
    for answer in result.assessments { print(answer.structure.title, answer.decision.words, answer.reason) }
  }

  @Test(arguments: ["Jobs/EligibilityJob.swift"]) func examplesCompileAsTheyStand(_ file: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(contentsOf: root.appendingPathComponent("Sources/\(file)"), encoding: .utf8)
    let example = source.split(separator: "\n").filter { $0.hasPrefix("///     ") }.map { $0.dropFirst(4) }
    #expect(!example.isEmpty, "\(file) has no example")
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(own.contains(example.joined(separator: "\n")), "the example of \(file) is not the one compiled here")
  }
}
