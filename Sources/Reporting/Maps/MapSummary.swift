import Groundwork

/// What a map shows, in numbers, for the person who had it made.
public struct MapSummary: Sendable {
  /// nil for circles, and for a map without values.
  public let classes: ValueClasses?
  public let zones: Int
  public let withheld: Int
  public let missing: Int
  public let points: Int
  public let unplacedPoints: Int
  /// Points beyond the frames.
  public let pointsOutside: Int
  public let path: String?

  /// - Parameters:
  ///   - unplacedPoints: rows of lists that have no position.
  ///   - pointsOutside: points beyond the frames, as `MapOutput.write` returns them.
  public init(_ map: MapDrawing, unplacedPoints: Int, pointsOutside: Int, path: String?) {
    let made = map.valueClasses()
    let categories = map.categories(made)
    classes = map.style.hasCircles || made.count == 0 ? nil : made
    zones = categories.count { $0 != .outside }
    withheld = categories.count { $0 == .withheld }
    missing = categories.count { $0 == .missing }
    points = map.points.reduce(0) { $0 + $1.x.count { $0.isFinite } } - pointsOutside
    self.pointsOutside = pointsOutside
    self.unplacedPoints = unplacedPoints
    self.path = path
  }

  /// What is to be known of it, and where it was written.
  public var lines: [String] {
    var lines = classes?.remarks ?? []
    if unplacedPoints > 0 {
      lines.append(
        "\(Phrase.counted(unplacedPoints, "ligne sans position n'est", "lignes sans position ne sont")) pas sur la carte.")
    }
    if pointsOutside > 0 {
      lines.append(
        "\(Phrase.counted(pointsOutside, "point hors du cadre n'est", "points hors du cadre ne sont")) pas sur la carte.")
    }
    var parts = [Phrase.counted(zones, "zone", "zones")]
    if let classes { parts.append(Phrase.counted(classes.count, "classe", "classes")) }
    if withheld > 0 { parts.append("\(Wording.grouped(withheld)) sous secret") }
    if missing > 0 { parts.append("\(Wording.grouped(missing)) sans valeur") }
    if points > 0 { parts.append(Phrase.counted(points, "point", "points")) }
    lines.append("Écrit : \(path ?? "sortie standard"), \(parts.joined(separator: ", ")).")
    return lines
  }
}
