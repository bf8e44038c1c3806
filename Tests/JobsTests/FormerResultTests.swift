import Eligibility
import Foundation
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

/// An eligibility list that comes back as a list: the same files give the same answers, whatever format it stood in meanwhile.
@Suite struct FormerResultTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The sample département with everything that an answer may rest on.
  private func job(_ list: String, base: String? = nil, to output: String? = nil) throws -> EligibilityJob {
    func sample(_ name: String) -> String { Repository.path("Data/exemple/\(name)") }
    var job = EligibilityJob(structures: list, quarters: [LayerSource(path: sample("QP2024.gpkg"))])
    job.communes = LayerSource(path: sample("communes.gpkg"))
    job.corrections = sample("corrections.csv")
    job.addresses = base
    job.outputs = try output.map { [EligibilityOutput(try OutputPlace(path: $0))] } ?? []
    return job
  }

  private func base() throws -> String {
    let path = folder.path("b.adresses")
    _ = try AddressBaseJob(sources: [Repository.path("Data/exemple/adresses-99.csv.gz")], output: path).run()
    return path
  }

  private struct Answer: Equatable {
    let id, service, decision, zone, radius, reason: String
  }

  private func answers(_ job: EligibilityJob) throws -> [Answer] {
    try job.run().assessments.map {
      Answer(
        id: $0.structure.id, service: $0.service?.code ?? "", decision: $0.decision.rawValue, zone: $0.zone?.code ?? "",
        radius: $0.radius.map { String(format: "%.2f", $0) } ?? "", reason: $0.reason)
    }
  }

  /// Even twice over, and with the address base asked again for what it had found.
  @Test(arguments: ["csv", "tsv", "xlsx", "gpkg", "geojson"])
  func everyFormatComesBackWithItsAnswers(_ format: String) throws {
    let base = try base(), once = folder.path("un.\(format)"), twice = folder.path("deux.\(format)")
    let first = try answers(job(Repository.path("Data/exemple/structures.csv"), base: base, to: once))
    let second = try answers(job(once, base: base, to: twice))
    let third = try answers(job(twice, base: base))
    #expect(first.count == 150 && second == first && third == first)
  }

  /// A row for each prestation stays one; a contradiction stays one though the answer has put the commune's own name; a coarse
  /// position stays coarse; what had no position still has none.
  @Test(arguments: ["csv", "xlsx", "gpkg"])
  func whatWasInDoubtStaysInDoubt(_ format: String) throws {
    let list = try folder.write(
      "liste.csv",
      """
      id;nom;prestation;commune;code_insee;lon;lat;precision;numero voie;adresse
      1;A;AGC + LAEP;Valmière;99057;2,49;46,77;;;rue Haute
      2;B;LAEP;Épinoze;99057;2,490000;46,767468;;;
      3;C;trampoline;Valmière;99057;2,490000;46,767468;commune;12;rue Haute
      4;D;AGC;Valmière;99057;46,767468;2,490000;;3;rue Haute
      """)
    let once = folder.path("un.\(format)")
    let first = try answers(job(list, to: once))
    #expect(first.map(\.service) == ["AGC", "LAEP", "LAEP", "", "AGC"])
    #expect(try answers(job(once)) == first)
  }

  /// Positions of a layer stand in its shapes alone; the answer's columns keep them.
  @Test func aLayerOfPointsComesBack() throws {
    let list = try folder.write(
      "points.geojson",
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1","nom":"A","prestation":"AGC"},"#
        + #""geometry":{"type":"Point","coordinates":[2.490001,46.767468]}}]}"#)
    let once = folder.path("un.gpkg")
    let first = try answers(job(list, to: once))
    #expect(first[0].zone == "QN09912N")
    #expect(try answers(job(once)).map(\.zone) == ["QN09912N"])
  }

  /// What a person changes in the answer's own columns counts, and is said.
  @Test func whatAPersonChangesCounts() throws {
    let list = try folder.write(
      "liste.csv", "id;nom;prestation;code_insee;lon;lat\n1;A;AGC;99057;2.531921;46.726539\n2;B;AGC;99057;;\n")
    let once = folder.path("un.csv")
    _ = try job(list, to: once).run()
    var lines = try String(contentsOfFile: once, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0][7] == "lon" && lines[0][8] == "lat")
    for row in 1...2 {
      lines[row][7] = "2,491052"
      lines[row][8] = "46,767468"
    }
    let changed = try folder.write("change.csv", lines.map { $0.joined(separator: ";") }.joined(separator: "\n"))
    let found = try job(changed).run()
    #expect(found.assessments.map(\.decision) == [.eligible, .eligible])
    #expect(found.assessments.allSatisfy { $0.anomalies.contains(.list(.changedInResult(column: "lon, lat"))) })
    #expect(found.anomalies.contains { $0.kind == .list(.formerResult) })
  }

  /// The own columns alone, kept by somebody who cut the others off.
  @Test func theOwnColumnsAloneAreAList() throws {
    let base = try base(), once = folder.path("un.tsv")
    let first = try answers(job(Repository.path("Data/exemple/structures.csv"), base: base, to: once))
    let lines = try String(contentsOfFile: once, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(20).joined(separator: "\t")
    }
    let cut = try folder.write("seul.tsv", lines.joined(separator: "\n"))
    #expect(try answers(job(cut, base: base)).map(\.decision) == first.map(\.decision))
  }

  /// Only a row that is to be verified says what is left to do.
  @Test func reasonsAgreeWithDecisions() throws {
    let found = try job(Repository.path("Data/exemple/structures.csv"), base: base()).run().assessments
    let settled = found.filter { $0.decision != .toVerify }
    #expect(settled.count > 100 && settled.count < found.count)
    for answer in settled {
      let reason = answer.reason
      #expect(!["à vérifier", "à trouver", "à compléter"].contains { reason.contains(": \($0)") }, "\(reason)")
    }
  }

  /// Numbers of a workbook are numbers in the workbook of the answer, beside its own columns and where rows are no structures.
  @Test func numbersOfAWorkbookStayNumbers() throws {
    let book = try XLSXWorkbook(path: folder.path("l.xlsx")), names = ["id", "nom", "prestation", "code_insee", "places", "jour"]
    var builder = RowChunkBuilder(columnCount: names.count)
    for cell in ["1", "A", "AGC + LAEP", "99057"] { builder.append(cell) }
    builder.append("21", kind: .number)
    builder.append("2024-05-08", kind: .date)
    for cell in ["Total", "", "", ""] { builder.append(cell) }
    builder.append("21", kind: .number)
    builder.append("")
    try book.addSheet("Liste", header: names, rows: [builder.take(firstRow: 0)])
    try book.finish()
    let output = folder.path("s.xlsx")
    #expect(try job(folder.path("l.xlsx"), to: output).run().assessments.count == 2)
    var options = TableOptions()
    options.sheet = "Éligibilité"
    let table = try TableReader.read(TableFile.open(path: output, options: options))
    func kinds(_ name: String) -> [CellKind]? { table.columns.first { $0.name == name }?.cellKinds }
    #expect(kinds("places") == [.number, .number, .number] && kinds("jour") == [.date, .date, .text])
    #expect(kinds("code_insee_entree") == [.text, .text, .text])
  }
}

