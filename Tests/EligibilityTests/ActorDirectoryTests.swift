import Groundwork
import Structures
import Tabular
import Testing

@testable import Eligibility

@Suite struct ActorDirectoryTests {
  private static func directory(_ text: String, theme: String? = nil) throws -> ActorDirectory {
    var options = StructureOptions()
    options.takesAnyList = true
    let catalog = try ServiceCatalog.standard()
    let list = try StructureList(
      table: Town.table(text), catalog: catalog, parameters: .standard(), options: options)
    return try ActorDirectory(list, sites: SiteList(list.structures).sites, catalog: catalog, theme: theme)
  }

  @Test(arguments: [
    ("0261914856", ["02 61 91 48 56"]), ("261914856", ["02 61 91 48 56"]), ("+33 (0)2.61.91.48.56", ["02 61 91 48 56"]),
    ("0033 261914856", ["02 61 91 48 56"]), ("02 61 91 48 56 / 06-12-34-56-78", ["02 61 91 48 56", "06 12 34 56 78"]),
    ("0262 20 30 40", ["02 62 20 30 40"]), ("3646", ["3646"]), ("voir mairie", ["voir mairie"]), ("", []),
    ("02 61 91 48 5", ["02 61 91 48 5"]), ("+44 20 7946 0958", ["+44 20 7946 0958"]), ("0061914856", ["0061914856"]),
  ])
  func telephonesOfEveryForm(_ cell: String, _ written: [String]) {
    #expect(Telephone.written(cell) == written)
  }

  @Test func daysOfTheSameHoursAreOneLine() throws {
    let head = "nom;h_lundi;h_mardi;h_mercredi;h_jeudi;h_vendredi;h_samedi"
    let found = try Self.directory(
      """
      \(head)
      A;13:30 - 17:00;9h-12h / 14:00–16:30;9h-12h / 14:00–16:30;9h-12h / 14:00–16:30;sur rendez-vous;
      B;;;;;;
      C;8:05-12h;8:05-12h;;;;8:05-12h
      """)
    func lines(_ name: String) -> [String]? {
      found.entries.first { $0.site.structure.name == name }?.hours.lines.map { "\($0.days) : \($0.hours)" }
    }
    #expect(
      lines("A") == [
        "lundi : 13\u{a0}h\u{a0}30 – 17\u{a0}h", "mardi à jeudi : 9\u{a0}h – 12\u{a0}h, 14\u{a0}h – 16\u{a0}h\u{a0}30",
        "vendredi : sur rendez-vous",
      ])
    #expect(lines("B") == [])
    #expect(lines("C") == ["lundi et mardi : 8\u{a0}h\u{a0}05 – 12\u{a0}h", "samedi : 8\u{a0}h\u{a0}05 – 12\u{a0}h"])
  }

  @Test func anActorStandsUnderEachOfItsThemes() throws {
    let found = try Self.directory(
      """
      nom;type;commune;code postal
      Le Lien;Centre social et LAEP;GRENOBLE;38000
      Les Amis;Jardin partagé;Grenoble;38100
      Le Pré;JARDIN PARTAGE;Échirolles;38130
      Sans rien;;Nulle-Part;38130
      Autre;centre social;NULLE PART;38130
      """)
    #expect(
      found.byTheme.map { "\($0.theme) \($0.entries.map(\.site.structure.name))" } == [
        "Animation globale et coordination (centre social) [\"Le Lien\", \"Autre\"]", "Jardin partagé [\"Le Pré\", \"Les Amis\"]",
        "Lieu d'accueil enfants-parents [\"Le Lien\"]", " [\"Sans rien\"]",
      ])
    #expect(found.entries.count == 5 && found.entries.last?.site.structure.name == "Sans rien")
    // One spelling for a commune, known or not.
    #expect(Set(found.entries.map(\.communeName)) == ["Grenoble", "Échirolles", "Nulle-Part"])
  }

  @Test func theColumnOfThemesCanBeNamed() throws {
    let text = "nom;type;réseau\nA;crèche;Petite enfance\nB;LAEP;Parentalité"
    #expect(try Self.directory(text, theme: "reseau").byTheme.map(\.theme) == ["Parentalité", "Petite enfance"])
    #expect(throws: FileFault.self) { try Self.directory(text, theme: "theme") }
  }
}
