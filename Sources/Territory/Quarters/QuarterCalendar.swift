import Groundwork

/// When each list of QPV comes into force, on the mainland and overseas.
public struct QuarterCalendar: Sendable, Hashable {
  /// One list of QPV and the days on which it comes into force.
  public struct Entry: Sendable, Hashable {
    public var year: Int
    public var mainland: CalendarDate
    public var overseas: CalendarDate

    public init(year: Int, mainland: CalendarDate, overseas: CalendarDate) {
      self.year = year
      self.mainland = mainland
      self.overseas = overseas
    }
  }

  /// Oldest first.
  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries.sorted { $0.year < $1.year } }

  public var first: CalendarDate? { entries.first?.mainland }

  /// Vintage of the list in force on a day; nil before the first.
  public func year(at date: CalendarDate, overseas: Bool) -> Int? {
    entries.last { (overseas ? $0.overseas : $0.mainland) <= date }?.year
  }

  /// The list that came after one; nil for the last.
  package func successor(of year: Int) -> Entry? {
    entries.firstIndex { $0.year == year }.flatMap { $0 + 1 < entries.count ? entries[$0 + 1] : nil }
  }

  /// "2015 : du 01/01/2015 au 31/12/2023, outre-mer jusqu'au 31/12/2024".
  package func span(of year: Int?) -> String {
    guard let year, let index = entries.firstIndex(where: { $0.year == year }) else { return "millésime inconnu" }
    let entry = entries[index]
    guard index + 1 < entries.count else {
      return "\(year), en vigueur depuis le \(entry.mainland), outre-mer depuis le \(entry.overseas)"
    }
    let next = entries[index + 1]
    return "\(year), en vigueur du \(entry.mainland) jusqu'avant le \(next.mainland), outre-mer avant le \(next.overseas)"
  }
}
