import Foundation
import Groundwork
import Tabular
import Territory

/// An address base opened in place: a map of its file, of which only the pages that questions touch are read again.
///
/// Immutable, so it may be shared between threads.
public final class AddressBase: @unchecked Sendable {
  /// Name of the file without its folder.
  public let file: String
  public let description: AddressBaseDescription
  private let map: MappedFile
  /// Bytes of the file.
  public var size: Int { map.bytes.count }

  let textOffsets: UnsafeBufferPointer<UInt32>
  let textBytes: UnsafeBufferPointer<UInt8>
  let communes: UnsafeBufferPointer<CommuneRecord>
  let communePostcodes: UnsafeBufferPointer<UInt32>
  let communeKeys: KeyTable
  let postcodes: UnsafeBufferPointer<UInt32>
  let postcodeValueOffsets: UnsafeBufferPointer<UInt32>
  let postcodeValues: UnsafeBufferPointer<UInt32>
  let streets: UnsafeBufferPointer<StreetRecord>
  let streetPostcodes: UnsafeBufferPointer<UInt32>
  let nameStreets: UnsafeBufferPointer<UInt32>
  let nameWordOffsets: UnsafeBufferPointer<UInt32>
  let nameWords: UnsafeBufferPointer<UInt32>
  let words: KeyTable
  let deletionHashes: UnsafeBufferPointer<UInt32>
  let deletionWords: UnsafeBufferPointer<UInt32>
  let addresses: UnsafeBufferPointer<AddressRecord>
  let localities: UnsafeBufferPointer<UInt32>
  let localityOffsets: UnsafeBufferPointer<UInt32>
  let localityMembers: UnsafeBufferPointer<UInt32>
  let suffixes: UnsafeBufferPointer<UInt32>
  let positions: UnsafeBufferPointer<UInt32>
  let apartStreets: UnsafeBufferPointer<UInt32>
  let apartNumbers: UnsafeBufferPointer<Int32>

  /// Opens a base and checks its sum and its indexes, so that a base cut, damaged or made to mislead is refused and not believed.
  ///
  /// - Throws: `FileFault.missing` (no such file, folder, no right to read) or `.unreadable` (no base, cut, damaged, of
  ///   another version).
  public init(path: String) throws {
    file = (path as NSString).lastPathComponent
    map = try InputFile.open(FileReference.parse(path), for: .file(["adresses"])) { input in
      try MappedFile(path: input.path, expected: "le fichier d'une base d'adresses")
    }
    let sections = try Self.sections(of: map.bytes, file: file)
    func view<Element: BitwiseCopyable>(_ section: AddressBaseLayout.Section, as type: Element.Type = Element.self)
      -> UnsafeBufferPointer<Element>
    { sections[section.rawValue].bindMemory(to: type) }
    guard let description = try? JSONDecoder().decode(
      AddressBaseDescription.self, from: Data(view(.description, as: UInt8.self)))
    else { throw Self.damaged(file) }
    self.description = description
    textOffsets = view(.textOffsets)
    textBytes = view(.textBytes)
    communes = view(.communes)
    communePostcodes = view(.communePostcodes)
    communeKeys = KeyTable(
      offsets: view(.communeKeyOffsets), bytes: view(.communeKeyBytes), slots: view(.communeKeySlots),
      valueOffsets: view(.communeKeyValueOffsets), values: view(.communeKeyValues))
    postcodes = view(.postcodes)
    postcodeValueOffsets = view(.postcodeValueOffsets)
    postcodeValues = view(.postcodeValues)
    streets = view(.streets)
    streetPostcodes = view(.streetPostcodes)
    nameStreets = view(.nameStreets)
    nameWordOffsets = view(.nameWordOffsets)
    nameWords = view(.nameWords)
    words = KeyTable(
      offsets: view(.wordOffsets), bytes: view(.wordBytes), slots: view(.wordSlots),
      valueOffsets: view(.wordValueOffsets), values: view(.wordValues))
    deletionHashes = view(.deletionHashes)
    deletionWords = view(.deletionWords)
    addresses = view(.addresses)
    localities = view(.localities)
    localityOffsets = view(.localityOffsets)
    localityMembers = view(.localityMembers)
    suffixes = view(.suffixes)
    positions = view(.positions)
    apartStreets = view(.apartStreets)
    apartNumbers = view(.apartNumbers)
    guard isSound else { throw Self.damaged(file) }
  }

