import Foundation
import TestSupport
import Testing

/// The help as people see it, at the width of their terminal.
@Suite(.needsTheProgram) struct HelpTests {
  private static let commands = [
    "", "inspecter", "localiser", "geocoder", "eligibilite", "regles", "adresses", "adresses creer", "adresses decrire", "demo",
    "cog", "vulnerabilite", "carte",
  ]

  private func help(_ command: String, width: Int) throws -> [Substring] {
    let run = try BuiltProgram.run("COLUMNS=\(width) maillage \(command) --aide", in: Repository.root)
    #expect(run.code == 0)
    return run.output.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A guillemet stands beside the word that it quotes, and no line begins with a colon.
  @Test(arguments: commands, [44, 61, 80, 100]) func noGuillemetIsAlone(command: String, width: Int) throws {
    for line in try help(command, width: width) {
      let words = line.split(separator: " ")
      #expect(words.last != "«" && words.first.map { ["»", ":", ";"].contains($0) } != true, "\(line)")
    }
  }

  /// Lines fit the terminal where their words do, and the words are the same at every width.
  @Test(arguments: commands) func linesFitAndNothingIsLost(command: String) throws {
    let wide = try help(command, width: 100)
    let narrow = try help(command, width: 50)
    #expect(wide.flatMap { $0.split(separator: " ") } == narrow.flatMap { $0.split(separator: " ") })
    for line in wide { #expect(line.count <= 100, "\(line)") }
    #expect(narrow.count { $0.count > 50 } <= 8)
  }

  /// No word of the parser's own language is left.
  @Test(arguments: commands) func theHelpIsFrench(command: String) throws {
    let text = try help(command, width: 80).joined(separator: "\n")
    #expect(text.contains("EMPLOI :") && text.contains("Montre cette aide."))
    for word in ["USAGE", "OVERVIEW", "SUBCOMMANDS", "default:", "values:", "information", "detailed"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    ("aide eligibilite", "--qpv"), ("help eligibilite", "--qpv"), ("eligibilite -h", "--qpv"),
    ("aide adresses creer", "--postes"),
    ("aide éligibilité", "--qpv"), ("aide", "COMMANDES :"), ("--aide", "COMMANDES :"),
  ])
  func helpIsAskedInManyWays(words: String, expected: String) throws {
    let run = try BuiltProgram.run("maillage \(words)", in: Repository.root)
    #expect(run.code == 0 && run.output.contains(expected), "\(run.output)")
  }
}
