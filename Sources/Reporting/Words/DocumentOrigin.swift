/// By what a document was made; it stands in the document, so that somebody else can make it again.
public struct DocumentOrigin: Sendable, Hashable {
  /// Of the program: "0.1.0".
  public let version: String
  /// Words of the command line after the name of the program.
  public let command: [String]

  public init(version: String, command: [String]) {
    self.version = version
    self.command = command
  }

  /// "maillage eligibilite liste.csv --qpv 'QPV 2024.gpkg'": as one types it.
  public var line: String { (["maillage"] + command.map(Self.quoted)).joined(separator: " ") }

  /// A word as a shell takes it for one.
  public static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
