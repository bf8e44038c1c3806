/// A number exactly as it is written, so that sums are made in decimal arithmetic: 12,50 is 1250 of a hundredth.
package struct WrittenNumber: Hashable, Sendable {
  package let mantissa: Int64
  /// Digits behind the point; zeros at the end are dropped.
  package let decimals: Int

  /// Digits behind the point beyond which a number is no figure of a table.
  package static let mostDecimals = 12

  package init(mantissa: Int64, decimals: Int) {
    var mantissa = mantissa, decimals = decimals
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    self.mantissa = mantissa
    self.decimals = decimals
  }

  /// Nil for what is no number, may be two, or has more digits than a whole number of 64 bits holds.
  ///
  /// - Parameters:
  ///   - marks: characters that surely stand before decimals, so that 1.500 is one and a half.
  ///   - mostDecimals: digits behind the point beyond which it is no number.
  package init?(_ text: String, decimalMarks marks: Set<Character> = [], mostDecimals: Int = Self.mostDecimals) {
    let plain = text.trimmingBlanks()
    guard NumberParser.decimal(plain) != nil, !Self.hasTwoReadings(plain, marks) else { return nil }
    var digits: [Int64] = [], decimals = 0, sawPoint = false, isNegative = false
    var exponent = ""
    var inExponent = false
    for character in plain {
      if inExponent {
        exponent.append(character)
      } else if let digit = character.wholeNumberValue {
        digits.append(Int64(digit))
        if sawPoint { decimals += 1 }
      } else if character == "." || character == "," {
        sawPoint = true
      } else if character == "-" {
        isNegative = true
      } else if character == "e" || character == "E" {
        inExponent = true
      }
    }
    decimals -= inExponent ? Int(exponent) ?? 0 : 0
    while decimals > 0, digits.last == 0 {
      digits.removeLast()
      decimals -= 1
    }
    while decimals < 0, digits.count < 20 {
      digits.append(0)
      decimals += 1
    }
    guard (0...mostDecimals).contains(decimals) else { return nil }
    var value: Int64 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = product.addingReportingOverflow(digit)
      guard !overflow, !overflows else { return nil }
      value = sum
    }
    self.init(mantissa: isNegative ? -value : value, decimals: decimals)
  }

  /// Whether a text may be a number of thousands or one of thousandths.
  package static func hasTwoReadings(_ text: String, _ marks: Set<Character>) -> Bool {
    NumberParser.hasTwoReadings(text) && !text.contains(where: marks.contains)
  }

  /// The characters that stand before decimals in some of these texts beyond doubt: "12.34" tells how "1.500" is meant.
  package static func decimalMarks<Texts: Sequence>(in texts: Texts) -> Set<Character> where Texts.Element == String {
    var marks: Set<Character> = []
    for text in texts where NumberParser.decimal(text) != nil && !NumberParser.hasTwoReadings(text) {
      let found = text.filter { $0 == "." || $0 == "," }
      if found.count == 1 { marks.formUnion(found) }
    }
    return marks
  }

  /// The number in units of a power of ten: 12,5 in hundredths is 1250. Nil where it has more decimals, or is too great.
  package func scaled(to places: Int) -> Int64? {
    guard decimals <= places else { return nil }
    var value = mantissa
    for _ in decimals..<places {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }

  /// What a scaled number is for a person or a program: 1250 hundredths are "12.5".
  package static func text(_ value: Int64, decimals: Int, mark: String = ".") -> String {
    let number = WrittenNumber(mantissa: value, decimals: decimals)
    guard number.decimals > 0 else { return String(number.mantissa) }
    let digits = String(number.mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, number.decimals + 1 - digits.count)) + digits
    return (number.mantissa < 0 ? "-" : "") + padded.dropLast(number.decimals) + mark + padded.suffix(number.decimals)
  }
}
