import Coverage

/// What the colours, circles and signs of a map mean, from top to bottom.
struct MapLegend {
  enum Entry {
    case heading([String])
    /// A colour with what it stands for, and how many zones have it.
    case swatch(ZoneCategory, String, lines: [String], count: String)
    case line(MapLimits, lines: [String])
    case symbol(PointSymbol, String, lines: [String], count: String)
    /// Circles of some values with their radius, the largest first.
    case circles([(value: String, radius: Double)])
    case remark([String])

    var height: Double {
      switch self {
      case .heading(let lines): 8 + Double(lines.count) * 15
      case .swatch(_, _, let lines, _), .line(_, let lines), .symbol(_, _, let lines, _): 6 + Double(lines.count) * 13
      case .circles(let circles): (circles.first?.radius ?? 0) * 2 + 14
      case .remark(let lines): 4 + Double(lines.count) * 12
      }
    }
  }

  private(set) var entries: [Entry] = []
  let colours: [String]
  /// What is counted.
  private let noun: (one: String, many: String)
  static let width = 226.0
  private static let textWidth = width - 66
  var height: Double { entries.reduce(0) { $0 + $1.height } }

  init(_ map: MapDrawing, _ classes: ValueClasses, _ categories: [ZoneCategory], circles: CircleScale?, drawn: [PointCounts]) {
    colours = MapPalette.classes(max(classes.count, 1), belowReference: classes.countBelowReference)
    noun = map.zones.shapes.partKinds.contains(.polygon) ? ("zone", "zones") : ("lieu", "lieux")
    addValues(map, classes, categories, circles)
    for limits in map.limits { entries.append(.line(limits, lines: Self.wrapped(limits.name))) }
    for (points, counts) in zip(map.points, drawn) { add(points, counts) }
  }

  private mutating func addValues(
    _ map: MapDrawing, _ classes: ValueClasses, _ categories: [ZoneCategory], _ circles: CircleScale?
  ) {
    let counts = categories.reduce(into: [ZoneCategory: Int]()) { $0[$1, default: 0] += 1 }
    if !map.zones.figures.isEmpty {
      let unit = map.zones.unit.isEmpty ? "" : " (\(map.zones.unit))"
      let title = map.subtitle.isEmpty ? "Légende" + unit : map.subtitle + unit
      entries.append(.heading(DrawnText.lines(title, size: 12, width: Self.width - 10, count: 4)))
    }
    if let circles {
      entries.append(.circles(circles.legend.map { (ReadableNumber.words($0), circles.radius(of: $0)) }))
    } else {
      // The greatest on top, as on a scale.
      for index in (0..<classes.count).reversed() {
        add(.value(index), classes.words(of: index), classes.counts[index])
        if index == classes.countBelowReference, let reference = classes.reference {
          let words = "\u{25B2} \(map.style.referenceName)\u{a0}: \(ReadableNumber.words(reference))"
          entries.append(.remark(DrawnText.lines(words, size: 10, width: Self.width - 10)))
        }
      }
    }
    add(.withheld, "secret statistique", counts[.withheld])
    add(.missing, "non disponible", counts[.missing])
    add(.outside, "hors du territoire", counts[.outside].map { _ in nil } ?? nil, isThere: counts[.outside] != nil)
    if circles == nil {
      for remark in classes.remarks { entries.append(.remark(DrawnText.lines(remark, size: 10, width: Self.width - 10))) }
    }
  }

  private mutating func add(_ category: ZoneCategory, _ words: String, _ count: Int?, isThere: Bool = false) {
    guard isThere || count != nil else { return }
    let colour: String =
      switch category {
      case .value(let index): colours[index]
      case .withheld: MapPalette.withheld
      case .missing: MapPalette.missing
      case .outside: MapPalette.outside
      case .ground: MapPalette.ground
      }
    let counted = count.map { Phrase.counted($0, noun.one, noun.many) } ?? ""
    entries.append(.swatch(category, colour, lines: Self.wrapped(words), count: counted))
  }

  private mutating func add(_ points: MapPoints, _ drawn: PointCounts) {
    let isNamed = points.kinds.contains { !$0.name.isEmpty }
    if isNamed, !points.name.isEmpty {
      entries.append(.heading(DrawnText.lines(points.name, size: 12, width: Self.width - 10, count: 3)))
    }
    for (number, kind) in points.kinds.enumerated() {
      entries.append(
        .symbol(
          .of(kind: number), kind.colour ?? MapPalette.kind(number),
          lines: Self.wrapped(kind.name.isEmpty ? points.name : kind.name),
          count: "\(ReadableNumber.words(Double(drawn.byKind[number])))"))
    }
    if let reach = points.reach {
      entries.append(.remark(["Tirets\u{a0}: \(ReadableNumber.words(reach))\u{a0}m autour du point"]))
    }
  }

  private static func wrapped(_ text: String) -> [String] { DrawnText.lines(text, size: 11, width: textWidth - 26, count: 4) }

  /// Draws it below a point.
  func draw(_ drawing: inout SVGDrawing, x: Double, y top: Double) {
    drawing.element("g", ["class": "legende"])
    var y = top
    for entry in entries {
      draw(entry, &drawing, x, y)
      y += entry.height
    }
    drawing.end()
  }

