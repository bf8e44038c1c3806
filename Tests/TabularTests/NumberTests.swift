import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

@Suite struct NumberTests {
  @Test(
    arguments: [
      ("912500,5", 912500.5), ("6458500.25", 6458500.25), ("914 500", 914500), ("914\u{202F}500,75", 914500.75),
      ("1\u{00A0}234\u{00A0}567", 1_234_567),
      (" -12,5 ", -12.5), ("+7", 7), ("1e3", 1000), ("1.5E-3", 0.0015), (".5", 0.5), ("5.", 5), ("5,", 5), ("00012", 12),
      ("-0", 0), ("1e400", nil),
      ("", nil), (" ", nil), ("-", nil), (".", nil), ("abc", nil), ("nan", nil), ("inf", nil), ("1e", nil), ("0x10", nil),
      ("1,2,3", nil),
      ("1.234,5", nil), ("1 23", nil), ("1234 567", nil), ("12 34 567", nil), ("1 234 5", nil), ("1,5 000", nil), ("12,5 m", nil),
      ("--1", nil),
      ("123456789012345678901234567890", 1.2345678901234568e29), ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992),
      ("2,5e1", 25),
      ("\t3\r\n", 3), ("\u{2009}4\u{202F}", 4),
    ] as [(String, Double?)])
  func spellings(text: String, value: Double?) {
    #expect(NumberParser.decimal(text) == value, "\(text)")
  }

  @Test func roundedAsStrtodDoes() {
    let seed = Seed(7)
    var random = seed.generator
    for _ in 0..<30_000 {
      let digits = Int.random(in: 1...21, using: &random)
      var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      if Bool.random(using: &random) {
        text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits, using: &random)))
      }
      if Int.random(in: 0..<8, using: &random) == 0 { text += "e\(Int.random(in: -340...310, using: &random))" }
      if Bool.random(using: &random) { text = "-" + text }
      let expected = strtod(text, nil)
      #expect(NumberParser.decimal(text) == (expected.isFinite ? expected : nil), "\(seed): \(text)")
    }
  }

  @Test func everyDoubleReadsBack() {
    let seed = Seed(8)
    var random = seed.generator
    for _ in 0..<20_000 {
      var value = Double(bitPattern: random.next())
      while !value.isFinite { value = Double(bitPattern: random.next()) }
      #expect(NumberParser.decimal(value.description) == value, "\(seed): \(value)")
      #expect(
        NumberParser.decimal(DecimalFormatter.shortest(value)) == value || value.magnitude > 1e300 || value.magnitude < 1e-300,
        "\(seed): \(value)")
      let place = Double.random(in: -1e7...1e7, using: &random)
      #expect(NumberParser.decimal(DecimalFormatter.shortest(place)) == place, "\(seed): \(value)")
    }
  }

  @Test func fixedDecimalsAsPrintfWritesThem() {
    let seed = Seed(9)
    var random = seed.generator
    func check(_ value: Double, _ decimals: Int) {
      var bytes: [UInt8] = []
      DecimalFormatter.append(value, decimals: decimals, to: &bytes)
      var expected = String(format: "%.\(decimals)f", value)
      if expected.hasPrefix("-"), expected.allSatisfy({ "-0.".contains($0) }) { expected.removeFirst() }
      #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(seed): \(value) with \(decimals)")
    }
    for value in [
      0, -0.0, 0.5, 1.5, 2.5, 0.125, 0.375, -0.125, 0.005, 1.005, -0.004, 0.995, 9.995, 99.995, 1e15, 1e16, 1e22,
      4503599627370496.5,
    ] {
      for decimals in 0...6 { check(value, decimals) }
    }
    for _ in 0..<20_000 {
      check(Double.random(in: -1e6...1e6, using: &random), Int.random(in: 0...6, using: &random))
      // Ties and their neighbours.
      let tie = Double(Int.random(in: -100_000...100_000, using: &random)) / 8
      check([tie, tie.nextUp, tie.nextDown].randomElement(using: &random)!, 2)
    }
    var bytes: [UInt8] = []
    DecimalFormatter.append(.nan, decimals: 2, to: &bytes)
    #expect(bytes.isEmpty)
    DecimalFormatter.append(-12.345, decimals: 1, separator: UInt8(ascii: ","), to: &bytes)
    #expect(bytes == Array("-12,3".utf8))
  }

  @Test func shortestWithoutExponent() {
    #expect(
      [912500.5, 1053, 1e21, 1.5e-7, -2.5e20, 0.1, 1e16, -0.0].map(DecimalFormatter.shortest)
        == [
          "912500.5", "1053", "1000000000000000000000", "0.00000015", "-250000000000000000000", "0.1", "10000000000000000", "0",
        ])
  }
}
