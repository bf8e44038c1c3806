import Foundation
import GeoFormats
import Groundwork
import Reporting

/// The files that a job reads, so that it never writes over one of them: a result in the place of its own source is lost work.
struct InputFiles {
  /// What a path leads to, whatever its name: links, hard links and the case of a volume that knows none come to the same file.
  private struct Identity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  private var names: [Identity: String] = [:]

  /// Files that a layer keeps beside its own, as extensions (`.dbf`) and as endings of the whole name (`-wal`).
  private static let shapefileParts = ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "shp.xml"]
  private static let databaseParts = ["-wal", "-shm", "-journal"]

  /// - Parameter paths: as the user gave them, `file#layer` and `-` among them; what is not there is passed over, since its
  ///   reader says so.
  init(_ paths: [String?]) {
    for case let path? in paths {
      guard path != "-" else {
        add(Self.identity(descriptor: STDIN_FILENO), "l'entrée standard")
        continue
      }
      let file = LayerReference.parse(path).path
      let name = MappedFile.name(of: file)
      add(Self.identity(path: file), name)
      switch MappedFile.fileExtension(of: file) {
      case "shp":
        for part in Self.shapefileParts {
          guard let companion = MappedFile.companion(of: file, extension: part) else { continue }
          add(Self.identity(path: companion), MappedFile.name(of: companion))
        }
      case "gpkg": for part in Self.databaseParts { add(Self.identity(path: file + part), name + part) }
      default: break
      }
    }
  }

  private mutating func add(_ identity: Identity?, _ name: String) {
    if let identity, names[identity] == nil { names[identity] = name }
  }

  /// - Parameter path: nil and `-` are standard output.
  /// - Throws: `FileFault.usage` where the output would take the place of a file that is read.
  func refuse(output path: String?) throws {
    guard let path, path != "-", let identity = Self.identity(path: path), let name = names[identity] else { return }
    throw FileFault.usage(
      file: MappedFile.name(of: path),
      sentence: "la sortie prendrait la place d'un fichier lu (\(name)) ; donnez-lui un autre nom.")
  }

  /// The same of several places, which must be different too.
  func refuse(outputs places: [OutputPlace?]) throws {
    let paths = places.compactMap { $0?.path }
    for path in paths { try refuse(output: path) }
    guard Set(paths).count == paths.count else {
      throw FileFault.usage(
        file: paths.last.map(MappedFile.name), sentence: "deux sorties iraient au même fichier ; donnez-leur deux noms.")
    }
  }

  /// nil for what is not there and for pipes and devices, which nobody replaces.
  private static func identity(path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? identity(status) : nil
  }

  private static func identity(descriptor: Int32) -> Identity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? identity(status) : nil
  }

  private static func identity(_ status: stat) -> Identity? {
    status.st_mode & S_IFMT == S_IFREG ? Identity(device: status.st_dev, number: status.st_ino) : nil
  }
}
