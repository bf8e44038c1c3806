import Groundwork

/// Replays the events day by day: which commune holds which ground.
///
/// The events of one day are one event: codes exchanged on a day are exchanged, whatever the order of the rows. A code that did
/// not exist the day before and is left the same day is passed through (14513 becomes 50649, which joins 50592, on one day).
struct CommuneHistory {
  private let events: CommuneEvents
  private(set) var ground = CommuneGround()
  /// The ground of each commune of the day, by index of its code.
  private(set) var communes: [Int: Int] = [:]
  /// Days on which a code began or ceased to be a commune's, by its index, as far as the events are replayed.
  private(set) var changes: [Int: [Change]] = [:]
  private var next = 0

  struct Change {
    let day: CalendarDate
    let isBorne: Bool
  }

  /// - Parameters:
  ///   - present: codes that are known to be communes' on a day, whatever the events say of it.
  init(_ events: CommuneEvents, present: (codes: Set<String>, day: CalendarDate)? = nil) {
    self.events = events
    var place = 0, seen = [Bool](repeating: false, count: events.codes.count)
    while let day = nextDay(from: place) {
      for (code, existed) in firstSeen(day, present, &seen) where existed { communes[code] = ground.add(code) }
      place = day.upperBound
    }
  }

  /// The moves of the day that begins at a place.
  private func nextDay(from start: Int) -> Range<Int>? {
    guard start < events.moves.count else { return nil }
    var end = start
    while end < events.moves.count, events.moves[end].day == events.moves[start].day { end += 1 }
    return start..<end
  }

  /// Of the codes that no earlier day names: whether they existed the day before.
  private func firstSeen(
    _ day: Range<Int>, _ present: (codes: Set<String>, day: CalendarDate)?, _ seen: inout [Bool]
  ) -> [(code: Int, existed: Bool)] {
    let moves = events.moves[day].filter(\.isOfCommune), links = DayLinks(moves)
    var found: [(code: Int, existed: Bool)] = []
    for code in Set(moves.flatMap { [$0.before, $0.after] }.compactMap { $0 }).sorted() where !seen[code] {
      seen[code] = true
      let comes = links.sources[code, default: []].subtracting([code]), goes = links.targets[code, default: []]
      guard !goes.isEmpty || links.ended.contains(code) else {
        found.append((code, false))
        continue
      }
      if comes.isEmpty || goes.contains(code) || links.returns(to: code) {
        found.append((code, true))
      } else if let present, present.day < events.moves[day.lowerBound].day, present.codes.contains(events.codes[code]) {
        found.append((code, true))
      } else {
        // Whoever takes a code that another leaves comes under its own name; who passes through leaves under it.
        let arriving = Set(moves.filter { $0.after == code && $0.before != code }.map(events.nameAfter))
        let leaving = Set(moves.filter { $0.before == code }.map(events.nameBefore))
        found.append((code, arriving.isDisjoint(with: leaving)))
      }
    }
    return found
  }

  /// Goes on to the end of a day, whose events are done then.
  mutating func advance(through end: CalendarDate) {
    while let day = nextDay(from: next), events.moves[day.lowerBound].day <= end {
      let moves = events.moves[day], named = Set(moves.flatMap { [$0.before, $0.after] }.compactMap { $0 })
      let before = named.filter { communes[$0] != nil }
      replay(moves)
      for code in named where before.contains(code) != (communes[code] != nil) {
        changes[code, default: []].append(Change(day: moves[day.lowerBound].day, isBorne: communes[code] != nil))
      }
      next = day.upperBound
    }
  }

  private mutating func replay(_ moves: ArraySlice<CommuneEvents.Move>) {
    let links = DayLinks(moves.filter(\.isOfCommune))
    var claims: [Int: [Int]] = [:]
    for move in moves where !move.isOfCommune {
      if let part = move.before, let target = move.after { claims[target, default: []].append(part) }
    }
    var arriving: [Int: [Int]] = [:]
    var leaving: [(code: Int, ground: Int, targets: [Int])] = []
    for code in links.left.sorted() {
      if communes[code] == nil {
        // Passed through; or a commune of which the file tells no beginning.
        guard links.sources[code, default: []].subtracting([code]).isEmpty else { continue }
        communes[code] = ground.add(code)
      }
      leaving.append((code, communes[code]!, resolved(links.targets[code, default: []], links)))
    }
    for commune in leaving { communes[commune.code] = nil }
    for commune in leaving where !commune.targets.isEmpty {
      let shares =
        commune.targets.count == 1
        ? [commune.targets[0]: [commune.ground]]
        : CommuneSplit(code: commune.code, targets: commune.targets, claims: claims).share(commune.ground, &ground)
      for (target, nodes) in shares { arriving[target, default: []] += nodes }
    }
    for code in links.born.sorted() where communes[code] == nil && arriving[code] == nil { arriving[code] = [ground.add(code)] }
    for (target, nodes) in arriving.sorted(by: { $0.key < $1.key }) {
      communes[target] = ground.join((communes[target].map { [$0] } ?? []) + nodes, as: target)
    }
  }

