import Foundation

extension FileFault {
  /// What to say of a file that the system does not open or read.
  /// - Parameter code: `errno`.
  package static func opening(_ path: String, _ code: Int32) -> FileFault {
    let name = MappedFile.name(of: path)
    return switch code {
    case ENOENT, ENOTDIR:
      .missing(
        file: name,
        sentence: "le fichier n'existe pas ; vérifiez son nom et son dossier (\(path))"
          + Suggestion.ending(name, among: neighbours(path)))
    case EACCES, EPERM:
      .missing(file: name, sentence: "le fichier ne peut pas être lu ; vérifiez les droits d'accès.")
    default:
      .missing(file: name, sentence: "le fichier ne peut pas être lu (\(SystemError.words(code))).")
    }
  }

  /// Names of what stands in the folder of a file, in order; none where it cannot be read.
  private static func neighbours(_ path: String) -> [String] {
    // Foundation's deletingLastPathComponent traps on names of one character.
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return TextOrder.sorted((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
  }

  /// What to say of a folder or a device where a file is needed.
  /// - Parameters:
  ///   - mode: `st_mode`.
  ///   - expected: what to give instead, as the message says it.
  package static func notAFile(_ path: String, _ mode: mode_t, expected: String = "le nom d'un fichier") -> FileFault {
    if mode & S_IFMT == S_IFDIR, MappedFile.fileExtension(of: path) == "gdb" {
      let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      return .missing(
        file: MappedFile.name(of: path),
        sentence: "c'est une géodatabase ESRI, qui n'est pas lue ; convertissez-la : ogr2ogr \(stem).gpkg \(stem).gdb (ou QGIS).")
    }
    let what = mode & S_IFMT == S_IFDIR ? "c'est un dossier, pas un fichier" : "ce n'est pas un fichier ordinaire"
    return .missing(file: MappedFile.name(of: path), sentence: "\(what) ; donnez \(expected).")
  }
}
