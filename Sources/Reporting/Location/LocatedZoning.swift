import GeometryCore
import Groundwork
import Tabular
import Territory

/// A zoning made ready for questions: its index, and the texts that answers are written with.
public struct LocatedZoning: Sendable {
  /// The name that the user gave it; it starts the names of its columns.
  public let name: String
  public let zoning: Zoning
  public let locator: ZoneLocator
  let distances: ZoneDistances?
  private let codes: TextArray
  private let names: TextArray
  /// Place of each zone in the order of the codes.
  private let rank: [Int32]
  /// Zones by code, where they are communes.
  private let zonesByCode: [String: Int]

  /// - Parameter measures: whether distances to the limits will be asked for.
  /// - Throws: `FileFault.unreadable` if no zone is a polygon, `GeometryError` if the zones cannot be brought to a
  ///   metric system.
  public init(name: String, zoning: Zoning, measures: Bool) throws {
    guard zoning.layer.geometries.partKinds.contains(.polygon) else {
      throw FileFault.unreadable(
        file: zoning.layer.provenance.file, sentence: "la couche n'a aucun polygone ; un zonage est fait de polygones.")
    }
    self.name = name
    self.zoning = zoning
    locator = ZoneLocator(zoning.layer.geometries, crs: zoning.layer.crs)
    rank = zoning.rank
    distances = measures ? try ZoneDistances(locator, rank: rank) : nil
    let isCommune = zoning.kind == "commune"
    zonesByCode = isCommune ? Dictionary(zoning.codes.enumerated().map { ($1, $0) }) { first, _ in first } : [:]
    codes = TextArray(zoning.codes)
    names = TextArray(zoning.names)
  }

  /// Names of the columns that `columns(for:)` fills.
  public var header: [String] {
    ["\(name)_code", "\(name)_nom"] + (distances == nil ? [] : ["\(name)_distance_m", "\(name)_proche"])
  }

  /// What the zoning says of some rows.
  struct Answer {
    var columns: [TextArray]
    var isOnLimit: [Bool]
    /// Rows that have a position and no distance: no zone lies in their territory.
    var unmeasured: [Int]
  }

  /// Whether the zoning has the commune of a code, or its city: then the code alone tells the zone.
  public func holdsCommune(_ code: String) -> Bool { zone(ofCommune: code) != nil }

  private func zone(ofCommune code: String) -> Int? { zonesByCode[code] ?? zonesByCode[CommuneCode.city(of: code)] }

  /// - Parameters:
  ///   - x, y: positions in the zoning's system, NaN where there is none.
  ///   - communes: codes of the communes of rows without position, which a zoning of communes answers with.
  ///   - decimalMark: of the distances.
  func answer(
    x: [Double], y: [Double], communes: [Int: String] = [:], decimalMark: UInt8, transforms: inout TransformCache
  ) throws -> Answer {
    let known = communes.compactMapValues(zone(ofCommune:))
    let hits = locator.locate(x: x, y: y)
    var codeColumn = TextArray(), nameColumn = TextArray()
    codeColumn.reserveCapacity(x.count, bytes: x.count * 10)
    nameColumn.reserveCapacity(x.count, bytes: x.count * 24)
    codes.withUnsafeTexts { codes in
      names.withUnsafeTexts { names in
        for row in 0..<x.count {
          let zones = hits.range(of: row)
          if zones.isEmpty, let zone = known[row] {
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
    var answer = Answer(
      columns: [codeColumn, nameColumn], isOnLimit: (0..<x.count).map { hits.isOnBoundary($0) }, unmeasured: [])
    if let distances {
      let (metres, nearest) = try distances.measure(x: x, y: y, hits: hits, transforms: &transforms)
      answer.columns += measured(metres, nearest, decimalMark)
      answer.unmeasured = x.indices.filter { nearest[$0] < 0 && !x[$0].isNaN }
    }
    return answer
  }

  /// Several zones in the order of their codes, joined by `|`; a code borne by several features stands once.
  private func appendJoined(_ zones: ArraySlice<Int32>, _ codeColumn: inout TextArray, _ nameColumn: inout TextArray) {
    var seen: [String] = [], titles: [String] = []
    for zone in zones.sorted(by: { rank[Int($0)] < rank[Int($1)] }) where seen.last != codes[Int(zone)] {
      seen.append(codes[Int(zone)])
      titles.append(names[Int(zone)])
    }
    codeColumn.append(seen.joined(separator: "|"))
    nameColumn.append(titles.joined(separator: "|"))
  }

  private func measured(_ metres: [Double], _ nearest: [Int32], _ decimalMark: UInt8) -> [TextArray] {
    var distanceColumn = TextArray(), nearestColumn = TextArray()
    var digits: [UInt8] = []
    for row in metres.indices {
      digits.removeAll(keepingCapacity: true)
      DecimalFormatter.append(metres[row], decimals: 2, separator: decimalMark, to: &digits)
      distanceColumn.append(utf8: digits[...])
      nearestColumn.append(utf8: nearest[row] < 0 ? [] : codes.bytes[codes.range(Int(nearest[row]))])
    }
    return [distanceColumn, nearestColumn]
  }
}
