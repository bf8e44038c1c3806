import Foundation
import Groundwork
import Reporting

/// Colours, for terminals that have them and people who want them.
enum Paint {
  /// Whether what is written to a descriptor may be coloured: a terminal, that is not told to do without (https://no-color.org).
  private static func isWanted(on descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(descriptor) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// A line without control characters but those of its colours.
  static func line(_ pieces: [EmphasisedText], on descriptor: Int32) -> String {
    let isColoured = isWanted(on: descriptor)
    return pieces.map { piece in
      // A carriage return would write over what stands on the line.
      let text = ControlCharacters.shown(piece.text).replacing("\r", with: "\u{FFFD}")
      guard isColoured, let code = code(piece.emphasis) else { return text }
      return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }.joined()
  }

  /// Of the sixteen colours that each person sets to be readable.
  private static func code(_ emphasis: Emphasis) -> String? {
    switch emphasis {
    case .plain: nil
    case .heading: "1"
    case .sure: "32"
    case .doubt: "33"
    case .refusal: "31"
    case .fault: "1;31"
    }
  }
}
