/// How an address base lies in its file.
///
/// The file is a header followed by sections, little-endian, each starting on a multiple of 8 bytes, read in place through a
/// memory map. Every number that points elsewhere is an index into another section. Indexes are 32-bit; `none` means nothing.
///
/// Order: communes by code; streets by commune, then by words of their name, then by id; names by street; addresses by
/// street, then by number and suffix. So what belongs together is a range, and the streets of a commune that hold a word are
/// a range of the word's list.
enum AddressBaseLayout {
  /// First bytes of the file.
  static let magic = Array("MAILLADR".utf8)
  /// Raised whenever the layout, or the way words are made, changes.
  static let version: UInt32 = 3
  /// Index that points nowhere.
  static let none = UInt32.max

  /// The sections, in the order of the file.
  enum Section: Int, CaseIterable {
    /// JSON of `AddressBaseDescription`.
    case description
    /// Texts as people read them: `textOffsets` has one more element than there are texts.
    case textOffsets, textBytes
    case communes
    /// Postcodes of communes, as numbers; ranges of `CommuneRecord`.
    case communePostcodes
    /// Names of communes: keys (words run together), then for each the communes that bear it.
    case communeKeyOffsets, communeKeyBytes, communeKeySlots, communeKeyValueOffsets, communeKeyValues
    /// Postcodes in ascending order, then for each its communes.
    case postcodes, postcodeValueOffsets, postcodeValues
    case streets
    /// Postcodes of streets, as numbers; ranges of `StreetRecord`.
    case streetPostcodes
    /// Every name of a street, aliases included: its street, and its words.
    case nameStreets, nameWordOffsets, nameWords
    /// Words of names in ascending order, then for each the names that hold it.
    case wordOffsets, wordBytes, wordSlots, wordValueOffsets, wordValues
    /// Hashes of the words with one or two letters left out, ascending, and the word of each.
    case deletionHashes, deletionWords
    case addresses
    /// Localities without numbers whose name addresses bear, ascending, then for each these addresses.
    case localities, localityOffsets, localityMembers
    /// Suffixes of numbers, as text indexes.
    case suffixes
    /// Kinds of position, as text indexes.
    case positions
    /// Numbers that the files have too far from their street to be believed: the street, ascending, and the number.
    case apartStreets, apartNumbers
  }

  /// Where the bytes begin that the sum of the header covers.
  static let summedFrom = 8 + 4 + 4 + 8 + 8
  static let headerSize = summedFrom + Section.allCases.count * 16
}
