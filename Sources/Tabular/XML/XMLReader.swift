import CExpat

/// Parses XML as it is unpacked or read. A document type, which no workbook and no layer has, is refused: it could hide an
/// expansion without end.
package final class XMLReader {
  private let part: any XMLPart
  private let parser: XML_Parser
  private unowned let events: any XMLEvents
  /// Bytes unpacked and not yet given to expat.
  private var unread: [UInt8] = []
  private var given = 0
  /// Bytes of the token that the last block left unfinished.
  private var waiting = 0

  package init(_ part: any XMLPart, events: any XMLEvents) throws {
    guard let parser = XML_ParserCreate(nil) else { throw part.damaged() }
    self.part = part
    self.parser = parser
    self.events = events
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        XMLReader.from(user).events.start(XMLName(name!), XMLAttributes(pairs: attributes))
      },
      { user, name in XMLReader.from(user).events.end(XMLName(name!)) })
    XML_SetCharacterDataHandler(parser) { user, text, length in
      text!.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
        XMLReader.from(user).events.text(UnsafeBufferPointer(start: $0, count: Int(length)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      _ = XML_StopParser(XMLReader.from(user).parser, XML_Bool(XML_FALSE))
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLReader {
    Unmanaged<XMLReader>.fromOpaque(user!).takeUnretainedValue()
  }

  /// Parses the next block of the part; false at its end.
  ///
  /// expat reads an unfinished token (a long comment, a long attribute) again from its start with every block. So a block is
  /// then as long as what waits, and each byte is read a few times whatever the token's length.
  package func step() throws -> Bool {
    var more = true
    while more, unread.count <= waiting {
      more = try part.next { unread += $0 }
    }
    let status = unread.withUnsafeBytes { block in
      block.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), more ? 0 : 1) }
    }
    guard status == XML_STATUS_OK else { throw part.damaged() }
    given += unread.count
    waiting = max(0, given - Int(XML_GetCurrentByteIndex(parser)))
    unread.removeAll(keepingCapacity: true)
    return more
  }

  package static func readAll(_ part: any XMLPart, events: any XMLEvents) throws {
    let reader = try XMLReader(part, events: events)
    while try reader.step() {}
  }
}
