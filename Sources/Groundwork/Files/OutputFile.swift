import Foundation
import Synchronization

/// A file written beside its place and renamed when whole: an interrupt or a full disk leaves what was there before.
///
/// A link is followed; a device or a pipe, which a rename would replace, is written where it stands.
public struct OutputFile: Sendable {
  /// Where the file shall stand in the end, as the user wrote it.
  public let path: String
  /// Where a writer puts its bytes meanwhile: same folder, hidden, same extension.
  public let temporaryPath: String
  private let finalPath: String

  /// - Throws: `FileFault.unwritable` if the folder does not exist or may not be written, or if `path` is a folder.
  public init(path: String) throws {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let name = (path as NSString).lastPathComponent
    let folder = url.deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw FileFault.unwritable(
        file: name, sentence: "le dossier \(folder) n'existe pas ; créez-le ou choisissez une autre sortie.")
    }
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      throw FileFault.unwritable(file: name, sentence: "c'est un dossier, pas un fichier ; donnez un nom de fichier.")
    }
    self.path = path
    finalPath = url.path
    var status = stat()
    if stat(url.path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      temporaryPath = url.path
      return
    }
    guard access(folder, W_OK) == 0 else {
      throw FileFault.unwritable(file: name, sentence: "le dossier \(folder) ne peut pas être écrit.")
    }
    temporaryPath = url.deletingLastPathComponent()
      .appendingPathComponent(".\(getpid())-\(url.lastPathComponent)").path
    let begun = temporaryPath
    Self.unfinished.withLock { _ = $0.insert(begun) }
  }

  private static let unfinished = Mutex<Set<String>>([])

  private var isInPlace: Bool { temporaryPath == finalPath }

  /// Removes every file of this process that was begun and not committed; for use when the process must stop.
  public static func discardUnfinished() {
    for path in unfinished.withLock({ $0 }) { remove(path) }
  }

  /// Puts the finished file in its place.
  /// - Throws: `FileFault.unwritable` if it cannot be renamed; it is removed then.
  public func commit() throws {
    guard !isInPlace else { return }
    Self.unfinished.withLock { _ = $0.remove(temporaryPath) }
    guard rename(temporaryPath, finalPath) == 0 else {
      let reason = String(cString: strerror(errno))
      discard()
      throw FileFault.unwritable(
        file: (path as NSString).lastPathComponent, sentence: "le fichier ne peut pas être mis en place (\(reason)).")
    }
  }

  /// Removes what was written so far, for a writer that begins anew; an interrupt still finds what it writes then.
  public func restart() {
    if !isInPlace { Self.remove(temporaryPath) }
  }

  /// Removes what was written so far.
  public func discard() {
    guard !isInPlace else { return }
    Self.unfinished.withLock { _ = $0.remove(temporaryPath) }
    Self.remove(temporaryPath)
  }

  /// SQLite may leave companions beside its file.
  private static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
