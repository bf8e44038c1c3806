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
  static let version: UInt32 = 2
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
  }

  /// Where the bytes begin that the sum of the header covers.
  static let summedFrom = 8 + 4 + 4 + 8 + 8
  static let headerSize = summedFrom + Section.allCases.count * 16
}

/// A commune, or a city divided into arrondissements.
struct CommuneRecord: BitwiseCopyable {
  /// Text indexes.
  var code: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var firstStreet: UInt32 = 0
  var streetCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  /// Ten-millionths of a degree, and centimetres in the system `epsg`; zero together where unknown.
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Decimetres from the position within which its addresses lie; 0 where the base holds none.
  var radius: UInt32 = 0
  var epsg: UInt32 = 0
  /// Index of the city of an arrondissement, else `none`.
  var city: UInt32 = AddressBaseLayout.none
}

/// A street, or a locality.
struct StreetRecord: BitwiseCopyable {
  /// Text indexes: the BAN id ("94028_lcq4e6"), the name as written, the old commune's name or `none`.
  var id: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var oldCommune: UInt32 = AddressBaseLayout.none
  var commune: UInt32 = 0
  var firstAddress: UInt32 = 0
  var addressCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Decimetres from the position within which its addresses lie; 0 where it has none.
  var radius: UInt32 = 0
  /// 0 street, 1 locality.
  var kind: UInt32 = 0
}

/// A number on a street.
struct AddressRecord: BitwiseCopyable {
  var number: Int32 = 0
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Text index of an id that the street's id, number and suffix do not give; else `none`.
  var id: UInt32 = AddressBaseLayout.none
  /// Indexes in the sections `suffixes` (0 is no suffix) and `positions` (0 is unknown).
  var suffix: UInt16 = 0
  var position: UInt8 = 0
  /// Place in the street's postcodes.
  var postcode: UInt8 = 0
}

/// What a name of a commune is; the low bits of a value of `communeKeyValues`.
enum CommuneNameKind: UInt32 {
  /// Of the code officiel géographique or the BAN.
  case official = 0
  /// La Poste's delivery label.
  case delivery = 1
  /// A place of the commune (`Ligne_5`), often an old commune.
  case place = 2
  /// An old commune, now part of this one.
  case former = 3
  /// An official name without its article.
  case bare = 4

  static let bits: UInt32 = 3
}
