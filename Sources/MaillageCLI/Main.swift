import ArgumentParser
import Foundation
import GeometryCore
import Groundwork
import Reporting

/// Runs a command and ends with the exit code that its outcome deserves.
@main
enum Main {
  static func main() {
    Interruption.install()
    do {
      var command = try MaillageCommand.parseAsRoot(words)
      try command.run()
    } catch let fault as FileFault {
      if fault.kind == .unwritable { Interruption.endIfNobodyReads() }
      Terminal.error(told(fault))
      leave(fault.kind.exitStatus)
    } catch let status as ExitStatus {
      leave(status)
    } catch let error as GeometryError {
      Terminal.error(error.frenchSentence)
      leave(error == .noProjDatabase ? .unavailable : .unreadable)
    } catch {
      leave(from: error)
    }
    leave(.done)
  }

  /// The words behind the program's name; `maillage aide éligibilité` is the parser's `help eligibilite`.
  private static let words: [String] = {
    let given = Array(CommandLine.arguments.dropFirst())
    guard let first = given.first, ["aide", "help"].contains(first) else { return given }
    return given.dropFirst().reduce(["help"]) { words, word in
      words + [NamedCommand(Array(words.dropFirst())).subcommand(named: word) ?? word]
    }
  }()

  /// A fault in the words that a person reads: behind one of what he typed stands where the help of the command is, and behind
  /// one of ours what to send.
  static func told(_ fault: FileFault) -> String {
    switch fault.kind {
    case .usage: UsageMessage(words: words).pointer(behind: fault.description)
    case .internalFault: OwnFault.sentence(fault.description, version: MaillageCommand.configuration.version)
    default: fault.description
    }
  }

  private static func leave(_ status: ExitStatus) -> Never {
    OutputFile.discardUnfinished()
    exit(status.rawValue)
  }

  /// Errors of the command line's words, and requests for help or completion.
  private static func leave(from error: any Error) -> Never {
    OutputFile.discardUnfinished()
    let code = MaillageCommand.exitCode(for: error)
    if code == .success {
      let text = MaillageCommand.fullMessage(for: error, columns: HelpPage.unbroken)
      print(CompletionScript.isAsked(by: words) ? CompletionScript.finished(text) : HelpPage.french(text))
      exit(0)
    }
    guard code == .validationFailure else {
      Terminal.error(OwnFault.sentence(of: error, version: MaillageCommand.configuration.version))
      exit(ExitStatus.internalFault.rawValue)
    }
    Terminal.error(UsageMessage(words: words).french(MaillageCommand.message(for: error)))
    exit(ExitStatus.usage.rawValue)
  }
}

extension GeometryError {
  /// For the user, where no reader could name the file.
  fileprivate var frenchSentence: String {
    switch self {
    case .unknownCRS(let words):
      "système de coordonnées inconnu (\(words)) ; donnez un code EPSG par --crs ou --crs-zonage NOM=2154."
    case .noTransform(let source, let target):
      "on ne sait pas passer de \(source) à \(target) ; vérifiez --crs et --crs-zonage."
    case .noProjDatabase:
      "PROJ ne trouve pas sa base de systèmes de coordonnées (proj.db) ; installez le paquet Debian proj-data, ou donnez par "
        + "PROJ_DATA le dossier où elle est."
    case .malformedWKB, .engine:
      "une géométrie ne peut pas être traitée ; réparez la couche (dans QGIS : « Réparer les géométries »)."
    }
  }
}
