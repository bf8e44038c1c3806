import Geocoding
import GeometryCore
import Groundwork
import Tabular
import Territory

/// How much of a street lies in the zones of each zoning, counted by the addresses that the base knows on it.
struct StreetShares: Sendable {
  private let zonings: [LocatedZoning]
  private let decimalMark: UInt8

  init(zonings: [LocatedZoning], decimalMark: UInt8) {
    self.zonings = zonings
    self.decimalMark = decimalMark
  }

  static func column(of zoning: LocatedZoning) -> String { "\(zoning.name)_part_rue" }

  /// One column a zoning; blank where the answer is no street and no locality that has addresses.
  func columns(
    _ answers: [Int: GeocodedAddress], rowCount: Int, geocoder: Geocoder, transforms: inout TransformCache
  ) throws -> [TextArray] {
    let streets = Set(answers.values.compactMap(Self.street)).sorted()
    var texts: [Int: [String]] = [:]
    for street in streets { texts[street] = try shares(geocoder.knownAddresses(ofStreet: street), &transforms) }
    return zonings.indices.map { zoning in
      TextArray((0..<rowCount).map { row in answers[row].flatMap(Self.street).flatMap { texts[$0]?[zoning] } ?? "" })
    }
  }

  /// The street that an answer stands for, where no number tells the place.
  private static func street(_ answer: GeocodedAddress) -> Int? {
    guard answer.status == .certain, answer.kind == .street || answer.kind == .locality else { return nil }
    return answer.street
  }

  private func shares(_ addresses: [KnownAddress], _ transforms: inout TransformCache) throws -> [String] {
    guard !addresses.isEmpty else { return zonings.map { _ in "" } }
    return try zonings.map { zoning in
      var x = addresses.map(\.longitude), y = addresses.map(\.latitude)
      try transforms.transform(from: .wgs84, to: zoning.locator.crs).apply(x: &x, y: &y)
      let hits = zoning.locator.locate(x: x, y: y)
      var inside = 0
      var counts: [String: Int] = [:]
      for point in x.indices {
        let codes = Set(hits.zones(of: point).map { zoning.zoning.codes[Int($0)] })
        if !codes.isEmpty { inside += 1 }
        for code in codes { counts[code, default: 0] += 1 }
      }
      return words(inside, counts, of: addresses.count)
    }
  }

  /// "0.40 (17/42)"; where several zones hold addresses, each is named with its own: "0.50 (21/42 : QN09401M 17, QN09402M 4)".
  private func words(_ inside: Int, _ counts: [String: Int], of count: Int) -> String {
    var digits: [UInt8] = []
    DecimalFormatter.append(Double(inside) / Double(count), decimals: 2, separator: decimalMark, to: &digits)
    let zones = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }.map { "\($0) \(counts[$0] ?? 0)" }
    let named = zones.count > 1 ? " : \(zones.joined(separator: ", "))" : ""
    return "\(String(decoding: digits, as: UTF8.self)) (\(inside)/\(count)\(named))"
  }
}
