import Groundwork

/// A figure of a diagnosis for every zone, with all that a document must say of it: what is counted, in which unit, of which
/// year, by whom, within which bounds, and why where there is none.
public struct Indicator: Sendable {
  /// What is counted: "places pour 100 enfants".
  public let name: String
  public let unit: Unit
  /// Year that the figures are of, where the file or its columns tell.
  public let year: Int?
  /// Files that it was made of.
  public let sources: [Provenance]
  /// One a zone.
  public let figures: [Figure]
  /// The line that goes with figures made of confidential counts, or of a table that the user says is published; nil for others.
  public var released: ReleasedSource?
  /// Bounds of what is estimated, one a zone, nil where the zone has no figure; empty where nothing is estimated.
  public let lowest, highest: [Double?]

  /// What one of it is.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case persons = "personnes", places, structures, metres = "m", minutes = "min", personKilometres = "personnes × km"
    case rate = "pour 100", perThousand = "pour 1 000"
    case perPerson = "par personne", score, rank = "rang", none = ""
  }

  public init(
    name: String, unit: Unit, year: Int? = nil, sources: [Provenance], figures: [Figure], lowest: [Double?] = [],
    highest: [Double?] = []
  ) {
    self.name = name
    self.unit = unit
    self.year = year
    self.sources = sources
    self.figures = figures
    self.lowest = lowest
    self.highest = highest
  }
}

/// The zones that the figures of indicators are of, in the order of the figures.
public struct IndicatorZones: Sendable, Hashable {
  public let codes, names: [String]
  /// Those that stand for themselves: further features of one zone have no figure of their own.
  public let rows: [Int]

  /// - Parameter rows: nil for all.
  public init(codes: [String], names: [String], rows: [Int]? = nil) {
    self.codes = codes
    self.names = names
    self.rows = rows ?? Array(codes.indices)
  }
}

extension [Indicator] {
  /// The same with the line that goes with their figures.
  public func released(_ source: ReleasedSource?) -> [Indicator] {
    map { indicator in
      var copy = indicator
      copy.released = source
      return copy
    }
  }
}

/// Years that names of columns tell.
public enum ColumnYear {
  /// `P21_POP0002` and `C20_POP15P` of the census are of 2021 and 2020, `DISP_TP6019` of Filosofi of 2019, `TXCOUV_COM_2014` of
  /// 2014; nil where a name tells none.
  public static func of(_ column: String) -> Int? {
    if let match = column.wholeMatch(of: /[PC](\d\d)_.+/.ignoresCase()) { return Int(match.output.1).map(century) }
    if let match = column.firstMatch(of: /(?:^|[^\d])((?:19|20)\d\d)(?:$|[^\d])/) { return Int(match.output.1) }
    if let match = column.wholeMatch(of: /(?:DISP|DEC)_.*?(\d\d)/.ignoresCase()) { return Int(match.output.1).map(century) }
    return nil
  }

  /// Figures of before 1950 are of the next century.
  private static func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }
}
