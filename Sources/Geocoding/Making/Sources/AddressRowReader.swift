import GeometryCore
import Groundwork
import Tabular
import Territory

/// What a chunk of a BAN file gives; indexes are those of the chunk.
struct AddressChunk {
  var rows: [AddressRow] = []
  var signatures = Numbering<StreetSignature, UInt32>()
  var suffixes = Numbering<String, UInt16>("")
  var positionKinds = Numbering<String, UInt8>("")
  var ids = TextArray()
  var remarks = RowRemarks()
  /// Rows of the file, those left out included.
  var rowCount = 0
}

/// Reads chunks of a file of addresses.
struct AddressRowReader: Sendable {
  private let columns: AddressColumns
  /// Columns whose cells make a signature, but for the id.
  private let shared: [Int]

  init(columns: AddressColumns) {
    self.columns = columns
    shared =
      [columns.name] + columns.aliases
      + [
        columns.commune, columns.postcode, columns.communeName, columns.oldCommuneCode, columns.oldCommuneName,
        columns.locality, columns.delivery, columns.capitals,
      ].compactMap { $0 }
  }

  /// - Throws: `GeometryError` if PROJ lacks a legal system.
  func read(_ chunk: RowChunk, transforms: inout TransformCache) throws -> AddressChunk {
    try chunk.bytes.withUnsafeBufferPointer { bytes in
      var reading = Reading(columns: columns, shared: shared, chunk: chunk, bytes: bytes)
      reading.run()
      return try reading.finished(&transforms)
    }
  }
}

extension AddressRowReader {
  /// The work on one chunk.
  fileprivate struct Reading {
    let columns: AddressColumns
    let shared: [Int]
    let chunk: RowChunk
    let bytes: UnsafeBufferPointer<UInt8>
    var result = AddressChunk()
    fileprivate var systems: [LegalSystem] = []
    fileprivate var pending: [PendingPosition] = []
    /// Row of the file of each address.
    private var sources: [RowNumber] = []
    /// Metres between the two forms of a position; realisations of one system differ by less.
    private static let disagreement = 5.0
    /// Row whose signature was made last, the length of the street in its id, and the signature (nil: the rows are left out).
    fileprivate var last: (row: Int, street: Int, signature: UInt32?)?
    fileprivate var lastReason = BaseRowReason.noCommune

    init(columns: AddressColumns, shared: [Int], chunk: RowChunk, bytes: UnsafeBufferPointer<UInt8>) {
      self.columns = columns
      self.shared = shared
      self.chunk = chunk
      self.bytes = bytes
      result.rows.reserveCapacity(chunk.rowCount)
      result.rowCount = chunk.rowCount
    }

    func cell(_ row: Int, _ column: Int?) -> UnsafeBufferPointer<UInt8> {
      guard let column else { return UnsafeBufferPointer(start: nil, count: 0) }
      return CellText.trim(UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)]))
    }

    mutating func run() {
      for odd in chunk.anomalies { result.remarks.add(.ragged, row: chunk.numbers[odd.row]) }
      for row in 0..<chunk.rowCount {
        if let reason = read(row) { result.remarks.add(reason, row: chunk.numbers[row]) }
      }
    }

    /// Takes a row; returns why not where it cannot be taken.
    private mutating func read(_ row: Int) -> BaseRowReason? {
      let id = cell(row, columns.id)
      let street = columns.isLocal ? nil : AddressID.streetLength(id)
      guard let signature = signature(row, id, street) else { return lastReason }
      let numberCell = cell(row, columns.number)
      guard !numberCell.isEmpty else { return .noNumber }
      guard let number = CellText.number(numberCell), (0...99_999).contains(number) else { return .strangeNumber }
      let suffixCell = cell(row, columns.suffix)
      var taken = AddressRow(
        position: StoredPosition.unknown, number: Int32(number), signature: signature, id: AddressBaseLayout.none,
        suffix: suffix(suffixCell), positionKind: kind(cell(row, columns.position)))
      if let reason = place(row, &taken.position, systems[Int(signature)]) { return reason }
      if !id.isEmpty, !AddressID.isRegular(id, street: street, number: number, suffix: suffixCell) {
        taken.id = UInt32(result.ids.count)
        result.ids.append(utf8: id)
      }
      result.rows.append(taken)
      sources.append(chunk.numbers[row])
      return nil
    }

    /// Sets a position, or leaves it for `finished` where one of its forms must be computed.
    private mutating func place(_ row: Int, _ position: inout StoredPosition, _ system: LegalSystem) -> BaseRowReason? {
      let longitude = NumberParser.decimal(cell(row, columns.longitude))
      let latitude = NumberParser.decimal(cell(row, columns.latitude))
      let x = NumberParser.decimal(cell(row, columns.x)), y = NumberParser.decimal(cell(row, columns.y))
      if let longitude, let latitude {
        guard system.box?.contains(longitude, latitude) ?? true else { return .elsewhere }
        if let x, let y {
          guard let whole = StoredPosition(longitude: longitude, latitude: latitude, x: x, y: y) else { return .noPosition }
          position = whole
          return nil
        }
        wait(row, longitude, latitude, system, isDegrees: true)
        return nil
      }
      guard let x, let y else { return .noPosition }
      wait(row, x, y, system, isDegrees: false)
      return nil
    }

    private mutating func wait(_ row: Int, _ first: Double, _ second: Double, _ system: LegalSystem, isDegrees: Bool) {
      pending.append(
        PendingPosition(
          row: result.rows.count, source: chunk.numbers[row], first: first, second: second, system: system,
          isDegrees: isDegrees))
    }

    /// The chunk with the positions that had to be computed, and metres that agree with degrees.
    mutating func finished(_ transforms: inout TransformCache) throws -> AddressChunk {
      let waiting = Set(pending.map(\.row))
      try mend(&transforms, except: waiting)
      guard !pending.isEmpty else { return result }
      let positions = try PendingPosition.resolve(pending, &transforms)
      var lost: Set<Int> = []
      for (wanted, position) in zip(pending, positions) {
        switch position {
        case .success(let found): result.rows[wanted.row].position = found
        case .failure(let failure):
          lost.insert(wanted.row)
          result.remarks.add(failure.reason, row: wanted.source)
        }
      }
      if !lost.isEmpty { result.rows = result.rows.enumerated().filter { !lost.contains($0.offset) }.map(\.element) }
      return result
    }

    /// Computes x and y anew where they are not those of the degrees: a file may have them in another system.
    private mutating func mend(_ transforms: inout TransformCache, except waiting: Set<Int>) throws {
      let systems = systems
      let rows = result.rows.indices.filter { !waiting.contains($0) }
      let groups = Dictionary(grouping: rows) { systems[Int(result.rows[$0].signature)].epsg }
      for (epsg, members) in groups {
        var x = members.map { result.rows[$0].position.degrees.longitude }
        var y = members.map { result.rows[$0].position.degrees.latitude }
        try transforms.transform(from: .wgs84, to: CRS(epsg: epsg)).apply(x: &x, y: &y)
        for (place, row) in members.enumerated() where !x[place].isNaN {
          let old = result.rows[row].position
          let gap = max(abs(x[place] - old.metres.x), abs(y[place] - old.metres.y))
          guard gap > Self.disagreement,
            let mended = StoredPosition(
              longitude: old.degrees.longitude, latitude: old.degrees.latitude, x: x[place], y: y[place])
          else { continue }
          result.rows[row].position = mended
          result.remarks.add(.otherMetres, row: sources[row])
        }
      }
    }
  }
}

