import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite struct TextEncodingTests {
  @Test func names() {
    #expect(["UTF-8", "utf8", "65001"].allSatisfy { TextEncoding(name: $0) == .utf8 })
    #expect(
      ["Windows-1252", "CP1252", "ANSI 1252", "1252", "windows_1252"].allSatisfy { TextEncoding(name: $0) == .windows1252 })
    #expect(["ISO-8859-1", "latin1", "ISO 88591", "8859_1", "Latin-1"].allSatisfy { TextEncoding(name: $0) == .windows1252 })
    #expect(["macintosh", "MacRoman", "x-mac-roman", "10000"].allSatisfy { TextEncoding(name: $0) == .macRoman })
    #expect(["cp850", "IBM850", "OEM 850"].allSatisfy { TextEncoding(name: $0) == .cp850 })
    #expect(["ISO-8859-15", "latin9", "88591 5"].allSatisfy { TextEncoding(name: $0) == .iso8859_15 })
    #expect(
      TextEncoding(name: "UTF-16") == .utf16LittleEndian && TextEncoding(name: "klingon") == nil && TextEncoding(name: "") == nil)
  }

  @Test(arguments: [
    (TextEncoding.windows1252, String.Encoding.windowsCP1252), (.utf8, .utf8),
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

  /// Foundation reads MacRoman amiss here, the system's converter does not.
  @Test(arguments: [(TextEncoding.macRoman, "MACINTOSH"), (.cp850, "CP850"), (.iso8859_15, "ISO-8859-15")])
  func decodedAsTheSystemDoes(encoding: TextEncoding, name: String) throws {
    let converter = try #require(iconv_open("UTF-8", name))
    defer { iconv_close(converter) }
    // ISO-8859-15 has control codes where files have the letters of Windows.
    for byte in UInt8(encoding == .iso8859_15 ? 0xA0 : 0x80)...0xFF {
      // The converter has the Greek letter for Apple's increment, and nothing for Apple's apple.
      if encoding == .macRoman, byte == 0xC6 || byte == 0xF0 { continue }
      var input = [CChar(bitPattern: byte)], output = [CChar](repeating: 0, count: 8)
      input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress, left = 1, to = output.baseAddress, room = 7
          iconv(converter, &from, &left, &to, &room)
        }
      }
      let ours = [byte].withUnsafeBufferPointer { encoding.string($0) }
      #expect(ours == String(cString: output), "\(encoding) \(byte)")
    }
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

  private static let french = [
    "Crèche d’été à l’île", "Forêt aux élèves", "Évian-lès-Bains", "SAINT-ÉTIENNE-DU-GRÈS", "Œuilly, Cœur, Haÿ",
    "n° 5 « Le Château »", "Où est l’hôtel Noël ?", "Provençal – maïs… à part", "ÎLE-AUX-MOINES", "déjà dû",
  ]

  /// Whatever French texts a file holds, all in one encoding: it is found. An accent that one encoding alone gives decides.
  @Test func theEncodingOfFrenchIsGuessed() {
    let seed = Seed(27)
    var random = seed.generator
    for encoding in [TextEncoding.windows1252, .macRoman, .cp850] {
      for _ in 0..<500 {
        let texts = (0..<Int.random(in: 2...6, using: &random)).map { _ in Self.french.randomElement(using: &random)! }
        guard let bytes = Self.bytes(texts.joined(separator: ";"), encoding) else { continue }
        let found = bytes.withUnsafeBufferPointer { TextEncoding.detect($0) }
        #expect(found == encoding, "\(seed) \(texts)")
      }
    }
  }

  /// nil for a character that the encoding lacks.
  private static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else if let place = encoding.upperHalf?.firstIndex(of: scalar) {
        bytes.append(UInt8(0x80 + place))
      } else {
        return nil
      }
    }
    return bytes
  }

  /// What is odd in Windows-1252 files with few accents does not make them Macintosh or DOS files.
  @Test(arguments: ["etc… etc… etc…", "“oui”", "5 € – 10 €", "l’ecole", "España; Muñoz", "x² ± 3 µm", "à l"])
  func windowsIsTheUsualOne(text: String) throws {
    let bytes = try #require(Self.bytes(text, .windows1252))
    #expect(bytes.withUnsafeBufferPointer { TextEncoding.detect($0) } == .windows1252)
  }

  /// Every French letter read as the wrong encoding and written again shows its trace; the right texts show none.
  @Test func textsEncodedTwiceAreTold() {
    for letter in "éèêëàâçîïôùûÉÈÀÇÊÎÔ" {
      for encoding in [TextEncoding.windows1252, .macRoman, .cp850] {
        let twice = Array("x\(letter)x".utf8).withUnsafeBufferPointer { encoding.string($0) }
        #expect(DoubleEncoding.isIn(twice), "\(letter) \(encoding)")
      }
    }
    for text in Self.french + ["SÃO PAULO", "√2 ≈ 1,4", "Ã", ""] { #expect(!DoubleEncoding.isIn(text), "\(text)") }
  }
}
