/// What must not be shown, nor be found out: a profile of the program or a person's own.
public struct SecrecyPolicy: Sendable, Hashable {
  /// Which zones the least population holds for.
  public enum Scope: Sendable, Hashable {
    case everyZone
    /// Those that the relations of the table list as such.
    case infracommunal
  }

  /// Where a count of nobody may be shown.
  public enum ZeroSafety: Sendable, Hashable {
    case everywhere, nowhere
    /// In these variables alone.
    case variables(Set<String>)
  }

  /// As the line of the source quotes it.
  public var name: String
  /// Counts from 1 up to one less are withheld.
  public var minimumCell: Int64 = 5
  /// A zone with fewer people shows nothing but true zeros; nil for no such rule.
  public var minimumPopulation: Int64?
  public var scope = Scope.infracommunal
  public var zeroSafety = ZeroSafety.everywhere
  /// Whether a rate is withheld where those who are not counted are too few.
  public var protectsComplement = false
  /// Per cent of an amount that the greatest contributor may make up; nil for no such rule.
  public var dominance: Double?
  /// Per cent of a withheld amount by which what a reader can deduce must miss it, below and above; 0: it must not be found
  /// exactly.
  public var protection = 0.0
  /// Whether nobody may find out that everybody in a zone has the same attribute.
  public var protectsGroups = false
  /// Counts are rounded to multiples of this instead of being withheld; nil for no rounding.
  public var rounding: Int64?
  /// How withheld counts are marked; amounts, rates and means have one mark whatever is asked.
  public var marks = Marks.single

  public init(name: String) { self.name = name }
}

extension SecrecyPolicy {
  /// Whether a count of nobody may be shown.
  func isZeroSafe(in variable: String) -> Bool {
    switch zeroSafety {
    case .everywhere: true
    case .nowhere: false
    case .variables(let names): names.contains(variable)
    }
  }

  /// The counts of a variable that are withheld for their own sake, and into which nobody may place them; nil for none.
  func sensitiveCounts(of variable: String) -> ClosedRange<Int64>? {
    let least: Int64 = isZeroSafe(in: variable) ? 1 : 0
    return least < minimumCell ? least...(minimumCell - 1) : nil
  }
}
