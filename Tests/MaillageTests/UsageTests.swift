import Foundation
import TestSupport
import Testing

/// Words that are wrong on the command line: one row a way to be wrong, what must be said, and the command whose help is named.
@Suite(.needsTheProgram) struct UsageTests {
  @Test(arguments: [
    ("inspect x.csv", "vouliez-vous dire « inspecter »", "inspecter"),
    ("eligibility x.csv", "vouliez-vous dire « eligibilite »", "eligibilite"),
    ("éligibilité x.csv --qpv y", "vouliez-vous dire « eligibilite »", "eligibilite"),
    ("Localiser x", "« localiser »", "localiser"), ("locate x", "« localiser »", "localiser"),
    ("creer x", "« adresses creer »", "adresses creer"), ("adresses cree x", "« creer »", "adresses creer"),
    ("faire x", "commandes : inspecter, localiser", ""),
    ("eligibilite x --qvp y", "vouliez-vous dire --qpv ?", "eligibilite"),
    ("eligibilite x --Prestation y", "--prestation", "eligibilite"),
    ("eligibilite x --séparateur y", "--separateur", "eligibilite"),
    ("eligibilite x --output y", "--sortie", "eligibilite"), ("localiser x --commune y --zonag a=b", "--zonage", "localiser"),
    ("eligibilite x –-qpv y", "écrivez --qpv", "eligibilite"), ("eligibilite x —qpv y", "écrivez --qpv", "eligibilite"),
    ("eligibilite x −−qpv y", "écrivez --qpv", "eligibilite"),
    ("adresses creer x –-sortie y", "écrivez --sortie", "adresses creer"),
    ("localiser x --zonage a/QP2024.gpkg", "écrivez par exemple --zonage qpv=a/QP2024.gpkg", "localiser"),
    ("localiser x --zonage iris-75.shp", "iris=iris-75.shp", "localiser"),
    ("localiser x --qpv y", "--zonage qpv=FICHIER", "localiser"),
    ("geocoder x --qpv y --base z", "maillage eligibilite", "geocoder"),
    ("localiser x --zonage", "il manque une valeur pour « --zonage", "localiser"), ("localiser", "« <fichier> »", "localiser"),
    ("inspecter --json=oui x", "« --json » ne prend pas de valeur", "inspecter"),
    ("geocoder x --base y --schema bna", "maillage, francais ou ban ; vouliez-vous dire « ban » ?", "geocoder"),
    ("regles mes règles.yml", "guillemets", "regles"),
    ("localiser x --zonage qpv=y --distance QPV", "vouliez-vous dire « qpv » ?", "localiser"),
    ("localiser x --zonage qpv=y --code qvp=z", "vouliez-vous dire « qpv » ?", "localiser"),
    ("eligibilite Data/exemple/structures.csv --qpv Data/exemple/QP2024.gpkg --prestation LEAP", "« LAEP »", "eligibilite"),
    ("eligibilite x --qpv y --couverture Rhone", "« 69 » (Rhône) ?", "eligibilite"),
    ("eligibilite x --qpv y --couverture 'val de marne'", "« 94 » (Val-de-Marne) ?", "eligibilite"),
    ("eligibilite x --qpv y --couverture 38,nationale", "« france » ?", "eligibilite"),
    ("eligibilite x --qpv y --couverture 038", "31,81 ou france.", "eligibilite"),
    // Wrong words of which only a file tells.
    ("inspecter Data/exemple/structures.xlsx --feuille Strctures", "vouliez-vous dire « Structures » ?", "inspecter"),
    ("inspecter Data/exemple/structures.xlsx#Strctures", "vouliez-vous dire « Structures » ?", "inspecter"),
    ("localiser Data/exemple/structures.csv --zonage qpv=Data/exemple/QP2024.gpkg --x Lon --y Lat", "« Longitude »", "localiser"),
    ("inspecter Data/exemple/structures.csv --feuille Liste", "n'a pas de feuille", "inspecter"),
    ("eligibilite x --qpv y --date demain", "AAAA-MM-JJ", "eligibilite"), ("regles", "--modele", "regles"),
    ("cog x --colonne c --de 2018-01-01 --vers 2026-01-01 --mouvements y", "--valeurs ou --taux", "cog"),
    ("cog x --colonne c --valeurs p --de 2018-13-45 --vers 2026-01-01 --mouvements y", "2018-13-45", "cog"),
    ("cog x --colonne c --taux t --de 2018-01-01 --vers 2026-01-01 --mouvements y --confidentiel p", "deux effectifs", "cog"),
    ("cog x --colonne c --taux t --de 2018-01-01 --vers 2026-01-01 --mouvements y --nom epci=z", "table=COL", "cog"),
    ("map x", "« carte »", "carte"),
    ("carte x --valeur a --sortie c.jpg", "attendu .svg ou .png", "carte"),
    ("carte x --valeur a --sortie c.svg --bornes 10,5", "croissantes", "carte"),
    ("carte x --valeur a --sortie c.svg --bornes 10,a", "points-virgules", "carte"),
    ("carte x --valeur a --sortie c.svg --bornes 10,20 --classes 5", "fait 3 classes", "carte"),
    ("carte x --valeur a --sortie c.svg --methode jenk", "vouliez-vous dire « jenks » ?", "carte"),
    ("carte x --valeur a --sortie c.svg --methode bornes", "--bornes 10,20,30", "carte"),
    ("carte x --valeur a --sortie c.svg --classes 12", "de 1 à 9", "carte"),
    ("carte x --sortie c.svg --classes 4", "--valeur COL", "carte"),
    ("carte x --valeur a --cercles --classes 4 --sortie c.svg", "les options de classes", "carte"),
    ("carte x --table t.csv --sortie c.svg", "--table demande --valeur", "carte"),
    ("carte x --rayon 500 --sortie c.svg", "--points LISTE", "carte"),
    ("carte Data/exemple/QP2024.geojson --valeur nom_q --sortie c.svg", "n'existe pas ; colonnes", "carte"),
    ("vulnerabilite x --indicateurs pauvrete", "il manque son sens", "vulnerabilite"),
    ("vulnerabilite x --indicateurs pauvrete:+:lourd", "« lourd »", "vulnerabilite"),
    ("vulnerabilite x --indicateurs pauvrete:+:0", "au-dessus de 0", "vulnerabilite"),
    ("vulnerabilite x --indicateurs pauvrete:+:1,revenu:-:0,5", "avec un point : 0.5", "vulnerabilite"),
    ("vulnerabilite x --indicateurs :+:1", "nom de la colonne", "vulnerabilite"),
    ("vulnerabilite x --indicateurs a:+ --bornes 0.9,0.1", "0.05,0.95", "vulnerabilite"),
    ("vulnerabilite x --indicateurs a:+ --methode acq", "vouliez-vous dire « acp » ?", "vulnerabilite"),
    ("vulnerabilite Data/exemple/structures.csv --indicateurs gestionaire:+", "« Gestionnaire » ?", "vulnerabilite"),
  ])
  func theRightWordIsShown(words: String, expected: String, command: String) throws {
    let run = try BuiltProgram.run("maillage \(words)", in: Repository.root)
    #expect(run.code == 64)
    #expect(run.output.contains(expected), "\(run.output)")
    #expect(run.output.hasSuffix(" Voyez « maillage\(command.isEmpty ? "" : " ")\(command) --aide ».\n"), "\(run.output)")
    #expect(run.output.hasPrefix("maillage: erreur : ") && run.output.count { $0 == "\n" } == 1)
  }

