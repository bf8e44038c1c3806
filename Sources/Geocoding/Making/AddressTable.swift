import Groundwork
import Tabular

/// All addresses of the source files, with the texts that they share.
struct AddressTable {
  private(set) var rows: [AddressRow] = []
  private(set) var signatures: [StreetSignature] = []
  /// Addresses of each signature.
  private(set) var counts: [Int] = []
  private(set) var suffixes = [""]
  private(set) var positionKinds = [""]
  private(set) var ids = TextArray()
  private var signatureIndex: [StreetSignature: UInt32] = [:]
  private var suffixIndex = ["": UInt16(0)]
  private var kindIndex = ["": UInt8(0)]

  /// - Throws: `FileFault.unreadable` where there are more kinds of suffix than any BAN has.
  mutating func add(_ chunk: AddressChunk, file: String) throws {
    let signatures = chunk.signatures.map { index(of: $0) }
    let suffixes = try chunk.suffixes.map { try index(ofSuffix: $0, file: file) }
    let kinds = chunk.positionKinds.map { index(ofKind: $0) }
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

  private mutating func index(of signature: StreetSignature) -> UInt32 {
    if let known = signatureIndex[signature] { return known }
    let index = UInt32(signatures.count)
    signatureIndex[signature] = index
    signatures.append(signature)
    counts.append(0)
    return index
  }

  private mutating func index(ofSuffix text: String, file: String) throws -> UInt16 {
    if let known = suffixIndex[text] { return known }
    guard let index = UInt16(exactly: suffixes.count) else {
      throw FileFault.unreadable(
        file: file, sentence: "la colonne rep a plus de 65 535 valeurs différentes ; ce n'est pas un fichier de la BAN.")
    }
    suffixIndex[text] = index
    suffixes.append(text)
    return index
  }

  /// Kinds beyond the 255th, which no BAN has, count as unknown.
  private mutating func index(ofKind text: String) -> UInt8 {
    if let known = kindIndex[text] { return known }
    guard let index = UInt8(exactly: positionKinds.count) else { return 0 }
    kindIndex[text] = index
    positionKinds.append(text)
    return index
  }

  /// Texts in an order of their own, and the new index of each old one; the blank text, first, stays first.
  static func ordered(_ texts: [String]) -> (texts: [String], places: [Int]) {
    let order = texts.indices.sorted { TextOrder.precedes(texts[$0], texts[$1]) }
    var places = [Int](repeating: 0, count: texts.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return (order.map { texts[$0] }, places)
  }
}
