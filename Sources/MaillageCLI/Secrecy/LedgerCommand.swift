import ArgumentParser
import Groundwork
import Reporting
import StatisticalSecrecy

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registre",
    abstract: "Montre ce qui a été diffusé, d'après un registre.",
    discussion: """
      Exemple :
        maillage secret registre registre.sqlite

      « secret appliquer --registre » crée le registre et y inscrit chaque
      diffusion ; rien ne s'en efface. Il reste dans la maison : il dit quelles
      cases ont été cachées et ce qui les protège.
      """)

  @Argument(help: ArgumentHelp("Registre à montrer.", valueName: "fichier.sqlite"), completion: .file())
  var fichier: String?

  @Option(help: ArgumentHelp("Registre à montrer, comme pour « appliquer ».", valueName: "fichier.sqlite"), completion: .file())
  var registre: String?

  func validate() throws {
    if (fichier == nil) == (registre == nil) { throw ValidationError("donnez un registre, et un seul.") }
  }

  func run() throws {
    let path = fichier ?? registre ?? ""
    guard MappedFile.exists(path) else {
      throw FileFault.missing(
        file: MappedFile.name(of: path), sentence: "le registre n'existe pas ; vérifiez son nom et son dossier.")
    }
    try Terminal.output(try ReleaseLedger.open(path: path).text())
  }
}
