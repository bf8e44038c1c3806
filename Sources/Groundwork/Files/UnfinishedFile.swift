import Foundation

/// Files on their way to their place: `.maillage-0123456789abcdef-NAME`, locked as long as the process lives that writes them, so
/// that those of a killed one are known by being free.
enum UnfinishedFile {
  private static let prefix = ".maillage-"
  private static let digits = 16
  /// The longest name of a file, in bytes, on the systems that we know.
  private static let longestName = 255

  /// Makes an empty file and locks it.
  ///
  /// - Parameters:
  ///   - url: where the file will stand in the end.
  ///   - wanted: its path meanwhile; nil to draw a name.
  ///   - mode: less what the user's mask takes away.
  /// - Returns: nil where the system refuses, or something stands at `wanted`.
  static func make(for url: URL, at wanted: String?, mode: mode_t) -> (path: String, descriptor: Int32)? {
    let folder = url.deletingLastPathComponent()
    for _ in 0..<8 {
      let path = wanted ?? folder.appendingPathComponent(drawnName(url)).path
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      guard descriptor >= 0 else {
        if errno == EEXIST, wanted == nil { continue }
        return nil
      }
      flock(descriptor, LOCK_EX | LOCK_NB)
      // Between making and locking, another run may have taken it for one that nobody writes any more.
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return (path, descriptor) }
      close(descriptor)
    }
    return nil
  }

  private static func drawnName(_ url: URL) -> String {
    let token = String(UInt64.random(in: .min ... .max), radix: 16)
    let start = prefix + String(repeating: "0", count: digits - token.count) + token
    let name = "\(start)-\(url.lastPathComponent)"
    guard name.utf8.count > longestName else { return name }
    return url.pathExtension.isEmpty ? "\(start)-" : "\(start)-.\(url.pathExtension)"
  }

  /// Removes what killed runs of this user left in a folder; what another run still writes is locked and stays.
  static func removeAbandoned(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isOurs(name) {
      let path = (folder as NSString).appendingPathComponent(name)
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      remove(path)
    }
  }

  private static func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let rest = name.utf8.dropFirst(prefix.utf8.count), token = rest.prefix(digits)
    let isHexadecimal = token.count == digits && token.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    return isHexadecimal && rest.dropFirst(digits).first == UInt8(ascii: "-")
  }

  static func remove(_ path: String) {
    unlink(path)
    removeCompanions(of: path)
  }

  /// SQLite may leave files beside its own.
  static func removeCompanions(of path: String) {
    for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
