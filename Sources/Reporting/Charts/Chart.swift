import Groundwork

/// A chart on its way: a frame, scales along its sides, marks in it. Every kind of chart is made of these.
struct Chart {
  /// Where marks are drawn, in pixels of the sheet.
  struct Frame {
    let left, top, right, bottom: Double
  }

  let frame: Frame
  private(set) var drawing: SVGDrawing

  init(title: String, description: String, width: Double, height: Double, frame: Frame) {
    self.frame = frame
    drawing = SVGDrawing(width: width, height: height, title: title, description: description)
    drawing.leaf("rect", ["width": .number(width), "height": .number(height), "fill": "#ffffff"])
  }

  consuming func finished() -> String { drawing.finished() }

  /// What the numbers along a side are, under its axis or above it.
  mutating func axisX(_ scale: ChartScale, title: String) {
    for (tick, label) in zip(scale.ticks, scale.labels) {
      segment(scale(tick), frame.top, scale(tick), frame.bottom, stroke: ChartColours.grid)
      drawing.text(label, x: scale(tick), y: frame.bottom + 15, anchor: .middle, fill: ChartColours.pale)
    }
    drawing.text(title, x: frame.right, y: frame.bottom + 31, anchor: .end, fill: ChartColours.pale)
  }

  mutating func axisY(_ scale: ChartScale, title: String) {
    for (tick, label) in zip(scale.ticks, scale.labels) {
      segment(frame.left, scale(tick), frame.right, scale(tick), stroke: ChartColours.grid)
      drawing.text(label, x: frame.left - 6, y: scale(tick) + 4, anchor: .end, fill: ChartColours.pale)
    }
    drawing.text(title, x: frame.left, y: frame.top - 8, fill: ChartColours.pale)
  }

  /// A bar between two numbers of a horizontal scale.
  mutating func bar(_ scale: ChartScale, from: Double, to: Double, y: Double, height: Double, fill: String, title: String) {
    let start = min(scale(from), scale(to)), length = abs(scale(to) - scale(from))
    drawing.element(
      "rect",
      [
        "class": "barre", "x": .number(start), "y": .number(y), "width": .number(length), "height": .number(height),
        "fill": .text(fill),
      ])
    drawing.leaf("title", text: title)
    drawing.end()
  }

  /// A column between two numbers of a vertical scale.
  mutating func column(_ scale: ChartScale, to value: Double, x: Double, width: Double, fill: String, title: String) {
    let top = min(scale(0), scale(value))
    drawing.element(
      "rect",
      [
        "class": "barre", "x": .number(x), "y": .number(top), "width": .number(width),
        "height": .number(abs(scale(value) - scale(0))), "fill": .text(fill), "stroke": "#ffffff",
      ])
    drawing.leaf("title", text: title)
    drawing.end()
  }

  /// A line through points; a gap where one is not known.
  mutating func line(_ points: [(x: Double, y: Double)?], stroke: String) {
    var path = "", isOpen = false
    for point in points {
      guard let point else {
        isOpen = false
        continue
      }
      path += "\(isOpen ? "L" : "M")\(SVGDrawing.written(point.x)) \(SVGDrawing.written(point.y))"
      isOpen = true
    }
    drawing.leaf("path", ["class": "ligne", "d": .text(path), "fill": "none", "stroke": .text(stroke), "stroke-width": 2.2])
  }

  mutating func point(_ x: Double, _ y: Double, fill: String, title: String, radius: Double = 4) {
    drawing.element(
      "circle",
      [
        "class": "point", "cx": .number(x), "cy": .number(y), "r": .number(radius), "fill": .text(fill), "fill-opacity": 0.8,
        "stroke": "#ffffff",
      ])
    drawing.leaf("title", text: title)
    drawing.end()
  }

  /// A number that others are held against, with its name.
  mutating func reference(atX x: Double, _ words: String) {
    segment(x, frame.top, x, frame.bottom, stroke: ChartColours.reference, width: 1.6, dash: "5 3")
    let anchor: SVGDrawing.Anchor = x > (frame.left + frame.right) / 2 ? .end : .start
    text(words, x: x, y: frame.top - 8, anchor: anchor, fill: ChartColours.reference)
  }

  mutating func reference(atY y: Double, _ words: String) {
    segment(frame.left, y, frame.right, y, stroke: ChartColours.reference, width: 1.6, dash: "5 3")
    text(words, x: frame.right, y: y - 5, anchor: .end, fill: ChartColours.reference)
  }

  mutating func text(
    _ words: String, x: Double, y: Double, anchor: SVGDrawing.Anchor = .start, fill: String = ChartColours.ink,
    isBold: Bool = false
  ) {
    drawing.text(FrenchTypography.set(words), x: x, y: y, anchor: anchor, fill: fill, isBold: isBold)
  }

  mutating func segment(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dash: String = "none"
  ) {
    drawing.leaf(
      "line",
      [
        "x1": .number(x1), "y1": .number(y1), "x2": .number(x2), "y2": .number(y2), "stroke": .text(stroke),
        "stroke-width": .number(width), "stroke-dasharray": .text(dash),
      ])
  }

  /// Names of series with their colours, below the frame.
  mutating func legend(_ names: [String], y: Double) {
    var x = frame.left
    for (place, name) in names.enumerated() {
      drawing.leaf(
        "rect",
        ["x": .number(x), "y": .number(y - 9), "width": 11, "height": 11, "fill": .text(Self.colour(place))])
      text(name, x: x + 16, y: y + 1)
      x += 34 + Double(name.count) * 6.4
    }
  }

  static func colour(_ series: Int) -> String { ChartColours.series[series % ChartColours.series.count] }

  /// Room for labels at the left, in pixels: as long as the longest, within reason.
  static func room(for labels: [String]) -> Double { min(max((labels.map(\.count).max() ?? 0), 8), 34).scaled }

  /// A label that fits into the room.
  static func fitting(_ label: String) -> String { label.count > 34 ? label.prefix(33) + "…" : label }
}

extension Int {
  /// Characters in pixels.
  fileprivate var scaled: Double { Double(self) * 6.6 + 14 }
}
