/// What the argument parser's completion scripts lack: file names behind `NOM=`, and the user's language.
enum CompletionScript {
  /// Whether words ask for a script.
  static func isAsked(by words: [String]) -> Bool { words.first?.hasPrefix("--generate-completion-script") == true }

  /// - Parameter script: of the parser, for bash, zsh or fish.
  static func finished(_ script: String) -> String {
    changes.reduce(script) { $0.replacing($1.from, with: $1.to) }
  }

  private static let changes: [(from: String, to: String)] = [
    // Bash parts words at "=", and the parser's function finds nothing for what stands behind: bash itself completes a file then.
    ("complete -o filenames -F", "complete -o filenames -o bashdefault -o default -F"),
    // Zsh does not part words: what stands before "=" is set aside.
    (":nom=fichier\\[#couche\\]:_files'", ":nom=fichier\\[#couche\\]:{compset -P \"*=\"; _files}'"),
    ("Show the version.", "Montre la version."),
    ("Show help information.", "Montre cette aide."),
    ("Show subcommand help information.", "Montre l’aide d’une commande."),
  ]
}
