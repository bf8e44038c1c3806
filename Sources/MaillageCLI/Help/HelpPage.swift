import Foundation

/// A page of the argument parser's help in French, and broken as French typography has it: the parser speaks English and breaks
/// lines before closing guillemets.
enum HelpPage {
  /// Columns of the longest line: of the terminal, and no more than one reads with ease.
  static var width: Int {
    let asked = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(asked ?? Terminal.columns ?? 80, 40), 100)
  }

  /// Wider than any line, so that the parser breaks none.
  static let unbroken = 100_000
  /// Where the parser puts what it says of an option.
  private static let textColumn = 26

  private static let headings: [(english: String, french: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE:", "EMPLOI :"),
    ("<options>", "options"),
    ("<subcommand>", "<commande>"),
    ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"),
    ("SUBCOMMANDS:", "COMMANDES :"),
    ("Show the version.", "Montre la version."),
    ("Show help information.", "Montre cette aide."),
    ("Show subcommand help information.", "Montre l'aide d'une commande."),
    ("  See 'maillage help", "  Voyez « maillage aide"),
    ("<commande>' for detailed help.", "<commande> » pour l'aide de chacune."),
    ("(values: ", "(valeurs : "),
    ("; default: ", " ; par défaut : "),
    ("(default:", "(par défaut :"),
  ]

  /// - Parameter page: broken nowhere but where its author broke it; completion scripts and the version number pass unchanged.
  static func french(_ page: String, width: Int = HelpPage.width) -> String {
    guard page.contains("USAGE:") else { return page }
    let translated = headings.reduce(page) { $0.replacing($1.english, with: $1.french) }
    var isList = false
    return translated.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      if line.hasSuffix(" :"), line.first?.isUppercase == true { isList = true }
      return broken(line, hanging: indent(line, inList: isList), width: width)
    }.joined(separator: "\n")
  }

  /// Where the lines that go on from this one begin.
  private static func indent(_ line: Substring, inList: Bool) -> Int {
    if line.hasPrefix("EMPLOI :") { return "EMPLOI : ".count }
    let blanks = line.prefix { $0 == " " }.count
    return inList && blanks == 2 && !line.hasPrefix("  Voyez") ? textColumn : blanks
  }

  /// The line in pieces no longer than `width`, if its words allow it.
  static func broken(_ line: Substring, hanging: Int, width: Int) -> [String] {
    guard line.count > width else { return [String(line)] }
    var lines: [String] = []
    var current = String(line.prefix { $0 == " " })
    var isFresh = true
    for word in pieces(line.drop { $0 == " " }) {
      if !isFresh, current.count + 1 + word.drop(while: { $0 == " " }).count > width {
        lines.append(current)
        current = String(repeating: " ", count: hanging) + word.drop { $0 == " " }
      } else {
        current += (isFresh ? "" : " ") + word
      }
      isFresh = false
    }
    return lines + [current]
  }

  /// The words of a line, with what must not be parted from them: opening guillemets in front, closing ones and high punctuation
  /// behind. A word keeps the further blanks before it.
  private static func pieces(_ line: Substring) -> [String] {
    var pieces: [String] = []
    var joinsNext = false
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      if joinsNext || ["»", ":", ";", "!", "?"].contains(where: word.hasPrefix), let last = pieces.indices.last {
        pieces[last] += " " + word
      } else {
        pieces.append(String(word))
      }
      joinsNext = word.hasSuffix("«") || word.isEmpty || (word.hasPrefix("[--") && !word.hasSuffix("]"))
    }
    return pieces
  }
}
