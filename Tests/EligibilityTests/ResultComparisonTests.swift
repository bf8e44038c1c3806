import Groundwork
import Tabular
import Testing

@testable import Eligibility

@Suite struct ResultComparisonTests {
  private static let head =
    "id;nom;prestation;adresse;commune;lon;lat;precision;rayon_m;zonage;zone_code;distance_limite_m;preuve;decision;motif;sources"
  private static let geography = "qpv.gpkg (sha256 111111111111, QPV 2024)", rule = "règle par défaut (lettre de cadrage)"

  private static func list(_ rows: [String]) throws -> AnsweredList {
    let names = head.split(separator: ";").map(String.init)
    let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let columns = names.indices.map { column in Column(name: names[column], texts: TextArray(cells.map { $0[column] })) }
    return try AnsweredList(Table(columns: columns, rowCount: rows.count, provenance: Provenance(file: "avant.csv")))
  }

  private static func row(
    _ id: String, name: String = "Le Lien", service: String = "AGC", address: String = "1 rue A", lon: String = "5.7245",
    lat: String = "45.1885", precision: String = "", zone: String = "QN03801M", distance: String = "50",
    radius: String = "10", evidence: String = "dans un QPV, certain", decision: String = "eligible", reason: String = "motif",
    sources: String = "\(geography) & \(rule)"
  ) -> String {
    let cited = sources.replacing(" & ", with: " ; ")
    return [
      id, name, service, address, "Grenoble", lon, lat, precision, radius, zone.isEmpty ? "" : "QPV", zone, distance,
      evidence, decision, reason, cited,
    ].joined(separator: "\t")
  }

  private static func compared(_ before: [String], _ after: [String]) throws -> ResultComparison {
    try ResultComparison(from: list(before), to: list(after))
  }

  @Test func aListIsTheSameAsItself() throws {
    let rows = [Self.row("S1"), Self.row("S1", service: "LAEP"), Self.row("", name: "Sans id"), Self.row("S2", lon: "", lat: "")]
    let found = try Self.compared(rows, rows.reversed())
    #expect(found.rows.isEmpty && found.unchanged == 4 && found.ambiguous.isEmpty)
  }

  @Test func whatIsNewHereIsGoneThere() throws {
    let one = [Self.row("S1"), Self.row("S2")], other = [Self.row("S1"), Self.row("S3")]
    #expect(try Self.compared(one, other).rows.map(\.changes) == [[.new], [.gone]])
    #expect(try Self.compared(other, one).rows.map { $0.latest?.id } == ["S2", "S3"])
    #expect(try Self.compared(one, other).rows.allSatisfy { $0.cause == nil })
  }

  /// Decisions in words, as a workbook has them, are the codes of the other formats.
  @Test func decisionsAreReadInWordsToo() throws {
    let words = Self.row("S1", decision: "éligible"), other = Self.row("S2", decision: "à vérifier")
    #expect(try Self.compared([Self.row("S1"), Self.row("S2", decision: "a_verifier")], [words, other]).rows.isEmpty)
  }

  @Test(arguments: [
    // Moved by 157 m, far beyond the limit.
    (row("S1", lon: "5.7265", zone: "", distance: "-20", decision: "non_eligible"), "decision|quartier|deplace", "position"),
    // Moved by 8 m only, 50 m inside: the zones changed under it.
    (
      row("S1", lon: "5.7246", zone: "QN03802M", sources: "qpv.gpkg (sha256 222222222222, QPV 2024) & \(rule)"),
      "quartier|deplace", "geographie"
    ),
    (row("S1", zone: "QN03802M", sources: "qpv.gpkg (sha256 222222222222, QPV 2024) & \(rule)"), "quartier", "geographie"),
    (row("S1", decision: "non_eligible", sources: "\(geography) & r.yml (sha256 333333333333, règle)"), "decision", "regle"),
    (row("S1", evidence: "décision corrigée par le conseiller", decision: "a_verifier"), "decision", "correction"),
    (row("S1", lon: "5.7265", precision: "position corrigée"), "deplace", "correction"),
    (row("S1", lon: "5.7265"), "deplace", "position"),
    // The same content under another name is the same source.
    (row("S1", lon: "5.7246", sources: "autre.gpkg (sha256 111111111111, QPV 2024) & \(rule)"), "deplace", "position"),
  ])
  func causes(_ after: String, _ changes: String, _ cause: String) throws {
    let found = try Self.compared([Self.row("S1")], [after]).rows
    #expect(found.map { $0.changes.map(\.rawValue).joined(separator: "|") } == [changes])
    #expect(found.map { $0.cause?.rawValue } == [cause])
  }

  private static let elsewhere = "qpv.gpkg (sha256 222222222222, QPV 2024)", otherRule = "r.yml (sha256 333333333333, règle)"
  private static let doubt = row("S1", radius: "60", evidence: "trop près", decision: "a_verifier")