// Texts.
extension AddressRowReader.Reading {
  /// The signature of a row; nil (and `lastReason`) where it names no commune or no street.
  fileprivate mutating func signature(_ row: Int, _ id: UnsafeBufferPointer<UInt8>, _ street: Int?) -> UInt32? {
    let length = street ?? 0
    if let last, last.street == length, isSame(row, last.row, length) { return last.signature }
    let found = makeSignature(row, street: CellText.string(UnsafeBufferPointer(rebasing: id[..<length])))
    last = (row, length, found)
    return found
  }

  /// Whether two rows agree in all that makes a signature.
  private func isSame(_ row: Int, _ other: Int, _ street: Int) -> Bool {
    if street > 0 {
      guard CellText.equal(cell(row, columns.id).prefix(street), cell(other, columns.id).prefix(street)) else { return false }
    }
    guard CellText.equal(keyPrefix(row), keyPrefix(other)) else { return false }
    for column in shared {
      guard CellText.equal(bytes[chunk.range(row, column)], bytes[chunk.range(other, column)]) else { return false }
    }
    return true
  }

  /// The code of the commune at the front of a Base Adresse Locale's key.
  private func keyPrefix(_ row: Int) -> Slice<UnsafeBufferPointer<UInt8>> { cell(row, columns.key).prefix(5) }

  fileprivate mutating func makeSignature(_ row: Int, street: String) -> UInt32? {
    func text(_ column: Int?) -> String { CellText.string(cell(row, column)) }
    func codeInKey() -> String? { CommuneCode.normalise(CellText.string(UnsafeBufferPointer(rebasing: keyPrefix(row)))) }
    guard let commune = CommuneCode.normalise(text(columns.commune)) ?? codeInKey() else {
      lastReason = .noCommune
      return nil
    }
    var signature = StreetSignature(street: street, commune: commune, name: text(columns.name))
    guard !signature.name.isEmpty else {
      lastReason = .noName
      return nil
    }
    signature.postcode = Postcode.number(text(columns.postcode))
    signature.communeName = text(columns.communeName)
    signature.oldCommuneCode = CommuneCode.normalise(text(columns.oldCommuneCode)) ?? ""
    signature.oldCommuneName = text(columns.oldCommuneName)
    signature.alias = columns.aliases.map { text($0) }.filter { !$0.isEmpty && $0 != "-" }.joined(separator: "|")
    signature.locality = text(columns.locality)
    signature.delivery = text(columns.delivery)
    signature.capitals = text(columns.capitals)
    let number = result.signatures.number(of: signature)
    if systems.count < result.signatures.values.count { systems.append(LegalSystem(commune: commune)) }
    return number
  }

  fileprivate mutating func suffix(_ cell: UnsafeBufferPointer<UInt8>) -> UInt16 {
    // A chunk holds fewer rows than there are such numbers.
    cell.isEmpty ? 0 : result.suffixes.number(of: CellText.string(cell)) ?? 0
  }

  fileprivate mutating func kind(_ cell: UnsafeBufferPointer<UInt8>) -> UInt8 {
    cell.isEmpty ? 0 : result.positionKinds.number(of: CellText.string(cell)) ?? 0
  }
}
