import ArgumentParser
import Reporting
import Tabular

/// Where the result goes and how much is said.
struct OutputChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fichier à écrire : .csv, .xlsx, .ods, .geojson ou .gpkg ; sans lui, CSV sur la sortie standard, et à l'écran les "
        + "premières lignes seulement (« - » : toutes).",
      valueName: "fichier"), completion: .file())
  var sortie: String?

  @Option(
    help: ArgumentHelp(
      "Forme du CSV : « excel » (UTF-8 avec BOM, point-virgule) ou « standard » (virgule, sans BOM).", valueName: "forme"))
  var csv: CSVForm = .excel

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  /// A person who names no file sees the first rows.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place() throws -> OutputPlace {
    try OutputPlace(path: sortie, dialect: dialect, isPreview: Terminal.showsOutput)
  }

  /// Another file, in the same form.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place(of path: String) throws -> OutputPlace { try OutputPlace(path: path, dialect: dialect) }

  private var dialect: CSVDialect { csv == .excel ? .excel : .standard }

  enum CSVForm: String, ExpressibleByArgument, CaseIterable {
    case excel, standard
  }
}
