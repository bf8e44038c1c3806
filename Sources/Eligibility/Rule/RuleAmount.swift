import Groundwork

/// What a rule pays, in the currency that it is written in: another than the euro is kept apart from euros and never changed.
public struct RuleAmount: Sendable, Hashable {
  private let money: Money

  init(_ money: Money) { self.money = money }

  /// The figure as the rule writes it; nil in another currency.
  public var euros: String? { currency == nil ? money.number : nil }
  public var value: Double { money.value }
  /// Behind a figure, as "F CFP"; nil for euros.
  public var currency: String? {
    guard let currency = money.currency, currency != .euro else { return nil }
    return currency.sign
  }
}
