import Groundwork
import Territory

/// A question cut into words.
struct Question {
  /// More words than any address has; what is longer is not read.
  static let mostWords = 48

  var words: [QuestionWord] = []
  /// Normalised bytes of the words and of their forms.
  var text: [UInt8] = []
  /// Words of the base, in the runs that words and `sequences` point to.
  var alternatives: [UInt32] = []
  /// Runs of `alternatives` that one word may be.
  var sequences: [QuestionWord.Run] = []
  /// The text had more words than an address can have.
  var isTooLong = false

  /// Cuts the cells of a question.
  mutating func read(_ question: AddressQuestion, terms: TermTable, base: AddressBase) {
    words.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    alternatives.removeAll(keepingCapacity: true)
    sequences.removeAll(keepingCapacity: true)
    isTooLong = false
    let cells: [(content: String, cell: QuestionWord.Cell)] = [
      (question.address, .address), (question.postcode, .postcode), (question.commune, .commune),
    ]
    for (content, cell) in cells where !content.isEmpty {
      var content = content
      content.withUTF8 { cut($0, cell: cell) }
    }
    guard !isTooLong else { return }
    interpret(terms, base)
    markComplements()
  }

  private mutating func cut(_ content: UnsafeBufferPointer<UInt8>, cell: QuestionWord.Cell) {
    var position = 0
    var pending = WordBreak.part
    var blanksBefore = true, dash = false
    while position < content.count {
      let byte = content[position]
      if let sign = Self.sign(content, position) {
        pending = max(pending, sign == .part && !blanksBefore ? .hyphen : sign)
        dash = dash || sign == .part
        position += 3
        continue
      }
      guard Self.isWordByte(byte) else {
        switch byte {
        case 0x0A, 0x0D: pending = .part
        case UInt8(ascii: " "), 0x00..<0x20:
          if dash { pending = .part }
          blanksBefore = true
        case UInt8(ascii: "'"), UInt8(ascii: "`"): pending = max(pending, .apostrophe)
        case UInt8(ascii: "-"), UInt8(ascii: "_"):
          if blanksBefore { dash = true } else { pending = max(pending, .hyphen) }
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "&"): pending = max(pending, .mark)
        default: pending = .part
        }
        position += 1
        continue
      }
      var end = position + 1
      while end < content.count, Self.isWordByte(content[end]), !Self.isJoint(content, end), Self.sign(content, end) == nil {
        end += 1
      }
      if pending == .space, position > 0, Self.isWordByte(content[position - 1]) { pending = .glued }
      append(UnsafeBufferPointer(rebasing: content[position..<end]), pending, cell)
      if isTooLong { return }
      position = end
      pending = .space
      blanksBefore = false
      dash = false
    }
  }

  /// Quotation marks, dashes and invisible signs of U+2000 to U+203F; `.part` for a dash.
  private static func sign(_ content: UnsafeBufferPointer<UInt8>, _ index: Int) -> WordBreak? {
    guard index + 2 < content.count, content[index] == 0xE2, content[index + 1] == 0x80 else { return nil }
    switch content[index + 2] {
    case 0x98, 0x99, 0x9B, 0xB2: return .apostrophe
    case 0x90...0x95: return .part
    default: return .space
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// A capital between small letters begins a word: "VernierParis".
  private static func isJoint(_ content: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < content.count, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(content[index]) else { return false }
    return isSmallLetter(content, content[index - 1] >= 0x80 ? index - 2 : index - 1) && isSmallLetter(content, index + 1)
  }

  /// Whether a small letter starts at a place: of ASCII, or of the two bytes of U+00E0 to U+00FF.
  private static func isSmallLetter(_ content: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index >= 0 else { return false }
    if content[index] == 0xC3 { return index + 1 < content.count && content[index + 1] >= 0xA0 }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(content[index])
  }

  private mutating func append(_ run: UnsafeBufferPointer<UInt8>, _ before: WordBreak, _ cell: QuestionWord.Cell) {
    let start = text.count
    text.append(contentsOf: repeatElement(0, count: run.count))
    let length = text.withUnsafeMutableBufferPointer {
      FrenchText.normalise(run, into: UnsafeMutableBufferPointer(rebasing: $0[start...]))
    }
    text.removeLast(run.count - length)
    var between = before
    var word = start
    while word < text.count {
      if text[word] == UInt8(ascii: " ") {
        between = .space
        word += 1
        continue
      }
      var end = word + 1
      while end < text.count, text[end] != UInt8(ascii: " "), isDigit(text[end]) == isDigit(text[word]) { end += 1 }
      guard words.count < Self.mostWords else {
        isTooLong = true
        return
      }
      let run = (word..<end).run
      var found = QuestionWord(bytes: run, headForm: run, laterForm: run)
      found.break = between
      found.cell = cell
      if isDigit(text[word]) { found.value = Self.value(text[word..<end]) }
      words.append(found)
      between = .glued
      word = end
    }
  }

  private static func value(_ figures: ArraySlice<UInt8>) -> Int32 {
    guard figures.count <= 9 else { return Int32.max }
    return figures.reduce(0) { $0 * 10 + Int32($1 - UInt8(ascii: "0")) }
  }
}
