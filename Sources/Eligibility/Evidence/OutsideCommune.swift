import Groundwork
import Structures
import Territory

extension Reserve {
  /// The position, or the address that a base finds, lies outside the commune that the row names.
  static func outsideCommune(_ list: PlacedSites) throws -> [[Reserve]] {
    let strays = try Strays(list)
    return list.sites.indices.map { index in
      let outside = strays.reserve(index, list)
      return [outside, elsewhere(list.sites[index], list.map, isMeasured: outside != nil)].compactMap { $0 }
    }
  }

  /// An address found in another commune.
  private static func elsewhere(_ placed: PlacedSite, _ map: (any CommuneMap)?, isMeasured: Bool) -> Reserve? {
    let place = placed.place
    guard let rival = place.foundElsewhere, let use = placed.site.addressFinding?.use else { return nil }
    // Where the commune of the row has a shape, the distance to it has said what there is to say.
    let isTold = isMeasured || !place.isCodeFound && map?.name(of: place.code) != nil
    guard use == .street || use == .point && !isTold else { return nil }
    let what = use == .street ? "la rue" : "l'adresse"
    return Reserve(.outsideCommune, "\(what) est trouvée \(rival.found), et non dans la commune nommée, \(rival.named)")
  }
}

/// The sites whose position no commune of their row's code holds, and how far from it they are.
private struct Strays {
  /// Metres to the commune named, by site; nil inside where its shape is not known.
  private var distances: [Int: Double?] = [:]

  init(_ list: PlacedSites) throws {
    guard let map = list.map else { return }
    let strays = list.sites.indices.filter { index in
      let place = list.sites[index].place
      return list.sites[index].radius.metres != nil && !place.code.isEmpty && !place.located.contains(place.code)
        && !place.located.contains(CommuneCode.city(of: place.code))
    }
    func measure(_ indices: [Int], _ code: (SitePlace) -> String) throws {
      let positions = SitePositions(indices.map { list.sites[$0].site })
      let found = try map.distances(
        to: indices.map { code(list.sites[$0].place) }, longitude: positions.longitude, latitude: positions.latitude)
      for (index, metres) in zip(indices, found) { distances.updateValue(metres, forKey: index) }
    }
    try measure(strays, \.code)
    // An arrondissement may stand under its whole city.
    try measure(strays.filter { distances[$0] == .some(nil) }) { CommuneCode.city(of: $0.code) }
  }

  func reserve(_ index: Int, _ list: PlacedSites) -> Reserve? {
    guard let measured = distances[index], let map = list.map else { return nil }
    let place = list.sites[index].place
    let there = place.located.first.map { "à " + (map.name(of: $0) ?? $0) } ?? "hors des communes connues"
    guard let distance = measured else {
      guard let other = place.located.first else { return nil }
      // A code unknown in its own département may be that of a commune since merged.
      let isElsewhere = CommuneKey.department(ofCommune: other) != CommuneKey.department(ofCommune: place.code)
      let named = place.name.isEmpty ? place.code : place.name
      return Reserve(
        .outsideCommune, "la position tombe \(there), et non dans la commune nommée, \(named)",
        metres: isElsewhere ? .infinity : 0)
    }
    guard distance > list.sites[index].radius.metres ?? .infinity else { return nil }
    return Reserve(
      .outsideCommune, "la position tombe \(there), à \(Wording.metres(distance)) de la commune nommée, \(place.name)",
      metres: distance)
  }
}
