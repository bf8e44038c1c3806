import Groundwork
import Tabular

/// The columns of an answer that `geocoder` put behind a list: where each row was found, how far it may be off, and whether that
/// may be believed.
package struct GeocodedColumns: Sendable, Hashable {
  /// Of degrees, by the names of Maillage's own schema; nil where the position has the names of a list (schema of the BAN).
  package let longitude, latitude: Int?
  /// Metres around the position.
  package let radius: Int?
  private let status: Int?
  private let statusName: String

  package init(header: [String]) {
    let columns = NamedColumns(header)
    let x = columns.find("geo_lon"), y = columns.find("geo_lat")
    longitude = y == nil ? nil : x
    latitude = x == nil ? nil : y
    radius = columns.find("geo_rayon_m")
    status = columns.find("geo_statut")
    statusName = status.map { header[$0] } ?? ""
  }

  /// Whether the state speaks of the position that stands in a column of longitudes; nil stands for a shape.
  package func concerns(longitude column: Int?) -> Bool {
    guard status != nil else { return false }
    return column == nil || longitude == nil || column == longitude
  }

  /// Why the position of a row is no evidence; nil where it may be believed.
  package func refusal(_ chunk: RowChunk, _ row: Int) -> PositionAnomaly? {
    guard let status else { return nil }
    let state = ZoneCode.trim(chunk[row, status])
    return state.isEmpty || state == Self.certain ? nil : .setAside(column: statusName, state: QuotedCell(state))
  }

  private static let certain = "ok"
}
