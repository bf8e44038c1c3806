import Foundation
import GeometryCore
import Groundwork
import Reporting
import Tabular
import Territory

/// A list of structures, or a layer of points, as points of a map.
public struct MapPointSource: Sendable {
  public var path: String
  public var options = TableOptions()
  public var points = PointOptions()
  /// Column of the kinds; nil for `decision` where it is there, else one kind.
  public var kindColumn: String?
  /// Metres around each point.
  public var reach: Double?

  public init(path: String) { self.path = path }
}

/// Reads the points of a list.
struct MapPointList {
  let points: MapPoints
  /// Rows without a position that can be drawn.
  let unplaced: Int
  let source: String

  /// Kinds beyond which the rarer ones are one.
  private static let mostKinds = 8
  private static let decisions = [
    "eligible": ("éligible", "#009e73"), "a_verifier": ("à vérifier", "#e69f00"), "non_eligible": ("non éligible", "#d55e00"),
  ]

  /// - Throws: `FileFault` for what cannot be read, a column that does not exist, a list without positions.
  init(_ list: MapPointSource, catalog: ProfileCatalog, telling: Telling) throws {
    telling.monitor.reading(list.path)
    let file = MappedFile.name(of: list.path)
    let placed = try PlacedRows.open(list.path, options: list.options.knowing(catalog), points: list.points)
    guard let reader = placed.reader else {
      throw FileFault.unreadable(
        file: file,
        sentence: "aucune colonne de positions n'est reconnue ; une carte en a besoin. Faites-les chercher d'abord : "
          + "maillage geocoder, ou nommez-les par --x points=COL et --y points=COL.")
    }
    var rows = placed.rows
    var gathering = PointGathering(reader)
    let columns = NamedColumns(rows.header)
    let kindColumn =
      try list.kindColumn.map { try columns.given($0, option: "--categorie", file: file) } ?? columns.find("decision")
    let nameColumn = columns.find(anyOf: ["nom", "nom structure", "libelle", "name", "nom etablissement"])
    let codeColumn = columns.find(anyOf: ["id", "identifiant", "code", "nofinesset", "numero"])
    var kinds: [String] = []
    var names: [String] = []
    var codes: [String] = []
    while let chunk = try rows.next() {
      try telling.monitor.checkCancellation()
      try gathering.read(chunk)
      for row in 0..<chunk.rowCount {
        kinds.append(kindColumn.map { chunk[row, $0].trimmingBlanks() } ?? "")
        names.append(nameColumn.map { chunk[row, $0].trimmingBlanks() } ?? "")
        codes.append(codeColumn.map { chunk[row, $0].trimmingBlanks() } ?? "")
      }
    }
    telling.tell(gathering.anomalies(file: file))
    let positions = gathering.positions
    let order = Self.order(kinds, hasColumn: kindColumn != nil)
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var drawn = MapPoints(
      name: kindColumn.map { rows.header[$0] } ?? (file as NSString).deletingPathExtension, x: positions.x, y: positions.y,
      crs: positions.crs,
      kinds: order.map { Self.kind($0, hasColumn: kindColumn != nil) }, kindOf: kinds.map { numbers[$0] ?? order.count - 1 },
      codes: codes, names: names)
    drawn.reach = list.reach
    points = drawn
    unplaced = positions.x.count { $0.isNaN }
    source = rows.provenance.citation()
  }

  /// The kinds, those of most rows first; decisions in their own order.
  private static func order(_ kinds: [String], hasColumn: Bool) -> [String] {
    guard hasColumn else { return [""] }
    let counts = kinds.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    if counts.keys.allSatisfy({ decisions[$0] != nil }) {
      return ["eligible", "a_verifier", "non_eligible"].filter { counts[$0] != nil }
    }
    let sorted = counts.keys.sorted { (counts[$0]!, $1) > (counts[$1]!, $0) }
    return sorted.count <= mostKinds ? sorted : Array(sorted.prefix(mostKinds - 1)) + [others]
  }

  /// No cell can be this.
  private static let others = "\0"

  private static func kind(_ word: String, hasColumn: Bool) -> MapPoints.Kind {
    guard hasColumn else { return MapPoints.Kind(name: "") }
    if word == others { return MapPoints.Kind(name: "autres", colour: "#7a7a7a") }
    if let decision = decisions[word] { return MapPoints.Kind(name: decision.0, colour: decision.1) }
    return MapPoints.Kind(name: word.isEmpty ? "(vide)" : word)
  }
}
