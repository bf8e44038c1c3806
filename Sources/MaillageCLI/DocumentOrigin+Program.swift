import Reporting

extension DocumentOrigin {
  /// This program, asked with these words.
  static func here(_ command: [String]) -> DocumentOrigin {
    DocumentOrigin(version: MaillageCommand.configuration.version, command: command)
  }
}
