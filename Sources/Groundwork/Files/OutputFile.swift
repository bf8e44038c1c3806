import Foundation
import Synchronization

/// A file written beside its place and renamed when whole: an interrupt or a full disk leaves what was there before.
///
/// A link is followed; a device or a pipe, which a rename would replace, is written where it stands. The unfinished file has a
/// name that nobody can guess, is made where none stood, belongs to its owner alone until it is whole, and then has the rights
/// of the file that it replaces.
public struct OutputFile: Sendable {
  /// Where the file shall stand in the end, as the user wrote it.
  public let path: String
  /// Where a writer puts its bytes meanwhile: same folder, hidden, same extension; an empty file that stands there.
  public let temporaryPath: String
  private let finalPath: String
  /// Rights of the file that is replaced; nil where there is none.
  private let mode: mode_t?

  /// - Throws: `FileFault.unwritable` if the folder does not exist or may not be written, or if `path` is a folder.
  public init(path: String) throws { try self.init(path: path, besides: nil) }

  /// - Parameter sibling: an unfinished file whose name without extension this one shares.
  /// - Throws: as `init(path:)`.
  package init(path: String, besides sibling: OutputFile?) throws {
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
    let exists = stat(url.path, &status) == 0
    mode = exists ? status.st_mode & 0o777 : nil
    if exists, status.st_mode & S_IFMT != S_IFREG {
      temporaryPath = url.path
      return
    }
    guard access(folder, W_OK) == 0 else {
      throw FileFault.unwritable(file: name, sentence: "le dossier \(folder) ne peut pas être écrit.")
    }
    UnfinishedFile.removeAbandoned(in: folder)
    let stem = sibling.map { ($0.temporaryPath as NSString).deletingPathExtension }
    guard
      let begun = UnfinishedFile.make(
        for: url, at: stem.map { "\($0).\(url.pathExtension)" }, mode: mode == nil ? 0o666 : 0o600)
    else {
      throw FileFault.unwritable(
        file: name, sentence: "un fichier provisoire ne peut pas être fait dans \(folder) ; vérifiez les droits et la place.")
    }
    temporaryPath = begun.path
    Self.unfinished.withLock { $0[begun.path] = begun.descriptor }
  }

  /// Files of this process that were begun, each with the descriptor that holds its lock.
  private static let unfinished = Mutex<[String: Int32]>([:])

  /// Whether the output is a device or a pipe, written where it stands.
  package var isInPlace: Bool { temporaryPath == finalPath }

  /// Removes every file of this process that was begun and not committed; for use when the process must stop.
  public static func discardUnfinished() {
    for path in unfinished.withLock({ Array($0.keys) }) { UnfinishedFile.remove(path) }
  }

  /// Puts the finished file in its place.
  /// - Throws: `FileFault.unwritable` if it cannot be renamed; it is removed then.
  public func commit() throws {
    guard !isInPlace else { return }
    if let mode { chmod(temporaryPath, mode) }
    guard rename(temporaryPath, finalPath) == 0 else {
      discard()
      throw FileFault.unwritable(
        file: (path as NSString).lastPathComponent, sentence: "le fichier ne peut pas être mis en place ; vérifiez les droits.")
    }
    forget()
  }

  /// Empties what was written so far, for a writer that begins anew.
  public func restart() {
    guard !isInPlace else { return }
    UnfinishedFile.removeCompanions(of: temporaryPath)
    truncate(temporaryPath, 0)
  }

  /// Removes what was written so far.
  public func discard() {
    guard !isInPlace else { return }
    UnfinishedFile.remove(temporaryPath)
    forget()
  }

  private func forget() {
    if let descriptor = Self.unfinished.withLock({ $0.removeValue(forKey: temporaryPath) }) { close(descriptor) }
  }
}
