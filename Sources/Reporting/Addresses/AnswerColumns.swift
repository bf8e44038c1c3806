import Foundation
import Geocoding
import Groundwork
import Tabular
import Territory

/// The columns that answers are written in.
public struct AnswerColumns: Sendable {
  /// Whose names the columns bear.
  public enum Schema: String, Sendable, CaseIterable {
    /// Maillage's own names.
    case maillage
    /// The same names, and `geo_type` in French.
    case french = "francais"
    /// Those of the national geocoder (data.geopf.fr), with the radius and the state behind them.
    case ban
  }

  /// What is odd of an answer, in words.
  public static let remark = "anomalie"

  public let schema: Schema
  private let decimalMark: UInt8
  private let withRemarks: Bool

  /// - Parameters:
  ///   - decimalMark: of the figures; the national geocoder's schema always has a point.
  ///   - withRemarks: adds the column `remark` behind those of the schema.
  public init(schema: Schema = .maillage, decimalMark: UInt8 = UInt8(ascii: "."), withRemarks: Bool = false) {
    self.schema = schema
    self.withRemarks = withRemarks
    self.decimalMark = schema == .ban ? UInt8(ascii: ".") : decimalMark
  }

  public var header: [String] { schemaHeader + (withRemarks ? [Self.remark] : []) }

  private var schemaHeader: [String] {
    switch schema {
    case .maillage, .french:
      [
        "geo_lon", "geo_lat", "geo_x", "geo_y", "geo_epsg", "geo_score", "geo_score_suivant", "geo_type", "geo_id",
        "geo_libelle", "geo_code_postal", "geo_code_insee", "geo_commune", "geo_rayon_m", "geo_statut",
      ]
    case .ban:
      [
        "longitude", "latitude", "result_score", "result_score_next", "result_label", "result_type", "result_id",
        "result_banId", "result_housenumber", "result_name", "result_street", "result_postcode", "result_city",
        "result_context", "result_citycode", "result_oldcitycode", "result_oldcity", "result_district", "result_status",
        "geo_rayon_m", "geo_statut",
      ]
    }
  }

  /// Names of the columns that tell most of an answer, in whatever schema.
  public static let telling = [
    "geo_libelle", "result_label", "geo_statut", remark, "geo_type", "result_type", "geo_score", "result_score", "geo_rayon_m",
    "geo_lon", "geo_lat",
  ]

  /// Names of the columns whose cells are numbers.
  public static let numeric: Set<String> = [
    "geo_lon", "geo_lat", "geo_x", "geo_y", "geo_score", "geo_score_suivant", "geo_rayon_m", "longitude", "latitude",
    "result_score", "result_score_next",
  ]

  /// One text array a column, one text an answer.
  public func columns(_ answers: [GeocodedAddress]) -> [TextArray] {
    var columns = [TextArray](repeating: TextArray(), count: header.count)
    var digits: [UInt8] = []
    for answer in answers {
      for (index, cell) in (cells(answer) + (withRemarks ? [.text(Self.remark(of: answer))] : [])).enumerated() {
        switch cell {
        case .text(let text): columns[index].append(text)
        case .number(let value, let decimals):
          digits.removeAll(keepingCapacity: true)
          if value.isFinite { DecimalFormatter.append(value, decimals: decimals, separator: decimalMark, to: &digits) }
          columns[index].append(utf8: digits[...])
        }
      }
    }
    return columns
  }

  private enum Cell {
    case text(String)
    case number(Double, decimals: Int)
  }

  private func cells(_ answer: GeocodedAddress) -> [Cell] {
    let hasAnswer = answer.kind != nil
    let score = Cell.number(hasAnswer ? answer.score : .nan, decimals: 3)
    let next = Cell.number(answer.nextScore ?? .nan, decimals: 3)
    let longitude = Cell.number(answer.longitude, decimals: 6), latitude = Cell.number(answer.latitude, decimals: 6)
    let radius = Cell.number(answer.radius, decimals: 1)
    switch schema {
    case .maillage, .french:
      let type = schema == .french ? answer.kind?.frenchName : answer.kind?.rawValue
      return [
        longitude, latitude, .number(answer.x, decimals: 2), .number(answer.y, decimals: 2),
        .text(answer.hasPosition ? String(answer.epsg) : ""), score, next, .text(type ?? ""),
        .text(answer.id), .text(answer.label), .text(answer.postcode), .text(answer.communeCode), .text(answer.communeName),
        radius, .text(answer.status.rawValue),
      ]
    case .ban:
      let street = answer.kind == .municipality ? "" : answer.streetName
      let name = answer.houseNumber.isEmpty ? (street.isEmpty ? answer.communeName : street) : "\(answer.houseNumber) \(street)"
      return [
        longitude, latitude, score, next, .text(answer.label), .text(Self.nationalType(answer.kind)), .text(answer.id),
        .text(""), .text(answer.houseNumber), .text(hasAnswer ? name : ""), .text(street), .text(answer.postcode),
        .text(answer.communeName), .text(Self.context(answer)), .text(answer.communeCode), .text(""), .text(""), .text(""),
        .text(answer.status == .notFound ? "not-found" : "ok"), radius, .text(answer.status.rawValue),
      ]
    }
  }

  private static func remark(of answer: GeocodedAddress) -> String {
    if !answer.uncoveredDepartment.isEmpty { return "aucune adresse du \(answer.uncoveredDepartment) dans la base" }
    return answer.contradictionWords ?? ""
  }

  /// The national geocoder knows no interpolation: it answers with the street.
  private static func nationalType(_ kind: AddressKind?) -> String {
    kind == .interpolation ? AddressKind.street.rawValue : kind?.rawValue ?? ""
  }

  /// "94, Val-de-Marne, Île-de-France"
  private static func context(_ answer: GeocodedAddress) -> String {
    let territories = Territories.standard
    guard let code = CommuneCode.department(of: answer.communeCode), let department = territories.department(code) else {
      return ""
    }
    let region = department.region.flatMap(territories.region)?.name
    return ([code, department.name] + [region].compactMap { $0 }).joined(separator: ", ")
  }
}
