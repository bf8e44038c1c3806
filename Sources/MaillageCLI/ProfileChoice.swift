import ArgumentParser
import Foundation
import Territory

/// Profiles beside those that the program carries.
struct ProfileChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp("Fichier ou dossier de profils, en plus de ceux du programme.", valueName: "chemin"), completion: .file())
  var profils: [String] = []

  /// The program's profiles, those given, and those of the folder that `MAILLAGE_PROFILS` names.
  func catalog() throws -> ProfileCatalog {
    let folder = ProcessInfo.processInfo.environment["MAILLAGE_PROFILS"].map { [$0] } ?? []
    return profils.isEmpty && folder.isEmpty ? .standard : try ProfileCatalog.load(extra: profils + folder)
  }
}
