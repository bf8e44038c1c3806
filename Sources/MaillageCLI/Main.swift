import ArgumentParser
import Foundation
import Tabular

/// Runs a command and ends with the exit code that its outcome deserves.
@main
enum Main {
  static func main() {
    Interruption.install()
    do {
      var command = try MaillageCommand.parseAsRoot()
      try command.run()
    } catch let fault as any Fault {
      Terminal.error(fault.description)
      leave(fault.kind.exitStatus)
    } catch let status as ExitStatus {
      leave(status)
    } catch {
      leave(from: error)
    }
    leave(.done)
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
      print(UsageMessage.frenchHelp(MaillageCommand.fullMessage(for: error)))
      exit(0)
    }
    guard code == .validationFailure else {
      Terminal.error("faute interne : \(error)")
      exit(ExitStatus.internalFault.rawValue)
    }
    Terminal.error(UsageMessage.french(MaillageCommand.message(for: error)))
    exit(ExitStatus.usage.rawValue)
  }
}
