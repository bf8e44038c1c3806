import GeometryCore
import Groundwork
import Territory

/// A position of which a file gives one form, degrees or metres; the other is computed in bulk.
struct PendingPosition {
  /// Index of the address that waits for it.
  var row: Int
  /// Row of the file, for what is said if it fails.
  var source: RowNumber
  /// Longitude and latitude, or x and y.
  var first: Double
  var second: Double
  var system: LegalSystem
  var isDegrees: Bool

  struct Failure: Error {
    let reason: BaseRowReason
  }

  private struct Way: Hashable {
    let epsg: Int
    let isDegrees: Bool
  }

  /// Positions in both forms, in the order of `pending`.
  /// - Throws: `GeometryError` if PROJ lacks a system.
  static func resolve(_ pending: [PendingPosition], _ transforms: inout TransformCache) throws
    -> [Result<StoredPosition, Failure>]
  {
    var result = [Result<StoredPosition, Failure>](repeating: .failure(Failure(reason: .noPosition)), count: pending.count)
    let groups = Dictionary(grouping: pending.indices) { Way(epsg: pending[$0].system.epsg, isDegrees: pending[$0].isDegrees) }
    for (way, members) in groups {
      var x = members.map { pending[$0].first }, y = members.map { pending[$0].second }
      let legal = try CRS(epsg: way.epsg)
      let transform = try transforms.transform(from: way.isDegrees ? .wgs84 : legal, to: way.isDegrees ? legal : .wgs84)
      transform.apply(x: &x, y: &y)
      for (place, index) in members.enumerated() where !x[place].isNaN {
        let one = pending[index]
        let degrees = one.isDegrees ? (one.first, one.second) : (x[place], y[place])
        let metres = one.isDegrees ? (x[place], y[place]) : (one.first, one.second)
        guard one.system.box?.contains(degrees.0, degrees.1) ?? true else {
          result[index] = .failure(Failure(reason: .elsewhere))
          continue
        }
        if let position = StoredPosition(longitude: degrees.0, latitude: degrees.1, x: metres.0, y: metres.1) {
          result[index] = .success(position)
        }
      }
    }
    return result
  }
}
