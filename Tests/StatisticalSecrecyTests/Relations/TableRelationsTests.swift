import StatisticalSecrecy
import TestSupport
import Testing

@Suite struct TableRelationsTests {
  private static func read(_ text: String) throws -> TableRelations {
    let folder = try TemporaryFolder()
    return try TableRelations.read(path: folder.write("r.yml", text))
  }

  @Test func everyKeyOfTheInterfaceIsRead() throws {
    let relations = try Self.read(
      """
      cle: zone
      variables: [a, b, c, m]
      population: a
      infracommunal: [0101, I2]
      zones:
        - {total: COM, parts: [0101, I2]}
        - {total: COM, parts: [X], decoupage: autre}
      colonnes: [{total: a, parts: [b, c]}]
      chevauchements: {fichier: x.csv}
      taux: [{colonne: t, numerateur: b, denominateur: a}]
      moyennes: [{colonne: r, contributeurs: n}]
      montants: [{colonne: m, contributeurs: n, premier: p}]
      diffusion: {source: Caf, zonage: iris, millesime: 2024, periode: décembre}
      """)
    #expect(relations.infracommunal.map(\.name) == ["0101", "I2"] && relations.zones.map(\.partition) == [nil, "autre"])
    #expect(relations.zones.map(\.line) == [6, 7] && relations.columns[0].parts == ["b", "c"])
    #expect(relations.overlaps?.hasSuffix("/x.csv") == true && relations.diffusion?.vintage == "2024")
    // Columns that serve a rule alone are confidential like the others.
    #expect(relations.confidentialColumns == ["a", "b", "c", "m", "t", "r", "n", "p"])
  }

  @Test(arguments: [
    ("variables: [a]\n", ["« cle »"]),
    ("cle: z\n", ["« variables »"]),
    ("cle: z\nvariables: [a, a]\n", ["ligne 2", "deux fois"]),
    ("cle: a\nvariables: [a]\n", ["ligne 1", "« a »"]),
    ("cle: z\nvariables: [a]\nzone: []\n", ["ligne 3", "« zone »"]),
    ("cle: z\nvariables: [a]\nzones: [{total: C, parts: [C, D]}]\n", ["ligne 3", "une partie de lui-même"]),
    ("cle: z\nvariables: [a]\nzones: [{total: C, parts: [D, D]}]\n", ["ligne 3", "deux fois"]),
    ("cle: z\nvariables: [a]\nzones: [{total: C, parts: []}]\n", ["ligne 3", "parties"]),
    ("cle: z\nvariables: [a]\nzones:\n- {total: C, parts: [D]}\n- {total: E, parts: [D]}\n", ["ligne 5", "déjà une partie de C"]),
    (
      "cle: z\nvariables: [a]\nzones:\n- {total: C, parts: [D]}\n- {total: D, parts: [E]}\n"
        + "- {total: E, parts: [C], decoupage: x}\n",
      ["C > D > E > C"]
    ),
    ("cle: z\nvariables: [a, b]\ncolonnes:\n- {total: a, parts: [b]}\n- {total: b, parts: [a]}\n", ["« colonnes »", "a > b > a"]),
    ("cle: z\nvariables: [a]\ncolonnes: [{total: a, parts: [b]}]\n", ["ligne 3", "« b »", "« variables »"]),
    ("cle: z\nvariables: [a]\ntaux: [{colonne: t, numerateur: a}]\n", ["ligne 3", "denominateur"]),
    ("cle: z\nvariables: [a]\nchevauchements: {}\n", ["fichier"]),
  ])
  func whatContradictsItselfIsRefusedWithItsLine(text: String, words: [String]) {
    expectFault(.unreadable, in: "r.yml", saying: words) { _ = try Self.read(text) }
  }

  /// A zone may have a parent in each partition, and a column in several totals.
  @Test func partitionsAndCrossedColumnsAreSound() throws {
    let relations = try Self.read(
      """
      cle: z
      variables: [T_T, m_T, w_T, T_a, m_a, w_a]
      zones:
        - {total: C, parts: [I1, I2]}
        - {total: C, parts: [I1, I2], decoupage: taille}
      colonnes:
        - {total: T_T, parts: [m_T, w_T]}
        - {total: T_a, parts: [m_a, w_a]}
        - {total: m_T, parts: [m_a]}
        - {total: w_T, parts: [w_a]}
        - {total: T_T, parts: [T_a]}
      """)
    #expect(relations.zones.count == 2 && relations.columns.count == 5)
  }
}
