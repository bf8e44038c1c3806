/// Name of an element or attribute, without its prefix.
package struct XMLName {
  private let local: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var start = name
    var at = name
    while at.pointee != 0 {
      if at.pointee == CChar(UInt8(ascii: ":")) { start = at + 1 }
      at += 1
    }
    local = start
  }

  package static func == (name: XMLName, text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where UInt8(bitPattern: name.local[offset]) != byte { return false }
      return name.local[bytes.count] == 0
    }
  }
}
