import CArchive
import Foundation

/// The files of an archive in their order, through libarchive: zip, 7z, tar, and one file packed by itself.
///
/// Only formats that hold their own bytes are asked for: none that leads to other files, and no filter that runs a program.
final class ArchiveReader {
  /// A file of the archive; folders, links and devices are passed over.
  struct Entry {
    /// Its place among all entries.
    let number: Int
    /// Steps of its path; none where the path leads outside or cannot be shown.
    let steps: [String]
    /// In bytes, where the archive says it.
    let size: Int64?
    let isEncrypted: Bool

    var path: String { steps.joined(separator: "/") }
  }

  /// Below this nobody asks how well a file was packed.
  private static let harmless: Int64 = 256 << 20
  /// Texts with many blanks pack a hundred times; more is a trap.
  private static let largestRatio: Int64 = 200
  private static let largest: Int64 = 16 << 30
  private static let mostEntries = 200_000

  let name: String
  private let archive: OpaquePointer
  /// Name of the one file where the archive is one packed file.
  private let alone: String
  private var next = 0
  private var hasUnreadableName = false
  private var isOpenSevenZip = false
  /// Bytes that lie before the current entry, for formats that unpack them on the way.
  private var passed: Int64 = 0
  /// Most bytes that may come out.
  let bound: Int64

  /// - Parameters:
  ///   - kind: what the file is by its first bytes.
  ///   - charset: of the names that do not say theirs.
  ///   - most: bytes that may come out at most, whatever the size of the file.
  /// - Throws: `FileFault.missing`, `.unreadable` for what is no archive.
  private init(path: String, kind: FileKind, charset: String?, most: Int64) throws {
    let file = try MappedFile(path: path, expected: "un fichier")
    name = file.name
    alone = (((path as NSString).lastPathComponent) as NSString).deletingPathExtension
    bound = min(most, Self.largest, max(Self.harmless, Int64(min(file.count, 1 << 40)) * Self.largestRatio))
    guard let made = archive_read_new() else { throw FileFault.internalFault(sentence: "mémoire insuffisante.") }
    archive = made
    for support in Self.supports(kind) { _ = support(made) }
    if let charset { archive_read_set_format_option(made, "zip", "hdrcharset", charset) }
    guard Self.withUTF8Names({ archive_read_open_filename(made, path, 1 << 16) }) == ARCHIVE_OK else { throw damaged() }
    isOpenSevenZip = kind == .sevenZip
  }

  deinit { archive_read_free(archive) }

  private static func supports(_ kind: FileKind) -> [(OpaquePointer?) -> Int32] {
    switch kind {
    case .zip: [archive_read_support_format_zip_seekable]
    case .sevenZip: [archive_read_support_format_7zip]
    case .tar: [archive_read_support_format_tar]
    default:
      [
        archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
        archive_read_support_filter_zstd, archive_read_support_format_tar, archive_read_support_format_raw,
      ]
    }
  }

  /// Opens an archive and lists its files.
  static func entries(
    path: String, kind: FileKind, charset: String? = nil, most: Int64 = .max
  ) throws -> (reader: ArchiveReader, entries: [Entry]) {
    let reader = try ArchiveReader(path: path, kind: kind, charset: charset, most: most)
    var entries: [Entry] = []
    while let entry = try reader.step() { if let entry { entries.append(entry) } }
    // Zip files of old Windows programs have names in the code page of DOS.
    if reader.hasUnreadableName, charset == nil { return try self.entries(path: path, kind: kind, charset: "CP850", most: most) }
    return (try ArchiveReader(path: path, kind: kind, charset: charset, most: most), entries)
  }

