import ArgumentParser
import Jobs
import Reporting

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparer",
    abstract: "Dit ce qui a changé entre deux résultats d'eligibilite, et pourquoi.",
    discussion: """
      Exemple :
        maillage comparer eligibilite-2024.xlsx eligibilite-2025.xlsx --sortie changements.csv

      Une ligne par structure et prestation nouvelle, disparue ou changée : décision, quartier, déplacement d'un mètre ou plus. \
      La cause est la première qui explique le changement : correction du conseiller, position, géographie (QPV, communes, \
      quartiers vécus), règle. Les lignes sont rapprochées par identifiant et prestation, à défaut par nom, commune et prestation.
      Les deux fichiers sont des résultats (.csv, .xlsx, .ods, .gpkg, .geojson). Comparer deux listes de QPV pour les mêmes \
      structures est autre chose : « eligibilite --comparer ».
      """)

  @Argument(help: ArgumentHelp("Résultat d'avant.", valueName: "ancien"), completion: .file())
  var ancien: String

  @Argument(help: ArgumentHelp("Résultat d'après.", valueName: "nouveau"), completion: .file())
  var nouveau: String

  @OptionGroup var table: TableInput
  @OptionGroup var output: TableOutputChoice

  func run() throws {
    var job = ComparisonJob(former: ancien, later: nouveau, output: try output.place())
    job.tableOptions = try table.options()
    let result = try Terminal.follow(isSilent: output.silencieux) { try job.run($0) }
    try output.conclude(result.written, anomalies: result.anomalies, lines: result.summary)
  }
}