  /// Values that people write in other forms are understood, or the right form is shown.
  @Test(arguments: [
    ("--date 30/06/2024", 0, "éligible"), ("--date 30.6.2024", 0, "éligible"), ("--date 2024-06-30", 0, "éligible"),
    ("--date 31/06/2024", 64, "2025-06-30"),
    ("--date 06/30/2024", 64, "AAAA-MM-JJ"), ("--qv 200m", 0, "éligible"), ("--qv '0,2 km'", 0, "éligible"),
    ("--qv 0", 64, "positif"),
    ("--colonne 'Nom=nom de la structure'", 0, "éligible"), ("--colonne nome=x", 64, "vouliez-vous dire « nom » ?"),
    ("--colonne nom=Gestionaire", 64, "vouliez-vous dire « Gestionnaire » ?"),
  ])
  func valuesInOtherForms(words: String, code: Int32, expected: String) throws {
    let job = "maillage eligibilite Data/exemple/structures.csv --qpv Data/exemple/QP2024.gpkg --sortie /dev/null \(words)"
    let run = try BuiltProgram.run(job.replacing("/dev/null", with: folder.path("s.csv")), in: Repository.root)
    #expect(run.code == code && run.output.contains(expected), "\(run.output)")
  }

  /// A file that is not there is met with the one of nearly that name.
  @Test func theFileThatWasMeant() throws {
    let run = try BuiltProgram.run("maillage inspecter Data/exemple/structure.csv", in: Repository.root)
    #expect(run.code == 66 && run.output.contains("vouliez-vous dire « structures.csv » ?"), "\(run.output)")
    // Names of one character and folders that are not there have no neighbours.
    for name in ["x", "/x", "absent/x", "absent/"] {
      let none = try BuiltProgram.run("maillage inspecter \(name)", in: folder.url)
      #expect(none.code == 66 && none.output.hasPrefix("maillage: erreur : "), "\(none.output)")
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An address by itself takes its postcode and commune as well, and no output that would not be written.
  @Test func anAddressByItself() throws {
    let base = folder.path("b.adresses"), ask = "maillage geocoder --base \(base) --adresse '4 rue des Lilas'"
    _ = try BuiltProgram.run("maillage adresses creer Examples/visite/adresses.csv --sortie \(base)", in: Repository.root)
    let whole = try BuiltProgram.run("\(ask) --code-postal 38990 --commune 'Les Aulnes'", in: folder.url)
    #expect(whole.code == 0 && whole.output.hasPrefix("ok : 4 Rue des Lilas 38990 Les Aulnes"), "\(whole.output)")
    let elsewhere = try BuiltProgram.run("\(ask) --code-postal 75011 --commune Paris", in: folder.url)
    #expect(!elsewhere.output.hasPrefix("ok"), "\(elsewhere.output)")
    let lost = try BuiltProgram.run("\(ask) --sortie s.csv", in: folder.url)
    #expect(lost.code == 64 && lost.output.contains("--sortie va avec un fichier"))
  }

  /// A machine without PROJ's database is told so, in one French line.
  @Test func projWithoutItsDatabase() throws {
    let list = try folder.write("l.csv", "id;x;y\n1;103000;2420000\n")
    let run = try BuiltProgram.run(
      "PROJ_DATA=\(folder.url.path) PROJ_LIB=\(folder.url.path) maillage localiser \(list) --crs 27572 "
        + "--zonage qpv=Data/exemple/QP2024.gpkg --sortie \(folder.path("s.csv"))", in: Repository.root)
    #expect(run.code == 69 && run.output.hasPrefix("maillage: erreur : PROJ ne trouve pas"), "\(run.output)")
    #expect(run.output.contains("proj-data") && run.output.count { $0 == "\n" } == 1)
  }
}
