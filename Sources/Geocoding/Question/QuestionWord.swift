/// What stands between a word and the one before it.
enum WordBreak: UInt8 {
  case space
  /// A figure beside a letter: "12bis".
  case glued
  case hyphen
  /// A stop or a slash without blanks: "72/74", "6.8".
  case mark
  case apostrophe
  /// A comma, a bracket, a dash between blanks, the next cell: another part of the address.
  case part
}

/// A word of a question.
struct QuestionWord {
  /// What it is besides a word of a name.
  enum Role: UInt8 {
    case plain
    /// Opens a complement ("bâtiment"), or stands behind such a word.
    case complementHead, namedComplement, complementBody
    /// Of a post box, or CEDEX: says nothing of the place.
    case postal
  }

  /// The cell of a question that it stands in.
  enum Cell: UInt8 {
    case address, postcode, commune
  }

  /// Where something of a word stands in the lists of its question; half as long as a range of `Int`, as words are copied a lot.
  typealias Run = Range<UInt32>

  /// Bytes in `Question.text`, and those of the canonical form at the head of a name and further on: the words that a name
  /// of a base would have, blanks between them where they are several, none for an ending that stands apart.
  var bytes: Run
  var headForm: Run
  var laterForm: Run
  /// What it says where a name of a base makes something else of it: "sept" is septembre there, and 7; "lAbbé" is one word, and
  /// two. Blank if there is nothing else.
  var otherForm: Run = 0..<0
  /// Figures; -1 for letters.
  var value: Int32 = -1
  /// "8e", or a number in words: no house number.
  var isOrdinal = false
  /// Letter of an ordinal ending that may be a suffix as well ("12e").
  var endingIsE = false
  var `break` = WordBreak.space
  var cell = Cell.address
  var role = Role.plain
  /// An ending of ordinals apart from its figure ("5 E"): a name of a base has no word for it.
  var isEnding = false
  var isSmall = false
  var isTitle = false
  var isType = false
  /// A type that names a place (hameau, quartier) rather than a street.
  var isPlaceType = false
  /// Several words of the base that it stands for ("vc"), a range of `Question.sequences`.
  var sequences: Run = 0..<0
  var isArrondissement = false
  var isCedex = false
  /// Words of the base that it may be, a range of `Question.alternatives`.
  var alternatives: Run = 0..<0
  /// Canonical suffix that it is ("bis" for "b"), in `Question.text`; blank if none.
  var suffix: Run = 0..<0
  /// That suffix is no word of the language, only one of the base's ("abis"): it may be another word.
  var isRareSuffix = false

  var isFigure: Bool { value >= 0 }
}

extension Range<Int> {
  var run: QuestionWord.Run { UInt32(lowerBound)..<UInt32(upperBound) }
}

extension Array {
  subscript(run: QuestionWord.Run) -> ArraySlice<Element> { self[Int(run.lowerBound)..<Int(run.upperBound)] }
}

extension UnsafeBufferPointer {
  subscript(run: QuestionWord.Run) -> Slice<UnsafeBufferPointer> { self[Int(run.lowerBound)..<Int(run.upperBound)] }
}

extension WordBreak: Comparable {
  static func < (a: WordBreak, b: WordBreak) -> Bool { a.rawValue < b.rawValue }
}
