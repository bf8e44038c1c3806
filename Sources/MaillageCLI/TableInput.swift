import ArgumentParser
import Groundwork
import Tabular

/// How to read a table that recognition misread.
struct TableInput: ParsableArguments {
  @Option(help: ArgumentHelp("Séparateur des colonnes : un caractère, ou « tab ».", valueName: "car"))
  var separateur: String?

  @Option(
    help: ArgumentHelp(
      "Encodage du texte : utf-8, windows-1252, iso-8859-1, iso-8859-15, macintosh, cp850, utf-16.", valueName: "nom"))
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
          sentence: "encodage inconnu « \(name) » ; attendu : \(TextEncoding.choices) ou utf-16.")
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
