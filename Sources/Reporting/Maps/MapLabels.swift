import GeometryCore

/// Names on a map, none over another.
struct MapLabels {
  private var taken: [Box] = []
  private(set) var placed: [(text: String, x: Double, y: Double)] = []
  static let size = 9.5
  /// More would be a carpet.
  private static let most = 120

  /// Keeps names away from a place.
  mutating func avoid(_ box: Box) { taken.append(box) }

  /// Places names about their points, those in front first; one that would lie on another, or reach beyond the frame, is left
  /// out.
  mutating func place(_ names: [(text: String, x: Double, y: Double)], within frame: MapFrame) {
    for name in names where placed.count < Self.most {
      let text = DrawnText.shortened(name.text, size: Self.size, width: 150)
      let half = DrawnText.width(text, size: Self.size) / 2 + 2
      let box = Box(minX: name.x - half, minY: name.y - Self.size / 2 - 2, maxX: name.x + half, maxY: name.y + Self.size / 2 + 2)
      guard frame.holds(box.minX, box.minY), frame.holds(box.maxX, box.maxY), !taken.contains(where: { $0.intersects(box) })
      else { continue }
      taken.append(box)
      placed.append((text, name.x, name.y))
    }
  }

  func draw(_ drawing: inout SVGDrawing) {
    guard !placed.isEmpty else { return }
    drawing.element(
      "g", ["class": "etiquettes", "text-anchor": "middle", "font-size": .number(Self.size), "pointer-events": "none"])
    for label in placed {
      let y = label.y + Self.size * 0.36
      // The letters twice: a light rim first, since not every reader can paint the rim below.
      drawing.leaf(
        "text",
        [
          "x": .number(label.x), "y": .number(y), "fill": .text(MapPalette.paper), "stroke": .text(MapPalette.paper),
          "stroke-width": 2.4, "stroke-linejoin": "round", "aria-hidden": "true",
        ], text: label.text)
      drawing.leaf("text", ["x": .number(label.x), "y": .number(y), "fill": .text(MapPalette.ink)], text: label.text)
    }
    drawing.end()
  }
}
