import Foundation
import Groundwork
import Tabular

/// The attributes of a shapefile: a dBase III table of fixed-width cells.
struct DBFTable {
  private struct Field {
    var name: String
    var type: UInt8
    var offset: Int
    var width: Int
    var decimals: Int
  }

  let recordCount: Int
  private(set) var anomalies: [Anomaly] = []
  private let file: MappedFile
  private let headerSize, recordSize: Int
  private var fields: [Field] = []
  private var text = DBFText(.text(.windows1252))

  /// - Parameters:
  ///   - encoding: the user's choice, before everything.
  ///   - declared: text of the .cpg.
  /// - Throws: `FileFault.unreadable` if the header makes no sense or if rows are missing.
  init(file: MappedFile, encoding: String?, declared: String?) throws {
    self.file = file
    let bytes = file.bytes
    guard bytes.count >= 33 else { throw DBFTable.damaged(file, "l'en-tête manque") }
    let declaredCount = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    headerSize = Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    recordSize = Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 10, as: UInt16.self)))
    guard headerSize >= 33, headerSize <= bytes.count, recordSize >= 1 else {
      throw DBFTable.damaged(file, "l'en-tête n'est pas celui d'une table dBase")
    }
    let whole = (bytes.count - headerSize) / recordSize
    guard declaredCount <= whole else {
      throw DBFTable.damaged(file, "\(declaredCount) lignes annoncées, \(whole) présentes")
    }
    // A writer that was stopped leaves the count at nought; the rows are there.
    let isUncounted = declaredCount == 0 && whole > 0 && bytes[headerSize] != 0x1A
    recordCount = isUncounted ? whole : declaredCount
    if isUncounted { anomalies.append(Anomaly(.layer(.uncountedRows(whole)), file: file.name)) }
    try readFields()
    try chooseEncoding(encoding, declared)
  }

  private mutating func readFields() throws {
    let bytes = file.bytes
    var position = 32
    var offset = 1
    while position + 32 <= headerSize, bytes[position] != 0x0D {
      let name = bytes[position..<position + 11].prefix { $0 != 0 }
      let type = bytes[position + 11]
      // Character fields wider than 255 keep the high byte of their width where others have decimals.
      let isText = type == UInt8(ascii: "C")
      let width = Int(bytes[position + 16]) + (isText ? Int(bytes[position + 17]) << 8 : 0)
      guard offset + width <= recordSize else { throw DBFTable.damaged(file, "les largeurs des champs dépassent la ligne") }
      var decoded: [UInt8] = []
      let cell = UnsafeRawBufferPointer(rebasing: name)
      DBFText(.text(DBFText.isUTF8(cell) ? .utf8 : .windows1252)).append(cell, to: &decoded)
      fields.append(
        Field(
          name: String(decoding: decoded, as: UTF8.self).trimmingCharacters(in: .whitespaces), type: type, offset: offset,
          width: width, decimals: isText ? 0 : Int(bytes[position + 17])))
      offset += width
      position += 32
    }
  }

  private mutating func chooseEncoding(_ forced: String?, _ declared: String?) throws {
    if let forced {
      guard let known = DBFEncoding(named: forced) else {
        throw FileFault.unreadable(
          file: file.name,
          sentence: "l'encodage « \(forced) » n'est pas connu ; essayez utf-8, windows-1252, iso-8859-1, iso-8859-15 ou cp850.")
      }
      text = DBFText(known)
      return
    }
    let looks = look()
    let byDeclaration = declared.flatMap(DBFEncoding.init(named:))
    if byDeclaration == .text(.utf8), looks.hasAccents, !looks.isUTF8 {
      anomalies.append(Anomaly(.layer(.encodingContradicted), file: file.name))
      text = DBFText(.text(.windows1252))
    } else if let byDeclaration {
      text = DBFText(byDeclaration)
    } else if looks.hasAccents && looks.isUTF8 {
      text = DBFText(.text(.utf8))
    } else {
      text = DBFText(DBFEncoding(languageByte: file.bytes[29]) ?? .text(.windows1252))
    }
  }

  /// Whether texts hold bytes beyond ASCII, and whether these make UTF-8.
  private func look() -> (hasAccents: Bool, isUTF8: Bool) {
    var accents = false
    for field in fields where field.type == UInt8(ascii: "C") {
      for row in 0..<recordCount {
        let cell = self.cell(row, field)
        if cell.allSatisfy({ $0 < 128 }) { continue }
        accents = true
        if !DBFText.isUTF8(cell, mayBeCut: cell.count == field.width) { return (true, false) }
      }
    }
    return (accents, true)
  }

  func isDeleted(_ row: Int) -> Bool {
    row < recordCount && file.bytes[headerSize + row * recordSize] == UInt8(ascii: "*")
  }

  /// Bytes of a cell without the blanks and zeros at its end.
  private func cell(_ row: Int, _ field: Field) -> UnsafeRawBufferPointer {
    let start = headerSize + row * recordSize + field.offset
    var end = start + field.width
    while end > start, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0 { end -= 1 }
    let cell = UnsafeRawBufferPointer(rebasing: file.bytes[start..<end])
    return cell.firstIndex(of: 0).map { UnsafeRawBufferPointer(rebasing: cell[..<$0]) } ?? cell
  }

  /// The columns, for these rows; rows past the end are blank.
  func columns(rows: [Int]) -> [Column] {
    fields.map { field in
      var texts = TextArray()
      texts.reserveCapacity(rows.count, bytes: rows.count * min(field.width, 16))
      var buffer: [UInt8] = []
      for row in rows {
        buffer.removeAll(keepingCapacity: true)
        if row < recordCount { append(row, field, to: &buffer) }
        texts.append(utf8: buffer[...])
      }
      return Column(name: field.name, kind: kind(field), texts: texts)
    }
  }

  private func append(_ row: Int, _ field: Field, to buffer: inout [UInt8]) {
    let cell = cell(row, field)
    switch field.type {
    case UInt8(ascii: "C"):
      text.append(cell, to: &buffer)
    case UInt8(ascii: "L"):
      switch cell.first {
      case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "Y"), UInt8(ascii: "y"): buffer += Array("true".utf8)
      case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "N"), UInt8(ascii: "n"): buffer += Array("false".utf8)
      default: break
      }
    case UInt8(ascii: "D") where cell.count == 8 && cell.allSatisfy({ (0x30...0x39).contains($0) }):
      if cell.allSatisfy({ $0 == 0x30 }) { return }
      buffer += cell[0..<4]
      buffer.append(UInt8(ascii: "-"))
      buffer += cell[4..<6]
      buffer.append(UInt8(ascii: "-"))
      buffer += cell[6..<8]
    default:
      // Stars stand for a number too wide for its field.
      let trimmed = cell.drop { $0 == 0x20 }
      if !trimmed.allSatisfy({ $0 == UInt8(ascii: "*") }) { text.append(UnsafeRawBufferPointer(rebasing: trimmed), to: &buffer) }
    }
  }

  private func kind(_ field: Field) -> ColumnKind {
    switch field.type {
    case UInt8(ascii: "N"): field.decimals == 0 ? .integer : .decimal
    case UInt8(ascii: "F"), UInt8(ascii: "O"), UInt8(ascii: "B"): .decimal
    case UInt8(ascii: "I"): .integer
    case UInt8(ascii: "L"): .boolean
    case UInt8(ascii: "D"): .date
    default: .text
    }
  }

  private static func damaged(_ file: MappedFile, _ what: String) -> FileFault {
    .unreadable(file: file.name, sentence: "la table des attributs est coupée ou endommagée : \(what).")
  }
}