  /// The sections of a file whose header, length and sum hold.
  ///
  /// Header: magic, version (4 bytes), number of sections (4), length of the file (8), sum of all bytes after this sum (8),
  /// then offset and length (8 and 8) of each section.
  private static func sections(of bytes: UnsafeRawBufferPointer, file: String) throws -> [UnsafeRawBufferPointer] {
    let header = AddressBaseLayout.headerSize
    guard bytes.count >= 16, bytes.prefix(8).elementsEqual(AddressBaseLayout.magic) else {
      let found = bytes.isEmpty ? "le fichier est vide (0 octet)" : "ce n'est pas une base d'adresses de Maillage"
      throw FileFault.unreadable(
        file: file, sentence: "\(found) ; faites-en une par « maillage adresses creer ».")
    }
    let version = bytes.load(fromByteOffset: 8, as: UInt32.self)
    guard version == AddressBaseLayout.version,
      bytes.load(fromByteOffset: 12, as: UInt32.self) == UInt32(AddressBaseLayout.Section.allCases.count)
    else {
      throw FileFault.unreadable(
        file: file,
        sentence: "la base est d'un autre format (version \(version), attendue \(AddressBaseLayout.version)) ; "
          + "refaites-la par « maillage adresses creer ».")
    }
    guard bytes.count >= header, bytes.load(fromByteOffset: 16, as: UInt64.self) == UInt64(bytes.count) else {
      throw FileFault.unreadable(
        file: file, sentence: "la base est coupée ou n'a pas sa longueur ; copiez-la de nouveau ou refaites-la.")
    }
    let body = UnsafeRawBufferPointer(rebasing: bytes[AddressBaseLayout.summedFrom...])
    guard bytes.load(fromByteOffset: 24, as: UInt64.self) == FileSum.of(body) else { throw damaged(file) }
    return try AddressBaseLayout.Section.allCases.indices.map { index in
      let offset = bytes.load(fromByteOffset: 32 + 16 * index, as: UInt64.self)
      let length = bytes.load(fromByteOffset: 40 + 16 * index, as: UInt64.self)
      guard offset % 8 == 0, offset >= UInt64(header), length <= UInt64(bytes.count), offset <= UInt64(bytes.count) - length
      else { throw damaged(file) }
      return UnsafeRawBufferPointer(rebasing: bytes[Int(offset)..<Int(offset + length)])
    }
  }

  private static func damaged(_ file: String) -> FileFault {
    .unreadable(
      file: file, sentence: "la base est abîmée (ses sommes ou ses renvois ne tombent pas juste) ; refaites-la.")
  }

  func text(_ index: UInt32) -> String {
    guard index != AddressBaseLayout.none else { return "" }
    let range = Int(textOffsets[Int(index)])..<Int(textOffsets[Int(index) + 1])
    return String(decoding: UnsafeBufferPointer(rebasing: textBytes[range]), as: UTF8.self)
  }
}

extension AddressBase {
  /// "bis", "A"; blank where a number has none.
  func suffixText(_ suffix: UInt16) -> String { text(suffixes[Int(suffix)]) }

  /// Indexes of the words of a name, in order.
  func words(ofName name: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: nameWords[Int(nameWordOffsets[name])..<Int(nameWordOffsets[name + 1])])
  }

  /// Département of a commune; blank if its code has none.
  func department(ofCommune commune: UInt32) -> String {
    CommuneCode.department(of: text(communes[Int(commune)].code)) ?? ""
  }

  /// The BAN's word for the kind of a position; blank where the file has none.
  func positionText(_ position: UInt8) -> String { text(positions[Int(position)]) }

  /// The id of an address as its file gave it.
  /// - Parameters:
  ///   - index: of the address.
  ///   - street: index of its street.
  func addressID(_ index: Int, street: Int) -> String {
    let address = addresses[index]
    if address.id != AddressBaseLayout.none { return text(address.id) }
    return AddressID.make(street: text(streets[street].id), number: Int(address.number), suffix: suffixText(address.suffix))
  }

  /// Indexes of the addresses that bear the name of a locality without numbers of its own.
  func members(ofLocality street: Int) -> UnsafeBufferPointer<UInt32> {
    guard let place = SortedSearch.index(of: UInt32(street), in: localities) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: localityMembers[Int(localityOffsets[place])..<Int(localityOffsets[place + 1])])
  }

  /// Whether the files have a number of a street in a place too far to be believed.
  func isApart(_ number: Int32, ofStreet street: Int) -> Bool {
    guard !apartStreets.isEmpty else { return false }
    var place = SortedSearch.firstIndex(of: UInt32(street), in: apartStreets)
    while place < min(apartStreets.count, apartNumbers.count), apartStreets[place] == UInt32(street) {
      if apartNumbers[place] == number { return true }
      place += 1
    }
    return false
  }

  /// The street of an address: the last one that begins at it or before.
  func street(ofAddress address: Int) -> Int {
    SortedSearch.firstIndex(in: streets.indices) { streets[$0].firstAddress > UInt32(address) } - 1
  }
}
