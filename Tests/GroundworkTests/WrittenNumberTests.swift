import Groundwork
import TestSupport
import Testing

@Suite struct WrittenNumberTests {
  @Test(arguments: [
    ("12", 12, 0), ("12,50", 125, 1), ("12.0", 12, 0), ("0,05", 5, 2), ("1 250", 1250, 0), ("1\u{202F}250,5", 12505, 1),
    ("-3", -3, 0),
    ("2e3", 2000, 0), ("1.5E-2", 15, 3), ("007", 7, 0),
  ])
  func digitsAreKeptExactly(text: String, mantissa: Int64, decimals: Int) {
    #expect(WrittenNumber(text) == WrittenNumber(mantissa: mantissa, decimals: decimals))
  }

  @Test(arguments: ["", "s", "douze", "1.500", "12,250", "1.2.3", "99999999999999999999", "nan", "0,0000000000001"])
  func whatIsNoNumberOrMayBeTwoIsNotRead(text: String) { #expect(WrittenNumber(text) == nil) }

  /// One cell that is surely a decimal tells how the others are meant.
  @Test func aColumnTellsItsDecimalMark() {
    #expect(WrittenNumber.decimalMarks(in: ["1.500", "12.25", "s"]) == ["."])
    #expect(WrittenNumber.decimalMarks(in: ["1.500", "2,250", "1234"]).isEmpty)
    #expect(WrittenNumber("1.500", decimalMarks: ["."]) == WrittenNumber(mantissa: 15, decimals: 1))
    #expect(WrittenNumber("1,500", decimalMarks: ["."]) == nil)
  }

  @Test func scalingLosesNothing() {
    let seed = Seed(UInt64(31))
    var dice = seed.generator
    for _ in 0..<300 {
      let mantissa = Int64.random(in: -1_000_000_000...1_000_000_000, using: &dice)
      let decimals = Int.random(in: 0...6, using: &dice)
      let number = WrittenNumber(mantissa: mantissa, decimals: decimals)
      #expect(number.scaled(to: 6).map { WrittenNumber(mantissa: $0, decimals: 6) } == number, "\(seed)")
      #expect(WrittenNumber(WrittenNumber.text(mantissa, decimals: decimals), decimalMarks: ["."]) == number, "\(seed)")
    }
    #expect(WrittenNumber(mantissa: 15, decimals: 1).scaled(to: 0) == nil)
    #expect(WrittenNumber(mantissa: .max, decimals: 0).scaled(to: 2) == nil)
  }

  /// What the quick look at a coordinate's figures says is what its binary number, written again, shows.
  @Test func aCoordinateLosesItsLastZerosInBinary() throws {
    let seed = Seed(UInt64(33))
    var dice = seed.generator
    var lost = 0
    for _ in 0..<5_000 {
      let whole = Int.random(in: -180...180, using: &dice), decimals = Int.random(in: 0...14, using: &dice)
      let tail = (0..<decimals).map { _ in String(Int.random(in: 0...9, using: &dice)) }.joined()
      let text = decimals == 0 ? "\(whole)" : "\(whole)\(Bool.random(using: &dice) ? "." : ",")\(tail)"
      let written = try #require(Coordinate(text))
      let again = try #require(Coordinate(written.value))
      #expect(written.losesDigits == (again.step != written.step), "\(seed): \(text)")
      if written.losesDigits { lost += 1 }
    }
    #expect(lost > 500 && lost < 2_000)
    #expect(Coordinate("912000")?.losesDigits == true)
  }
}
