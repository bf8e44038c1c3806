import Foundation
import TestSupport
import Testing

@testable import Groundwork

/// A file on its way to its place.
@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func appearsWholeUnderAnUnguessableName() throws {
    let path = folder.path("s.csv")
    let first = try OutputFile(path: path), second = try OutputFile(path: path)
    #expect(first.temporaryPath != second.temporaryPath)
    #expect((first.temporaryPath as NSString).pathExtension == "csv")
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data("un".utf8).write(to: URL(fileURLWithPath: first.temporaryPath))
    try first.commit()
    second.discard()
    #expect(try folder.text("s.csv") == "un")
    #expect(try folder.names == ["s.csv"])
  }

  @Test(arguments: [0o600, 0o640, 0o444, 0o666] as [mode_t])
  func modeOfTheReplacedFileStays(mode wanted: mode_t) throws {
    let path = try folder.write("s.csv", "avant")
    chmod(path, wanted)
    let output = try OutputFile(path: path)
    #expect(mode(output.temporaryPath) & 0o077 == 0)
    try output.commit()
    #expect(mode(path) == wanted)
  }

  @Test func newFileHasTheRightsOfTheMask() throws {
    let plain = try folder.write("plain.csv", "")
    let output = try OutputFile(path: folder.path("s.csv"))
    try output.commit()
    #expect(mode(folder.path("s.csv")) == mode(plain))
  }

  /// What a killed run left has no lock any more; what a run still writes has one, and another's files have other names.
  @Test func abandonedFilesAreRemovedByTheNextRun() throws {
    let running = try OutputFile(path: folder.path("autre.gpkg"))
    let kept = [".maillage-0123-s.csv", ".maillage-0123456789abcdeX-s.csv", ".0123456789abcdef-s.csv", "maillage-notes.csv"]
    for name in kept { try folder.write(name, "à garder") }
    for name in ["s.csv", "t.gpkg"] { try folder.write(".maillage-0123456789abcdef-\(name)", "reste") }
    try folder.write(".maillage-0123456789abcdef-t.gpkg-journal", "reste")
    let output = try OutputFile(path: folder.path("s.csv"))
    try output.commit()
    let unfinished = (running.temporaryPath as NSString).lastPathComponent
    #expect(try folder.names == (kept + ["s.csv", unfinished]).sorted())
    running.discard()
  }

  @Test func linkAtAnAbandonedNameIsNotFollowed() throws {
    let victim = try folder.write("victime.txt", "intact")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(".maillage-0123456789abcdef-s.csv"), withDestinationPath: victim)
    try OutputFile(path: folder.path("s.csv")).commit()
    #expect(try folder.text("victime.txt") == "intact")
  }

  @Test func nameAtItsLongestIsStillWritten() throws {
    let name = String(repeating: "é", count: 125) + ".csv"
    try OutputFile(path: folder.path(name)).commit()
    #expect(try folder.names == [name])
  }

  @Test func siblingSharesTheStem() throws {
    let shapes = try OutputFile(path: folder.path("z.shp"))
    let index = try OutputFile(path: folder.path("z.shx"), besides: shapes)
    #expect((index.temporaryPath as NSString).deletingPathExtension == (shapes.temporaryPath as NSString).deletingPathExtension)
    for output in [shapes, index] { try output.commit() }
    #expect(try folder.names == ["z.shp", "z.shx"])
  }
}
