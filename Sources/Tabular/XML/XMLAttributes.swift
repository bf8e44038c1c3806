import CExpat

/// Attributes of an element, alive during its start event only.
package struct XMLAttributes {
  let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// Value of the attribute of this local name.
  package subscript(_ name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

  package func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard let pairs else { return nil }
    var at = 0
    while let key = pairs[at] {
      if XMLName(key) == name { return pairs[at + 1] }
      at += 2
    }
    return nil
  }
}
