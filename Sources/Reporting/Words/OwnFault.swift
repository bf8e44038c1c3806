import Foundation

/// What a person is told where the program itself is wrong: that it is, what has become of the work, and what to send to those
/// who can mend it. The words of the error are for them, and in English: its name and number are enough, and quote no cell.
public enum OwnFault {
  /// - Parameter error: one that nobody expected.
  public static func sentence(of error: any Error, version: String) -> String {
    let name = String(reflecting: type(of: error)), known = error as NSError
    let title = name == known.domain ? name : "\(name), \(known.domain)"
    return sentence("erreur inattendue \(title) \(known.code).", version: version)
  }

  /// - Parameter detail: what went wrong, a sentence.
  public static func sentence(_ detail: String, version: String) -> String {
    "faute interne de Maillage \(version) : \(detail) Aucun résultat n'est laissé à moitié écrit. Pour que nous la "
      + "corrigions, envoyez cette ligne, la commande que vous avez tapée et, s'ils ne sont pas confidentiels, les fichiers lus "
      + "(ou quelques lignes qui suffisent à la provoquer)."
  }
}
