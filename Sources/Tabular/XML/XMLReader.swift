import CExpat

/// Parses XML as it is unpacked or read. A document type, which no workbook and no layer has, is refused: it could hide an
/// expansion without end.
package final class XMLReader {
  private let part: any XMLPart
  private let parser: XML_Parser
  private unowned let events: any XMLEvents

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
  package func step() throws -> Bool {
    let more = try part.next { block in
      let status = block.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 0) }
      guard status == XML_STATUS_OK else { throw part.damaged() }
    }
    if !more, XML_Parse(parser, nil, 0, 1) != XML_STATUS_OK { throw part.damaged() }
    return more
  }

  package static func readAll(_ part: any XMLPart, events: any XMLEvents) throws {
    let reader = try XMLReader(part, events: events)
    while try reader.step() {}
  }
}
