import Foundation
import TestSupport
import Testing

/// What a person sees who works at a terminal, which `script` pretends to be, against what a pipe gets.
@Suite(.needsTheProgram, .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script is not here"))
struct TerminalTests {
  private let folder: TemporaryFolder
  private static let rows = 1158
  private static var colour: Regex<Substring> { /\u{1B}\[[0-9;]*m/ }

  init() throws {
    folder = try TemporaryFolder()
    let list = (0..<Self.rows).map { "\($0);Lieu \($0);AGC;38185;5.70\(10 + $0 % 90)1;45.2051" }
    try folder.write("liste.csv", "id;nom;prestation;code_insee;lon;lat\n" + list.joined(separator: "\n") + "\n")
    let ring: [(x: Double, y: Double)] = [(5.7, 45.2), (5.705, 45.2), (5.705, 45.21), (5.7, 45.21), (5.7, 45.2)]
    let quarter =
      "{\"code_qp\":\"QN03801M\",\"lib_qp\":\"Cité\",\"insee_com\":\"38185\",\"lib_com\":\"Grenoble\",\"insee_dep\":\"38\"}"
    try folder.write("qpv.geojson", GeoJSONText.collection([GeoJSONText.feature(quarter, GeoJSONText.polygon(ring))]))
  }

  private func atTerminal(_ command: String, _ environment: String = "TERM=xterm") throws -> (output: String, code: Int32) {
    // A terminal without a size of its own has eighty columns.
    try BuiltProgram.run("unset COLUMNS; \(environment) script -qec \"\(command)\" /dev/null", in: folder.url)
  }

  private static let decide = "maillage eligibilite liste.csv --qpv qpv.geojson"
  private static let locate = "maillage localiser liste.csv --zonage qpv=qpv.geojson"

  /// Without `--sortie` the first rows in columns and the way to a file; all rows in a pipe, or where they are asked for.
  @Test(arguments: [decide, locate]) func aTerminalIsNotFlooded(command: String) throws {
    let shown = try atTerminal(command)
    #expect(shown.code == 0 && shown.output.contains("--sortie resultat.xlsx"), "\(shown.output)")
    let lines = shown.output.replacing(Self.colour, with: "").split { $0.isNewline }
    #expect(lines.count < 60)
    #expect(lines.contains { $0.hasPrefix("… et 1\u{202F}146 autres lignes") })
    #expect(lines.contains { $0.contains("Lieu 3") } && !lines.contains { $0.contains("Lieu 900") })
    for line in lines where line.contains("Lieu") { #expect(line.count <= 80, "\(line)") }
    for whole in [try atTerminal("\(command) --sortie -").output, try BuiltProgram.run(command, in: folder.url).output] {
      #expect(whole.contains("Lieu 900") && whole.contains("Écrit : sortie standard, 1\u{202F}158 lignes"))
    }
  }

  /// The last line says what was written, where, how many rows, and how many to look at.
  @Test(arguments: [decide, locate], ["s.csv", "s.xlsx", "s.gpkg"])
  func theLastLineSaysWhatWasWritten(command: String, file: String) throws {
    let run = try BuiltProgram.run("\(command) --sortie \(file)", in: folder.url)
    let last = try #require(run.output.split(separator: "\n").last)
    #expect(last.hasPrefix("Écrit : \(file), 1\u{202F}158 lignes, ") && last.contains("à regarder"), "\(last)")
    #expect(try BuiltProgram.run("\(command) --sortie \(file) --silencieux", in: folder.url).output == "")
  }

  @Test func coloursAreForTerminalsAlone() throws {
    for command in [Self.decide, "maillage eligibilite absent.csv --qpv qpv.geojson"] {
      #expect(try atTerminal(command).output.contains(Self.colour))
      for plain in ["TERM=xterm NO_COLOR=1", "TERM=dumb"] {
        #expect(try !atTerminal(command, plain).output.contains(Self.colour))
      }
      #expect(try !BuiltProgram.run("TERM=xterm \(command)", in: folder.url).output.contains("\u{1B}"))
    }
  }

  /// Where someone waits, a line says for what, and goes away; nobody who is answered at once sees one.
  @Test func progressIsShownWhereSomeoneWaits() throws {
    let slow =
      "(head -n 9 liste.csv; sleep 3; tail -n 9 liste.csv) | maillage localiser - --zonage qpv=qpv.geojson --sortie s.csv"
    let waited = try atTerminal("sh -c '\(slow)'").output
    #expect(waited.contains(/\r\u{1B}\[K(Lecture de l'entrée standard|Recherche des zones).*… [0-9]+ s/), "\(waited)")
    #expect(waited.contains("\r\u{1B}[KÉcrit : s.csv"), "\(waited)")
    #expect(try !BuiltProgram.run(slow, in: folder.url).output.contains("…"))
  }
}
