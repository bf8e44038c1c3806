import Groundwork

/// When a structure is open, as its list tells it: a text for all the week, or one a day.
public struct OpeningHours: Sendable, Hashable {
  /// A day or several in a row, or blank for all the week; and the hours of that day.
  public struct Line: Sendable, Hashable {
    public let days: String
    public let hours: String
  }

  public let lines: [Line]

  static let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

  /// - Parameters:
  ///   - text: of the column of hours.
  ///   - daily: of the columns of days, by the number of the day (0 is Monday).
  init(text: String, daily: [Int: String]) {
    var lines: [Line] = []
    if !text.isEmpty { lines.append(Line(days: "", hours: Self.written(text))) }
    // Days in a row of the same hours are one line.
    var first: Int?, hours = ""
    func close(before day: Int) {
      guard let start = first, !hours.isEmpty else { return }
      let last = day - 1
      let days = start == last ? Self.days[start] : "\(Self.days[start])\(last == start + 1 ? " et " : " à ")\(Self.days[last])"
      lines.append(Line(days: days, hours: hours))
    }
    for day in 0...Self.days.count {
      let own = day < Self.days.count ? Self.written(daily[day] ?? "") : ""
      if first != nil, own == hours { continue }
      close(before: day)
      (first, hours) = (day, own)
    }
    self.lines = lines
  }

  /// "9 h – 12 h, 13 h 30 – 17 h" for "09:00 - 12:00 / 13:30 - 17:00"; a text of another form stays as it is.
  static func written(_ text: String) -> String {
    let halves = text.split { "/;|".contains($0) }.map { half in
      half.split { "-–".contains($0) }.map { hour(String($0)) }
    }
    guard !halves.isEmpty, halves.allSatisfy({ $0.count == 2 && !$0.contains(nil) }) else { return text }
    return halves.map { $0.compactMap { $0 }.joined(separator: " – ") }.joined(separator: ", ")
  }

  /// "9 h", "13 h 30"; nil for what is no hour.
  private static func hour(_ text: String) -> String? {
    let text = text.filter { !$0.isWhitespace }.lowercased()
    let parts = text.split(omittingEmptySubsequences: false) { ":h".contains($0) }.map(String.init)
    guard (1...2).contains(parts.count), let hours = Int(parts[0]), (0...24).contains(hours), parts[0].count <= 2 else { return nil }
    // A bare figure is an hour only where it says so.
    guard parts.count == 2 else { return nil }
    guard let minutes = parts[1].isEmpty ? 0 : Int(parts[1]), (0..<60).contains(minutes) else { return nil }
    return minutes == 0 ? "\(hours)\u{a0}h" : "\(hours)\u{a0}h\u{a0}\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
