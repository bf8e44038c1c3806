import Foundation
import TestSupport

/// A street of a test's base: its numbers stand at equal steps on a straight line.
struct TestStreet {
  var id: String
  var name: String
  var postcode: String
  /// "12", "12 bis".
  var numbers: [String]
  var from: (lon: Double, lat: Double)
  var to: (lon: Double, lat: Double)
  /// The BAN's word for the kind of position.
  var position = "entrée"
  var oldCommune: (code: String, name: String) = ("", "")

  var commune: String { String(id.prefix(5)) }

  static func numbers(_ all: String) -> [String] { all.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }

  /// Its addresses, in the order of its numbers.
  func rows(communeName: String) -> [BANRow] {
    numbers.enumerated().map { place, text in
      let parts = text.split(separator: " ").map(String.init)
      let share = numbers.count > 1 ? Double(place) / Double(numbers.count - 1) : 0
      var row = BANRow(
        Int(parts[0])!, name, id: id, in: BANRow.Commune(code: commune, name: communeName, postcode: postcode),
        longitude: from.lon + share * (to.lon - from.lon), latitude: from.lat + share * (to.lat - from.lat))
      row.suffix = parts.count > 1 ? parts[1] : ""
      row.position = position
      row.oldCommune = oldCommune
      return row
    }
  }
}
