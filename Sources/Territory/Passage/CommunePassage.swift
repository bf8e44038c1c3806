import Groundwork

/// The passage of codes of communes from one day to another, forwards or backwards, after the events between them.
///
///     let events = try CommuneEvents.read(path: "v_mvt_commune_2026.csv")
///     let passage = CommunePassage(from: CalendarDate("2018-01-01")!, to: CalendarDate("2026-01-01")!, events: events)
///     passage.fate(of: "60455") == .moved(to: "60694")
///
/// Merged communes have one code; one that was restored as it had merged comes back by itself; what was split since cannot be
/// carried, and its targets are told. Events of the first day are done, and so are those of the last. Arrondissements stay.
public struct CommunePassage: Sendable {
  public let from, to: CalendarDate
  public let events: CommuneEvents
  /// What a list of communes says of the days; nil without one.
  public let listing: Listing?
  /// The list has the very communes that the events leave on the later of the days, in the départements that it has.
  public let isListed: Bool
  private let list: CommuneList?
  private let fates: [Int: CommuneFate]
  private let origins: [String: [String]]
  private let changes: [Int: [CommuneHistory.Change]]
  /// Moves that name a code, by their order.
  private let named: [Int: [Int]]

  /// How a list of communes goes with the days.
  public enum Listing: Sendable, Hashable {
    case ofTarget
    case ofStart
    /// Neither: so many of its codes are no communes' on the day wanted, one of them for example.
    case ofNeither(count: Int, example: String)
  }

  /// - Parameters:
  ///   - from: the day of the codes that are known.
  ///   - to: the day of the codes that are wanted; it may be the earlier one.
  ///   - list: communes of either day, or of another: what no event names and stands in it is a commune.
  ///   - present: codes known to be communes' on the day `from`, where the events leave a doubt.
  public init(
    from: CalendarDate, to: CalendarDate, events: CommuneEvents, list: CommuneList? = nil, present: Set<String> = []
  ) {
    self.from = from
    self.to = to
    self.events = events
    self.list = list
    var history = CommuneHistory(events, present: present.isEmpty ? nil : (present, from))
    history.advance(through: min(from, to))
    let earlier = history.communes
    history.advance(through: max(from, to))
    let later = history.communes, ground = history.ground
    let (start, end) = from <= to ? (earlier, later) : (later, earlier)
    var holder: [Int: Int] = [:]
    for (code, node) in end { for leaf in ground.leaves(of: node) { holder[leaf] = code } }
    var fates: [Int: CommuneFate] = [:], origins: [String: [String]] = [:]
    for (code, node) in start {
      let targets = Set(ground.leaves(of: node).compactMap { holder[$0] }).map { events.codes[$0] }.sorted()
      switch targets.count {
      case 0: fates[code] = .unknown(.noHeir)
      case 1: fates[code] = targets[0] == events.codes[code] ? .same : .moved(to: targets[0])
      default: fates[code] = .split(targets)
      }
      for target in targets { origins[target, default: []].append(events.codes[code]) }
    }
    self.fates = fates
    self.origins = origins.mapValues { $0.sorted() }
    history.advance(through: events.lastDay)
    changes = history.changes
    var named: [Int: [Int]] = [:]
    for (place, move) in events.moves.enumerated() where move.isOfCommune {
      if let before = move.before { named[before, default: []].append(place) }
      if let after = move.after, after != move.before { named[after, default: []].append(place) }
    }
    self.named = named
    isListed = list.map { Self.isListed($0, later, events) } ?? false
    listing = list.map { list in
      func strangers(_ communes: [Int: Int]) -> [String] {
        list.codes.filter { code in events.index[code].map { named[$0] != nil && communes[$0] == nil } ?? false }
      }
      let strange = strangers(end)
      if strange.isEmpty { return .ofTarget }
      return strangers(start).isEmpty ? .ofStart : .ofNeither(count: strange.count, example: strange.min()!)
    }
  }

