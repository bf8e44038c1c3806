import Foundation

/// A file mapped into memory for reading; its pages come and go as the system likes.
package final class MappedFile: @unchecked Sendable {
  /// Name without the folder, as messages quote it.
  package let name: String
  package let bytes: UnsafeRawBufferPointer
  package var count: Int { bytes.count }

  /// - Parameter expected: what to give instead of a folder, as the message says it.
  /// - Throws: `FileFault.missing` if there is no such file, if it is a folder or may not be read.
  package init(path: String, expected: String = "un fichier .shp, .gpkg ou .geojson") throws {
    name = MappedFile.name(of: path)
    // Without blocking, since a pipe may stand under that name.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFault.opening(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFault.opening(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault.notAFile(path, status.st_mode, expected: expected) }
    let size = Int(status.st_size)
    if size == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
      throw FileFault.opening(path, errno)
    }
    bytes = UnsafeRawBufferPointer(start: base, count: size)
  }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  /// What the user calls the file: its name without the folder, or the archive that it was unpacked from and its path there.
  package static func name(of path: String) -> String {
    UnpackedFolder.displayName(of: path) ?? (path as NSString).lastPathComponent
  }

  /// Extension in lower case, without the dot.
  package static func fileExtension(of path: String) -> String { (path as NSString).pathExtension.lowercased() }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// First bytes of a file, at most `count`.
  package static func beginning(of path: String, count: Int) throws -> [UInt8] {
    let file = try MappedFile(path: path)
    return Array(file.bytes.prefix(count))
  }

  /// The file that stands beside `path` with another extension, in whatever case.
  package static func companion(of path: String, extension wanted: String) -> String? {
    let stem = (path as NSString).deletingPathExtension
    for candidate in [wanted, wanted.uppercased()] where exists("\(stem).\(candidate)") { return "\(stem).\(candidate)" }
    let folder = (path as NSString).deletingLastPathComponent
    let name = "\((stem as NSString).lastPathComponent).\(wanted)".lowercased()
    let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return neighbours.filter { $0.lowercased() == name }.min().map { (folder as NSString).appendingPathComponent($0) }
  }
}
