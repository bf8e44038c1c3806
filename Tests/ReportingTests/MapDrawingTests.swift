import Coverage
import Foundation
import GeometryCore
import TestSupport
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Maps as they are drawn.
@Suite struct MapDrawingTests {
  /// Squares of 5 km, four in a row.
  private static func squares(_ figures: [Figure], names: [String]? = nil) -> MapZones {
    var shapes = GeometryArray()
    for index in figures.indices {
      let x = 912_000 + 5000.0 * Double(index % 4)
      let y = 6_458_000 + 5000.0 * Double(index / 4)
      shapes.appendPolygon([[(x, y), (x + 5000, y), (x + 5000, y + 5000), (x, y + 5000), (x, y)]])
    }
    let codes = figures.indices.map { "Z\($0)" }
    var zones = MapZones(shapes: shapes, crs: .lambert93, codes: codes, names: names ?? codes.map { "Zone \($0)" })
    zones.figures = figures
    return zones
  }

  private static func map(_ zones: MapZones) -> MapDrawing { MapDrawing(title: "Titre", zones: zones, sources: ["zones.gpkg"]) }

  /// Names and attributes of all elements, and their texts.
  private final class Reading: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    init(_ svg: String) throws {
      super.init()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      elements.append((name, attributes))
      text += "\n"
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  @Test func whatIsAlwaysThereIsThere() throws {
    let map = Self.map(Self.squares([.known(1), .known(2), .known(30), .blank(.secret), .blank(.notAvailable), .noRow]))
    let read = try Reading(map.svg())
    for word in ["Titre", "Source\u{a0}: zones.gpkg", "Lambert-93", "secret statistique", "non disponible", "\u{a0}km", "N"] {
      #expect(read.text.contains(word), "\(word)")
    }
    #expect(try map.svg() == map.svg())
    let used = Set(read.elements.map(\.name))
    #expect(used.isSubset(of: ["svg", "title", "desc", "rect", "g", "text", "path", "circle", "clipPath"]))
  }

  /// Counts of the legend add up to the zones, those withheld and missing among them.
  @Test(arguments: Seed.several(10)) func theLegendCountsEveryZone(seed: Seed) throws {
    var random = seed.generator
    let figures = (0..<40).map { _ -> Figure in
      [
        .known(Double(Int.random(in: 0...9, using: &random))), .known(Double.random(in: 0...99, using: &random)), .blank(.secret),
        .noRow,
      ]
      .randomElement(using: &random)!
    }
    let text = try Reading(Self.map(Self.squares(figures)).svg()).text
    let lines = text.split(separator: "\n").filter { $0.wholeMatch(of: /\d+ zones?/) != nil }
    #expect(lines.compactMap { Int($0.prefix { $0.isNumber }) }.reduce(0, +) == 40, "\(seed) \(lines)")
  }

  /// Whatever the withheld figures are, and however zones with figures are named, the drawing is the same: nothing tells them.
  @Test func whatIsWithheldTellsNothing() throws {
    let shown: [Figure] = [.known(12), .known(40), .blank(.secret), .known(41), .known(90), .blank(.secret)]
    var map = Self.map(Self.squares(shown))
    map.style.hasTooltips = true
    let classes = map.valueClasses()
    #expect(classes == ValueClasses([12, 40, 41, 90]))
    let text = try Reading(map.svg()).text
    #expect(text.contains("Zone Z2 (Z2)\u{a0}: secret statistique") && text.contains("Zone Z1 (Z1)\u{a0}: 40"))
    map.style.hasCircles = true
    #expect(try Reading(map.svg()).elements.count { $0.attributes["class"] == "cercle" } == 4)
  }

