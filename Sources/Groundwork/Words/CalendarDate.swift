/// A day of the calendar, compared as such; no time zone, no clock.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year, month, day: Int

  /// Reads "AAAA-MM-JJ"; nil for any other form and for days that do not exist.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 && $0.allSatisfy(\.isASCIIDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return nil }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// As people write a day: "AAAA-MM-JJ", or "30/06/2024", "30-6-2024", "30.06.2024", the day in front as everywhere in France.
  public static func written(_ text: String) -> CalendarDate? {
    let parts = text.trimmingBlanks().split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map(String.init)
    guard parts.count == 3, let yearPlace = parts.firstIndex(where: { $0.count == 4 }), yearPlace != 1 else { return nil }
    let ordered = yearPlace == 0 ? parts : parts.reversed()
    return CalendarDate(ordered.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-"))
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// "31/12/2024", as French documents write it.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(day))/\(two(month))/\(year)"
  }
}
