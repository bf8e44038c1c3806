import ArgumentParser

@main
struct MaillageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maillage", abstract: "Qui est où, avec quelle certitude : structures, quartiers, communes.", subcommands: [])
}