  /// Names are text, whatever they hold.
  @Test func hostileNamesAreText() throws {
    let bad = [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "]]></text><script>", "\u{202E}gauche",
      String(repeating: "É", count: 300), "& &amp; <", "' onload='x", "\u{1}\u{b}", "{{nom}}", "--><g>",
    ]
    var map = Self.map(Self.squares(bad.indices.map { .known(Double($0)) }, names: bad))
    map.title = bad[0]
    map.subtitle = bad[1]
    map.zones.codes = bad
    map.zones.unit = bad[5]
    map.sources = bad
    map.style.hasTooltips = true
    map.style.hasLabels = true
    map.limits = [MapLimits(name: bad[2], shapes: map.zones.shapes, crs: .lambert93, codes: bad, names: bad)]
    map.points = [
      MapPoints(
        name: bad[1], x: [915_000, .nan], y: [6_460_000, 0], crs: .lambert93, kinds: [.init(name: bad[0])], kindOf: [0, 0],
        codes: [bad[3], ""], names: [bad[4], ""])
    ]
    let read = try Reading(map.svg())
    #expect(read.elements.allSatisfy { !["script", "img", "foreignObject"].contains($0.name) })
    #expect(read.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "href" } })
    #expect(read.elements.count { $0.attributes["class"] == "point point-1" } == 1)
  }

