import CExpat

/// Parses the XML of a part as it is unpacked. A document type, which no workbook has, is refused: it could hide an
/// expansion without end.
final class XMLReader {
  private let part: XLSXPart
  private let parser: XML_Parser
  private unowned let events: any XMLEvents

  init(_ part: XLSXPart, events: any XMLEvents) throws {
    guard let parser = XML_ParserCreate(nil) else { throw part.archive.damaged(part.part) }
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
  func step() throws -> Bool {
    let more = try part.next { block in
      let status = block.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 0) }
      guard status == XML_STATUS_OK else { throw part.archive.damaged(part.part) }
    }
    if !more, XML_Parse(parser, nil, 0, 1) != XML_STATUS_OK { throw part.archive.damaged(part.part) }
    return more
  }

  static func readAll(_ part: XLSXPart, events: any XMLEvents) throws {
    let reader = try XMLReader(part, events: events)
    while try reader.step() {}
  }
}
