import Foundation
import TestSupport
import Testing

/// Several files in one `inspecter`.
@Suite(.needsTheProgram) struct InspectionTests {
  private static let files = "Examples/visite/qpv.geojson Examples/visite/points.csv"

  @Test func severalFilesFollowEachOther() throws {
    let both = try BuiltProgram.run("maillage inspecter \(Self.files)", in: Repository.root)
    let single = try Self.files.split(separator: " ").map { file in
      try BuiltProgram.run("maillage inspecter \(file)", in: Repository.root)
    }
    #expect(both.code == 0 && both.output == single.map(\.output).joined(separator: "\n"))
  }

  /// One that cannot be read keeps nobody from seeing the others, and its code is the program's.
  @Test func aMissingFileLeavesTheOthers() throws {
    let run = try BuiltProgram.run("maillage inspecter absent.csv \(Self.files)", in: Repository.root)
    #expect(run.code == 66 && run.output.contains("absent.csv") && run.output.contains("points.csv : tableau"))
  }

  /// One file is an object, several are an array of such objects.
  @Test func severalFilesAreOneJSON() throws {
    func json(_ files: String) throws -> Any {
      let run = try BuiltProgram.run("maillage inspecter \(files) --json", in: Repository.root)
      return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
    let both = try #require(try json(Self.files) as? [[String: Any]])
    #expect(both.map { $0["fichier"] as? String } == ["qpv.geojson", "points.csv"])
    #expect(try (json("Examples/visite/points.csv") as? [String: Any])?["fichier"] as? String == "points.csv")
  }
}
