import Groundwork
import Territory

/// Makes one site of the rows that tell the same one: an id repeated at one place, as a list with a row for each activity does.
struct SiteMerging {
  private(set) var sites: [OfferSite]
  private(set) var anomalies: [OfferAnomaly] = []
  /// Of single rows.
  private(set) var remarks: [(kind: OfferAnomaly, row: RowNumber)] = []
  /// Rows whose capacity was said to be unknown already.
  private(set) var told: Set<Int> = []
  private let positions: PointBatch?

  init(_ sites: [OfferSite], positions: PointBatch?) {
    self.sites = sites
    self.positions = positions
  }

  private struct Key: Hashable {
    let id, kind: String
  }

  mutating func merge() {
    var groups: [Key: [Int]] = [:]
    for (index, site) in sites.enumerated() where !site.id.isEmpty {
      groups[Key(id: site.id, kind: FrenchText.key(site.kind)), default: []].append(index)
    }
    var dropped = Set<Int>(), structures = 0
    for group in groups.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      let before = dropped.count
      settle(group, &dropped)
      if dropped.count > before { structures += 1 }
    }
    if structures > 0 { anomalies.append(.sameStructure(structures: structures, rows: dropped.count + structures)) }
    sites = sites.indices.filter { !dropped.contains($0) }.map { sites[$0] }
  }

  private mutating func settle(_ group: [Int], _ dropped: inout Set<Int>) {
    var places: [[Int]] = []
    for index in group {
      if let same = places.firstIndex(where: { isSamePlace($0[0], index) }) {
        places[same].append(index)
      } else {
        places.append([index])
      }
    }
    if places.count > 1 { anomalies.append(.severalSites(sites[group[0]].title, sites: places.count)) }
    for place in places where place.count > 1 {
      let known = Set(place.compactMap { sites[$0].capacity.value })
      if known.count > 1 {
        remarks.append((.twoCapacities(sites[place[0]].title), sites[place[0]].number))
        told.insert(sites[place[0]].row)
        sites[place[0]].capacity = .blank(.blank)
      } else if let capacity = known.first {
        sites[place[0]].capacity = .known(capacity)
      }
      dropped.formUnion(place.dropFirst())
    }
  }

  /// Neither has a position, or both have the same.
  private func isSamePlace(_ one: Int, _ other: Int) -> Bool {
    guard let positions else { return true }
    let (a, b) = (sites[one].row, sites[other].row)
    if positions.x[a].isNaN || positions.x[b].isNaN { return positions.x[a].isNaN && positions.x[b].isNaN }
    return positions.x[a] == positions.x[b] && positions.y[a] == positions.y[b]
  }
}
