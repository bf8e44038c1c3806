import Foundation
import Groundwork
import Reporting
import TestSupport
import Testing

@testable import Jobs

/// An input is never an output, by whatever name.
@Suite struct InputFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("liste.csv", "id;lon;lat\n1;5,7;45,1\n")
    try folder.write("zone.shp", "a")
    try folder.write("zone.DBF", "b")
    try folder.write("autre.csv", "c")
  }

  private func expectRefusal(_ output: String, of inputs: [String], naming name: String) {
    expectFault(.usage, in: (output as NSString).lastPathComponent, saying: [name, "prendrait la place"]) {
      try InputFiles(inputs).refuse(output: output)
    }
  }

  @Test func sameFileUnderAnyName() throws {
    let list = folder.path("liste.csv"), files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path("lien.csv"), withDestinationPath: list)
    try files.linkItem(atPath: list, toPath: folder.path("dur.csv"))
    for name in ["liste.csv", "lien.csv", "dur.csv", "./liste.csv", "../\(folder.url.lastPathComponent)/liste.csv"] {
      expectRefusal(folder.path(name), of: [list], naming: "liste.csv")
    }
    expectRefusal(list, of: [folder.path("autre.csv"), folder.path("lien.csv") + "#couche"], naming: "lien.csv")
  }

  /// What is read out of an archive is the archive.
  @Test func archives() throws {
    let archive = folder.path("q.zip")
    ArchiveFile.write(archive, .zip, [.init("d/zone.geojson", "{}")])
    for words in [archive, archive + "#zone", archive + "#d/x.gpkg#zones"] {
      expectRefusal(archive, of: [words], naming: "q.zip")
    }
  }

  @Test func partsOfAShapefile() throws {
    expectRefusal(folder.path("zone.DBF"), of: [folder.path("zone.shp")], naming: "zone.DBF")
    try FileManager.default.linkItem(atPath: folder.path("zone.DBF"), toPath: folder.path("sortie.csv"))
    expectRefusal(folder.path("sortie.csv"), of: [folder.path("zone.shp")], naming: "zone.DBF")
  }

  @Test func otherFilesAreNotRefused() throws {
    let inputs = InputFiles([folder.path("liste.csv"), folder.path("absent.csv"), nil, "/dev/null"])
    for output in [folder.path("autre.csv"), folder.path("absent.csv"), folder.path("neuf.csv"), "/dev/null", "-"] {
      try inputs.refuse(output: output)
    }
    try inputs.refuse(output: nil)
  }

  /// Every job asks before it reads: none of these files makes sense, and still the refusal is about the output.
  @Test func everyJobAsks() throws {
    let list = folder.path("liste.csv"), zone = folder.path("autre.csv"), base = folder.path("zone.shp")
    let before = try folder.bytes("liste.csv")
    func refused(_ output: String, _ body: () throws -> Void) {
      expectFault(.usage, in: output, saying: ["prendrait la place"], body)
    }
    refused("liste.csv") {
      let place = LocationJob.Place(name: "q", source: LayerSource(path: zone))
      _ = try LocationJob(table: list, zonings: [place], output: OutputPlace(path: list)).run()
    }
    refused("autre.csv") {
      let place = LocationJob.Place(name: "q", source: LayerSource(path: zone))
      _ = try LocationJob(table: list, zonings: [place], output: OutputPlace(path: zone)).run()
    }
    refused("liste.csv") { _ = try GeocodingJob(table: list, base: base, output: OutputPlace(path: list)).run() }
    refused("zone.DBF") { _ = try AddressBaseJob(sources: [list, base], output: folder.path("zone.DBF")).run() }
    refused("autre.csv") {
      var job = EligibilityJob(structures: list, quarters: [LayerSource(path: zone)])
      job.outputs = try [folder.path("neuf.csv"), zone].map { EligibilityOutput(try OutputPlace(path: $0)) }
      _ = try job.run()
    }
    #expect(try folder.bytes("liste.csv") == before)
    #expect(try !folder.names.contains("neuf.csv"))
  }
}
