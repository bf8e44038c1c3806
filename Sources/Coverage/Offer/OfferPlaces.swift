import GeometryCore
import Groundwork
import Territory

/// In which zones of a zoning each site of an offer is counted.
public struct OfferPlaces: Sendable {
  /// Numbers of the zones, one list a site: several on a common limit or where zones overlap, none outside.
  public private(set) var zones: [[Int32]]
  public let anomalies: [Anomaly]

  /// The same counted in whole zones, where several features are parts of one.
  /// - Parameter owners: the zone of each feature.
  public func counted(in owners: [Int]) -> OfferPlaces {
    var merged = self
    merged.zones = zones.map { zones in Set(zones.map { Int32(owners[Int($0)]) }).sorted() }
    return merged
  }
}

extension Offer {
  /// Finds the zones: where a site lies if it has a position, else by the code that it names; one rule for the whole list.
  ///
  /// A site that has neither is in the commune that its address names, where the postcode leaves no doubt and zones are communes.
  /// Sites that lie in another zone than they name, that lie in none, or that say nothing of their place, are counted and said.
  /// - Parameters:
  ///   - zoning: with its index of locations; no distances are asked for.
  ///   - index: the same zones by their codes.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems.
  public func places(in zoning: LocatedZoning, index: ZoneIndex) throws -> OfferPlaces {
    var transforms = TransformCache()
    let rows = sites.map(\.row)
    let hits = try positions.map { batch in
      let (x, y) = try batch.coordinates(in: zoning.locator.crs, &transforms)
      return zoning.locator.locate(x: rows.map { x[$0] }, y: rows.map { y[$0] })
    }
    return OfferPlacing(offer: self, hits: hits, index: index).places()
  }
}

private struct OfferPlacing {
  let offer: Offer
  let hits: ZoneHits?
  let index: ZoneIndex

  func places() -> OfferPlaces {
    let column = codeColumn()
    var zones: [[Int32]] = [], outside = Tally(), nowhere = Tally(), elsewhere = Tally(), byName = Tally()
    var unknown: [String: (count: Int, example: String)] = [:]
    zones.reserveCapacity(offer.sites.count)
    for (place, site) in offer.sites.enumerated() {
      let told = column.map { offer.codeColumns[$0].codes[site.row] } ?? ""
      // A column "commune" may hold the code of a commune, or its name, which is part of the address.
      let code = told == site.communeName && !told.utf8.contains(where: { (48...57).contains($0) }) ? "" : told
      let named = index.match(code)?.zone
      guard let hits, offer.positions?.isPlaced(site.row) == true else {
        let byAddress = code.isEmpty && index.form == .commune ? site.communeByName.flatMap { index.match($0)?.zone } : nil
        if byAddress != nil { byName.add("\(site.title), \(site.communeName)") }
        let home = named ?? (offer.takesCommuneNames ? byAddress : nil)
        zones.append(home.map { [Int32($0)] } ?? [])
        if home == nil, code.isEmpty { nowhere.add(site.title) }
        if named == nil, !code.isEmpty { unknown[code] = ((unknown[code]?.count ?? 0) + 1, unknown[code]?.example ?? site.title) }
        continue
      }
      let found = hits.zones(of: place)
      zones.append(Array(found))
      if found.isEmpty { outside.add(site.title) }
      if let named, !found.contains(Int32(named)) {
        let there = found.isEmpty ? "hors des zones" : found.map { index.codes[Int($0)] }.joined(separator: ", ")
        elsewhere.add("\(site.title) : dit \(index.codes[named]), se trouve \(found.isEmpty ? "" : "en ")\(there)")
      }
    }
    var kinds: [OfferAnomaly] = []
    // What says nothing of its place is no stranger.
    if zones.count > nowhere.count, zones.allSatisfy(\.isEmpty) { kinds.append(.noneHere(count: zones.count)) }
    if hits == nil, let column { kinds.append(.byCode(column: offer.codeColumns[column].name)) }
    if offer.takesCommuneNames, byName.count > 0 { kinds.append(.byCommuneName(count: byName.count, examples: byName.examples)) }
    if elsewhere.count > 0 { kinds.append(.elsewhereThanNamed(count: elsewhere.count, examples: elsewhere.examples)) }
    if outside.count > 0 { kinds.append(.outside(count: outside.count, examples: outside.examples)) }
    if nowhere.count > 0 {
      let nameable = offer.takesCommuneNames ? 0 : byName.count
      kinds.append(.nowhere(count: nowhere.count, examples: nowhere.examples, nameable: nameable))
    }
    for (code, met) in unknown.sorted(by: { $0.key < $1.key }) {
      kinds.append(.unknownCode(code: code, count: met.count, example: met.example))
    }
    return OfferPlaces(
      zones: zones,
      anomalies: kinds.map { Anomaly(.offer($0), file: offer.provenance.file, layer: offer.provenance.layer) })
  }

  /// The column whose codes join best, of sites that have no position where some have one.
  private func codeColumn() -> Int? {
    var best: (column: Int, count: Int)?
    for (column, entry) in offer.codeColumns.enumerated() {
      let count = offer.sites.count { index.match(entry.codes[$0.row]) != nil }
      if count > best?.count ?? 0 { best = (column, count) }
    }
    // Codes that join nothing are told where they are the only ones.
    return best?.column ?? (offer.codeColumns.isEmpty ? nil : 0)
  }
}
