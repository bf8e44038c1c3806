import Groundwork
import Tabular

/// Attaches the rows of a table that has no positions to the zones of a zoning by their codes.
public struct CodeJoin: Sendable {
  /// Name of the column of codes, as the table writes it.
  public let columnName: String
  private let column: Int
  private let form: ZoneCode.Form
  /// An IRIS's code begins with its commune's.
  private let isOfIRIS: Bool
  private let zones: [String: Int]

  /// The column of a table that holds codes of a zoning; nil where the first rows have none and none of their form.
  /// - Parameters:
  ///   - zoning: the zones.
  ///   - source: the table, whose first rows are looked at.
  public init?(_ zoning: Zoning, source: ReplayedSource) {
    guard let preview = source.preview else { return nil }
    let columns = NamedColumns(source.header), own = zoning.layer.table.columnNames[zoning.codeColumn]
    let zones = Dictionary(zoning.codes.enumerated().filter { !$1.isEmpty }.map { ($1, $0) }) { first, _ in first }
    let form = zoning.profile?.codeForm ?? .texte
    var candidates = (ZoneColumns.names[zoning.kind] ?? []) + [own, "code"]
    candidates = candidates.filter { columns.find($0) != nil }
    let ofIRIS = zoning.kind == "commune" ? (ZoneColumns.names["iris"] ?? []).filter { columns.find($0) != nil } : []
    var best: (column: Int, isOfIRIS: Bool, count: Int)?
    for (name, isOfIRIS) in candidates.map({ ($0, false) }) + ofIRIS.map({ ($0, true) }) {
      guard let column = columns.find(name) else { continue }
      let cells = (0..<preview.rowCount).map { preview[$0, column] }
      let count = cells.count { Self.zone($0, zones, form, isOfIRIS: isOfIRIS) != nil }
      // The first rows of a national table may all lie elsewhere: codes of the right form are enough, not just any texts.
      let isOfForm =
        form != .texte && cells.count { ZoneCode.normalise($0, as: isOfIRIS ? .iris : form) != nil } * 2 > cells.count
      if count > best?.count ?? -1, count > 0 || isOfForm { best = (column, isOfIRIS, count) }
    }
    guard let best else { return nil }
    (column, isOfIRIS) = (best.column, best.isOfIRIS)
    (self.zones, self.form) = (zones, form)
    columnName = source.header[best.column]
  }

  /// What the code of a row says.
  enum Answer {
    case zone(Int)
    case blank
    /// A code that no zone bears.
    case unknown(String)
  }

  func answer(_ chunk: RowChunk, _ row: Int) -> Answer {
    let text = chunk[row, column]
    if let zone = Self.zone(text, zones, form, isOfIRIS: isOfIRIS) { return .zone(zone) }
    let written = ZoneCode.trim(text)
    return written.isEmpty ? .blank : .unknown(written)
  }

  private static func zone(_ text: String, _ zones: [String: Int], _ form: ZoneCode.Form, isOfIRIS: Bool) -> Int? {
    if isOfIRIS { return ZoneCode.normalise(text, as: .iris).flatMap { zone(ofCommune: String($0.prefix(5)), zones) } }
    guard let code = ZoneCode.normalise(text, as: form) else { return nil }
    return form == .commune ? zone(ofCommune: code, zones) : zones[code]
  }

  /// A city stands for its arrondissements where the zoning is of cities.
  private static func zone(ofCommune code: String, _ zones: [String: Int]) -> Int? {
    zones[code] ?? zones[CommuneCode.city(of: code)]
  }
}
