import Foundation
import Geocoding
import GeometryCore
import Structures
import Tabular
import Territory
import Testing

@testable import Eligibility

/// The examples of the docstrings, compiled as they stand there; a line that differs is found.
@Suite struct ExampleTests {
  // Structures/StructureList.swift
  private func readingAList() throws {
    let list = try StructureList(TableFile.open(path: "structures.csv"), catalog: .standard(), parameters: .standard())
    for structure in list.structures { print(structure.title, structure.communeName) }
  }

  // Structures/Site.swift
  private func correctingASite(_ structure: Structure, _ corrections: CorrectionList) {
    let site = Site(structure, corrections: corrections.own(of: structure))
    print(site.communeCode, site.services.map(\.code), site.position?.longitude ?? .nan)
  }

  // Eligibility/Answer/Assessor.swift
  private func assessing(_ table: Table, _ quarters: QuarterGeography) throws {
    let list = try StructureList(table: table, catalog: .standard(), parameters: .standard())
    let inputs = AssessmentInputs(
      rule: try .standard(), parameters: try .standard(),
      geographies: try DatedGeographies([quarters], date: nil, calendar: Parameters.standard().calendar),
      citations: .init(rule: "règle par défaut"))
    for answer in try Assessor(inputs).assess(SiteList(list.structures).sites) {
      print(answer.structure.title, answer.decision.words, answer.reason)
    }
  }

  // Eligibility/Answer/EligibilityResult+Drawing.swift
  private func drawing(_ result: EligibilityResult) throws {
    for answer in result.assessments {
      guard let position = answer.site.position, let limit = try result.limitPoint(of: answer) else { continue }
      print(position.longitude, position.latitude, "->", limit.longitude, limit.latitude, limit.metres)
    }
  }

  @Test(arguments: [
    "Structures/StructureList.swift", "Structures/Site.swift", "Eligibility/Answer/Assessor.swift",
    "Eligibility/Answer/EligibilityResult+Drawing.swift",
  ])
  func examplesCompileAsTheyStand(_ file: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(contentsOf: root.appendingPathComponent("Sources/\(file)"), encoding: .utf8)
    let example = source.split(separator: "\n").filter { $0.hasPrefix("///     ") }.map { $0.dropFirst(4) }
    #expect(!example.isEmpty, "\(file) has no example")
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(own.contains(example.joined(separator: "\n")), "the example of \(file) is not the one compiled here")
  }
}
