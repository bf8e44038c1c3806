import Coverage
import GeometryCore

extension MapDrawing {
  /// The whole drawing.
  /// - Throws: `GeometryError` where PROJ knows no way from the system of a layer to that of the place.
  public func svg() throws -> String { try MapSheet(self).svg() }
}

/// Where everything stands on the sheet of a map.
struct MapSheet {
  let map: MapDrawing
  let plane: MapPlane
  let classes: ValueClasses
  let categories: [ZoneCategory]
  let circles: CircleScale?
  private(set) var legend: MapLegend
  /// The zones of each frame, in metres.
  let shapes: [GroundShapes]
  private(set) var frames: [MapFrame] = []
  /// By frame, then by layer of points.
  private(set) var points: [[PointsOnSheet]] = []
  /// Points with a position that lies in no frame.
  private(set) var pointsOutside = 0
  let titleLines: [String], sourceLines: [String]
  let top: Double
  private(set) var bottom = 0.0
  var height: Double { bottom + 18 + Double(sourceLines.count) * 13 }
  var legendX: Double { map.style.width - Self.margin - MapLegend.width + 8 }

  static let margin = 18.0
  private static let insetWidth = 116.0, insetHeight = 116.0

  init(_ map: MapDrawing) throws {
    self.map = map
    let plane = try MapPlane(map.zones)
    self.plane = plane
    classes = map.valueClasses()
    categories = map.categories(classes)
    circles =
      map.style.hasCircles ? CircleScale(map.zones.figures, isInside: map.zones.isInside, largestRadius: 26) : nil
    legend = MapLegend(map, classes, categories, circles: circles, drawn: map.points.map { PointCounts($0, []) })
    shapes = try plane.grounds.indices.map {
      try GroundShapes(map.zones.shapes, map.zones.crs, of: $0, plane.groundOfZone, to: plane.grounds[$0].crs)
    }
    let full = map.style.width - 2 * Self.margin
    titleLines = DrawnText.lines(map.title, size: 17, width: full * 0.92, count: 3)
    let source = "Source\u{a0}: \(map.sources.joined(separator: "\u{a0}; ")). Projection\u{a0}: \(Self.projections(plane))."
    sourceLines = (map.notes + [source]).flatMap { DrawnText.lines($0, size: 9.5, width: full, count: 8) }
    top = 20 + Double(titleLines.count) * 22
    layOut()
    try place()
  }

  /// Brings the points to the frames, and counts in the legend those that are drawn.
  private mutating func place() throws {
    points = try frames.indices.map { number in
      try map.points.map { try PointsOnSheet($0, number, plane, frames[number]) }
    }
    let counts = map.points.indices.map { layer in PointCounts(map.points[layer], points.map { $0[layer] }) }
    legend = MapLegend(map, classes, categories, circles: circles, drawn: counts)
    pointsOutside = counts.reduce(0) { $0 + $1.outside }
  }

  private static func projections(_ plane: MapPlane) -> String {
    let names = plane.grounds.map(\.crs.name)
    let different = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    return different.isEmpty ? "aucune" : different.joined(separator: ", ")
  }

  private mutating func layOut() {
    let insets = max(plane.grounds.count - 1, 0)
    let insetColumn = insets > 0 ? Self.insetWidth + 10 : 0
    let width = map.style.width - 2 * Self.margin - MapLegend.width - 8 - insetColumn
    let boxes = plane.grounds.indices.map { shapes[$0].box(map.zones.isInside) }
    // What is drawn about points reaches beyond them.
    let rim = circles?.largestRadius ?? (map.zones.shapes.partKinds.contains(.polygon) ? 0 : 8)
    let least = max(260, legend.height + 40, Double(insets) * (Self.insetHeight + 8))
    if let main = boxes.first {
      let ratio = main.width > 0 ? main.height / main.width : 1
      let height = min(max(width * ratio, least), max(820, least))
      frames.append(MapFrame(x: Self.margin + insetColumn, y: top, width: width, height: height, around: main, rim: rim))
      for (number, box) in boxes.dropFirst().enumerated() {
        frames.append(
          MapFrame(
            x: Self.margin, y: top + Double(number) * (Self.insetHeight + 8), width: Self.insetWidth, height: Self.insetHeight,
            around: box, head: 15, rim: rim / 2))
      }
      bottom = top + height + 24
    } else {
      bottom = top + least
    }
  }

  /// The whole drawing.
  /// - Throws: `GeometryError` where PROJ knows no way from the system of a layer to that of the place.
  func svg() throws -> String {
    var drawing = SVGDrawing(width: map.style.width, height: height, title: map.title, description: description)
    drawing.leaf("rect", ["width": .number(map.style.width), "height": .number(height), "fill": .text(MapPalette.paper)])
    drawing.element("g", ["class": "titre"])
    for (number, line) in titleLines.enumerated() {
      drawing.text(line, x: Self.margin, y: 30 + Double(number) * 22, size: 17, isBold: true)
    }
    drawing.end()
    for number in frames.indices { try drawFrame(number, &drawing) }
    legend.draw(&drawing, x: legendX, y: top)
    drawing.element("g", ["class": "source"])
    for (number, line) in sourceLines.enumerated() {
      drawing.text(line, x: Self.margin, y: bottom + 18 + Double(number) * 13, size: 9.5, fill: MapPalette.faint)
    }
    drawing.end()
    return drawing.finished()
  }

  /// What those hear who do not see it.
  var description: String {
    var parts: [String] = []
    for index in 0..<classes.count where circles == nil {
      parts.append("\(classes.words(of: index))\u{a0}: \(Phrase.counted(classes.counts[index], "zone", "zones"))")
    }
    for (category, words) in [(ZoneCategory.withheld, "secret statistique"), (.missing, "non disponible")] {
      let count = categories.count { $0 == category }
      if count > 0 { parts.append("\(words)\u{a0}: \(Phrase.counted(count, "zone", "zones"))") }
    }
    return (map.subtitle.isEmpty ? "Carte" : map.subtitle)
      + (parts.isEmpty ? "" : "\u{a0}; " + parts.joined(separator: "\u{a0}; ")) + "."
  }
}
