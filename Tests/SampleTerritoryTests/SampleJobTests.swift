import Eligibility
import Jobs
import Structures
import SampleTerritory
import Testing

/// The job for which the sample is made, done on it.
@Suite struct SampleJobTests {
  private func run(
    in folder: SampleFolder, _ structures: SampleDepartment.File, _ quarters: SampleDepartment.File,
    _ communes: SampleDepartment.File
  ) throws -> EligibilityResult {
    func path(_ file: SampleDepartment.File) -> String { "\(folder.path)/\(file.rawValue)" }
    var request = EligibilityJob(structures: path(structures), quarters: [.init(path: path(quarters))])
    request.communes = .init(path: path(communes))
    request.livedQuarters = path(.livedQuarters)
    request.corrections = path(.corrections)
    request.comparison = .init(path: path(.quarters2015))
    return try request.run()
  }

  @Test func everyDecisionAndEveryDoubtIsThere() throws {
    let result = try run(in: SampleFolder(), .structures, .quarters2024, .communes)
    #expect(result.assessments.count == 150 && result.anomalies.isEmpty)
    for decision in [Decision.eligible, .toVerify, .notEligible] {
      #expect(result.assessments.count { $0.decision == decision } >= 10, "\(decision)")
    }
    #expect(result.assessments.allSatisfy { !$0.reason.isEmpty && $0.service != nil })
    #expect(result.assessments.count { !$0.site.corrections.isEmpty } >= 4)
    #expect(result.assessments.contains { $0.change == .enters } && result.assessments.contains { $0.change == .leaves })
    #expect(result.assessments.count { $0.reserves.contains { $0.kind == .duplicate } } >= 2)
    #expect(result.assessments.contains { $0.zone?.kind == .livedQuarter && $0.decision == .eligible })
  }

  /// The same list and the same quarters in other formats give the same answers.
  @Test func formatsAgree() throws {
    let folder = try SampleFolder()
    let one = try run(in: folder, .structures, .quarters2024, .communes).assessments
    let other = try run(in: folder, .structuresBook, .quarters2024Degrees, .communesShape).assessments
    #expect(one.map(\.decision) == other.map(\.decision))
    #expect(one.map(\.reason) == other.map(\.reason))
  }
}
