import Foundation
import TestSupport
import Testing

@testable import Groundwork

@Suite struct InputFileTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func archive(
    _ members: [ArchiveFile.Member], name: String = "f.zip", format: ArchiveFile.Format = .zip
  ) -> String {
    ArchiveFile.write(scratch.path(name), format, members)
    return scratch.path(name)
  }

  private func text(_ words: String, for use: InputUse = .table) throws -> String {
    try InputFile.open(FileReference.parse(words), for: use) { input in
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: input.path)), as: UTF8.self)
    }
  }

  @Test func filesOutOfEveryFormatAreTheirBytes() throws {
    let seed = Seed(23)
    var random = seed.generator
    let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for (name, format) in [("a.zip", ArchiveFile.Format.zip), ("a.7z", .sevenZip), ("a.tar", .tar), ("a.tgz", .tarGzip)] {
      let path = archive(
        [.init("LISEZMOI.txt", "x"), .init("dossier/liste.csv", bytes), .init("b.pdf", "y")], name: name, format: format)
      let read = try InputFile.open(FileReference(path: path), for: .table) { input in
        #expect(MappedFile.name(of: input.path) == "\(name)#dossier/liste.csv")
        return try Data(contentsOf: URL(fileURLWithPath: input.path))
      }
      #expect(Array(read) == bytes, "\(seed) \(name)")
    }
  }

  @Test func oneOfSeveralIsNamed() throws {
    let path = archive([
      .init("2023/liste.csv", "a"), .init("2024/liste.csv", "b"), .init("2024/autre.CSV", "c"), .init("x.shp", "d"),
    ])
    #expect(try text(path + "#autre") == "c" && text(path + "#autre.csv") == "c" && text(path + "#2024/liste.csv") == "b")
    #expect(try text(path, for: .layer) == "d")
    for words in [path, path + "#liste", path + "#liste.csv"] {
      expectFault(.unreadable, in: "f.zip", saying: ["2023/liste.csv", "2024/liste.csv", "f.zip#"]) { _ = try text(words) }
    }
    expectFault(.unreadable, in: "f.zip", saying: ["« tout »", "autre.CSV"]) { _ = try text(path + "#tout") }
  }

  /// What is not the name of a file of the archive is a layer of the only one.
  @Test func whatIsLeftIsForTheReader() throws {
    let path = archive([.init("d/x.gpkg", "SQLite"), .init("d/lisez.txt", "")])
    func inside(_ words: String) throws -> String? {
      try InputFile.open(FileReference.parse(path + words), for: .layer) { $0.inside }
    }
    #expect(try inside("") == nil && inside("#x.gpkg") == nil && inside("#zones") == "zones")
    #expect(try inside("#x.gpkg#zones") == "zones" && inside("#d/x.gpkg#a#b") == "a#b")
  }

  /// An archive in an archive, of any two kinds; what is packed alone counts by its own ending.
  @Test func archivesInArchives() throws {
    let kinds: [(name: String, format: ArchiveFile.Format)] = [
      ("a.zip", .zip), ("a.7z", .sevenZip), ("a.tar", .tar), ("a.tgz", .tarGzip),
    ]
    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
    for inner in kinds {
      let files = [ArchiveFile.Member("d/liste.csv", "a;b"), .init("x.shp", "couche")]
      let first = try bytes(archive(files, name: inner.name, format: inner.format))
      for outer in kinds {
        let both = [ArchiveFile.Member("autre.txt", "x"), .init("p/\(inner.name)", first)]
        let path = archive(both, name: "o-\(outer.name)", format: outer.format)
        #expect(try text(path) == "x", "a text is nearer than an archive")
        let alone = archive([.init("p/\(inner.name)", first)], name: "s-\(outer.name)", format: outer.format)
        #expect(try text(alone) == "a;b" && text(alone + "#liste") == "a;b" && text(alone, for: .layer) == "couche")
        #expect(try text(alone + "#\(inner.name)#d/liste.csv") == "a;b")
        #expect(try InputFile.look(FileReference.parse(alone + "#liste.csv"), for: .list).name == "liste.csv")
        try InputFile.open(FileReference(path: alone), for: .table) { input in
          #expect(MappedFile.name(of: input.path) == "s-\(outer.name)#p/\(inner.name)#d/liste.csv")
        }
        let second = try bytes(alone)
        let third = archive([.init("s-\(outer.name)", second)], name: "t.zip")
        let place = "t.zip#s-\(outer.name)#p/\(inner.name)"
        expectFault(.unreadable, in: place, saying: ["dépliez la première"]) { _ = try text(third) }
      }
      let several = archive([.init("b.zip", first), .init(inner.name, first)], name: "v.zip")
      expectFault(.unreadable, in: "v.zip", saying: ["plusieurs archives", "v.zip#b.zip"]) { _ = try text(several) }
    }
  }

  /// A geodatabase is a folder of parts, none of which is a layer by itself.
  @Test func geodatabasesInArchivesAreNamed() throws {
    let parts = ["a00000001.gdbtable", "a00000001.gdbtablx", "a00000009.gdbtable", "gdb"]
    let path = archive(parts.map { .init("q.gdb/\($0)", "x") }, name: "q.gdb.zip")
    for use in [InputUse.layer, .table, .list] {
      expectFault(.unreadable, in: "q.gdb.zip", saying: ["géodatabase", "ogr2ogr q.gpkg q.gdb.zip"]) {
        _ = try text(path, for: use)
      }
    }
    let beside = archive([.init("q.gdb/a00000001.gdbtable", "x"), .init("liste.csv", "a;b")], name: "b.zip")
    #expect(try text(beside) == "a;b")
  }

  /// What comes out of the inner archive is bounded by the outer one.
  @Test func innerArchivesUnpackNoFurther() throws {
    let zeros = [UInt8](repeating: 0, count: 260 << 20)
    // The inner file is large enough to hold that by itself; the outer one is not.
    let inner = archive([.init("remplissage.bin", [UInt8](repeating: 7, count: 2 << 20)), .init("a.csv", zeros)], name: "in.zip")
    let path = archive([.init("in.zip", Array(try Data(contentsOf: URL(fileURLWithPath: inner))))])
    expectFault(.unreadable, in: "f.zip#in.zip", saying: ["taille anormale"]) { _ = try text(path) }
  }

  @Test func explanationsAreNoLists() throws {
    let path = archive([
      .init("base-ic-2021.CSV", "a"), .init("meta_base-ic-2021.CSV", "b"), .init("__MACOSX/._base-ic-2021.CSV", "c"),
    ])
    #expect(try text(path) == "a" && text(path + "#meta_base-ic-2021.CSV") == "b")
  }

  /// Only plain files with a path that stays inside come out, and nothing is left behind.
  @Test func nothingLeadsOutside() throws {
    let hostile: [ArchiveFile.Member] = [
      .init("../dehors.csv", "x"), .init("/tmp/dehors.csv", "x"), .init("a/../../dehors.csv", "x"),
      .init("lien.csv", link: "/etc/passwd"), .init("C:\\dehors.csv", "x"),
    ]
    for (name, format) in [("a.zip", ArchiveFile.Format.zip), ("a.tar", .tar)] {
      expectFault(.unreadable, in: name, saying: ["aucun tableau", "n'est pas suivi"]) {
        _ = try text(archive(hostile, name: name, format: format))
      }
    }
    let path = archive(hostile + [.init("dedans.csv", "bon")], name: "b.zip")
    #expect(try text(path) == "bon")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("dehors.csv")))
    var place = ""
    try InputFile.open(FileReference(path: path), for: .table) { place = $0.path }
    #expect(place.hasSuffix("/b.zip#/dedans.csv") && !FileManager.default.fileExists(atPath: place))
  }

  @Test func whatUnpacksTooFarIsRefused() throws {
    // 300 million zeros in less than 400 kB.
    let zeros = [UInt8](repeating: 0, count: 300 << 20)
    for (name, format) in [("a.zip", ArchiveFile.Format.zip), ("a.tgz", .tarGzip)] {
      let path = archive([.init("a.csv", zeros)], name: name, format: format)
      expectFault(.unreadable, in: name, saying: ["taille anormale"]) { _ = try text(path) }
    }
  }

  @Test func damagedArchivesAreRefused() throws {
    var random = Seed(5).generator
    let path = archive([.init("a.csv", (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) })])
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var changed = whole
    for at in 2000..<2010 { changed[at] ^= 0x55 }
    for bytes in [Array(whole.prefix(3000)), Array(whole.prefix(40)), changed] {
      let path = try scratch.write("b.zip", bytes)
      expectFault(.unreadable, in: "b.zip", saying: ["abîmée"]) { _ = try text(path) }
    }
  }

  @Test func referencesSplitBehindTheFile() throws {
    try scratch.write("a#b.csv", "x")
    let plain = try scratch.write("a.csv", "x")
    #expect(FileReference.parse(scratch.path("a#b.csv")).inside == nil)
    #expect(FileReference.parse(plain + "#x#y") == FileReference(path: plain, inside: "x#y"))
    #expect(FileReference.parse(scratch.path("absent.zip#x")).inside == nil)
  }

  @Test func kindsAreKnownByTheirFirstBytes() {
    func kind(_ text: String) -> FileKind? { FileKind(Array(text.utf8)) }
    #expect(kind("PAR1\u{15}\0") == .parquet && kind("PAR1;PAR2\n1;2") == nil)
    #expect(kind("PK\u{3}\u{4}") == .zip && kind("%PDF-1.7") == .pdf)
    #expect(kind("\u{FEFF}  {\"type\"") == .json && kind("<?xml version='1.0'?><kml xmlns=''>") == .kml)
    #expect(kind("<!DOCTYPE html><html>") == .html && kind("id;x;y\n1;2;3") == nil && kind("") == nil)
    let read: Set<FileKind> = [.sqlite, .shapefile, .flatGeobuf, .json, .kml, .openDocumentXML]
    for kind in FileKind.allCases { #expect((kind.refusal("f.x") == nil) == (kind.isPacked || read.contains(kind))) }
  }

  /// Sizes that no sum holds are refused, whichever file says them first.
  @Test(arguments: [[1, Int64.max, Int64.max], [Int64.max, Int64.max, 1], [1, Int64.max / 2, Int64.max / 2]])
  func saidSizesAreNotBelieved(_ sizes: [Int64]) throws {
    let names = ["a.dbf", "a.shp", "a.shx"]
    let path = try scratch.write("f.zip", SaidSizes.archive(names, sizes))
    expectFault(.unreadable, in: "f.zip", saying: ["taille anormale"]) { _ = try text(path, for: .layer) }
    let honest = try scratch.write("g.zip", SaidSizes.archive(names, [1, 1, 1]))
    #expect(try text(honest, for: .layer) == "x")
  }

  /// Parts of shapefiles are looked up, not each compared with all.
  @Test(.timeLimit(.minutes(1))) func manyFilesAreLookedThroughOnce() throws {
    let path = archive((0..<20_000).map { .init("d\($0).dbf", "") } + [.init("d/liste.csv", "bon")])
    #expect(try text(path) == "bon")
  }
}