  /// Colours darken from class to class, with a reference and without.
  @Test func coloursDarken() {
    func luminance(_ colour: String) -> Double {
      let linear = MapPalette.channels(colour).map { channel in
        let share = channel / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    for count in 1...MapPalette.mostClasses {
      for below in [nil] + (0...count).map(Optional.some) {
        let colours = MapPalette.classes(count, belowReference: below)
        let lights = colours.map(luminance)
        #expect(
          colours.count == count && zip(lights, lights.dropFirst()).allSatisfy { $0 > $1 }, "\(count) \(below ?? -1) \(lights)")
      }
    }
  }

  /// Circles have areas in proportion to their values, those of the legend too.
  @Test func circlesAreInProportion() throws {
    let scale = try #require(CircleScale([.known(400), .known(100), .known(0)], isInside: { _ in true }, largestRadius: 20))
    #expect(scale.radius(of: 400) == 20 && scale.radius(of: 100) == 10 && scale.radius(of: 0) == 0)
    #expect(scale.legend.first == 200 && scale.legend == scale.legend.sorted(by: >))
  }

  /// Lines across a zone lie inside it and fill it evenly: their length times their distance is the area.
  @Test(arguments: [true, false]) func hatchingCoversTheZone(rises: Bool) {
    let ring = [GridPoint(0, 0), GridPoint(3000, 100), GridPoint(2500, 2800), GridPoint(1400, 900), GridPoint(100, 2600)]
    let hole = [GridPoint(800, 300), GridPoint(800, 600), GridPoint(1200, 500)]
    var path = GridPath(rows: 3000)
    ZoneHatching(spacing: 20, rises: rises).append([ring, hole], to: &path)
    let numbers = path.text.matches(of: /-?\d+/).count
    let moves = path.text.count { $0 == "M" || $0 == "m" }
    #expect(numbers == moves * 4)
    // Each line is one relative step with dx = ±dy, written behind "l".
    let length =
      path.text.matches(of: /l(-?\d+)/).compactMap { Double($0.output.1) }.reduce(0) { $0 + abs($1) } * 2.0.squareRoot()
    func area(_ points: [GridPoint]) -> Double {
      abs(
        points.indices.reduce(0.0) { sum, k in
          let a = points[k]
          let b = points[(k + 1) % points.count]
          return sum + Double(a.x) * Double(b.y) - Double(b.x) * Double(a.y)
        }) / 2
    }
    let whole = area(ring) - area(hole)
    let covered = length * 20 / 2.0.squareRoot()
    #expect(abs(covered - whole) < 0.01 * whole)
  }

  /// Names stand apart, and none reaches beyond the frame.
  @Test(arguments: Seed.several(10)) func labelsStandApart(seed: Seed) {
    var random = seed.generator
    let frame = MapFrame(x: 10, y: 10, width: 600, height: 400, around: Box(minX: 0, minY: 0, maxX: 6000, maxY: 4000))
    let names = (0..<200).map { number in
      (
        text: String(repeating: "a", count: Int.random(in: 1...40, using: &random)) + "\(number)",
        x: Double.random(in: 0...620, using: &random), y: Double.random(in: 0...420, using: &random)
      )
    }
    var labels = MapLabels()
    labels.place(names, within: frame)
    let boxes = labels.placed.map { label in
      let half = DrawnText.width(label.text, size: MapLabels.size) / 2
      return Box(minX: label.x - half, minY: label.y - 4, maxX: label.x + half, maxY: label.y + 4)
    }
    #expect(boxes.count > 5)
    for (index, box) in boxes.enumerated() {
      #expect(frame.holds(box.minX, box.minY) && frame.holds(box.maxX, box.maxY), "\(seed)")
      #expect(!boxes[..<index].contains { $0.intersects(box) }, "\(seed)")
    }
  }

  /// The path of a ring reads back as the ring.
  @Test(arguments: Seed.several(20)) func pathsReadBack(seed: Seed) {
    var random = seed.generator
    let rings = (0..<3).map { _ in
      (0..<Int.random(in: 3...20, using: &random)).map { _ in
        GridPoint(Int32.random(in: -50...20_000, using: &random) / 7, Int32.random(in: 0...9, using: &random))
      }
    }
    var path = GridPath(rows: 100)
    for ring in rings { path.append(ring: ring) }
    var at = (x: 0, y: 0)
    var start = at
    var read: [[GridPoint]] = []
    for match in path.text.matches(of: /([MmlhvzL])([-\d ]*)/) {
      var numbers = match.output.2.matches(of: /-?\d+/).map { Int($0.output)! }
      let command = match.output.1
      if command == "z" {
        at = start
        continue
      }
      while !numbers.isEmpty {
        let first = numbers.removeFirst()
        let isOne = command == "h" || command == "v"
        let second = isOne ? 0 : numbers.removeFirst()
        switch command {
        case "M": at = (first, second)
        case "h": at.x += first
        case "v": at.y += first
        default: at = (at.x + first, at.y + second)
        }
        if command == "M" || command == "m" {
          start = at
          read.append([])
        }
        read[read.count - 1].append(GridPoint(Int32(at.x), 100 - Int32(at.y)))
      }
    }
    #expect(read == rings, "\(seed) \(path.text)")
  }

  /// A PNG says how large it is on paper, and is whole.
  @Test func picturesHaveTheirSize() throws {
    let svg = try Self.map(Self.squares([.known(1), .known(2)])).svg()
    let png = try MapPicture.png(svg, width: 960, height: 400)
    #expect(Array(png[..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Array(png[33..<45]) == [0, 0, 0, 9] + Array("pHYs".utf8) + [0, 0, 0x1E, 0xC2])
    #expect(Array(png.suffix(8).prefix(4)) == Array("IEND".utf8))
    #expect(try MapPicture.png(svg, width: 960, height: 400) == png)
  }

  /// Overseas départements stand beside the mainland, each in its own system and frame; alone one is the map.
  @Test func territoriesHaveTheirFrames() throws {
    func square(_ x: Double, _ y: Double) -> [(x: Double, y: Double)] {
      [(x, y), (x + 0.2, y), (x + 0.2, y + 0.2), (x, y + 0.2), (x, y)]
    }
    var shapes = GeometryArray()
    for (x, y) in [(2.3, 48.8), (-61.1, 14.6), (55.4, -21.2)] { shapes.appendPolygon([square(x, y)]) }
    var map = Self.map(MapZones(shapes: shapes, crs: .wgs84, codes: ["75", "972", "974"], names: ["", "", ""]))
    map.zones.figures = [.known(1), .known(2), .known(3)]
    let frames = try Reading(map.svg()).elements.compactMap { $0.attributes["data-territoire"] }
    #expect(frames == ["metropole", "martinique", "reunion"])
    map.zones.isInside = [false, true, false]
    #expect(try Reading(map.svg()).elements.compactMap { $0.attributes["data-territoire"] } == ["martinique"])
  }
}
