import CZip
import Foundation
import Groundwork

/// The parts of a workbook, unpacked as a stream and within bounds.
final class XLSXArchive {
  /// Below this nobody asks how well a part was packed.
  private static let harmlessSize: UInt64 = 32 << 20
  /// Sheets pack ten to fifty times; a hundred is a trap.
  private static let largestRatio: UInt64 = 100
  private static let largestPart: UInt64 = 4 << 30

  let name: String
  private let archive: OpaquePointer

  init(path: String) throws {
    name = MappedFile.name(of: path)
    var code: Int32 = 0
    guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
      throw FileFault.unreadable(
        file: name, sentence: "l'archive ZIP est abîmée ou coupée ; un fichier CSV, TSV, XLSX ou ODS est attendu.")
    }
    archive = opened
  }

  deinit { zip_discard(archive) }

  func holds(_ part: String) -> Bool { zip_name_locate(archive, part, 0) >= 0 }

  var partNames: [String] {
    (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// Opens a part for reading; nil if the archive does not hold it.
  func open(_ part: String) throws -> XLSXPart? { try open(part, isOurs: false) }

  /// - Parameter isOurs: we wrote it ourselves, so that it may be as large and as well packed as it likes.
  func open(_ part: String, isOurs: Bool) throws -> XLSXPart? {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat(archive, part, 0, &status) == 0 else { return nil }
    let largest = isOurs ? .max : min(
      Self.largestPart, max(Self.harmlessSize, status.comp_size.multipliedReportingOverflow(by: Self.largestRatio).partialValue))
    guard status.size <= largest else { throw tooLarge(part) }
    guard let file = zip_fopen(archive, part, 0) else {
      throw FileFault.unreadable(
        file: name, sentence: "la partie \(part) du classeur ne peut pas être lue (chiffrée ou abîmée).")
    }
    return XLSXPart(archive: self, file: file, part: part, largest: largest)
  }

  func tooLarge(_ part: String) -> FileFault {
    .unreadable(file: name, sentence: "la partie \(part) du classeur se déplie en une taille anormale ; le fichier est refusé.")
  }

  func damaged(_ part: String) -> FileFault {
    .unreadable(
      file: name,
      sentence: "la partie \(part) du classeur est abîmée ; rouvrez le classeur dans un tableur et enregistrez-le de nouveau.")
  }
}
