/// The places of texts in a list, by the text: names and codes of all communes, which a dictionary of strings would make slow to
/// build and four times as large.
struct TextIndex: Sendable {
  /// The texts end to end.
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// The place before with the same text; -1 for none.
  private var earlier: [Int32] = []
  /// The last place of a text, at the slot that its hash asks for or the next free one; -1 where none is. A power of two of them, at
  /// most half full.
  private var slots: [Int32]

  init(capacity: Int = 0) {
    ends.reserveCapacity(capacity)
    earlier.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 12)
    slots = Array(repeating: -1, count: Self.slotCount(for: capacity))
  }

  var count: Int { ends.count }

  /// Adds the text of the next place.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if 2 * (count + 1) > slots.count { grow() }
    let slot = slot(of: text)
    earlier.append(slots[slot])
    slots[slot] = Int32(count)
    bytes += text
    ends.append(Int32(bytes.count))
  }

  /// The last place of a text; nil for one that is none.
  func last(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { slots[slot(of: $0)] }.nonNegative
  }

  /// Ascending; empty for a text that is none.
  func places(of text: String) -> [Int] {
    var places: [Int] = []
    var place = last(of: text)
    while let found = place {
      places.append(found)
      place = earlier[found].nonNegative
    }
    return places.reversed()
  }

  /// The text of a place.
  subscript(_ place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

  private func range(_ place: Int) -> Range<Int> { (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) }

  private static func slotCount(for capacity: Int) -> Int {
    var count = 16
    while count < 2 * capacity { count *= 2 }
    return count
  }

  /// Twice the slots, each text at its own again.
  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for place in 0..<count {
      let slot = bytes.withUnsafeBufferPointer { self.slot(of: UnsafeBufferPointer(rebasing: $0[range(place)])) }
      slots[slot] = Int32(place)
    }
  }

  /// Where a text stands, or would.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(text) & mask
    bytes.withUnsafeBufferPointer { bytes -> Void in
      while slots[slot] >= 0, !Self.isSame(bytes[range(Int(slots[slot]))], text) { slot = (slot + 1) & mask }
    }
    return slot
  }

  private static func isSame(_ one: Slice<UnsafeBufferPointer<UInt8>>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    one.count == other.count && one.elementsEqual(other)
  }

  /// FNV-1a, with its upper half folded in; the texts are the program's own and a layer's names, of which a few slots in a row do
  /// no harm.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}

extension Int32 {
  fileprivate var nonNegative: Int? { self < 0 ? nil : Int(self) }
}
