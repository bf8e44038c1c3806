import Groundwork
import Tabular

/// All addresses of the source files, with the texts that they share.
struct AddressTable {
  private(set) var rows: [AddressRow] = []
  /// Addresses of each signature.
  private(set) var counts: [Int] = []
  private(set) var ids = TextArray()
  private var signatureNumbers = Numbering<StreetSignature, UInt32>()
  private var suffixNumbers = Numbering<String, UInt16>("")
  private var kindNumbers = Numbering<String, UInt8>("")

  var signatures: [StreetSignature] { signatureNumbers.values }
  var suffixes: [String] { suffixNumbers.values }
  var positionKinds: [String] { kindNumbers.values }

  /// - Throws: `FileFault.unreadable` where there are more kinds of suffix than any BAN has.
  mutating func add(_ chunk: AddressChunk, file: String) throws {
    // There are more numbers than memory holds signatures.
    let signatures = chunk.signatures.values.map { signatureNumbers.number(of: $0) ?? AddressBaseLayout.none }
    let suffixes = try chunk.suffixes.values.map { try number(ofSuffix: $0, file: file) }
    // Kinds beyond the 255th, which no BAN has, count as unknown.
    let kinds = chunk.positionKinds.values.map { kindNumbers.number(of: $0) ?? 0 }
    counts += repeatElement(0, count: signatureNumbers.values.count - counts.count)
    let firstID = UInt32(ids.count)
    for index in 0..<chunk.ids.count { ids.append(utf8: chunk.ids.bytes[chunk.ids.range(index)]) }
    for var row in chunk.rows {
      row.signature = signatures[Int(row.signature)]
      row.suffix = suffixes[Int(row.suffix)]
      row.positionKind = kinds[Int(row.positionKind)]
      if row.id != AddressBaseLayout.none { row.id += firstID }
      counts[Int(row.signature)] += 1
      rows.append(row)
    }
  }

  /// Leaves rows out; the order of the others stays.
  /// - Parameter isLeftOut: one a row.
  mutating func leaveOut(_ isLeftOut: [Bool]) {
    for (row, isOut) in zip(rows, isLeftOut) where isOut { counts[Int(row.signature)] -= 1 }
    rows = zip(rows, isLeftOut).filter { !$0.1 }.map(\.0)
  }

  private mutating func number(ofSuffix text: String, file: String) throws -> UInt16 {
    guard let number = suffixNumbers.number(of: text) else {
      throw FileFault.unreadable(
        file: file, sentence: "la colonne rep a plus de 65 535 valeurs différentes ; ce n'est pas un fichier de la BAN.")
    }
    return number
  }

  /// Texts in an order of their own, and the new index of each old one; the blank text, first, stays first.
  static func ordered(_ texts: [String]) -> (texts: [String], places: [Int]) {
    let order = texts.indices.sorted { TextOrder.precedes(texts[$0], texts[$1]) }
    var places = [Int](repeating: 0, count: texts.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return (order.map { texts[$0] }, places)
  }
}
