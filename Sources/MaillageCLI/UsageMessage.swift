/// The argument parser speaks English; users are told in French.
enum UsageMessage {
  private static let phrases: [(english: String, french: String)] = [
    ("Unknown option", "option inconnue"),
    ("Missing expected argument", "il manque l'argument"),
    ("Missing value for", "il manque une valeur pour"),
    ("Unexpected argument", "mot inattendu"),
    ("unexpected arguments:", "mots inattendus :"),
    ("The value", "la valeur"),
    ("is invalid for", "ne convient pas pour"),
    ("Did you mean", "Vouliez-vous dire"),
    ("Please provide one of", "Donnez l'une de ces valeurs :"),
    ("' and '", "' et '"),
    ("Error: ", ""),
  ]

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
    ("for detailed help.", "pour l'aide de chacune."),
    ("  See '", "  Voyez « "),
    ("<commande>' pour", "<commande> » pour"),
    ("(values: ", "(valeurs : "),
    ("; default: ", " ; par défaut : "),
    // Where the line is broken before or behind it.
    (";\n", " ;\n"),
    ("  ;\n", " ;\n"),
    (" default:", " par défaut :"),
    ("(default:", "(par défaut :"),
  ]

  static func french(_ message: String) -> String {
    let sentence = translated(message, phrases)
    let mark = sentence.last.map { ".!?".contains($0) } ?? true ? "" : "."
    return "\(sentence)\(mark) Voyez « maillage --help »."
  }

  /// A help page; completion scripts and the version number pass unchanged.
  static func frenchHelp(_ page: String) -> String {
    page.contains("USAGE:") ? translated(page, headings) : page
  }

  private static func translated(_ text: String, _ table: [(english: String, french: String)]) -> String {
    table.reduce(text) { $0.replacing($1.english, with: $1.french) }
  }
}
