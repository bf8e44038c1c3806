import Groundwork

/// Keys in ascending order of their bytes, found by a hash table, with a list of numbers for each.
///
/// A view of five sections of an address base: `offsets` (one more than there are keys) into `bytes`; `slots`, a power of
/// two of them, each a key's index or `none`, probed one by one from the key's hash (open addressing with linear probing, Knuth,
/// The Art of Computer Programming 3, 6.4, algorithm L); `valueOffsets` into `values`.
struct KeyTable {
  let offsets: UnsafeBufferPointer<UInt32>
  let bytes: UnsafeBufferPointer<UInt8>
  let slots: UnsafeBufferPointer<UInt32>
  let valueOffsets: UnsafeBufferPointer<UInt32>
  let values: UnsafeBufferPointer<UInt32>

  var count: Int { offsets.count - 1 }

  subscript(key: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(offsets[key])..<Int(offsets[key + 1])])
  }

  func text(_ key: Int) -> String { String(decoding: self[key], as: UTF8.self) }

  func values(of key: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: values[Int(valueOffsets[key])..<Int(valueOffsets[key + 1])])
  }

  /// Index of a key, nil if the table lacks it.
  func index(of key: UnsafeBufferPointer<UInt8>) -> Int? { index(of: key, hash: StableHash.of(key)) }

  func index(of key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != AddressBaseLayout.none {
      let candidate = Int(slots[slot])
      if equal(self[candidate], key) { return candidate }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func index(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { index(of: $0) }
  }

  @inline(__always)
  private func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where a[index] != b[index] { return false }
    return true
  }

  /// Number of slots for so many keys: at least twice as many, a power of two.
  static func slotCount(keys: Int) -> Int {
    var count = 16
    while count < 2 * keys { count *= 2 }
    return count
  }
}
