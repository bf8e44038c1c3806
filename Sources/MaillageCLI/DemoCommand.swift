import ArgumentParser
import Foundation
import Groundwork
import Reporting
import SampleTerritory
import Tabular

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Écrit un département d'exemple et fait tout le travail dessus.",
    discussion: """
      Exemple :
        maillage demo essai

      Le dossier reçoit « donnees » (liste de structures, adresses, QPV de 2015 et de 2024, communes, IRIS, tous inventés ;
      LISEZMOI.txt les présente) et « resultats ». Les commandes qui donnent la même chose sont montrées à la fin.
      Une seconde exécution remplace ses propres fichiers et ne touche pas aux autres.
      """)

  @Argument(help: ArgumentHelp("Dossier à remplir ; créé s'il n'existe pas.", valueName: "dossier"), completion: .directory)
  var dossier = "maillage-demo"

  @Flag(help: "Ne montre ni résumé ni commandes.")
  var silencieux = false

  func run() throws {
    let data = try folder("donnees"), results = try folder("resultats")
    func input(_ file: SampleDepartment.File) -> String { "\(data)/\(file.rawValue)" }
    let book = "\(results)/eligibilite.xlsx", page = "\(results)/eligibilite.html", list = "\(results)/eligibilite.csv"
    let layer = "\(results)/eligibilite.gpkg", web = "\(results)/eligibilite.geojson"
    let lists = [book, page, layer, web, list]
    let places = "\(results)/structures-situees.csv"
    let base = "\(results)/departement-99.adresses", placed = "\(results)/structures-placees.csv"
    let creation = [input(.addresses), "--sortie", base]
    let geocoding = [input(.structures), "--base", base, "--sortie", placed]
    let job = [
      input(.structures), "--qpv", input(.quarters2024), "--communes", input(.communes), "--qv", input(.livedQuarters),
      "--corrections", input(.corrections), "--comparer", input(.quarters2015), "--base", base,
    ]
    let location = [
      input(.structures), "--zonage", "commune=\(input(.communes))", "--zonage", "iris=\(input(.iris))",
      "--zonage", "qpv=\(input(.quarters2024))", "--distance", "qpv", "--base", base, "--rue",
      "--sortie", places,
    ]
    let diagnosis = diagnosis(input, results: results)
    let decision = try EligibilityCommand.parse(job)
    let result = try Terminal.follow(isSilent: silencieux) { monitor in
      monitor.stages(.writing(file: data))
      try SampleDepartment().write(to: data)
      _ = try CreateAddressesCommand.parse(creation).job().run(monitor)
      // Decided once, written in each format.
      var deciding = try decision.job()
      deciding.outputs = try lists.map {
        EligibilityOutput(try OutputPlace(path: $0), origin: .here(["eligibilite"] + job + ["--sortie", $0]))
      }
      let result = try deciding.run(monitor)
      monitor.anomalies(result.anomalies)
      _ = try LocateCommand.parse(location).job().run(monitor)
      _ = try GeocodeCommand.parse(geocoding).job(input(.structures)).run(monitor)
      _ = try CoverageCommand.parse(diagnosis.coverage).job().run(monitor)
      _ = try AccessCommand.parse(diagnosis.access).job().run(monitor)
      for words in diagnosis.socialLife {
        var scan = try SocialLifeCommand.parse(words).job()
        scan.origin = .here(["avs"] + words)
        _ = try scan.run(monitor)
      }
      _ = try InterpolateCommand.parse(diagnosis.interpolation).job().run(monitor)
      _ = try VulnerabilityCommand.parse(diagnosis.vulnerability).job().run(monitor)
      return result
    }
    if silencieux { return }
    decision.showSummary(result)
    Terminal.note("")
    Terminal.note("Données d'exemple (inventées) : \(data) ; commencez par LISEZMOI.txt.")
    Terminal.note("Liste d'éligibilité, avec sa synthèse : \(book) ; la même pour un tableur : \(list)")
    Terminal.note("Rapport à ouvrir dans un navigateur, avec une preuve par structure : \(page)")
    Terminal.note("La même sur une carte, pour QGIS : \(layer) ; pour le web : \(web)")
    Terminal.note("Rapport sur l'animation de la vie sociale : \(results)/avs.html ; tableau et carte : avs.xlsx, avs.gpkg")
    Terminal.note("Commune, IRIS et QPV de chaque structure : \(places)")
    Terminal.note("Base d'adresses : \(base) ; chaque ligne placée par son adresse : \(placed)")
    Terminal.note(
      "Diagnostic (places et besoin, accès, animation de la vie sociale, IRIS vers QPV, vulnérabilité) : \(results)/diagnostic-*")
    Terminal.note("\nLes mêmes résultats, commande par commande :")
    Terminal.note(Self.line("adresses creer", creation))
    for output in lists { Terminal.note(Self.line("eligibilite", job + ["--sortie", output])) }
    Terminal.note(Self.line("localiser", location))
    Terminal.note(Self.line("geocoder", geocoding))
    Terminal.note(Self.line("couverture", diagnosis.coverage))
    Terminal.note(Self.line("acces", diagnosis.access))
    for words in diagnosis.socialLife { Terminal.note(Self.line("avs", words)) }
    Terminal.note(Self.line("interpoler", diagnosis.interpolation))
    Terminal.note(Self.line("vulnerabilite", diagnosis.vulnerability))
  }

  /// The words of the commands of the diagnosis.
  private struct Diagnosis {
    let coverage, access, interpolation, vulnerability: [String]
    /// One command a format.
    let socialLife: [[String]]
  }

  private func diagnosis(_ input: (SampleDepartment.File) -> String, results: String) -> Diagnosis {
    func output(_ name: String) -> [String] { ["--sortie", "\(results)/diagnostic-\(name)"] }
    let socialLife = [
      "--communes", input(.communes), "--structures", input(.structures), "--population", input(.communeFigures),
      "--colonne-population", "P21_POP", "--colonne-allocataires", "ALLOCATAIRES", "--qpv", input(.quarters2024),
    ]
    return Diagnosis(
      coverage: [
        "--zones", input(.communes), "--enfants", input(.communeFigures), "--colonne-enfants", "P21_POP0002",
        "--structures", input(.care), "--reference", "60.9", "--date", "2024-12-31", "--depuis", "2022-01-01",
      ] + output("couverture.xlsx"),
      access: [
        "--demande", input(.communeFigures), "--colonne-population", "P21_POP0002", "--offre", input(.care),
        "--methode", "e2sfca", "--paliers", "10:1,20:0.68,30:0.22", "--temps", input(.times),
      ] + output("acces.csv"),
      interpolation: [
        "--source", input(.iris), "--table", input(.population), "--valeurs", "P21_POP,P21_POP0002",
        "--cible", input(.quarters2024),
      ] + output("iris-vers-qpv.csv"),
      vulnerability: [
        input(.communeFigures), "--indicateurs", "TX_PAUVRETE:+:1,PART_BAS_REVENUS:+:0.5,PART_MONOPARENTALES:+:0.5",
        "--ponderation", "P21_POP",
      ] + output("vulnerabilite.csv"),
      socialLife: ["xlsx", "html", "gpkg"].map { socialLife + ["--sortie", "\(results)/avs.\($0)"] })
  }

  /// A folder under the one given, made if need be.
  private func folder(_ name: String) throws -> String {
    let path = "\(dossier)/\(name)"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileFault.unwritable(
        file: dossier, sentence: "le dossier \(path) ne peut pas être créé ; donnez un autre dossier : maillage demo DOSSIER.")
    }
    return path
  }

  /// A command as one types it, an option a line.
  private static func line(_ command: String, _ words: [String]) -> String {
    var text = "  maillage \(command)"
    for word in words { text += (word.hasPrefix("--") ? " \\\n    " : " ") + DocumentOrigin.quoted(word) }
    return text
  }
}
