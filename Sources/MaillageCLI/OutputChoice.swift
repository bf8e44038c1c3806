import ArgumentParser
import Reporting

/// Where the result goes and how much is said.
struct OutputChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fichier à écrire : .csv, .xlsx, .ods, .geojson ou .gpkg ; sans lui, CSV sur la sortie standard.", valueName: "fichier"))
  var sortie: String?

  @Option(
    help: ArgumentHelp(
      "Forme du CSV : « excel » (UTF-8 avec BOM, point-virgule) ou « standard » (virgule, sans BOM).", valueName: "forme"))
  var csv: CSVForm = .excel

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place() throws -> OutputPlace { try OutputPlace(path: sortie, dialect: csv == .excel ? .excel : .standard) }

  enum CSVForm: String, ExpressibleByArgument, CaseIterable {
    case excel, standard
  }
}
