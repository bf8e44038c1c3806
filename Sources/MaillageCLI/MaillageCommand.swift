import ArgumentParser

struct MaillageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maillage",
    abstract: "Qui est où, avec quelle certitude : structures, quartiers prioritaires, communes.",
    discussion: "Tout se fait sur cette machine, sans réseau. Chaque commande a son aide : maillage localiser --aide",
    version: "0.1.0",
    subcommands: [
      InspectCommand.self, LocateCommand.self, AddressesCommand.self, GeocodeCommand.self, EligibilityCommand.self,
      RulesCommand.self, SecrecyCommand.self, CogCommand.self, CoverageCommand.self, InterpolateCommand.self,
      AccessCommand.self, SocialLifeCommand.self, VulnerabilityCommand.self, CompareCommand.self, DirectoryCommand.self, MapCommand.self,
      DemoCommand.self,
    ],
    helpNames: [.short, .customLong("aide"), .long])
}
