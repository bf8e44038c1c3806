import Tabular

/// The texts of a base; those that come again and again are there once. The first is blank.
struct TextPool {
  private(set) var offsets: [UInt32] = [0, 0]
  private(set) var bytes: [UInt8] = []
  private var index = ["": UInt32(0)]

  mutating func add(_ text: String) -> UInt32 {
    if let known = index[text] { return known }
    let number = append(ArraySlice(text.utf8))
    index[text] = number
    return number
  }

  /// Nothing for a blank text.
  mutating func addFilled(_ text: String) -> UInt32 { text.isEmpty ? AddressBaseLayout.none : add(text) }

  /// Adds a text that is known to come once.
  mutating func append(_ utf8: ArraySlice<UInt8>) -> UInt32 {
    bytes.append(contentsOf: utf8)
    offsets.append(UInt32(bytes.count))
    return UInt32(offsets.count - 2)
  }
}
