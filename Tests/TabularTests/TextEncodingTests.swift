import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite struct TextEncodingTests {
  @Test func names() {
    #expect(["UTF-8", "utf8", "65001"].allSatisfy { TextEncoding(name: $0) == .utf8 })
    #expect(
      ["Windows-1252", "CP1252", "ANSI 1252", "1252", "windows_1252"].allSatisfy { TextEncoding(name: $0) == .windows1252 })
    #expect(["ISO-8859-1", "latin1", "ISO 88591", "8859_1", "Latin-1"].allSatisfy { TextEncoding(name: $0) == .iso8859_1 })
    #expect(["ISO-8859-15", "latin9", "88591 5"].allSatisfy { TextEncoding(name: $0) == .iso8859_15 })
    #expect(
      TextEncoding(name: "UTF-16") == .utf16LittleEndian && TextEncoding(name: "klingon") == nil && TextEncoding(name: "") == nil)
  }

  @Test(arguments: [
    (TextEncoding.windows1252, String.Encoding.windowsCP1252), (.iso8859_1, .isoLatin1), (.utf8, .utf8),
    (.utf16LittleEndian, .utf16LittleEndian),
    (.utf16BigEndian, .utf16BigEndian),
  ])
  func decodedAsFoundationDoes(encoding: TextEncoding, foundation: String.Encoding) throws {
    // Foundation has no code point for the five bytes that Windows-1252 leaves undefined.
    let high =
      (0xA0...0xFF).map { UInt8($0) } + (encoding == .windows1252 ? [0x80, 0x85, 0x8C, 0x91, 0x92, 0x96, 0x99, 0x9C, 0x9F] : [])
    let isWide = encoding == .utf16BigEndian || encoding == .utf16LittleEndian
    let text = isWide || encoding == .utf8 ? "Échirolles – l’Île 😀 € œ" : String(data: Data(high), encoding: foundation)!
    let bytes = Array(text.data(using: foundation)!)
    #expect(bytes.withUnsafeBufferPointer { encoding.string($0) } == text)
  }

  @Test func latin9() {
    let bytes: [UInt8] = [0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE, 0xE9, 0x41]
    #expect(bytes.withUnsafeBufferPointer { TextEncoding.iso8859_15.string($0) } == "€ŠšŽžŒœŸéA")
  }

  @Test func validationAgreesWithTheStandardLibrary() {
    let seed = Seed(3)
    var random = seed.generator
    let interesting: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE9, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in interesting.randomElement(using: &random)! }
      let valid = bytes.withUnsafeBufferPointer { UTF8Validation.validPrefix($0) }
      #expect((valid == bytes.count) == (String(validating: bytes, as: UTF8.self) != nil), "\(seed): \(bytes)")
      #expect(String(validating: bytes[..<valid], as: UTF8.self) != nil, "\(seed): \(bytes)")
    }
  }

  @Test func detection() {
    func detect(_ bytes: [UInt8]) -> TextEncoding { bytes.withUnsafeBufferPointer { TextEncoding.detect($0) } }
    #expect(detect(Array("été".utf8)) == .utf8 && detect(Array("été".utf8.dropLast())) == .utf8)
    #expect(detect([0x65, 0xE9, 0x65]) == .windows1252 && detect([0xFF, 0xFE, 0x41, 0]) == .utf16LittleEndian)
    #expect(detect(Array("id;x\n".data(using: .utf16BigEndian)!)) == .utf16BigEndian)
  }
}
