import ArgumentParser
import Groundwork

/// A command of the program with what may follow it, for advice on words that are wrong.
struct NamedCommand {
  /// As one types it: "maillage adresses creer".
  let title: String
  /// Words of the title behind the program's name.
  var depth: Int { title.split(separator: " ").count - 1 }
  private let type: any ParsableCommand.Type

  private init(_ title: String, _ type: any ParsableCommand.Type) {
    self.title = title
    self.type = type
  }

  /// The command that words begin with, the program itself where they name none.
  init(_ words: [String]) {
    var found = NamedCommand("maillage", MaillageCommand.self)
    for word in words {
      guard let next = found.type.configuration.subcommands.first(where: { $0.configuration.commandName == word }) else { break }
      found = NamedCommand("\(found.title) \(word)", next)
    }
    self = found
  }

  /// Those that take no further command.
  static let all: [NamedCommand] = {
    func leaves(_ command: NamedCommand) -> [NamedCommand] {
      let names = command.subcommands
      return names.isEmpty
        ? [command]
        : zip(names, command.type.configuration.subcommands).flatMap { leaves(NamedCommand("\(command.title) \($0)", $1)) }
    }
    return leaves(NamedCommand([]))
  }()

  var subcommands: [String] { type.configuration.subcommands.compactMap { $0.configuration.commandName } }
  var takesCommand: Bool { !subcommands.isEmpty }

  /// Words that people who know other tools try.
  private static let otherWords = [
    "locate": "localiser", "geolocaliser": "geocoder", "rules": "regles", "addresses": "adresses", "create": "creer",
    "build": "creer", "describe": "decrire", "check": "inspecter", "info": "inspecter", "exemple": "demo", "example": "demo",
    "map": "carte", "cartographier": "carte", "output": "sortie", "out": "sortie", "o": "sortie", "quiet": "silencieux",
    "q": "silencieux", "encoding": "encodage",
    "sheet": "feuille", "delimiter": "separateur", "sep": "separateur", "header": "ligne-entete", "zone": "zonage",
    "zones": "zonage", "rules-file": "regles", "address": "adresse", "postcode": "code-postal", "format": "sortie",
    "quartiers": "qpv", "protect": "appliquer", "proteger": "appliquer", "attack": "attaquer", "explain": "expliquer",
    "ledger": "registre", "profile": "profil", "help": "aide", "h": "aide", "?": "aide",
  ]

  /// The command that a word stands for: one of its own, or one of a command below ("creer" is "adresses creer").
  func subcommand(named word: String) -> String? {
    let names = subcommands
    if let known = Self.otherWords[FrenchText.key(word)], names.contains(known) { return known }
    if let near = Suggestion.nearest(word, among: names) { return near }
    return zip(names, type.configuration.subcommands).lazy.compactMap { name, below in
      NamedCommand("", below).subcommand(named: word).map { "\(name) \($0)" }
    }.first
  }

  /// Names of the options, with their two hyphens, as the help lists them.
  private var options: [String] {
    type.helpMessage(columns: HelpPage.unbroken).split(separator: "\n").flatMap { line -> [String] in
      guard line.hasPrefix("  -") else { return [] }
      return line.prefix { $0 != "<" }.matches(of: /--[a-z][a-z-]*/).map { String($0.output) }
    }
  }

  func has(option: String) -> Bool { options.contains(option) || Self.parsersOwn.contains(option) }

  /// Options of the argument parser that no help lists.
  private static let parsersOwn: Set<String> = [
    "--generate-completion-script", "--experimental-dump-help", "--help-hidden", "--aide-hidden",
  ]

  /// The option that a name without hyphens stands for.
  func option(named name: String) -> String? {
    let key = FrenchText.key(name)
    let known = Self.otherWords[key].map { "--\($0)" }
    return options.contains(known ?? "") ? known : Suggestion.nearest(name, among: options)
  }

  /// The option of this very name, but for case and accents.
  func exactOption(_ name: String) -> String? { options.first { FrenchText.key($0) == FrenchText.key(name) } }
}
