import ArgumentParser
import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Jobs
import Reporting
import Tabular
import Territory

/// How to read a table that recognition misread.
struct TableInput: ParsableArguments {
  @Option(help: ArgumentHelp("Séparateur des colonnes : un caractère, ou « tab ».", valueName: "car"))
  var separateur: String?

  @Option(help: ArgumentHelp("Encodage du texte : utf-8, windows-1252, iso-8859-1, iso-8859-15, utf-16.", valueName: "nom"))
  var encodage: String?

  @Option(help: ArgumentHelp("Feuille du classeur.", valueName: "nom"))
  var feuille: String?

  @Option(help: ArgumentHelp("Ligne où se trouvent les noms des colonnes, la première étant 1.", valueName: "n"))
  var ligneEntete: Int?

  /// - Throws: `FileFault.usage` for an unknown encoding or a separator of several characters.
  func options() throws -> TableOptions {
    if let row = ligneEntete, row < 1 { throw FileFault.usage(sentence: "--ligne-entete \(row) : la première ligne est 1.") }
    var options = TableOptions(sheet: feuille, headerRow: ligneEntete)
    if let name = encodage {
      guard let encoding = TextEncoding(name: name) else {
        throw FileFault.usage(
          sentence: "encodage inconnu « \(name) » ; attendu : utf-8, windows-1252, iso-8859-1, iso-8859-15 ou utf-16.")
      }
      options.encoding = encoding
    }
    if let separator = separateur {
      let bytes = ["tab", "tabulation", "\\t"].contains(separator.lowercased()) ? [0x09] : Array(separator.utf8)
      guard bytes.count == 1 else { throw FileFault.usage(sentence: "--separateur attend un seul caractère ou « tab ».") }
      options.separator = bytes[0]
    }
    return options
  }
}

/// Profiles beside those that the program carries.
struct ProfileChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp("Fichier ou dossier de profils, en plus de ceux du programme.", valueName: "chemin"))
  var profils: [String] = []

  /// The program's profiles, those given, and those of the folder that `MAILLAGE_PROFILS` names.
  func catalog() throws -> ProfileCatalog {
    let folder = ProcessInfo.processInfo.environment["MAILLAGE_PROFILS"].map { [$0] } ?? []
    return profils.isEmpty && folder.isEmpty ? .standard : try ProfileCatalog.load(extra: profils + folder)
  }
}

/// Where the result goes and how much is said.
struct OutputChoice: ParsableArguments {
  @Option(help: ArgumentHelp("Fichier à écrire : .csv, .xlsx, .geojson ou .gpkg ; sans lui, CSV sur la sortie standard.", valueName: "fichier"))
  var sortie: String?

  @Option(help: ArgumentHelp("Forme du CSV : « excel » (UTF-8 avec BOM, point-virgule) ou « standard » (virgule, sans BOM).", valueName: "forme"))
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

/// A word of the form NOM=VALEUR.
struct NamedValue: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
    guard !value.isEmpty else { return nil }
  }
}

extension AddressColumnNames {
  /// - Parameter list: names of columns parted by commas.
  init(named list: String?, postcode: String?, commune: String?) {
    let names = (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    self.init(address: names, postcode: postcode, commune: commune)
  }
}
