import Foundation
import Groundwork
import SampleTerritory
import Tabular

/// `maillage-sample DOSSIER` writes the sample of `Data/exemple` again.
@main
enum MaillageSample {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 1, let folder = words.first, !folder.hasPrefix("-") else {
      say("usage : maillage-sample DOSSIER")
      exit(64)
    }
    do {
      try SampleDepartment().write(to: folder)
    } catch let fault as FileFault {
      say("maillage-sample: erreur : \(fault.description)")
      exit(fault.kind == .unwritable ? 73 : 70)
    } catch {
      say("maillage-sample: faute interne : \(error)")
      exit(70)
    }
  }

  private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
