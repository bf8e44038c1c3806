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
    ("Error: ", ""),
  ]

  static func french(_ message: String) -> String {
    var text = message
    for (english, french) in phrases { text = text.replacing(english, with: french) }
    return "\(text) Voyez « maillage --help »."
  }
}
