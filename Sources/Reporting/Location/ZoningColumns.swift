import GeometryCore
import Groundwork
import Tabular
import Territory

/// The columns of one zoning: NOM_code and NOM_nom, with distances NOM_distance_m and NOM_proche.
struct ZoningColumns: Sendable {
  let zoning: LocatedZoning
  private let codes: TextArray
  private let names: TextArray
  private let decimalMark: UInt8

  /// - Parameter decimalMark: of the distances.
  init(_ zoning: LocatedZoning, decimalMark: UInt8) {
    self.zoning = zoning
    self.decimalMark = decimalMark
    codes = TextArray(zoning.zoning.codes)
    names = TextArray(zoning.zoning.names)
  }

  var header: [String] {
    ["\(zoning.name)_code", "\(zoning.name)_nom"] + (zoning.distances == nil ? [] : [distanceName, nearestName])
  }
  private var distanceName: String { "\(zoning.name)_distance_m" }
  private var nearestName: String { "\(zoning.name)_proche" }
  var numeric: Set<String> { zoning.distances == nil ? [] : [distanceName] }

  /// One text a row.
  func columns(_ answers: ZoneAnswers) -> [TextArray] {
    let hits = answers.hits
    var codeColumn = TextArray(), nameColumn = TextArray()
    codeColumn.reserveCapacity(hits.count, bytes: hits.count * 10)
    nameColumn.reserveCapacity(hits.count, bytes: hits.count * 24)
    codes.withUnsafeTexts { codes in
      names.withUnsafeTexts { names in
        for row in 0..<hits.count {
          let zones = hits.range(of: row)
          if zones.isEmpty, let zone = answers.byCode[row] {
            codeColumn.append(utf8: codes[zone])
            nameColumn.append(utf8: names[zone])
          } else if zones.isEmpty {
            codeColumn.appendEmpty()
            nameColumn.appendEmpty()
          } else if zones.count == 1 {
            let zone = Int(hits.zones[zones.lowerBound])
            codeColumn.append(utf8: codes[zone])
            nameColumn.append(utf8: names[zone])
          } else {
            appendJoined(hits.zones(of: row), &codeColumn, &nameColumn)
          }
        }
      }
    }
    return [codeColumn, nameColumn] + (answers.distances.map(measured) ?? [])
  }

  /// Several zones in the order of their codes, joined by `|`; a code borne by several features stands once.
  private func appendJoined(_ zones: ArraySlice<Int32>, _ codeColumn: inout TextArray, _ nameColumn: inout TextArray) {
    var seen: [String] = [], titles: [String] = []
    for zone in zones.sorted(by: { zoning.rank[Int($0)] < zoning.rank[Int($1)] }) where seen.last != codes[Int(zone)] {
      seen.append(codes[Int(zone)])
      titles.append(names[Int(zone)])
    }
    codeColumn.append(seen.joined(separator: "|"))
    nameColumn.append(titles.joined(separator: "|"))
  }

  private func measured(_ distances: ZoneAnswers.Distances) -> [TextArray] {
    var distanceColumn = TextArray(), nearestColumn = TextArray()
    var digits: [UInt8] = []
    for row in distances.metres.indices {
      digits.removeAll(keepingCapacity: true)
      DecimalFormatter.append(distances.metres[row], decimals: 2, separator: decimalMark, to: &digits)
      distanceColumn.append(utf8: digits[...])
      let nearest = distances.nearest[row]
      nearestColumn.append(utf8: nearest < 0 ? [] : codes.bytes[codes.range(Int(nearest))])
    }
    return [distanceColumn, nearestColumn]
  }
}
