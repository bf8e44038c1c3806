/// Dates as workbooks number them.
enum ExcelDate {
  /// What a number format shows of a serial number.
  enum Shown {
    case date, time, dateAndTime
    /// Hours that go on past a day.
    case duration
  }

  /// ISO 8601 text of a serial number of days: "2024-03-01", "2024-03-01T14:30:00", "14:30:00"; "36:30:00" of a duration.
  ///
  /// Whole seconds. nil for numbers before 1900 (or 1904) and past the year 9999.
  static func text(_ serial: Double, shown: Shown, startsIn1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    if shown == .duration { return clock(seconds: Int((serial * 86_400).rounded())) }
    var day = Int(serial.rounded(.down))
    var second = Int(((serial - Double(day)) * 86_400).rounded())
    if second == 86_400 {
      day += 1
      second = 0
    }
    let clock = clock(seconds: second)
    if shown == .time || (day == 0 && !startsIn1904) { return clock }
    // Excel counts a 29 February 1900 that never was: before it, its numbers are one too low.
    let unixDay = startsIn1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0)
    let date = isoDate(unixDay: unixDay)
    return shown == .date && second == 0 ? date : "\(date)T\(clock)"
  }

  private static func clock(seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { pad($0, 2) }.joined(separator: ":")
  }

  /// Seconds of a clock as `text` writes it, the hours past a day where it is a duration; nil for other texts.
  static func seconds(_ clock: some StringProtocol) -> Int? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], (0..<mostHours).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Hours of the last day that a workbook counts.
  private static let mostHours = 2_958_466 * 24

  /// The number that a workbook counts from 1900 holds for a text as `text` writes it; nil for other texts and earlier days.
  static func serial(_ text: String) -> Double? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    let date = parts[0].split(separator: "-").map { Int($0) }
    var time = 0.0
    if parts.count == 2 || date.count == 1 {
      guard let clock = seconds(parts.last ?? ""), clock < 86_400 else { return nil }
      time = Double(clock) / 86_400
      if date.count == 1 { return parts.count == 1 ? time : nil }
    }
    guard parts.count <= 2, date.count == 3, let year = date[0], let month = date[1], let day = date[2],
      (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let unixDay = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    guard isoDate(unixDay: unixDay) == parts[0] else { return nil }
    // Before the 29 February 1900 that never was, numbers are one too low.
    let serial = unixDay + 25_569
    return Double(serial < 61 ? serial - 1 : serial) + time
  }

  /// Civil date of a day counted from 1970-01-01 (proleptic Gregorian calendar).
  static func isoDate(unixDay: Int) -> String {
    let shifted = unixDay + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