  /// The codes behind those that are only passed through, in order.
  private func resolved(_ targets: Set<Int>, _ links: DayLinks) -> [Int] {
    var found: Set<Int> = [], seen: Set<Int> = [], waiting = Array(targets)
    while let code = waiting.popLast() {
      guard seen.insert(code).inserted else { continue }
      let on = links.targets[code, default: []]
      if communes[code] == nil, links.left.contains(code), !on.contains(code) { waiting += on } else { found.insert(code) }
    }
    return found.sorted { events.codes[$0] < events.codes[$1] }
  }
}

/// Which codes of a day lead to which.
private struct DayLinks {
  private(set) var targets: [Int: Set<Int>] = [:]
  private(set) var sources: [Int: Set<Int>] = [:]
  /// Codes that stand on the side before.
  private(set) var left: Set<Int> = []
  /// Codes that come from nothing, and those that nothing follows.
  private(set) var born: Set<Int> = []
  private(set) var ended: Set<Int> = []

  init(_ moves: some Sequence<CommuneEvents.Move>) {
    for move in moves {
      switch (move.before, move.after) {
      case (let before?, let after?):
        targets[before, default: []].insert(after)
        sources[after, default: []].insert(before)
        left.insert(before)
      case (let before?, nil):
        left.insert(before)
        ended.insert(before)
      case (nil, let after?): born.insert(after)
      case (nil, nil): break
      }
    }
  }

  /// Whether what leaves a code comes back to it the same day: codes exchanged in a ring existed all.
  func returns(to code: Int) -> Bool {
    var seen: Set<Int> = [], waiting = Array(targets[code, default: []])
    while let next = waiting.popLast() {
      if next == code { return true }
      if seen.insert(next).inserted { waiting += targets[next, default: []] }
    }
    return false
  }
}

/// How the ground of a commune that is parted goes to the communes that follow.
private struct CommuneSplit {
  let code: Int
  /// In order; two or more.
  let targets: [Int]
  /// Parts that become communes, by the code that they take.
  let claims: [Int: [Int]]

  /// What each target gets.
  ///
  /// First what a part gives back by name (COMD 85165 becomes 85165), then what once had the code that a target takes; the rest
  /// stays with the commune that goes on: the one target that nothing else explains (60694 of Les Hauts-Talican, whose code a
  /// part takes back), else the one that keeps the code. Ground of a target that nothing explains may have been anywhere in the
  /// rest.
  func share(_ whole: Int, _ ground: inout CommuneGround) -> [Int: [Int]] {
    guard !ground.isWhole(whole) else { return ground.cut(whole, into: targets) }
    var got: [Int: [Int]] = [:], rest: Int? = whole
    func take(_ label: Int, for target: Int) {
      guard let node = rest, let found = ground.take(label, from: node) else { return }
      got[target, default: []].append(found.taken)
      rest = found.rest
    }
    for target in targets { for part in claims[target, default: []] { take(part, for: target) } }
    let open = targets.filter { claims[$0] == nil }
    var follower = open.count == 1 ? open.first : open.contains(code) ? code : nil
    if open.count > 1 { for target in open where target != follower { take(target, for: target) } }
    var unexplained = targets.filter { got[$0] == nil && $0 != follower }
    if follower == nil, unexplained.count == 1 { follower = unexplained.removeFirst() }
    guard let rest else { return got }
    let heirs = unexplained + (follower.map { [$0] } ?? [])
    for (target, nodes) in heirs.count == 1 ? [heirs[0]: [rest]] : ground.cut(rest, into: heirs.isEmpty ? targets : heirs) {
      got[target, default: []] += nodes
    }
    return got
  }
}
