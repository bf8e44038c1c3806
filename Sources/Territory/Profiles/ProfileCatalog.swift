import DomainData
import Foundation
import Groundwork

/// The profiles known, in the order in which they are tried.
public struct ProfileCatalog: Sendable {
  public let profiles: [Profile]
  /// Paths of the files that profiles were read from; those that the program carries have none.
  public private(set) var files: [String] = []

  /// The profiles that the program carries.
  public static let standard: ProfileCatalog = {
    do {
      return ProfileCatalog(profiles: try read(yaml: DomainData.profiles, file: "profils.yml"))
    } catch {
      // Carried inside the binary and tested: it cannot be wrong at run time.
      preconditionFailure("\(error)")
    }
  }()

  /// The profiles that the program carries, after those of files or folders of `.yml` files; an id given again replaces.
  /// - Throws: `FileFault.missing` or `.unreadable`, naming the file, the line and what was expected.
  public static func load(extra paths: [String]) throws -> ProfileCatalog {
    guard !paths.isEmpty else { return standard }
    var own: [Profile] = []
    let found = try paths.flatMap(profileFiles)
    for path in found {
      let (text, provenance) = try TextFile.read(path)
      own += try read(yaml: text, file: provenance.file)
    }
    let replaced = Set(own.map(\.id))
    return ProfileCatalog(profiles: own + standard.profiles.filter { !replaced.contains($0.id) }, files: found)
  }

  private static func profileFiles(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileFault.missing(
        file: (path as NSString).lastPathComponent, sentence: "le fichier ou le dossier de profils n'existe pas.")
    }
    guard isFolder.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted().map { path + "/" + $0 }
  }
}
