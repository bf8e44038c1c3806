import Foundation
import Synchronization

/// A folder of the system's temporary one that files of an archive are unpacked into and read from: a drawn name, for its owner
/// alone, locked as long as the process lives, and gone when it is let go.
final class UnpackedFolder: @unchecked Sendable {
  private static let prefix = ".maillage-", digits = 16

  let path: String
  private let descriptor: Int32

  /// Folders of this process, for when it must stop.
  private static let open = Mutex<Set<String>>([])

  /// - Parameter archive: name of the file that is unpacked, for messages.
  /// - Throws: `FileFault.unavailable` where the temporary folder takes none.
  init(archive: String) throws {
    let parent = FileManager.default.temporaryDirectory.path
    Self.removeAbandoned(in: parent)
    for _ in 0..<Self.draws {
      if let (made, lock) = try Self.make(in: parent, archive) {
        (path, descriptor) = (made, lock)
        Self.open.withLock { _ = $0.insert(made) }
        return
      }
    }
    throw Self.refused(archive, parent)
  }

  /// Names drawn before the temporary folder is given up.
  private static let draws = 8

  /// A folder of a drawn name with its lock; nil where another run took it for abandoned before it was locked.
  private static func make(in parent: String, _ archive: String) throws -> (path: String, lock: Int32)? {
    let drawn = String(UInt64.random(in: .min ... .max), radix: 16)
    let path = "\(parent)/\(prefix)\(String(repeating: "0", count: digits - drawn.count))\(drawn)-"
    guard mkdir(path, 0o700) == 0 else { throw refused(archive, parent) }
    let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      defer { rmdir(path) }
      throw refused(archive, parent)
    }
    // File systems that know no locks have no other run either that could take one.
    let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    var status = stat()
    if !isTaken, fstat(descriptor, &status) == 0, status.st_nlink > 0 { return (path, descriptor) }
    close(descriptor)
    return nil
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
    let gone = path
    Self.open.withLock { _ = $0.remove(gone) }
  }

  private static func refused(_ archive: String, _ parent: String) -> FileFault {
    FileFault(
      .unavailable, file: archive,
      sentence: "l'archive ne peut pas être dépliée dans \(parent) (\(SystemError.words(errno))) ; "
        + "donnez par TMPDIR un dossier où écrire.")
  }

  /// Writes files of an archive, each under its own path.
  /// - Returns: where the first of `entries` lies.
  /// - Throws: `FileFault.unreadable` for a damaged archive or one too large, `.unavailable` where there is no room.
  func unpack(_ entries: [ArchiveReader.Entry], from reader: ArchiveReader) throws -> String {
    let room = freeRoom()
    // What an archive says of its sizes may be anything; the reader refuses what is more than its bound.
    let needed = entries.reduce(Int64(0)) { sum, entry in sum + min(max(0, entry.size ?? 0), Int64.max / 2 - sum) }
    guard needed <= room || needed > reader.bound else { throw full(reader.name) }
    var number = -1, file: Int32 = -1
    func closeFile() throws {
      if file >= 0, close(file) != 0 { throw full(reader.name) }
      file = -1
    }
    defer { try? closeFile() }
    try reader.unpack(Set(entries.map(\.number))) { entry, block in
      if entry.number != number {
        try closeFile()
        number = entry.number
        file = try create(place(of: entry, in: reader.name), reader.name)
      }
      var done = 0
      while done < block.count {
        let written = write(file, block.baseAddress! + done, block.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw full(reader.name) }
        done += written
      }
    }
    try closeFile()
    return place(of: entries[0], in: reader.name)
  }

  private func place(of entry: ArchiveReader.Entry, in archive: String) -> String { "\(path)/\(archive)#/\(entry.path)" }

  private func create(_ path: String, _ archive: String) throws -> Int32 {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let made = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard made >= 0 else { throw Self.refused(archive, self.path) }
    return made
  }

  private func freeRoom() -> Int64 {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return .max }
    return Int64(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  private func full(_ archive: String) -> FileFault {
    FileFault(
      .unavailable, file: archive,
      sentence: "il n'y a pas assez de place pour déplier l'archive dans \((path as NSString).deletingLastPathComponent) ; "
        + "libérez-en, ou donnez un autre dossier par TMPDIR.")
  }

  /// Removes the folders of this process; for use when it must stop.
  static func removeAll() {
    for path in open.withLock({ Array($0) }) { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes what killed runs of this user left; what another run still reads is locked and stays.
  private static func removeAbandoned(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isOurs(name) {
      let path = "\(folder)/\(name)"
      let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static func isOurs(_ name: String) -> Bool {
    let token = name.dropFirst(prefix.count).prefix(digits)
    return name.count == prefix.count + digits + 1 && name.hasPrefix(prefix) && name.hasSuffix("-")
      && token.allSatisfy { "0123456789abcdef".contains($0) }
  }

  /// How a file that lies in such a folder is called: "archive.zip#dossier/couche.shp"; nil for other paths.
  static func displayName(of path: String) -> String? {
    let steps = path.split(separator: "/")
    guard let place = steps.lastIndex(where: { isOurs(String($0)) }), place + 2 < steps.count else { return nil }
    let inside = steps[(place + 1)...].joined(separator: "/")
    return inside.contains("#/") ? inside.replacing("#/", with: "#") : nil
  }
}
