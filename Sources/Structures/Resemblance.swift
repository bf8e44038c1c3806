import Groundwork

/// Finds rows of one list that may be the same structure or stand at the same place.
package struct Resemblance {
  /// For each row, an earlier or later row at the very same place that has the same prestation.
  package private(set) var samePlace: [Int: Int] = [:]
  /// For each row, another row whose name is nearly the same, in the same commune and with the same prestation.
  package private(set) var duplicates: [Int: Int] = [:]
  /// Number of distinct places of structures that bear one name under one manager, by row.
  package private(set) var siteCounts: [Int: Int] = [:]

  /// Words that tell kinds, not structures.
  private static let common: Set<String> = Set(
    Wording.tokens("association asso centre social socio culturel socioculturel sociaux de du des la le les l d et en pour"))

  /// Beyond this many rows in one commune, only names of the same words are compared.
  private static let largestBlock = 500

  package init(_ sites: [Site], communes: [String]) {
    var places: [String: Int] = [:], blocks: [String: [Int]] = [:], namesakes: [String: [Int]] = [:]
    for (index, site) in sites.enumerated() {
      let structure = site.structure
      let services = site.services.map(\.code).joined(separator: "+")
      if let place = Self.place(site, communes[index]) {
        let key = services + "|" + place
        if let earlier = places[key] {
          samePlace[index] = earlier
          if samePlace[earlier] == nil { samePlace[earlier] = index }
        } else {
          places[key] = index
        }
      }
      if !structure.name.isEmpty {
        blocks[services + "|" + communes[index], default: []].append(index)
        namesakes[Wording.key(structure.manager) + "|" + Wording.key(structure.name) + "|" + services, default: []].append(index)
      }
    }
    for rows in namesakes.values where rows.count > 1 {
      let count = Self.siteCount(rows, sites, communes)
      for row in rows where count > 1 { siteCounts[row] = count }
    }
    for rows in blocks.values where rows.count > 1 { findDuplicates(rows, sites) }
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
  private mutating func findDuplicates(_ rows: [Int], _ sites: [Site]) {
    var seen: [String: Int] = [:]
    let keys = rows.map { row in
      Wording.tokens(sites[row].structure.name).filter { !Self.common.contains($0) }.sorted().joined(separator: " ")
    }
    let letters = keys.map { Array($0.utf8) }
    for (place, row) in rows.enumerated() where letters[place].count >= 4 {
      let near = rows.count <= Self.largestBlock ? (0..<place).first { Self.areNear(letters[$0], letters[place]) } : nil
      let twin = seen[keys[place]] ?? near.map { rows[$0] }
      if let twin, siteCounts[row] == nil {
        duplicates[row] = twin
        if duplicates[twin] == nil { duplicates[twin] = row }
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

  /// A position to about ten centimetres; without one, an address with a number.
  private static func place(_ site: Site, _ commune: String) -> String? {
    if let position = site.position {
      return "\(Int((position.longitude * 1e6).rounded())),\(Int((position.latitude * 1e6).rounded()))"
    }
    let structure = site.structure
    guard structure.address.contains(where: \.isNumber) else { return nil }
    return Wording.key(structure.address) + "|" + (commune.isEmpty ? Wording.key(structure.communeName) : commune)
  }
}
