import Foundation
import TestSupport
import Testing

/// What the README says is what happens: its Swift is the program that `Scripts/example` compiles and runs, its command
/// lines give the output shown under them, and the files that it names are there.
@Suite struct ReadmeTests {
  /// Where the command lines run: all that stands at the root, and room for the files that they write.
  private let workplace: TemporaryFolder

  init() throws {
    workplace = try TemporaryFolder()
    for name in ["Data", "Documentation", "Examples"] {
      try FileManager.default.createSymbolicLink(
        atPath: workplace.path(name), withDestinationPath: Repository.path(name))
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: Repository.path(path), encoding: .utf8)
  }

  private func blocks(_ language: String, in text: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
  }

  @Test(arguments: ["README.md", "LISEZMOI.md"])
  func theExampleShownIsTheOneThatRuns(document: String) throws {
    let program = try text("Examples/PremierPoint/Sources/PremierPoint/main.swift")
    #expect(blocks("swift", in: try text(document)).contains(program))
    #expect(program.split(separator: "\n").count <= 10)
  }

  @Test(arguments: ["README.md", "LISEZMOI.md"])
  func theFilesNamedExist(document: String) throws {
    let links = try text(document).components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
    let files = links.filter { !$0.hasPrefix("http") && !$0.hasPrefix("#") }
    #expect(!files.isEmpty)
    for file in files {
      #expect(FileManager.default.fileExists(atPath: Repository.path(file)), "\(document) : \(file)")
    }
  }

  /// The guides name each other's files from where they lie.
  @Test(arguments: ["adresses", "diagnostic", "eligibilite", "fichiers", "localiser", "secret"])
  func theGuidesLinkToWhatIsThere(guide: String) throws {
    let links = try text("Documentation/guide-\(guide).md").matches(of: /\]\(([^)#]+)(#[^)]*)?\)/).map { String($0.output.1) }
    #expect(!links.isEmpty)
    for file in links where !file.hasPrefix("https://") {
      #expect(FileManager.default.fileExists(atPath: Repository.path("Documentation/\(file)")), "\(guide) : \(file)")
    }
  }

  @Test(
    .needsTheProgram,
    arguments: ["README.md", "LISEZMOI.md", "Documentation/guide-adresses.md", "Documentation/guide-secret.md"])
  func theCommandLinesGiveTheOutputShown(document: String) throws {
    let sessions = blocks("console", in: try text(document)).flatMap(Self.sessions)
    #expect(!sessions.isEmpty)
    for session in sessions { #expect(try run(session.command) == session.output, "\(session.command)") }
  }

  @Test(.needsTheProgram)
  func theManualNamesEveryCommandAndOption() throws {
    let manual = try text("Documentation/maillage.1").replacingOccurrences(of: "\\-", with: "-")
    let commands = try run("maillage --help").components(separatedBy: "COMMANDES :").dropFirst().joined()
      .split(separator: "\n").compactMap { $0.hasPrefix("  ") && !$0.hasPrefix("   ") ? $0.split(separator: " ").first : nil }
      .filter { $0 != "Voyez" }
    #expect(commands.count > 4)
    var options = 0
    for command in commands.map(String.init) + [
      "adresses creer", "adresses decrire", "secret appliquer", "secret attaquer", "secret expliquer", "secret registre",
    ] {
      #expect(manual.contains("maillage \(command)"), "\(command)")
      for option in try run("maillage \(command) --help").matches(of: /--[a-z][a-z-]*/).map(\.output) {
        #expect(manual.contains(option), "\(command) \(option)")
        options += 1
      }
    }
    #expect(options > 100)
  }

  /// Command lines after `$ `, continued while they end with a backslash, each with the lines that follow.
  private static func sessions(_ block: String) -> [(command: String, output: String)] {
    var sessions: [(command: String, output: String)] = []
    var continues = false
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        sessions.append((String(line.dropFirst(2)), ""))
        continues = line.hasSuffix("\\")
      } else if let last = sessions.indices.last {
        if continues {
          sessions[last].command += "\n" + line
          continues = line.hasSuffix("\\")
        } else {
          sessions[last].output += line + "\n"
        }
      }
    }
    return sessions.map { ($0.command, trimmed($0.output)) }
  }

  /// Without the byte order mark of a CSV and the empty lines at both ends.
  private static func trimmed(_ text: String) -> String {
    text.replacingOccurrences(of: "\u{FEFF}", with: "").trimmingCharacters(in: .newlines)
  }

  private func run(_ command: String) throws -> String {
    try Self.trimmed(BuiltProgram.run(command, in: workplace.url).output)
  }
}
