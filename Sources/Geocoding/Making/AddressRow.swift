import Groundwork
import Tabular

/// A position as a base stores it: ten-millionths of a degree, and centimetres in the legal system of the commune.
struct StoredPosition: Hashable {
  var longitude: Int32
  var latitude: Int32
  var x: Int32
  var y: Int32

  /// nil for what no such number can hold.
  init?(longitude: Double, latitude: Double, x: Double, y: Double) {
    guard let longitude = Int32(exactly: (longitude * 1e7).rounded()), let latitude = Int32(exactly: (latitude * 1e7).rounded()),
      let x = Int32(exactly: (x * 100).rounded()), let y = Int32(exactly: (y * 100).rounded())
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
    self.x = x
    self.y = y
  }

  /// An order that depends on nothing but the place.
  static func precedes(_ a: StoredPosition, _ b: StoredPosition) -> Bool {
    (a.x, a.y, a.longitude, a.latitude) < (b.x, b.y, b.longitude, b.latitude)
  }
}

/// An address as gathered from a file; texts are indexes into the tables of `AddressTable` (or of the chunk).
struct AddressRow {
  var position: StoredPosition
  var number: Int32
  var signature: UInt32
  /// Index of the id in `ids`, `AddressBaseLayout.none` where street, number and suffix give it.
  var id: UInt32
  var suffix: UInt16
  var positionKind: UInt8
}

/// All that rows of one street share; rows of one street with another spelling or postcode have another signature.
struct StreetSignature: Hashable {
  /// The BAN's id of the street, blank where the address's id does not hold one.
  var street = ""
  /// Normalised INSEE code.
  var commune = ""
  var name = ""
  /// 0 where there is none.
  var postcode: UInt32 = 0
  var communeName = ""
  var oldCommuneCode = ""
  var oldCommuneName = ""
  var alias = ""
  var locality = ""
  var delivery = ""
  var capitals = ""
}

/// Why rows were left out, and where first.
struct RowRemarks {
  enum Reason: Int, CaseIterable {
    case noCommune, noName, noNumber, strangeNumber, noPosition, elsewhere, otherMetres, ragged

    /// Whether rows are left out for it.
    private var leavesOut: Bool { self != .otherMetres && self != .ragged }

    private var what: String {
      switch self {
      case .noCommune: "sans code INSEE de commune valable"
      case .noName: "sans nom de voie ou de lieu-dit"
      case .noNumber: "sans numéro"
      case .strangeNumber: "dont le numéro n'est pas un entier de 0 à 99999"
      case .noPosition: "sans position lisible"
      case .elsewhere: "dont la position est hors du territoire de la commune"
      case .otherMetres:
        "dont x et y ne sont pas ceux de lon et lat dans le système légal ; x et y calculés d'après lon et lat"
      case .ragged: "dont le nombre de cellules n'est pas celui de l'en-tête"
      }
    }

    func sentence(count: Int) -> String {
      let end = count == 1 ? "" : "s"
      let outcome = leavesOut ? " ; laissée\(end) de côté" : ""
      return "\(count) ligne\(end) \(what)\(outcome)" + (count == 1 ? "." : " (la première est citée).")
    }
  }

  private(set) var counts = [Int](repeating: 0, count: Reason.allCases.count)
  private var firsts = [Int](repeating: .max, count: Reason.allCases.count)

  /// - Parameter row: first row 0.
  mutating func add(_ reason: Reason, row: Int) {
    counts[reason.rawValue] += 1
    firsts[reason.rawValue] = min(firsts[reason.rawValue], row)
  }

  mutating func merge(_ other: RowRemarks) {
    for reason in Reason.allCases {
      counts[reason.rawValue] += other.counts[reason.rawValue]
      firsts[reason.rawValue] = min(firsts[reason.rawValue], other.firsts[reason.rawValue])
    }
  }

  func anomalies(file: String) -> [Anomaly] {
    Reason.allCases.filter { counts[$0.rawValue] > 0 }.map { reason in
      Anomaly(
        file: file, row: firsts[reason.rawValue] + 1, message: reason.sentence(count: counts[reason.rawValue]))
    }
  }
}
