import ArgumentParser

struct SecrecyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "secret",
    abstract: "Protège un tableau d'effectifs par le secret statistique, et éprouve ce qu'il laisse deviner.",
    discussion: """
      Exemple :
        maillage secret appliquer allocataires.csv --relations liens.yml \\
          --profil caf-infracommunal --registre registre.sqlite --sortie diffusion.csv
        maillage secret expliquer diffusion.csv
        maillage secret attaquer diffusion.csv --relations liens.yml
      """,
    subcommands: [ApplyCommand.self, AttackCommand.self, ExplainCommand.self, LedgerCommand.self])
}
