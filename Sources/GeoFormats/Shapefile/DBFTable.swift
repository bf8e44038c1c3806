import Foundation
import Groundwork
import Tabular

/// The attributes of a shapefile: a dBase III table of fixed-width cells.
struct DBFTable {
  private struct Field {
    var name: String
    /// The name as the file writes it.
    var bytes: UnsafeRawBufferPointer
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
  private var text = DBFText(.windows1252)

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
    nameFields()
  }

  private mutating func readFields() throws {
    let bytes = file.bytes
    var position = 32
    var offset = 1
    while position + 32 <= headerSize, bytes[position] != 0x0D {
      let name = UnsafeRawBufferPointer(rebasing: bytes[position..<position + 11].prefix { $0 != 0 })
      let type = bytes[position + 11]
      // Character fields wider than 255 keep the high byte of their width where others have decimals.
      let isText = type == UInt8(ascii: "C")
      let width = Int(bytes[position + 16]) + (isText ? Int(bytes[position + 17]) << 8 : 0)
      guard offset + width <= recordSize else { throw DBFTable.damaged(file, "les largeurs des champs dépassent la ligne") }
      fields.append(
        Field(
          name: "", bytes: name, type: type, offset: offset, width: width, decimals: isText ? 0 : Int(bytes[position + 17])))
      offset += width
      position += 32
    }
  }

  /// Names that fill the ten bytes of their place may end inside a character.
  private static let longestName = 10

  private mutating func nameFields() {
    for index in fields.indices {
      var decoded: [UInt8] = []
      text.append(fields[index].bytes, mayBeCut: fields[index].bytes.count >= DBFTable.longestName, to: &decoded)
      fields[index].name = String(decoding: decoded, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
  }

  /// The user's choice, else what the texts are, else what is declared: a .cpg is often that of another file, UTF-8 is never so
  /// by chance, and what is neither is told by its accents.
  private mutating func chooseEncoding(_ forced: String?, _ declared: String?) throws {
    if let forced {
      guard let known = DBFText.encoding(named: forced) else {
        throw FileFault.unreadable(
          file: file.name, sentence: "l'encodage « \(forced) » n'est pas connu ; essayez \(TextEncoding.choices).")
      }
      text = DBFText(known)
      return
    }
    let looks = look()
    let declaration = declared.flatMap(DBFText.encoding(named:))
    let saidSingle = declaration == .utf8 ? nil : declaration
    let single = saidSingle ?? DBFText.encoding(languageByte: file.bytes[29]) ?? looks.guess.best
    text = DBFText(utf8Or: single, readsDoubtfulAsUTF8: !looks.others && (looks.utf8 || declaration == .utf8))
    switch (looks.utf8, looks.others) {
    case (true, false): if let saidSingle { contradict(saidSingle, .utf8) }
    case (false, true): if declaration == .utf8 { contradict(.utf8, single) }
    case (true, true): anomalies.append(Anomaly(.layer(.mixedEncodings(single.words)), file: file.name))
    case (false, false): break
    }
    if looks.others, saidSingle == nil, DBFText.encoding(languageByte: file.bytes[29]) == nil, single != .windows1252 {
      anomalies.append(Anomaly(.table(.encodingGuessed(single.words)), file: file.name))
    }
  }

  private mutating func contradict(_ declared: TextEncoding, _ read: TextEncoding) {
    anomalies.append(
      Anomaly(.layer(.encodingContradicted(declared: declared.words, read: read.words)), file: file.name))
  }

  /// What the texts beyond ASCII are: whether some are UTF-8, whether others are not, and what these look like.
  private func look() -> (utf8: Bool, others: Bool, guess: SingleByteGuess) {
    var looks = (utf8: false, others: false, guess: SingleByteGuess())
    func add(_ cell: UnsafeRawBufferPointer, mayBeCut: Bool) {
      switch DBFText.form(of: cell, mayBeCut: mayBeCut) {
      case .ascii: break
      case .utf8: looks.utf8 = true
      case .doubtful: looks.guess.add(cell.bindMemory(to: UInt8.self))
      case .other:
        looks.others = true
        looks.guess.add(cell.bindMemory(to: UInt8.self))
      }
    }
    for field in fields {
      add(field.bytes, mayBeCut: field.bytes.count >= DBFTable.longestName)
      guard field.type == UInt8(ascii: "C") else { continue }
      for row in 0..<recordCount {
        let cell = self.cell(row, field)
        add(cell, mayBeCut: cell.count == field.width)
      }
    }
    return looks
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
      text.append(cell, mayBeCut: cell.count == field.width, to: &buffer)
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
