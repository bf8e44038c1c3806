import ArgumentParser
import Jobs
import Reporting

struct AttackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attaquer",
    abstract: "Dit ce qu'un lecteur peut déduire d'un tableau dont des cases sont cachées.",
    discussion: """
      Exemple :
        maillage secret attaquer diffusion.csv --relations liens.yml
        maillage secret attaquer diffusion.csv --relations liens.yml --json

      Une case « s », « nd » ou vide est inconnue du lecteur. Il connaît les
      autres, tous les totaux que les relations décrivent, et quelles zones se
      chevauchent ; il sait que les effectifs sont entiers. Pour chaque case
      cachée, et chaque part commune à deux zones, la commande donne le plus
      petit et le plus grand nombre possibles.

      Les marques qui disent pourquoi sont lues comme ce qu'elles disent :
      « s-effectif » de 1 à 4 (de 0 à 4 où un zéro se cache), « s-population »
      une zone de moins de 100, « s-protege » au moins 5. Les seuils sont ceux
      de --profil ; sans lui, 5 et 100.
      """)

  @Argument(help: ArgumentHelp("Tableau à éprouver (.csv, .tsv, .xlsx, .ods).", valueName: "tableau"), completion: .file())
  var tableau: String

  @Option(help: ArgumentHelp("Ce qui lie les chiffres du tableau.", valueName: "fichier.yml"), completion: .file())
  var relations: String

  @Option(
    help: ArgumentHelp(
      "Profil dont les petits effectifs sont ceux qu'on ne doit pas deviner ; sans lui, 1 à 4.", valueName: "profil"))
  var profil: String?

  @Flag(help: "Écrit du JSON, pour un programme.")
  var json = false

  @OptionGroup var table: TableInput

  func run() throws {
    var job = SecrecyAuditJob(table: tableau, relations: relations, policy: profil)
    job.tableOptions = try table.options()
    let audit = try Terminal.follow(isSilent: json) { try job.run($0) }
    try Terminal.output(json ? try audit.json() + "\n" : audit.text())
  }
}
