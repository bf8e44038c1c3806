import Groundwork
import TestSupport
import Testing

@testable import Territory

/// Histories made at random with their ground kept apart by the test: merging, restoring, changing and exchanging codes.
@Suite struct RandomPassageTests {
  /// A made-up history: on each day which ground each code holds, and the rows that tell of it.
  private struct History {
    var rows: [[String]] = []
    /// By day from 2001: the communes of 2001 that each code holds.
    var days: [[String: Set<Int>]] = []

    init(_ dice: inout SeededGenerator) {
      // Of each commune those that it merged from, so that they may be restored as they went.
      var merged: [String: [(code: String, ground: Set<Int>)]] = [:]
      var communes: [String: Set<Int>] = [:]
      for number in 0..<24 { communes["010\(10 + number)"] = [number] }
      var free = (60..<99).map { "010\($0)" }
      days.append(communes)
      for year in 2002...2016 {
        var touched: Set<String> = []
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
          let still = communes.keys.sorted().filter { !touched.contains($0) }
          guard still.count > 3 else { break }
          func pick() -> String { still.randomElement(using: &dice)! }
          let one = pick(), other = pick()
          switch Int.random(in: 0..<5, using: &dice) {
          case 0, 1:
            guard one != other else { continue }
            merged[one] = [(one, communes[one]!), (other, communes[other]!)]
            communes[one]!.formUnion(communes.removeValue(forKey: other)!)
            merged[other] = nil
            add("32", year, [(one, one), (other, one)])
            touched.formUnion([one, other])
          case 2:
            guard let parts = merged[one], communes[parts[1].code] == nil, !touched.contains(parts[1].code) else { continue }
            communes[one] = parts[0].ground
            communes[parts[1].code] = parts[1].ground
            merged[one] = nil
            add("21", year, [(one, one), (one, parts[1].code)])
            touched.formUnion([one, parts[1].code])
          case 3:
            guard !free.isEmpty else { continue }
            let code = free.removeFirst()
            communes[code] = communes.removeValue(forKey: one)!
            merged[one] = nil
            add("50", year, [(one, code)])
            touched.formUnion([one, code])
          default:
            guard one != other else { continue }
            let ground = communes[one]
            communes[one] = communes[other]
            communes[other] = ground
            merged[one] = nil
            merged[other] = nil
            add("50", year, [(one, other), (other, one)])
            touched.formUnion([one, other])
          }
        }
        days.append(communes)
      }
    }

    private mutating func add(_ kind: String, _ year: Int, _ pairs: [(String, String)]) {
      for (before, after) in pairs { rows.append([kind, "\(year)-01-01", "COM", before, "N", "COM", after, "N"]) }
    }
  }

  /// Between any two days, each code has become the codes that hold its ground, whatever the order of the rows.
  @Test(arguments: Seed.several(40)) func groundGoesWhereItGoes(seed: Seed) throws {
    var dice = seed.generator
    let history = History(&dice)
    guard !history.rows.isEmpty else { return }
    let events = try CommuneEvents(WrittenEvents.table(history.rows.shuffled(using: &dice)))
    for _ in 0..<12 {
      let from = Int.random(in: 0..<history.days.count, using: &dice), to = Int.random(in: 0..<history.days.count, using: &dice)
      let passage = CommunePassage(from: .day("\(2001 + from)-06-01"), to: .day("\(2001 + to)-06-01"), events: events)
      for (code, ground) in history.days[from] where events.index[code] != nil {
        let heirs = history.days[to].filter { !$0.value.isDisjoint(with: ground) }.keys.sorted()
        let expected: CommuneFate = heirs.count > 1 ? .split(heirs) : heirs == [code] ? .same : .moved(to: heirs[0])
        #expect(passage.fate(of: code) == expected, "\(seed) : \(code), \(2001 + from) à \(2001 + to)")
        for heir in heirs { #expect(passage.sources(of: heir).contains(code), "\(seed)") }
      }
      for code in Set(history.days.flatMap(\.keys)).subtracting(history.days[from].keys) where events.index[code] != nil {
        guard case .unknown = passage.fate(of: code) else {
          Issue.record("\(seed) : \(code) did not exist in \(2001 + from)")
          continue
        }
      }
    }
  }
}
