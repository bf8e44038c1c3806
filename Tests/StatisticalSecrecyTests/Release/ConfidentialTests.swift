import Foundation
import StatisticalSecrecy
import TestSupport
import Testing

@Suite struct ConfidentialTests {
  /// Whatever prints a value in Swift finds nothing to print.
  @Test func nothingPrintsAConfidentialFigure() {
    let count = Confidential(count: 73_519) + Confidential(count: 1)
    let rate = count.share(of: Confidential(count: 99_999))
    var dumped = ""
    dump(count, to: &dumped)
    dump([rate], to: &dumped)
    for words in [dumped, "\(count)", String(reflecting: rate), "\([count])", "\(Optional(rate) as Any)"] {
      #expect(!words.contains("735") && !words.contains("99"), "\(words)")
    }
    #expect(Mirror(reflecting: count).children.isEmpty && Mirror(reflecting: rate).children.isEmpty)
  }

  @Test func aReleaseTellsNothingOfItsJournal() throws {
    let files = try SecretFiles(
      "zone;a\nC;600\nI1;3\nI2;97\nI3;500\n", "cle: zone\nvariables: [a]\nzones: [{total: C, parts: [I1, I2, I3]}]\n")
    let release = try files.release()
    var dumped = ""
    dump(release.journal, to: &dumped)
    #expect(!dumped.contains("effectif") && Mirror(reflecting: release.journal).children.isEmpty)
    #expect(!"\(release.journal)".contains("I1"))
  }

  /// Ways that somebody may try from outside, each of which must not compile.
  private static let attempts = [
    "value": "let x = Confidential(count: 3); print(x.value)",
    "count": "let x = Confidential(count: 3); print(x.value.count)",
    "key path": "let x = Confidential(count: 3); print(x[keyPath: \\.value])",
    "count cell": "func f(_ x: ConfidentialCount) -> Int64 { x.count }",
    "rate cell": "func f(_ x: ConfidentialRate) -> Any { x.numerator }",
    "table": "func f(_ x: Confidential<CountTable>) -> Any { x.value }",
    "table's columns": "func f(_ x: CountTable) -> Any { x.columns }",
    "encoding": "import Foundation\nlet x = try JSONEncoder().encode(Confidential(count: 3))",
    "comparison": "let x = Confidential(count: 3) == Confidential(count: 4)",
    "order": "let x = Confidential(count: 3) < Confidential(count: 4)",
    "number": "let x = Int64(Confidential(count: 3))",
    "releasable": "let x = Releasable(3, sourceLine: \"\", note: nil)",
    "released table": "func f(_ x: Confidential<CountTable>) -> Releasable<CountTable> { Releasable(x.value) }",
    "dropped source": "func f(_ x: inout Releasable<ProtectedTable>) { x.sourceLine = \"\" }",
    "protected table": "let x = ProtectedTable(header: [], rowCount: 0, columns: [], kinds: [], figures: [], marks: .single)",
    "journal": "func f(_ x: ConfidentialJournal) -> Any { x.entries }",
    "ledger": "func f(_ x: ReleaseLedger) -> Any { x.entries }",
    "writer":
      "func f(_ x: Confidential<CountTable>) throws { _ = try SecrecyOutput(x, relations: r(), policy: \"\", place: p()) }\n"
      + "func r() -> TableRelations { fatalError() }\nfunc p() -> OutputPlace { fatalError() }",
    "cells": "import Tabular\nfunc f(_ x: ConfidentialTexts) -> Any { x.opened }",
  ]

  /// What anybody may do compiles, so that the attempts fail for what they try and for nothing else.
  private static let allowed = """
    func g(_ x: Confidential<CountTable>, _ policy: SecrecyPolicy) throws -> String {
      let release = try release(x, policy: policy, ledger: nil)
      return release.table.sourceLine + release.table.value[0, 0]
    }
    func h(_ x: Confidential<ConfidentialCount>) -> Confidential<ConfidentialRate> { (x + x).share(of: Confidential(count: 9)) }
    func i(_ table: Releasable<ProtectedTable>, _ r: TableRelations, _ p: OutputPlace) throws {
      try SecrecyOutput(table, relations: r, policy: "", place: p).finish()
    }
    """

  @Test(.enabled(if: Compiler.isHere, "swiftc and the build's modules are needed"))
  func aSourceThatTriesToReadAConfidentialFigureDoesNotCompile() throws {
    let control = try Compiler.check(Self.allowed)
    #expect(control.isEmpty, "\(control)")
    for (name, attempt) in Self.attempts {
      let said = try Compiler.check(attempt)
      #expect(said.contains("error:"), "\(name) compiles")
      // For want of a module or a file nothing would be proven.
      #expect(!said.contains("no such module") && !said.contains("missing required module"), "\(said)")
    }
  }
}

/// The compiler that the tests were built by, asked whether a source of another package would be accepted.
private enum Compiler {
  /// Where the build puts the modules, beside the program of the tests.
  private static let build = Bundle.allBundles.map(\.bundleURL.path).first { $0.hasSuffix(".xctest") }
    .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

  private static let modules = build.appendingPathComponent("Modules").path

  private static let program: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)

  static let isHere = program != nil && FileManager.default.fileExists(atPath: modules + "/StatisticalSecrecy.swiftmodule")

  /// What the compiler says of a source.
  static func check(_ source: String) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write("essai.swift", "import StatisticalSecrecy\nimport Reporting\n" + source + "\n")
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program ?? "")
    process.arguments = ["-typecheck", "-swift-version", "6", "-I", modules] + moduleMaps + [path]
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
  }

  /// The C libraries that the modules import.
  private static let moduleMaps: [String] = {
    let checkouts = Repository.path(".build/checkouts")
    let folders =
      ((try? FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources"))) ?? []).filter { $0.hasPrefix("C") }
      .map { Repository.path("Sources/\($0)") }
      + ["\(checkouts)/Yams/Sources/CYaml/include", "\(checkouts)/GRDB.swift/Sources/GRDBSQLite"]
    let built = ((try? FileManager.default.contentsOfDirectory(atPath: build.path)) ?? []).sorted()
      .map { build.appendingPathComponent("\($0)/module.modulemap").path }.filter(FileManager.default.fileExists)
    return folders.filter { FileManager.default.fileExists(atPath: $0) }.flatMap { ["-I", $0] }
      + built.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }()
}
