/// The door through which inputs come: a file as it lies on disk, or out of the archive that holds it, so that readers know
/// files only.
package struct InputFile: Sendable {
  /// Where the bytes lie as their reader wants them. `MappedFile.name(of:)` of it is what the user calls the file.
  package let path: String
  /// What the user named in the file: a layer, a sheet.
  package let inside: String?

  /// Hands the file to `body`; what had to be unpacked is gone afterwards, but for what is still open. An archive may stand in an
  /// archive, and no deeper.
  ///
  /// - Parameters:
  ///   - reference: as the user gave it; behind `#` a file of an archive, then a part of that file, or a file of the archive that
  ///     it is. `-` is standard input.
  /// - Throws: `FileFault.missing`, `.unreadable` where an archive holds nothing of use, several files that may be meant, or is
  ///   damaged or hostile, `.unavailable` without room to unpack it; what `body` throws.
  package static func open<Result>(
    _ reference: FileReference, for use: InputUse, _ body: (InputFile) throws -> Result
  ) throws -> Result {
    guard let found = try find(reference, for: use) else {
      return try body(InputFile(path: reference.path, inside: reference.inside))
    }
    return try unpack(found) { input in
      // No more comes out of the inner archive than may come out of the outer one.
      let inner = FileReference(path: input.path, inside: input.inside)
      guard let second = try find(inner, for: use, most: found.reader.bound) else { return try body(input) }
      return try unpack(second) { input in
        guard try contents(input.path) == nil else {
          throw FileFault.unreadable(
            file: MappedFile.name(of: input.path),
            sentence: "c'est une archive dans une archive, elle-même dans une archive ; dépliez la première et donnez ce qu'elle "
              + "contient.")
        }
        return try body(input)
      }
    }
  }

  private static func unpack<Result>(_ found: Found, _ body: (InputFile) throws -> Result) throws -> Result {
    let folder = try UnpackedFolder(archive: found.reader.name)
    return try withExtendedLifetime(folder) {
      let path = try folder.unpack([found.entry] + found.choice.companions(of: found.entry), from: found.reader)
      return try body(InputFile(path: path, inside: found.inside))
    }
  }

  /// Name and first bytes of what `open` would hand out, and whether it lies in an archive.
  package static func look(_ reference: FileReference, for use: InputUse) throws -> (name: String, head: [UInt8]) {
    guard let found = try find(reference, for: use) else {
      return (MappedFile.name(of: reference.path), try FileByteSource(path: reference.path).peek(FileKind.telling))
    }
    if found.choice.isPacked(found.entry) {
      return try open(reference, for: use) { input in
        let last = input.path.split(separator: "/").last.map(String.init) ?? ""
        return (last, try FileByteSource(path: input.path).peek(FileKind.telling))
      }
    }
    var head: [UInt8] = []
    struct Enough: Error {}
    do {
      try found.reader.unpack([found.entry.number]) { _, block in
        head += block.prefix(FileKind.telling - head.count)
        if head.count == FileKind.telling { throw Enough() }
      }
    } catch is Enough {}
    return (found.entry.steps.last ?? "", head)
  }

  /// Whether an archive surely holds something of use, were it several files of which one must be named.
  package static func holds(_ reference: FileReference, for use: InputUse) -> Bool {
    guard let (reader, entries) = try? contents(reference.path) else { return false }
    return ArchiveChoice(archive: reader.name, use: use, entries: entries).isSure
  }

  /// Removes what was unpacked; for use when the process must stop.
  package static func removeUnpacked() { UnpackedFolder.removeAll() }

  private struct Found {
    let reader: ArchiveReader
    let choice: ArchiveChoice
    let entry: ArchiveReader.Entry
    let inside: String?
  }

  /// The file meant in an archive; nil for what is none: a file, or a document that is a ZIP to be read as one.
  private static func find(_ reference: FileReference, for use: InputUse, most: Int64 = .max) throws -> Found? {
    guard let (reader, entries) = try contents(reference.path, most: most) else { return nil }
    let choice = ArchiveChoice(archive: reader.name, use: use, entries: entries)
    let (entry, inside) = try choice.choose(reference.inside)
    return Found(reader: reader, choice: choice, entry: entry, inside: inside)
  }

  /// The files of an archive, and a reader before the first; nil for what is none.
  private static func contents(
    _ path: String, most: Int64 = .max
  ) throws -> (reader: ArchiveReader, entries: [ArchiveReader.Entry])? {
    guard path != "-", let kind = try FileKind(path: path), kind.isPacked else { return nil }
    if kind == .zip, documents.contains(MappedFile.fileExtension(of: path)) { return nil }
    let found = try ArchiveReader.entries(path: path, kind: kind, most: most)
    return kind == .zip && isDocument(found.entries) ? nil : found
  }

  private static let documents: Set<String> = ["xlsx", "xlsm", "ods", "docx", "odt", "pptx"]

  /// Workbooks and texts of office programs are ZIP files.
  private static func isDocument(_ entries: [ArchiveReader.Entry]) -> Bool {
    let paths = Set(entries.prefix(10_000).map(\.path))
    return paths.contains("[Content_Types].xml") || paths.contains("content.xml")
  }
}
