import Groundwork

/// XML on its way into the parser: a part of a workbook, or a file.
package protocol XMLPart: AnyObject {
  /// Hands the next block to `body`; false at the end.
  func next(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool
  /// What to say where it is no XML.
  func damaged() -> FileFault
  /// What to say where it asks for more than can be believed.
  func tooLarge() -> FileFault
}

/// A file of XML, read block by block.
package final class XMLFilePart: XMLPart {
  private let source: any ByteSource
  private let name: String
  private var block = [UInt8](repeating: 0, count: 1 << 16)

  package init(_ file: FileByteSource) {
    source = file
    name = file.name
  }

  package func next(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool {
    let got = try block.withUnsafeMutableBytes { try source.read(into: $0.baseAddress!, count: $0.count) }
    if got == 0 { return false }
    try block.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<got])) }
    return true
  }

  package func damaged() -> FileFault {
    .unreadable(
      file: name, sentence: "le XML est abîmé ou coupé ; rouvrez le fichier dans son logiciel et enregistrez-le de nouveau.")
  }

  package func tooLarge() -> FileFault {
    .unreadable(file: name, sentence: "le fichier se déplie en une taille anormale ; il est refusé.")
  }
}