/// Workbooks made for people, read again by programs.
@Suite struct OwnWorkbookTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func written(_ name: String) throws -> String {
    var job = EligibilityJob(
      structures: Repository.path("Data/exemple/structures.csv"),
      quarters: [LayerSource(path: Repository.path("Data/exemple/QP2024.gpkg"))])
    let origin = DocumentOrigin(version: "1", command: ["eligibilite", "ma liste.csv"])
    job.outputs = [EligibilityOutput(try OutputPlace(path: folder.path(name)), origin: origin)]
    _ = try job.run()
    return folder.path(name)
  }

  /// The list is not the first sheet: whoever names none gets it all the same, and who names one gets that.
  @Test(arguments: ["e.xlsx", "e.ods"]) func theListIsFoundBehindTheSummary(_ name: String) throws {
    let path = try written(name)
    let list = try TableReader.read(TableFile.open(path: path))
    #expect(list.columns.prefix(5).map(\.name) == ["nom", "commune", "decision", "distance_limite_m", "motif"])
    #expect(list.rowCount == 150)
    let decisions = list.columns.firstIndex { $0.name == "decision" } ?? 0
    #expect(Set((0..<list.rowCount).map { list[$0, decisions] }) == ["éligible", "à vérifier", "non éligible"])
    let doubtful = try TableReader.read(TableFile.open(path: path, options: TableOptions(sheet: "À vérifier")))
    #expect(doubtful.rowCount == (0..<list.rowCount).count { list[$0, decisions] == "à vérifier" })
    let advice = doubtful.columns.firstIndex { $0.name == "a_verifier" } ?? 0
    #expect((0..<doubtful.rowCount).allSatisfy { doubtful[$0, advice].hasSuffix(".") })
    let command = try text(path, from: 3), files = try text(path, from: 7)
    #expect(command.contains("maillage eligibilite 'ma liste.csv'"), "\(command)")
    let checksum = try Checksum.sha256(path: Repository.path("Data/exemple/QP2024.gpkg"))
    #expect(files.contains("QP2024.gpkg 2024 \(checksum)"), "\(files)")
  }

  /// The rows of "Sources et méthode" below one that names columns.
  private func text(_ path: String, from row: Int) throws -> String {
    let table = try TableReader.read(TableFile.open(path: path, options: TableOptions(sheet: "Sources et méthode", headerRow: row)))
    return (0..<table.rowCount).map { row in table.columns.indices.map { table[row, $0] }.joined(separator: " ") }
      .joined(separator: "\n")
  }

  /// Twice the same bytes.
  @Test(arguments: ["e.xlsx", "e.ods"]) func theSameBytesTwice(_ name: String) throws {
    _ = try written(name)
    let first = try folder.bytes(name)
    _ = try written(name)
    #expect(try folder.bytes(name) == first)
  }
}
