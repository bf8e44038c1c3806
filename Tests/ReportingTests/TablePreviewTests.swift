import Tabular
import TestSupport
import Testing

@testable import Reporting

/// The first rows of a result at a terminal of any width.
@Suite struct TablePreviewTests {
  private static func preview(_ header: [String], _ rows: [[String]], preferring preferred: [String] = []) -> TablePreview {
    var builder = RowChunkBuilder(columnCount: header.count)
    for row in rows { for cell in row { builder.append(cell) } }
    var preview = TablePreview(header: header, preferring: preferred)
    preview.add(builder.take(firstRow: 0), extra: [])
    return preview
  }

  private static func texts(_ lines: [[EmphasisedText]]) -> [String] { lines.map { $0.map(\.text).joined() } }

  /// No line is longer than the terminal, the preferred column is there, and what is left out is counted.
  @Test(arguments: Seed.several(30)) func linesFitAndNothingIsLeftOutUntold(seed: Seed) {
    var generator = seed.generator
    let columns = Int.random(in: 1...12, using: &generator), count = Int.random(in: 0...40, using: &generator)
    let header = (0..<columns).map { "colonne\($0)" }
    let rows = (0..<count).map { _ in
      (0..<columns).map { _ in String(repeating: "é\n", count: Int.random(in: 0...40, using: &generator)) }
    }
    let width = Int.random(in: 40...160, using: &generator)
    let lines = Self.texts(Self.preview(header, rows, preferring: ["colonne\(columns - 1)"]).lines(width: width))
    #expect(lines.allSatisfy { $0.count <= width && !$0.contains("\n") }, "\(seed)")
    #expect(lines[0].contains("colonne\(columns - 1)"))
    let shownColumns = lines[0].split(separator: " ").count, shownRows = min(count, 12)
    let told = shownColumns < columns || shownRows < count
    #expect(lines.count == 1 + shownRows + (told ? 1 : 0), "\(seed)")
    if shownRows < count { #expect(lines.last?.contains("\(count - shownRows) autre") == true) }
    if shownColumns < columns { #expect(lines.last?.contains("\(columns - shownColumns) autre") == true) }
  }

  @Test func decisionsHaveTheirEmphasis() {
    let rows = [["eligible", ""], ["a_verifier", "x"], ["non_eligible", ""]]
    let lines = Self.preview(["decision", "anomalie"], rows).lines(width: 80)
    #expect(lines.map { $0[0].emphasis } == [.heading, .sure, .doubt, .refusal])
    #expect(lines.map { $0[1].emphasis } == [.heading, .plain, .doubt, .plain])
  }

  /// Figures stand under each other, codes as texts.
  @Test func figuresAreAligned() {
    let lines = Self.texts(Self.preview(["m", "code"], [["-2586,22", "01"], ["9", "123"]]).lines(width: 80))
    #expect(lines == ["       m  code", "-2586,22  01", "       9  123"])
  }

  /// Nothing of a cell commands the terminal.
  @Test func controlCharactersAreShown() {
    #expect(Self.texts(Self.preview(["a"], [["\u{1B}[31mx\ty"]]).lines(width: 80)) == ["a", "\u{FFFD}[31mx y"])
  }

  @Test func theEndIsTold() {
    let end = WorkEnd(path: "d/s.csv", rows: 1158, toLookAt: 12, sign: "colonne « anomalie »")
    #expect(end.written == "Écrit : d/s.csv, 1\u{202F}158 lignes, dont 12 à regarder (colonne « anomalie »).")
    let told = WorkEnd(path: "a.adresses", rows: 1158, toLookAt: 2, sign: nil)
    #expect(told.written == "Écrit : a.adresses, 1\u{202F}158 lignes, 2 anomalies à regarder (dites plus haut).")
    #expect(WorkEnd(path: nil, rows: 1, toLookAt: 0, sign: "").written == "Écrit : sortie standard, 1 ligne, rien à regarder.")
    #expect(WorkStage.locating.words(done: 400_000) == "Recherche des zones, 400\u{202F}000 lignes faites")
    #expect(WorkStage.gathering(rows: 2000).words(done: 900) == "Examen de 2\u{202F}000 lignes, 45 %")
    #expect(WorkStage.gathering(rows: 0).words(done: 0) == "Examen de 0 ligne, 100 %")
    #expect(WorkStage.reading(file: "c.gpkg").words(done: 0) == "Lecture de c.gpkg")
  }
}