  private func draw(_ entry: Entry, _ drawing: inout SVGDrawing, _ x: Double, _ y: Double) {
    switch entry {
    case .heading(let lines):
      for (number, line) in lines.enumerated() {
        drawing.text(line, x: x, y: y + 16 + Double(number) * 15, size: 12, fill: MapPalette.ink, isBold: true)
      }
    case .swatch(let category, let colour, let lines, let count):
      drawing.leaf(
        "rect",
        [
          "x": .number(x), "y": .number(y + 2), "width": 24, "height": 14, "fill": .text(colour), "stroke": "#6b6b6b",
          "stroke-width": 0.5,
        ])
      hatch(category, &drawing, x, y + 2)
      draw(lines, &drawing, x + 32, y + 13)
      drawing.text(count, x: x + Self.width - 8, y: y + 13, anchor: .end, size: 10, fill: MapPalette.faint)
    case .line(let limits, let lines):
      drawing.leaf(
        "rect",
        [
          "x": .number(x + 1), "y": .number(y + 3), "width": 22, "height": 12, "fill": .text(limits.colour),
          "fill-opacity": .number(limits.filling), "stroke": .text(limits.colour), "stroke-width": 1.4,
        ])
      draw(lines, &drawing, x + 32, y + 13)
    case .symbol(let symbol, let colour, let lines, let count):
      drawing.leaf(
        "path",
        [
          "d": .text(symbol.path(x + 12, y + 9, 5)), "fill": .text(colour), "stroke": .text(MapPalette.paper),
          "stroke-width": 0.8,
        ])
      draw(lines, &drawing, x + 32, y + 13)
      drawing.text(count, x: x + Self.width - 8, y: y + 13, anchor: .end, size: 10, fill: MapPalette.faint)
    case .circles(let circles):
      guard let largest = circles.first?.radius else { return }
      let bottom = y + 8 + 2 * largest
      let middle = x + max(largest, 12)
      for circle in circles {
        drawing.leaf(
          "circle",
          [
            "cx": .number(middle), "cy": .number(bottom - circle.radius), "r": .number(circle.radius),
            "fill": .text(MapPalette.circle),
            "fill-opacity": 0.35, "stroke": .text(MapPalette.ink), "stroke-width": 0.6,
          ])
        let level = bottom - 2 * circle.radius
        drawing.leaf(
          "path",
          [
            "d": .text(
              "M\(SVGDrawing.written(middle)) \(SVGDrawing.written(level))H\(SVGDrawing.written(middle + largest + 10))"),
            "fill": "none", "stroke": .text(MapPalette.faint), "stroke-width": 0.5,
          ])
        drawing.text(circle.value, x: middle + largest + 14, y: level + 4, size: 10.5)
      }
    case .remark(let lines):
      for (number, line) in lines.enumerated() {
        drawing.text(line, x: x, y: y + 11 + Double(number) * 12, size: 10, fill: MapPalette.faint)
      }
    }
  }

  private func draw(_ lines: [String], _ drawing: inout SVGDrawing, _ x: Double, _ y: Double) {
    for (number, line) in lines.enumerated() { drawing.text(line, x: x, y: y + Double(number) * 13, fill: MapPalette.ink) }
  }

  /// The lines of a zone that is withheld or missing, within a swatch.
  private func hatch(_ category: ZoneCategory, _ drawing: inout SVGDrawing, _ x: Double, _ y: Double) {
    let path: String
    let colour: String
    switch category {
    case .withheld:
      (path, colour) = (
        "M\(n(x)) \(n(y + 8))l8-8M\(n(x + 2)) \(n(y + 14))l14-14M\(n(x + 10)) \(n(y + 14))l14-14M\(n(x + 18)) \(n(y + 14))l6-6",
        MapPalette.withheldLines
      )
    case .missing:
      (path, colour) = ("M\(n(x + 2)) \(n(y))l14 14M\(n(x + 14)) \(n(y))l10 10", MapPalette.missingLines)
    default: return
    }
    drawing.leaf("path", ["d": .text(path), "fill": "none", "stroke": .text(colour), "stroke-width": 0.8])
  }

  private func n(_ value: Double) -> String { SVGDrawing.written(value) }
}

/// Circles whose area is in proportion to a value.
struct CircleScale {
  let largestValue: Double
  let largestRadius: Double

  /// nil where no value is above 0.
  init?(_ figures: [Figure], isInside: (Int) -> Bool, largestRadius: Double) {
    let values = figures.indices.filter(isInside).compactMap { figures[$0].value }
    guard let most = values.max(), most > 0 else { return nil }
    largestValue = most
    self.largestRadius = largestRadius
  }

  func radius(of value: Double) -> Double { value > 0 ? largestRadius * (value / largestValue).squareRoot() : 0 }

  /// Easy values for the legend, the largest first, as far apart as their numbers are high; dots are left out.
  var legend: [Double] {
    var values = [ReadableNumber.step(upTo: largestValue)]
    while values.count < 3 {
      let last = radius(of: values[values.count - 1])
      let next = last - 6
      guard next >= 2.5 else { break }
      values.append(ReadableNumber.step(upTo: largestValue * (next / largestRadius) * (next / largestRadius)))
    }
    return values.filter { radius(of: $0) >= 2.5 }
  }
}
