import Groundwork

/// Finds rows of one list that may be the same structure or stand at the same place, prestation by prestation: a row that names
/// two resembles another by one of them.
package struct Resemblance {
  /// For each row and prestation, an earlier or later row at the very same place that has the same prestation.
  package private(set) var samePlace: [Int: [String: Int]] = [:]
  /// For each row and prestation, another row whose name is nearly the same, in the same commune or at the same place.
  package private(set) var duplicates: [Int: [String: Int]] = [:]
  /// Number of distinct places of structures that bear one name under one manager, by row and prestation.
  package private(set) var siteCounts: [Int: [String: Int]] = [:]

  /// Words that tell kinds, not structures.
  private static let common: Set<String> = Set(
    Wording.tokens(
      "association asso centre social sociale socio culturel socioculturel sociaux maison quartier cs csc laep lape evs "
        + "espace vie lieu accueil enfants parents eaje creche multi micro halte garderie rpe ram relais alsh clsh loisirs clas "
        + "de du des la le les l d et en pour"))

  /// Beyond this many rows in one commune, only names of the same words are compared.
  private static let largestBlock = 500
  /// Rows at one place that another is compared with.
  private static let mostAtOnePlace = 50

  /// - Parameter compared: receives the share of the rows compared so far, from 0 to 1; what it throws ends the work.
  package init(_ sites: [Site], communes: [String], compared: (Double) throws -> Void) rethrows {
    var rows: [String: [Int]] = [:]
    for (index, site) in sites.enumerated() {
      for code in site.services.isEmpty ? [""] : site.services.map(\.code) { rows[code, default: []].append(index) }
    }
    let names = sites.map { Wording.key($0.structure.name) }
    let words = names.map { Wording.words(ofKey: $0).filter { !Self.common.contains($0) } }
    try compared(Self.wordShare)
    var done = 0
    let total = Double(rows.values.reduce(0) { $0 + $1.count })
    for (code, rows) in rows {
      if rows.count > 1 {
        try compare(rows, code, sites, communes, names, words) { share in
          try compared(Self.wordShare + (1 - Self.wordShare) * (Double(done) + share * Double(rows.count)) / total)
        }
      }
      done += rows.count
    }
    try compared(1)
  }

  /// Share of the time that words take before any row is compared.
  private static let wordShare = 0.2

  /// Where a row stands: a position to about ten centimetres; without one, an address with a number.
  private enum Place: Hashable {
    case position(x: Int, y: Int)
    case address(String)
  }

  private struct Name: Hashable {
    let manager, name: String
  }

  /// Rows of one prestation.
  /// - Parameters:
  ///   - names: each site's, in comparable form.
  ///   - words: the telling ones of each name.
  private mutating func compare(
    _ rows: [Int], _ service: String, _ sites: [Site], _ communes: [String], _ names: [String], _ words: [[String]],
    compared: (Double) throws -> Void
  ) rethrows {
    var places: [Place: [Int]] = [:], blocks: [String: [Int]] = [:], namesakes: [Name: [Int]] = [:]
    for row in rows {
      let structure = sites[row].structure
      if let place = Self.place(sites[row], communes[row]) { places[place, default: []].append(row) }
      guard !structure.name.isEmpty else { continue }
      blocks[communes[row], default: []].append(row)
      let name = Name(manager: Wording.key(structure.manager), name: names[row])
      namesakes[name, default: []].append(row)
    }
    try compared(0.4)
    for rows in namesakes.values where rows.count > 1 {
      let count = Self.siteCount(rows, sites, communes)
      for row in rows where count > 1 { siteCounts[row, default: [:]][service] = count }
    }
    try compared(0.5)
    for rows in blocks.values where rows.count > 1 { findDuplicates(rows, service, words) }
    try compared(0.8)
    for rows in places.values where rows.count > 1 {
      let names = rows.map { Set(words[$0]) }
      for (place, row) in rows.enumerated().dropFirst() {
        let twin = (0..<min(place, Self.mostAtOnePlace)).first {
          let (a, b) = (names[$0], names[place])
          return a.isEmpty == b.isEmpty && (a.isSubset(of: b) || b.isSubset(of: a))
        }
        if let twin { Self.pair(row, rows[twin], service, in: &duplicates) }
        Self.pair(row, rows[0], service, in: &samePlace)
      }
    }
  }

  private static func pair(_ row: Int, _ earlier: Int, _ service: String, in found: inout [Int: [String: Int]]) {
    if found[row]?[service] == nil { found[row, default: [:]][service] = earlier }
    if found[earlier]?[service] == nil { found[earlier, default: [:]][service] = row }
  }

  /// Distinct places of rows of one name: positions some fifty metres apart, addresses, and communes that nothing else tells of.
  private static func siteCount(_ rows: [Int], _ sites: [Site], _ communes: [String]) -> Int {
    struct Cell: Hashable {
      let x, y: Int
    }
    var cells: Set<Cell> = [], addresses: Set<String> = [], told: Set<String> = [], count = 0
    for row in rows {
      if let position = sites[row].position {
        let x = Int((position.longitude * 2000).rounded()), y = Int((position.latitude * 2000).rounded())
        let isNew = !(-1...1).contains { dx in (-1...1).contains { dy in cells.contains(Cell(x: x + dx, y: y + dy)) } }
        if isNew { count += 1 }
        cells.insert(Cell(x: x, y: y))
      } else if !sites[row].structure.address.isEmpty {
        addresses.insert(Wording.key(sites[row].structure.address) + "|" + communes[row])
      } else {
        continue
      }
      told.insert(communes[row])
    }
    return count + addresses.count + Set(rows.map { communes[$0] }).subtracting(told).count
  }

  /// Rows of one commune and prestation, compared by their telling words.
  private mutating func findDuplicates(_ rows: [Int], _ service: String, _ words: [[String]]) {
    var seen: [String: Int] = [:]
    let keys = rows.map { words[$0].sorted().joined(separator: " ") }
    let letters = keys.map { Array($0.utf8) }
    for (place, row) in rows.enumerated() where letters[place].count >= 4 {
      let near = rows.count <= Self.largestBlock ? (0..<place).first { Self.areNear(letters[$0], letters[place]) } : nil
      let twin = seen[keys[place]] ?? near.map { rows[$0] }
      if let twin, siteCounts[row]?[service] == nil {
        Self.pair(row, twin, service, in: &duplicates)
      } else {
        seen[keys[place]] = row
      }
    }
  }

  /// At most one letter in ten differs, counted by edits.
  private static func areNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let allowed = min(a.count, b.count) / 10
    guard allowed > 0, abs(a.count - b.count) <= allowed else { return a == b }
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in EditDistance.between(a, b, limit: allowed) != nil }
    }
  }

  private static func place(_ site: Site, _ commune: String) -> Place? {
    if let position = site.position {
      return .position(x: Int((position.longitude * 1e6).rounded()), y: Int((position.latitude * 1e6).rounded()))
    }
    let structure = site.structure
    guard structure.address.contains(where: \.isNumber) else { return nil }
    return .address(Wording.key(structure.address) + "|" + (commune.isEmpty ? Wording.key(structure.communeName) : commune))
  }
}
