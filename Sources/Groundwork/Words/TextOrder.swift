/// Order of texts by their bytes: the same on every machine.
package enum TextOrder {
  package static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// The commonest text, the first in byte order among equally common ones; nil if there is none.
  package static func commonest(_ counts: [String: Int]) -> String? {
    counts.max { a, b in a.value == b.value ? precedes(b.key, a.key) : a.value < b.value }?.key
  }

  package static func sorted<Texts: Sequence>(_ texts: Texts) -> [String] where Texts.Element == String {
    texts.sorted { precedes($0, $1) }
  }
}
