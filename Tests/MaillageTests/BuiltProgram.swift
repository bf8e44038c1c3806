import Foundation
import Testing

/// The program that this test run was built with.
enum BuiltProgram {
  /// nil where it stands elsewhere.
  private static let file: URL? = {
    let folders = [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), Bundle.main.bundleURL]
    return folders.map { $0.appendingPathComponent("maillage") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  static var isHere: Bool { file != nil }

  /// Runs a command line that may name `maillage`.
  /// - Returns: standard output and standard error together, as a terminal shows them, and the exit code.
  static func run(_ command: String, in folder: URL) throws -> (output: String, code: Int32) {
    let program = try #require(file)
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(program.deletingLastPathComponent().path):/usr/local/bin:/usr/bin:/bin",
      "COLUMNS": "80", "MAILLAGE": program.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }
}

extension Trait where Self == ConditionTrait {
  /// The test is skipped, with a word, where the program is not beside the tests.
  static var needsTheProgram: Self { .enabled(if: BuiltProgram.isHere, "the program is not beside the tests") }
}
