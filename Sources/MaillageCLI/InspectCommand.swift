import ArgumentParser
import Foundation
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
        maillage inspecter liste.csv --json

      Un fichier .gpkg de plusieurs couches les montre toutes ; « fichier.gpkg#couche » n'en montre qu'une.
      """)

  @Argument(
    help: ArgumentHelp(
      "Couche (.shp, .gpkg, .geojson, .kml, .fgb) ou tableau (.csv, .tsv, .xlsx, .ods), aussi dans une archive.",
      valueName: "fichier"))
  var fichier: String

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
    let inspection = try InspectionJob(path: fichier, options: options).run()
    let text = try json ? inspection.json() + "\n" : inspection.text()
    try Terminal.output(text)
    if strict, inspection.hasAnomalies { throw ExitStatus.anomalies }
  }
}
