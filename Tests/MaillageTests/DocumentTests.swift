import TestSupport
import Testing

@Suite struct DocumentTests {
  /// What the program prints and writes of the sample is what `Tests/Golden/documents` keeps; after a change that is meant,
  /// `Scripts/same-bytes --write`.
  @Test(.needsTheProgram) func documentsAreThoseKept() throws {
    let run = try BuiltProgram.run("Scripts/same-bytes --documents", in: Repository.root)
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output.wholeMatch(of: /\d\d passed, 0 failed, 0 skipped\n/) != nil, "\(run.output)")
  }
}
