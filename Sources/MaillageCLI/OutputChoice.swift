import ArgumentParser
import Groundwork
import Reporting
import Tabular

/// How the result is written and how much is said.
struct OutputManner: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Forme du CSV : « excel » (UTF-8 avec BOM, point-virgule) ou « standard » (virgule, sans BOM).", valueName: "forme"))
  var csv: CSVForm = .excel

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  enum CSVForm: String, ExpressibleByArgument, CaseIterable {
    case excel, standard
  }

  /// - Parameter path: a person who names no file sees the first rows.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place(_ path: String?) throws -> OutputPlace {
    try OutputPlace(path: path, dialect: csv == .excel ? .excel : .standard, isPreview: path == nil && Terminal.showsOutput)
  }
}

/// Where rows with positions go.
struct OutputChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fichier à écrire : .csv, .xlsx, .ods, .geojson ou .gpkg, et .html là où la commande fait un rapport ; sans lui, CSV sur "
        + "la sortie standard, et à l'écran les premières lignes seulement (« - » : toutes).",
      valueName: "fichier"), completion: .file())
  var sortie: String?

  @OptionGroup var manner: OutputManner

  var silencieux: Bool { manner.silencieux }
  var strict: Bool { manner.strict }

  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place() throws -> OutputPlace { try manner.place(sortie) }

  /// Another file, in the same form.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place(of path: String) throws -> OutputPlace { try manner.place(path) }
}

/// Where a table of results goes.
struct TableOutputChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tableau à écrire : .csv, .tsv, .xlsx ou .ods ; sans lui, CSV sur la sortie standard, et à l'écran les premières lignes "
        + "seulement (« - » : toutes).",
      valueName: "fichier"), completion: .file())
  var sortie: String?

  @OptionGroup var manner: OutputManner

  var silencieux: Bool { manner.silencieux }
  var strict: Bool { manner.strict }

  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place() throws -> OutputPlace { try manner.place(sortie) }

  /// The last words of a command, and its exit code.
  /// - Parameters:
  ///   - anomalies: what was odd, told already.
  ///   - rowsToLookAt: rows with a remark in their column `anomalie`; nil where what is odd was said in sentences alone.
  ///   - lines: the summary.
  /// - Throws: `ExitStatus.anomalies` where that is asked for and something was odd; `FileFault.unwritable`.
  func conclude(_ written: ResultTable.Written, anomalies: [Anomaly], rowsToLookAt: Int? = nil, lines: [String]) throws {
    let toLookAt = anomalies.count { !$0.kind.isInformation }
    let end = WorkEnd(
      path: sortie, rows: written.rows, toLookAt: rowsToLookAt ?? toLookAt,
      sign: rowsToLookAt == nil ? nil : "colonne « anomalie »")
    try Terminal.conclude(end, preview: written.preview, isSilent: silencieux) {
      for line in lines { Terminal.note(line) }
    }
    if strict, toLookAt > 0 || rowsToLookAt ?? 0 > 0 { throw ExitStatus.anomalies }
  }
}
