import Foundation
import TestSupport
import Testing

/// Completion as it happens: a real shell at a terminal, which `script` pretends to be, keys typed ahead, a program of the same
/// name that notes the words that it gets.
@Suite(.needsTheProgram) struct CompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("essai-unique.csv", "a\n")
    try folder.write("Mes structures 2024.csv", "a\n")
    try FileManager.default.createDirectory(atPath: folder.path("donnees"), withIntermediateDirectories: true)
    try folder.write("donnees/quartiers.gpkg", "")
    try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: true)
    try folder.write("bin/maillage", "#!/bin/sh\nprintf '%s|' \"$@\" >>\"$NOTES\"\necho >>\"$NOTES\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/maillage"))
  }

  /// How a shell is started without its user's settings, and how it learns our completions.
  private static let shells: [String: (start: String, setUp: String)] = [
    "bash": ("bash --norc --noprofile -i", "source completions"),
    "zsh": ("zsh -f -i", "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D"),
    "fish": ("fish --no-config -i", "source completions"),
  ]

  /// What is typed, `~` being the Tab key, and the words that the program must get.
  private static let typed: [(keys: String, words: [String])] = [
    ("maillage insp~", ["inspecter"]),
    ("maillage inspecter ess~", ["inspecter", "essai-unique.csv"]),
    ("maillage inspecter Mes~", ["inspecter", "Mes structures 2024.csv"]),
    ("maillage inspecter don~qua~", ["inspecter", "donnees/quartiers.gpkg"]),
    ("maillage eligibilite x.csv --qpv ess~", ["eligibilite", "x.csv", "--qpv", "essai-unique.csv"]),
    ("maillage eligibilite x.csv --communes don~qua~", ["eligibilite", "x.csv", "--communes", "donnees/quartiers.gpkg"]),
    ("maillage localiser x.csv --zonage qpv=ess~", ["localiser", "x.csv", "--zonage", "qpv=essai-unique.csv"]),
    ("maillage localiser x.csv --sortie ess~", ["localiser", "x.csv", "--sortie", "essai-unique.csv"]),
    ("maillage geocoder x.csv --base ess~", ["geocoder", "x.csv", "--base", "essai-unique.csv"]),
    ("maillage adresses cre~a.csv ess~", ["adresses", "creer", "a.csv", "essai-unique.csv"]),
    ("maillage eligibilite --presta~", ["eligibilite", "--prestation"]),
    ("maillage localiser x.csv --csv sta~", ["localiser", "x.csv", "--csv", "standard"]),
  ]

  @Test(arguments: ["bash", "zsh", "fish"]) func fileNamesAndWordsAreCompleted(shell: String) throws {
    let tools = ["/usr/bin/script", "/usr/bin/\(shell)"]
    guard tools.allSatisfy(FileManager.default.isExecutableFile) else {
      print("skipped: \(shell) or script is not installed (Scripts/test installs them)")
      return
    }
    let (start, setUp) = try #require(Self.shells[shell])
    let keys = ([setUp] + Self.typed.map { $0.keys.replacing("~", with: "\t") } + ["exit"]).joined(separator: "\n") + "\n"
    try folder.write("keys", keys)
    // Zsh finds a function in a file of its name.
    let made = "maillage --generate-completion-script \(shell) | tee completions _maillage >/dev/null"
    let typing = "PATH=\"$PWD/bin:$PATH\" HOME=$PWD NOTES=$PWD/notes TERM=dumb timeout 60 script -qec '\(start)' /dev/null <keys"
    let run = try BuiltProgram.run("\(made); \(typing)", in: folder.url)
    let notes = try folder.text("notes").split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    #expect(notes == Self.typed.map(\.words), "\(run.output)")
  }

  /// The scripts speak French, and every option that takes a file completes one.
  @Test(arguments: ["bash", "zsh", "fish"]) func scriptsAreFrench(shell: String) throws {
    let script = try BuiltProgram.run("maillage --generate-completion-script \(shell)", in: folder.url)
    #expect(script.code == 0)
    for english in ["Show the version", "Show help", "Show subcommand"] { #expect(!script.output.contains(english)) }
  }

  @Test func everyFileIsCompleted() throws {
    let script = try BuiltProgram.run("maillage --generate-completion-script zsh", in: folder.url).output
    let files = script.split(separator: "\n").filter { $0.contains(/:(fichier|nom=fichier|structures|base|chemin)[^:]*:/) }
    #expect(files.count > 20)
    for option in files { #expect(option.contains("_files"), "\(option)") }
  }
}
