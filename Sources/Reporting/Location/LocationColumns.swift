import Geocoding
import Groundwork
import Tabular
import Territory

/// The columns that `localiser` adds to a table.
public struct LocationColumns: Sendable {
  private let zonings: [ZoningColumns]
  /// nil without an address base.
  private let answers: AnswerColumns?
  private let withShares: Bool
  private let decimalMark: UInt8

  /// Names of the columns of an address's answer, before those of the zonings.
  public static let answerHeader = [
    "geo_lon", "geo_lat", "geo_score", "geo_type", "geo_id", "geo_libelle", "geo_rayon_m", "geo_statut",
  ]
  /// Names of the columns behind those of the zonings.
  public static let lastColumns = ["sur_limite", "anomalie"]

  /// - Parameters:
  ///   - withAddresses: rows may be placed by an address base.
  ///   - isFrench: `geo_type` is in French.
  ///   - withShares: adds to each zoning the share of the street's addresses that lie in it.
  ///   - decimalMark: a comma for a French spreadsheet, which takes 5.12 for a date; a point for programs.
  public init(
    _ zonings: [LocatedZoning], withAddresses: Bool = false, isFrench: Bool = false, withShares: Bool = false,
    decimalMark: UInt8 = UInt8(ascii: ".")
  ) {
    self.zonings = zonings.map { ZoningColumns($0, decimalMark: decimalMark) }
    answers = withAddresses ? AnswerColumns(schema: isFrench ? .french : .maillage, decimalMark: decimalMark) : nil
    self.withShares = withShares
    self.decimalMark = decimalMark
  }

  /// Names of the added columns.
  public var header: [String] {
    (answers == nil ? [] : Self.answerHeader)
      + zonings.flatMap { $0.header + (withShares ? ["\($0.zoning.name)_part_rue"] : []) } + Self.lastColumns
  }

  /// The same, those that tell most in front.
  public var telling: [String] { zonings.flatMap { $0.header.prefix(2) } + ["anomalie"] + header }

  /// Names of the columns whose cells are numbers.
  public var numeric: Set<String> {
    zonings.reduce(into: answers == nil ? [] : AnswerColumns.numeric.intersection(Self.answerHeader)) { $0.formUnion($1.numeric) }
  }

  /// The added columns, one text a row.
  public func columns(_ rows: RowLocations) -> [TextArray] {
    zip(zonings, rows.zonings).flatMap { $0.columns($1) } + last(rows)
  }

  /// The same with what an address base answered.
  public func columns(_ located: AddressedLocations) -> [TextArray] {
    var columns = answerColumns(located)
    for (index, zoning) in zonings.enumerated() {
      columns += zoning.columns(located.rows.zonings[index])
      if withShares { columns.append(shareColumn(located, index)) }
    }
    return columns + last(located.rows)
  }

  private func last(_ rows: RowLocations) -> [TextArray] {
    var limits = [String](repeating: "", count: rows.rowCount)
    for (zoning, answer) in zip(zonings, rows.zonings) {
      for row in 0..<rows.rowCount where answer.hits.isOnBoundary(row) {
        limits[row] += limits[row].isEmpty ? zoning.zoning.name : "|\(zoning.zoning.name)"
      }
    }
    return [TextArray(limits), TextArray((0..<rows.rowCount).map { row in rows.anomalies[row].map(Phrase.joined) ?? "" })]
  }

  /// Blank where the row has coordinates of its own, or no address.
  private func answerColumns(_ located: AddressedLocations) -> [TextArray] {
    guard let answers else { return [] }
    let rows = located.answers.keys.sorted()
    let given = answers.columns(rows.compactMap { located.answers[$0] })
    return Self.answerHeader.compactMap(answers.header.firstIndex).map { place in
      var column = TextArray()
      var next = 0
      for row in 0..<located.rows.rowCount {
        if next < rows.count, rows[next] == row {
          column.append(given[place][next])
          next += 1
        } else {
          column.appendEmpty()
        }
      }
      return column
    }
  }

  /// Blank where the answer is no street and no locality that has addresses.
  private func shareColumn(_ located: AddressedLocations, _ zoning: Int) -> TextArray {
    TextArray(
      (0..<located.rows.rowCount).map { row in
        located.answers[row]?.undecidedStreet.flatMap { located.streets[$0] }.map { words($0[zoning]) } ?? ""
      })
  }

  /// "0.40 (17/42)"; where several zones hold addresses, each is named with its own: "0.50 (21/42 : QN09401M 17, QN09402M 4)".
  private func words(_ share: StreetShare) -> String {
    var digits: [UInt8] = []
    DecimalFormatter.append(Double(share.inside) / Double(share.count), decimals: 2, separator: decimalMark, to: &digits)
    let zones = share.zones.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
    let named = share.zones.count > 1 ? " : \(zones)" : ""
    return "\(String(decoding: digits, as: UTF8.self)) (\(share.inside)/\(share.count)\(named))"
  }
}
