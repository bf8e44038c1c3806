import Foundation

/// A file mapped into memory for reading, unmapped when the last user is gone.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `GeocodingError.missing` if the file is not there, is a folder or may not be read.
  init(path: String) throws {
    let name = (path as NSString).lastPathComponent
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      let cause = String(cString: strerror(errno))
      let reason = errno == ENOENT ? "le fichier n'existe pas" : "le fichier ne peut pas être lu (\(cause))"
      throw GeocodingError.missing(file: name, sentence: "\(reason) ; vérifiez le chemin de la base d'adresses.")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw GeocodingError.missing(
        file: name, sentence: "ce n'est pas un fichier mais un dossier ; donnez le fichier de la base d'adresses.")
    }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      throw GeocodingError.missing(file: name, sentence: "le fichier ne peut pas être lu (\(String(cString: strerror(errno)))).")
    }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
