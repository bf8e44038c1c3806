import ArgumentParser
import Foundation
import Groundwork
import Jobs
import Reporting
import Tabular
import Territory

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspecter",
    abstract: "Dit ce qu'un fichier contient : couches, système de coordonnées, champs, profil, défauts.",
    discussion: """
      Exemple :
        maillage inspecter QP2024_France.gpkg
        maillage inspecter qpv/*.gpkg liste.csv
        maillage inspecter liste.csv --json

      Un fichier .gpkg de plusieurs couches les montre toutes ; « fichier.gpkg#couche » n'en montre qu'une.
      """)

  @Argument(
    help: ArgumentHelp(
      "Couches (.shp, .gpkg, .geojson, .kml, .fgb) ou tableaux (.csv, .tsv, .xlsx, .ods), aussi dans une archive, "
        + "un ou plusieurs.",
      valueName: "fichier"), completion: .file())
  var fichiers: [String]

  @Flag(help: "Écrit du JSON, pour un programme.")
  var json = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  @Option(
    help: ArgumentHelp("Système de coordonnées de la couche (code EPSG), à la place de celui du fichier.", valueName: "epsg"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Profil dont les colonnes de comptages sont tenues secrètes : ni valeurs, ni exemples (« comptages-caf », ou le vôtre).",
      valueName: "profil"))
  var confidentiel: String?

  @OptionGroup var profiles: ProfileChoice
  @OptionGroup var table: TableInput

  func run() throws {
    var options = InspectionOptions()
    options.table = try table.options()
    options.encoding = table.encodage
    options.crs = crs
    options.catalog = try profiles.catalog()
    options.confidential = confidentiel
    var seen: [Inspection] = []
    var faults: [FileFault] = []
    for file in fichiers {
      do {
        let inspection = try inspect(InspectionJob(path: file, options: options))
        // Programs get one value, when all is known.
        if !json { try Terminal.output((seen.isEmpty ? "" : "\n") + inspection.text()) }
        seen.append(inspection)
      } catch let fault as FileFault where fichiers.count > 1 && fault.kind != .unwritable {
        Terminal.error(Main.told(fault))
        faults.append(fault)
      }
    }
    if json { try Terminal.output((fichiers.count == 1 ? seen[0].json() : Inspection.json(of: seen)) + "\n") }
    // One file that cannot be read keeps nobody from seeing the others.
    if let first = faults.first { throw first.kind.exitStatus }
    if strict, seen.contains(where: \.hasAnomalies) { throw ExitStatus.anomalies }
  }

  private func inspect(_ job: InspectionJob) throws -> Inspection {
    try Terminal.follow(isSilent: false) { monitor in
      // Its anomalies stand in what it shows.
      var quiet = monitor
      quiet.anomalies = { _ in }
      return try job.run(quiet)
    }
  }
}
