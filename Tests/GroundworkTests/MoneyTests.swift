import Testing

@testable import Groundwork

/// Sums of money as people write them; a currency is never taken for another.
@Suite struct MoneyTests {
  @Test(arguments: [
    ("1500", 1500, nil), ("1 500,50", 1500.5, nil), ("1 500 EUR", 1500, "€"), ("€1500", 1500, "€"), ("1 500,00 €uros", 1500, "€"),
    ("1\u{202F}500\u{A0}€", 1500, "€"), ("-1 500 €", -1500, "€"), ("(1 500)", -1500, nil), ("\u{2212}12 euros", -12, "€"),
    ("1500 €/an", 1500, "€"), ("1 500 euros par an", 1500, "€"), ("1500,-", 1500, nil), ("1.500,00", 1500, nil),
    ("1'500", 1500, nil), ("CHF 1'500.50", 1500.5, "CHF"), ("1500 F CFP", 1500, "F CFP"), ("1500 XPF", 1500, "F CFP"),
    ("1500 francs CFP", 1500, "F CFP"), ("1500 F", 1500, "F"), ("$1500", 1500, "USD"), ("£ 12", 12, "GBP"), ("0 €", 0, "€"),
  ] as [(String, Double, String?)])
  func readAsMeant(_ text: String, _ value: Double, _ sign: String?) throws {
    let money = try #require(Money(text))
    #expect(money.value == value && money.currency?.sign == sign)
    #expect(NumberParser.decimal(money.number) == value.magnitude, "the figure alone is a number: \(money.number)")
  }

  @Test(arguments: [
    "", "€", "abc", "1500 ABC", "1500 habitants", "12 %", "1,5 k€", "12 rue du Bac", "1 500 € ou 2 000 €", "--", "1500 TTC",
    "1.2.3 €",
  ])
  func whatIsNoSum(_ text: String) { #expect(Money(text) == nil) }
}
