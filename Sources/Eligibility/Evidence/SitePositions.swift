import Structures

/// The positions of the sites that have one, to ask a locator for all of them at once: a projection costs more to make than a
/// list to move.
struct SitePositions {
  /// WGS 84 degrees.
  private(set) var longitude: [Double] = []
  private(set) var latitude: [Double] = []
  private var owners: [Int] = []
  private let count: Int

  init(_ sites: [Site]) {
    count = sites.count
    for (index, site) in sites.enumerated() {
      guard let position = site.position else { continue }
      owners.append(index)
      longitude.append(position.longitude)
      latitude.append(position.latitude)
    }
  }

  /// One value a site, given those of the sites that have a position.
  func spread<Value>(_ values: [Value], default empty: Value) -> [Value] {
    var all = [Value](repeating: empty, count: count)
    for (value, owner) in zip(values, owners) { all[owner] = value }
    return all
  }
}
