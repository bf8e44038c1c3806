import Groundwork

/// The QPV files given and the day that the answer is for: which vintage counts where.
///
/// A list of QPV comes into force on different days on the mainland and overseas, so the choice is made row by row.
public struct DatedGeographies: Sendable {
  /// What counts at a place.
  public enum Choice: Sendable, Hashable {
    /// Number of the geography in `geographies`.
    case geography(Int)
    /// The date asks for this vintage and no file given has it.
    case missing(year: Int)
    /// The place is not known and the date gives two answers.
    case unknownPlace
  }

  /// One for each vintage given.
  public let geographies: [QuarterGeography]
  public let date: CalendarDate?
  private let calendar: QuarterCalendar

  /// - Throws: `FileFault.usage` for several vintages without date; `.unreadable` for a file among several whose
  ///   vintage nobody tells, or for a date before any list of QPV.
  public init(_ given: [QuarterGeography], date: CalendarDate?, calendar: QuarterCalendar) throws {
    self.calendar = calendar
    self.date = date
    if given.count > 1, date == nil {
      let files = given.map { "\($0.file) (\(calendar.span(of: $0.year)))" }.joined(separator: ", ")
      throw FileFault.usage(
        sentence: "plusieurs fichiers QPV sont donnés sans --date : \(files). Ajoutez --date AAAA-MM-JJ ou n'en donnez qu'un.")
    }
    if let date, calendar.year(at: date, overseas: false) == nil {
      throw FileFault.usage(
        sentence: "--date, \(date) : les premiers QPV sont en vigueur depuis le \(calendar.first.map(\.description) ?? "2015").")
    }
    if given.count > 1, let silent = given.first(where: { $0.year == nil }) {
      throw FileFault.unreadable(
        file: silent.file,
        sentence: "ni les codes ni les colonnes ne disent si ce sont les QPV de 2015 ou de 2024 ; donnez ce fichier seul.")
    }
    var byYear: [(year: Int?, parts: [QuarterGeography])] = []
    for geography in given {
      if let index = byYear.firstIndex(where: { $0.year == geography.year }) {
        byYear[index].parts.append(geography)
      } else {
        byYear.append((geography.year, [geography]))
      }
    }
    geographies = byYear.map { QuarterGeography.merging($0.parts) }
  }

  /// The geography that counts for a place; `overseas` is nil where the place is not known.
  public func choose(overseas: Bool?) -> Choice {
    guard let date, !(geographies.count == 1 && geographies[0].year == nil) else { return .geography(0) }
    let mainland = calendar.year(at: date, overseas: false), distant = calendar.year(at: date, overseas: true)
    if overseas == nil, mainland != distant { return .unknownPlace }
    guard let year = overseas == true ? distant : mainland else { return .missing(year: 2015) }
    return geographies.firstIndex { $0.year == year }.map(Choice.geography) ?? .missing(year: year)
  }

  /// Where no date is given: the list that has repealed the one at hand; nil for the last list, or one that nobody dates.
  package var repealing: QuarterCalendar.Entry? {
    guard date == nil, geographies.count == 1, let year = geographies[0].year else { return nil }
    return calendar.successor(of: year)
  }

  /// Refuses a date that the files given contradict; one that fits the mainland alone is left to the rows.
  ///
  /// - Parameter places: whether each row is overseas, nil where it is not known.
  /// - Throws: `FileFault.unreadable` naming the file, its vintage and the one that the date asks for.
  public func check(places: [Bool?]) throws {
    guard let date, let first = geographies.first, case .missing(let year) = choose(overseas: false) else { return }
    // Wrong on the mainland and right overseas: row by row, as long as a row is overseas.
    if case .geography = choose(overseas: true), places.contains(true) { return }
    throw FileFault.unreadable(
      file: geographies.map(\.file).joined(separator: ", "),
      sentence: "ce sont les QPV de \(calendar.span(of: first.year)) ; la date du \(date) demande ceux de \(year). "
        + "Donnez le fichier des QPV de \(year) ou changez --date.")
  }
}