  /// What an adviser has settled, in whichever of the two results, explains what it bears on and nothing else.
  @Test(arguments: [
    // He has said otherwise than the year before, and no more says it.
    (
      row("S1", evidence: "décision corrigée par le conseiller", decision: "non_eligible"),
      row("S1", evidence: "décision corrigée par le conseiller"), "correction"
    ),
    (row("S1", evidence: "décision corrigée par le conseiller", decision: "non_eligible"), row("S1"), "correction"),
    // A site without position is placed by him.
    (
      row("S1", lon: "", lat: "", zone: "", distance: "", decision: "a_verifier"), row("S1", precision: "position corrigée"),
      "correction"
    ),
    (doubt, row("S1", reason: "AGC : précision corrigée par le conseiller (A. B.) ; le site est dans le QPV."), "correction"),
    // His old correction of the precision changes nothing of another rule's answer.
    (
      row("S1", reason: "AGC : précision corrigée par le conseiller ; dedans."),
      row(
        "S1", decision: "non_eligible", reason: "AGC : précision corrigée par le conseiller ; dedans.",
        sources: "\(geography) & \(otherRule)"), "regle"
    ),
    // Nor does it turn the limit of a quarter that another file draws elsewhere.
    (
      row("S1"),
      row(
        "S1", zone: "", distance: "-90", radius: "12", decision: "non_eligible",
        reason: "AGC : précision corrigée par le conseiller ; dehors.", sources: "\(elsewhere) & \(rule)"), "geographie"
    ),
    // The name of a structure is no correction.
    (doubt, row("S1", reason: "AGC : « précision corrigée par le conseiller » est dedans."), "position"),
  ])
  func correctionsExplainWhatTheyBearOn(_ before: String, _ after: String, _ cause: String) throws {
    #expect(try Self.compared([before], [after]).rows.map { $0.cause?.rawValue } == [cause])
    #expect(try Self.compared([after], [before]).rows.map { $0.cause?.rawValue } == [cause])
  }

  /// Another file of zones that leaves the limit where it was explains nothing.
  @Test(arguments: [
    (doubt, row("S1", sources: "\(elsewhere) & \(rule)"), "position"),
    (row("S1"), row("S1", decision: "non_eligible", sources: "\(elsewhere) & \(otherRule)"), "regle"),
    (row("S1"), row("S1", distance: "3", decision: "a_verifier", sources: "\(elsewhere) & \(rule)"), "geographie"),
    // Nothing is another but what is known of the territory.
    (
      row("S1", lon: "", lat: "", zone: "", distance: "", evidence: "département non couvert", decision: "a_verifier"),
      row("S1", lon: "", lat: "", zone: "", distance: "", evidence: "commune sans QPV", decision: "non_eligible"), "geographie"
    ),
  ])
  func theCauseIsWhatDiffers(_ before: String, _ after: String, _ cause: String) throws {
    #expect(try Self.compared([before], [after]).rows.map { $0.cause?.rawValue } == [cause])
    #expect(try Self.compared([after], [before]).rows.map { $0.cause?.rawValue } == [cause])
  }

  /// A list that has got ids is still the same list; two ids that differ are two structures.
  @Test func aListMayHaveGotIds() throws {
    let bare = [Self.row("", name: "Le Lien"), Self.row("", name: "La Clé")]
    let named = [Self.row("S1", name: "LE LIEN"), Self.row("S2", name: "La Clé", decision: "a_verifier")]
    #expect(try Self.compared(bare, named).rows.map(\.changes) == [[.decision]])
    #expect(try Self.compared(named, bare).rows.map(\.changes) == [[.decision]])
    let others = try Self.compared([Self.row("S1")], [Self.row("S2")])
    #expect(others.rows.map(\.changes) == [[.new], [.gone]] && others.sharesNothing)
  }

  /// Copies that answer the same are matched one by one; of copies that answer otherwise nobody knows which is which.
  @Test func copiesOfOneRowAreNotGuessed() throws {
    let one = Self.row("S1"), other = Self.row("S1", lon: "5.73", zone: "", decision: "non_eligible")
    let turned = try Self.compared([one, other, one], [other, one])
    #expect(turned.rows.map(\.changes) == [[.gone]] && turned.unchanged == 2 && turned.ambiguous.isEmpty)
    let third = Self.row("S1", lon: "5.74", zone: "", decision: "a_verifier")
    let unsure = try Self.compared([one, other], [third, third])
    #expect(unsure.rows.isEmpty && unsure.ambiguous.count == 4)
  }

  /// Rows without number that all look alike are compared at once, not each with each.
  @Test(.timeLimit(.minutes(1))) func manyRowsOfOneIdAreQuick() throws {
    let rows = (0..<4_000).map { Self.row("0", name: "Lieu \($0)", address: "\($0) rue A") }
    let later = rows.dropLast() + [Self.row("0", name: "Lieu 3999", address: "3999 rue A", decision: "a_verifier")]
    #expect(try Self.compared(rows, Array(later)).rows.map(\.changes) == [[.decision]])
  }

  @Test func aMoveCountsFromOneMetre() throws {
    // A thousandth of a second of arc is three centimetres; 0.00002 degrees of latitude are 2.2 m.
    #expect(try Self.compared([Self.row("S1")], [Self.row("S1", lat: "45.188505")]).rows.isEmpty)
    let moved = try Self.compared([Self.row("S1")], [Self.row("S1", lat: "45.18852")]).rows
    #expect(abs((moved.first?.metres ?? 0) - 2.22) < 0.01)
  }

  /// Rows of one structure and prestation are told apart by name and address, and never guessed.
  @Test func rowsThatAreAlikeAreNotGuessed() throws {
    let a = Self.row("S1", address: "1 rue A"), b = Self.row("S1", address: "2 rue B", decision: "a_verifier")
    let turned = try Self.compared([a, b], [b, a])
    #expect(turned.rows.isEmpty && turned.ambiguous.isEmpty)
    let others = [Self.row("S1", address: "3 rue C"), Self.row("S1", address: "4 rue D")]
    let unsure = try Self.compared([a, b], others)
    #expect(unsure.rows.isEmpty && unsure.ambiguous.count == 4)
  }

  @Test func aTableThatIsNoResultIsRefused() throws {
    #expect(throws: FileFault.self) { try AnsweredList(Town.table("id;nom;prestation\nS1;A;AGC")) }
    #expect(throws: FileFault.self) { try Self.list([Self.row("S1", decision: "peut-être")]) }
    #expect(try Self.list([Self.row("", decision: "")]).rows.isEmpty)
  }
}
