import ArgumentParser

struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "localiser", abstract: "Dit dans quelles zones se trouve chaque ligne d'une table.")
}
