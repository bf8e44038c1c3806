/// Reads a finished workbook again: the library that writes it does not see every write that failed.
final class XLSXProof: XMLEvents {
  private var cells = 0

  /// - Throws: `FileFault.unreadable` where a part is missing, cut or no XML, or the cells are not as many as were written.
  static func check(_ path: String, cells expected: Int) throws {
    let archive = try XLSXArchive(path: path)
    let sheets = XLSXProof(), others = XLSXProof()
    for name in archive.partNames {
      guard let part = try archive.open(name, isOurs: true) else { throw archive.damaged(name) }
      try XMLReader.readAll(part, events: name.hasPrefix("xl/worksheets/") ? sheets : others)
    }
    guard sheets.cells == expected else { throw archive.damaged("xl/worksheets") }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" { cells += 1 }
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