  /// Whether a list and the events have the same communes on a day.
  private static func isListed(_ list: CommuneList, _ communes: [Int: Int], _ events: CommuneEvents) -> Bool {
    let departments = Set(list.codes.map { CommuneCode.department(of: $0) })
    let here = communes.keys.map { events.codes[$0] }.filter { departments.contains(CommuneCode.department(of: $0)) }
    return !here.isEmpty && here.allSatisfy(list.contains)
      && list.codes.allSatisfy { code in events.index[code].map { communes[$0] != nil || !events.moved.contains($0) } ?? true }
  }

  /// Refuses days that the events tell nothing of: past the year of the last one, unless the list of that day agrees with them,
  /// and before 1943, when INSEE's begin.
  /// - Parameter options: the options that give the two days: "--de", "--vers".
  /// - Throws: `FileFault.usage`.
  public func checkDays(options: (from: String, to: String)) throws {
    for (day, option) in [(from, options.from), (to, options.to)] {
      if day.year < Self.firstYear {
        throw FileFault.usage(
          file: events.provenance.file,
          sentence: "\(option), \(day) : les mouvements de l'Insee commencent en \(Self.firstYear) ; donnez une date plus "
            + "récente.")
      }
      guard day.year > events.lastDay.year, !isListed else { continue }
      throw FileFault.usage(
        file: events.provenance.file,
        sentence: "\(option), \(day) : le fichier des mouvements s'arrête au \(events.lastDay) ; ce qui s'est passé après "
          + "n'y est pas. Donnez un fichier plus récent, ou une autre date.")
    }
  }

  private static let firstYear = 1943

  /// The code of a commune that a cell means, lost zeros put back; codes that only the events know count too (20004 in Corsica
  /// until 1975). Nil for what is none.
  public func code(_ text: String) -> String? {
    if let code = CommuneCode.normalise(text) { return code }
    let plain = text.trimmingBlanks()
    return events.index[plain] == nil ? nil : plain
  }

  /// What has become of a code.
  /// - Parameter code: as `code(_:)` writes it.
  public func fate(of code: String) -> CommuneFate {
    guard let index = events.index[code], named[index] != nil else { return isKnown(code) ? .same : .unknown(.neverSeen) }
    if let fate = fates[index] { return fate }
    let changes = changes[index] ?? []
    if let end = changes.last(where: { $0.day <= from }) { return .unknown(.endedBefore(end.day)) }
    return .unknown(changes.first { $0.isBorne }.map { .bornLater($0.day) } ?? .neverSeen)
  }

  /// Codes of the first day of which something bears this code on the other, in order.
  public func sources(of code: String) -> [String] {
    if let found = origins[code] { return found }
    return fate(of: code) == .same ? [code] : []
  }

  /// Whether a code that no event names is a commune's: the list, the arrondissements or the program's register have it, which
  /// knows of communes that ended after the events of an older file.
  private func isKnown(_ code: String) -> Bool {
    CommuneCode.city(of: code) != code || list?.contains(code) == true || !CommuneRegister.standard.current(code).isEmpty
  }
}

// Names.
extension CommunePassage {
  /// The commune's name on the day of the codes wanted: from the list where it is of that day, else from the events; nil where
  /// neither tells.
  public func name(of code: String) -> String? {
    if listing == .ofTarget, let name = list?.name(of: code) { return name }
    return name(of: code, on: to)
  }

  /// Whether the events name the commune differently on the two days.
  public func isRenamed(_ code: String) -> Bool {
    guard let before = name(of: code, on: from), let after = name(of: code, on: to) else { return false }
    return before != after
  }

  /// As the last event up to the day leaves it, else as the next one finds it.
  private func name(of code: String, on day: CalendarDate) -> String? {
    guard let index = events.index[code], let places = named[index] else { return nil }
    let moves = places.map { events.moves[$0] }
    let name =
      moves.last { $0.day <= day && $0.after == index }.map(events.nameAfter)
      ?? moves.first { $0.day > day && $0.before == index }.map(events.nameBefore)
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }
}
