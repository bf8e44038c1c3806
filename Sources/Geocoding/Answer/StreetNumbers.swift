import Groundwork

/// Numbers of a street in words.
public enum StreetNumbers {
  /// Runs of one side that are named; more would hide the sentence.
  private static let mostRuns = 5

  /// Which numbers are meant, by side: "2 à 34, côté pair ; 7 et 11 à 15, côté impair"; of several streets, each with its own:
  /// "Rue Haute (2 à 34, côté pair) et Chemin du Lac (3)".
  ///
  /// A run holds every number that the base knows between its ends, on its side.
  /// - Parameters:
  ///   - addresses: in the order of the numbers.
  ///   - chosen: one an address.
  public static func words(_ addresses: [KnownAddress], chosen: [Bool]) -> String {
    let streets = Dictionary(grouping: addresses.indices) { addresses[$0].street }
      .filter { $0.value.contains { chosen[$0] } }.sorted { $0.value[0] < $1.value[0] }
    let named = streets.map { name, members in
      let numbers = words(addresses, chosen, members)
      return name.isEmpty ? numbers : "\(name) (\(numbers))"
    }
    return joined(named)
  }

  /// The numbers of one street.
  private static func words(_ addresses: [KnownAddress], _ chosen: [Bool], _ members: [Int]) -> String {
    let all = runs(addresses, chosen, members)
    let parities = Set(members.filter { chosen[$0] }.map { addresses[$0].number & 1 })
    if all.count == 1, parities.count == 2 { return "\(words(all[0])), des deux côtés" }
    var sides: [String] = []
    for (parity, name) in [(0, "pair"), (1, "impair")] {
      let own = runs(addresses, chosen, members.filter { addresses[$0].number & 1 == parity })
      guard !own.isEmpty else { continue }
      let isLone = own.count == 1 && own[0].first == own[0].last
      sides.append(joined(own.map(words)) + (isLone ? "" : ", côté \(name)"))
    }
    return sides.joined(separator: " ; ")
  }

  /// "12 bis".
  public static func label(_ address: KnownAddress) -> String {
    let number = address.number > 0 ? String(address.number) : "sans numéro"
    return address.suffix.isEmpty ? number : "\(number) \(address.suffix)"
  }

  private struct Run {
    let first, last: KnownAddress
  }

  private static func runs(_ addresses: [KnownAddress], _ chosen: [Bool], _ members: [Int]) -> [Run] {
    var found: [Run] = []
    var isOpen = false
    for index in members {
      if chosen[index] {
        found.append(Run(first: isOpen ? found.removeLast().first : addresses[index], last: addresses[index]))
      }
      isOpen = chosen[index]
    }
    return found
  }

  private static func words(_ run: Run) -> String {
    run.first == run.last ? label(run.first) : "\(label(run.first)) à \(label(run.last))"
  }

  private static func joined(_ runs: [String]) -> String {
    if runs.count > mostRuns { return runs.prefix(mostRuns - 1).joined(separator: ", ") + "…" }
    return Wording.list(runs)
  }
}
