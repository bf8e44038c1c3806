import ArgumentParser
import Foundation
import Groundwork

/// What a person is told of words that the argument parser refuses: what is wrong, the right word, where the help of that
/// command is.
struct UsageMessage {
  /// The words behind the program's name.
  private let words: [String]
  private let command: NamedCommand

  init(words: [String]) {
    self.words = words
    command = NamedCommand(words)
  }

  /// - Parameter message: the parser's own, in English, or a sentence of ours.
  func french(_ message: String) -> String {
    if let (sentence, title) = commandAdvice { return "\(sentence) Voyez « \(title) --aide »." }
    let sentence = dashAdvice ?? strayOption.map(unknownOption) ?? advice(message) ?? Self.translated(message)
    let mark = sentence.last.map { ".!?".contains($0) } ?? true ? "" : "."
    return pointer(behind: sentence + mark)
  }

  /// A word where a command was expected, which explains whatever the parser says of the words behind it.
  private var commandAdvice: (sentence: String, help: String)? {
    guard command.takesCommand, let word = words.dropFirst(command.depth).first, !word.hasPrefix("-") else { return nil }
    let what = "commande inconnue « \(word) »"
    guard let right = command.subcommand(named: word) else {
      return ("\(what) ; commandes : \(command.subcommands.joined(separator: ", ")).", command.title)
    }
    return ("\(what) ; vouliez-vous dire « \(right) » ?", "\(command.title) \(right)")
  }

  /// The first option that the command does not have: the parser may speak of what is missing instead.
  private var strayOption: String? {
    words.first { $0.hasPrefix("--") && $0.count > 2 && !command.has(option: String($0.prefix { $0 != "=" })) }
  }

  /// What is wrong in the words is said already; only where the help is.
  func pointer(behind sentence: String) -> String { "\(sentence) Voyez « \(command.title) --aide »." }

  private static let phrases: [(english: String, french: String)] = [
    ("Missing expected argument", "il manque"),
    ("Missing value for", "il manque une valeur pour"),
    ("The option ", "l'option "),
    (" does not take any value, but ", " ne prend pas de valeur, et "),
    (" was specified", " lui est donné"),
    ("Missing required subcommand", "il manque une commande"),
  ]

  /// The parser's quotation marks become guillemets where they are a pair.
  private static func translated(_ message: String) -> String {
    guard phrases.contains(where: { message.contains($0.english) }) else { return message }
    return phrases.reduce(message.replacing(/'([^']*)'/) { "« \($0.1) »" }) { $0.replacing($1.english, with: $1.french) }
  }

  private func advice(_ message: String) -> String? {
    if let match = message.firstMatch(of: /Unknown option '([^']*)'/) { return unknownOption(String(match.1)) }
    if let match = message.firstMatch(of: /[Uu]nexpected arguments?:? '(.*?)'(?:, '|$)/) {
      return unexpectedWord(String(match.1))
    }
    if let match = message.firstMatch(of: /The value '(.*)' is invalid for '(\S+) <([^>]*)>'(.*)/.dotMatchesNewlines()) {
      return invalidValue(String(match.1), option: String(match.2), form: String(match.3), known: String(match.4))
    }
    return nil
  }

  /// A word processor makes one long dash of two hyphens.
  private var dashAdvice: String? {
    for word in words {
      let lead = word.prefix { $0 == "-" || Self.longDashes.contains($0) }
      guard lead.contains(where: { $0 != "-" }), let option = command.option(named: String(word.dropFirst(lead.count))) else {
        continue
      }
      return "« \(word) » commence par un tiret de traitement de texte ; écrivez \(option), avec deux traits d'union"
    }
    return nil
  }

  /// What word processors make of hyphens, and what looks like one.
  private static let longDashes: Set<Character> = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}",
  ]

  private func unknownOption(_ option: String) -> String {
    let name = String(option.drop { $0 == "-" })
    let what = "option inconnue « \(option) »"
    if let right = command.option(named: name) { return "\(what) ; vouliez-vous dire \(right) ?" }
    if command.has(option: "--zonage"), Self.zonings.contains(FrenchText.key(name)) {
      return "\(what) ; un zonage se donne avec son nom : --zonage \(name)=FICHIER"
    }
    if let (other, right) = NamedCommand.all.lazy.compactMap({ other in other.exactOption(name).map { (other, $0) } }).first {
      return "\(what) : \(right) est une option de « \(other.title) »"
    }
    return what
  }

  private func unexpectedWord(_ word: String) -> String {
    let what = "mot inattendu « \(word) »"
    return word.hasPrefix("-") ? what : "\(what) ; un nom qui contient des espaces se met entre guillemets droits"
  }

  private func invalidValue(_ value: String, option: String, form: String, known: String) -> String {
    if form.contains("="), !value.contains("=") {
      let name = form.prefix { $0 != "=" }
      let example = option == "--zonage" ? "\(Self.zoningName(value))=\(value)" : "\(name)=\(value)"
      return "\(option) \(value) : il manque un nom devant la valeur ; écrivez par exemple \(option) \(example)"
    }
    if form.contains("=") { return "\(option) \(value) : la forme attendue est \(form)" }
    let values = known.matches(of: /'([^']*)'/).map { String($0.1) }
    guard !values.isEmpty else { return "\(option) \(value) : la valeur ne convient pas ; attendu : \(form)" }
    let expected = Wording.list(values, last: "ou")
    return "\(option) \(value) : valeur inconnue ; attendu : \(expected)\(Suggestion.ending(value, among: values))"
  }

  /// Options of other commands that name a kind of zones.
  private static let zonings: Set<String> = ["qpv", "communes", "iris", "epci"]

  /// A name for a zoning, after that of its file.
  private static func zoningName(_ path: String) -> String {
    let key = FrenchText.key((path as NSString).lastPathComponent)
    return ["qpv", "iris", "commune", "epci", "departement"].first(where: key.contains) ?? "qpv"
  }
}