/// A ZIP of files of one letter, each with the size that it is said to have.
private enum SaidSizes {
  private static func bytes(_ value: Int64, _ count: Int) -> [UInt8] {
    (0..<Int64(count)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  static func archive(_ names: [String], _ sizes: [Int64]) -> [UInt8] {
    var members: [UInt8] = [], list: [UInt8] = []
    for (name, size) in zip(names, sizes) {
      // Stored, on a day, with the checksum of "x"; the two sizes stand in the field of ZIP64.
      var common = bytes(0, 6) + bytes(0x21, 2) + bytes(0x8CDC_1683, 4) + bytes(-1, 8)
      common += bytes(Int64(name.utf8.count), 2) + bytes(20, 2)
      let end = Array(name.utf8) + bytes(1, 2) + bytes(16, 2) + bytes(size, 8) + bytes(1, 8)
      list += bytes(0x0201_4B50, 4) + bytes(45, 2) + bytes(45, 2) + common
      list += bytes(0, 10) + bytes(Int64(members.count), 4) + end
      members += bytes(0x0403_4B50, 4) + bytes(45, 2) + common + end + Array("x".utf8)
    }
    let count = bytes(Int64(names.count), 2)
    let end = bytes(0x0605_4B50, 4) + bytes(0, 4) + count + count
    return members + list + end + bytes(Int64(list.count), 4) + bytes(Int64(members.count), 4) + bytes(0, 2)
  }
}
