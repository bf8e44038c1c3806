/// Reads a finished workbook again: not every write that failed is seen by what writes it.
final class WorkbookProof: XMLEvents {
  /// What a cell is called where it holds something.
  enum Format {
    case xlsx, openDocument
  }

  private let format: Format
  private var cells = 0

  private init(_ format: Format) { self.format = format }

  /// - Throws: `FileFault.unreadable` where a part is missing, cut or no XML, or the cells are not as many as were written.
  static func check(_ path: String, cells expected: Int, in format: Format) throws {
    let archive = try XLSXArchive(path: path)
    let sheets = WorkbookProof(format), others = WorkbookProof(format)
    let cells = format == .xlsx ? "xl/worksheets/" : "content.xml"
    for name in archive.partNames where name != "mimetype" {
      guard let part = try archive.open(name, isOurs: true) else { throw archive.damaged(name) }
      try XMLReader.readAll(part, events: name.hasPrefix(cells) ? sheets : others)
    }
    guard sheets.cells == expected else { throw archive.damaged(cells) }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    let isCell =
      switch format {
      case .xlsx: name == "c"
      case .openDocument: name == "table-cell" && attributes.pointer("value-type") != nil
      }
    if isCell { cells += 1 }
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