  /// Goes to the next entry: nil at the end, an inner nil for what is no file.
  private func step() throws -> Entry?? {
    var entry: OpaquePointer?
    let status = Self.withUTF8Names { archive_read_next_header(archive, &entry) }
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry, next < Self.mostEntries else { throw damaged() }
    defer { next += 1 }
    let size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : nil
    let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
    if archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK != ARCHIVE_FORMAT_ZIP {
      passed = passed.addingReportingOverflow(max(0, size ?? 0)).partialValue
      guard passed >= 0, passed <= bound || isRaw else { throw tooLarge() }
    }
    // 0o100000: a regular file; no link leads anywhere from here.
    guard isRaw || (archive_entry_filetype(entry) == 0o100000 && archive_entry_hardlink(entry) == nil) else { return .some(nil) }
    let steps = isRaw ? [alone] : path(of: entry)
    return Entry(number: next, steps: steps, size: size, isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  private func path(of entry: OpaquePointer) -> [String] {
    let name = Self.withUTF8Names { archive_entry_pathname(entry).flatMap { String(validatingCString: $0) } }
    guard let name else {
      hasUnreadableName = true
      return []
    }
    return Self.steps(name)
  }

  /// Steps of a path that stays inside and that people can read; none for another.
  static func steps(_ path: String) -> [String] {
    let plain = path.replacing("\\", with: "/")
    let steps = plain.split(separator: "/").map(String.init).filter { $0 != "." }
    let isOutside = plain.hasPrefix("/") || plain.dropFirst().first == ":" || steps.contains("..")
    let isOdd = steps.contains { $0.utf8.count > 200 || $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
    return isOutside || isOdd || steps.count > 30 ? [] : steps
  }

  /// Goes through the archive and hands the blocks of the files wanted to `body`.
  /// - Parameter wanted: numbers of entries.
  /// - Throws: `FileFault.unreadable` where more comes out than can be believed, or the archive is damaged or encrypted.
  func unpack(_ wanted: Set<Int>, _ body: (Entry, UnsafeRawBufferPointer) throws -> Void) throws {
    var block = [UInt8](repeating: 0, count: 1 << 18), left = wanted.count, total: Int64 = 0
    while left > 0, let found = try step() {
      guard let entry = found, wanted.contains(entry.number) else { continue }
      left -= 1
      guard !entry.isEncrypted else { throw encrypted() }
      guard (entry.size ?? 0) <= bound - total else { throw tooLarge() }
      while true {
        let got = try block.withUnsafeMutableBytes { bytes -> Int in
          let got = archive_read_data(archive, bytes.baseAddress, bytes.count)
          guard got >= 0 else { throw damaged() }
          // The size that the archive says may be a lie.
          total += Int64(got)
          guard total <= bound else { throw tooLarge() }
          try body(entry, UnsafeRawBufferPointer(rebasing: bytes[..<got]))
          return got
        }
        if got == 0 { break }
      }
    }
    if left > 0 { throw damaged() }
  }

  private func tooLarge() -> FileFault {
    .unreadable(file: name, sentence: "l'archive se déplie en une taille anormale ; elle est refusée.")
  }

  private func damaged() -> FileFault {
    // A 7z may hide its very list of files behind the password; libarchive crashes when it is asked so of what it could not open.
    if isOpenSevenZip, archive_read_has_encrypted_entries(archive) > 0 { return encrypted() }
    return .unreadable(file: name, sentence: "l'archive est abîmée ou coupée ; copiez ou téléchargez de nouveau le fichier.")
  }

  private func encrypted() -> FileFault {
    .unreadable(
      file: name, sentence: "l'archive est protégée par un mot de passe ; dépliez-la et donnez le fichier qu'elle contient.")
  }

  /// Names of archives come out in the encoding of the thread's locale, and not at all where it lacks a letter.
  private static func withUTF8Names<Result>(_ body: () -> Result) -> Result {
    guard let names = utf8Names else { return body() }
    let former = uselocale(names)
    defer { uselocale(former) }
    return body()
  }

  nonisolated(unsafe) private static let utf8Names: locale_t? =
    ["C.UTF-8", "en_US.UTF-8", "UTF-8"].lazy.compactMap { (name: String) in newlocale(LC_CTYPE_MASK, name, nil) }.first
}
