import Coverage
import GeometryCore
import Groundwork
import Territory

/// The zones shaded by how far the nearest structure is, with the structures; a map a territory.
struct SocialLifeMap {
  private let report: SocialLifeReport

  /// Kilometres up to which a shade goes, and the shade; the darker the farther, also in grey.
  private static let shades: [(kilometres: Double, fill: String, words: String)] = [
    (2, "#fde7d3", "2 km ou moins"), (5, "#f7b27a", "de 2 à 5 km"), (10, "#d9702b", "de 5 à 10 km"),
    (.infinity, "#8c3a0b", "plus de 10 km"),
  ]
  private static let served = "#d5e6f3", unknown = "#e2e2e2"
  private static let width = 760.0, heights = 380.0...760.0

  init(_ report: SocialLifeReport) { self.report = report }

  func markup() throws -> String {
    var ground = SiteGround([.zones: report.shapes])
    var systems: [CRS] = [], members: [CRS: [Int]] = [:]
    for feature in 0..<report.shapes.count {
      guard let middle = report.shapes.finiteBox(of: feature)?.centre, let system = SiteGround.system(middle.x, middle.y)
      else { continue }
      if members[system] == nil { systems.append(system) }
      members[system, default: []].append(feature)
    }
    let order = systems.indices.sorted { (-(members[systems[$0]]?.count ?? 0), $0) < (-(members[systems[$1]]?.count ?? 0), $1) }
    let figures = try order.map { try figure(members[systems[$0]] ?? [], systems[$0], &ground) }.joined()
    return figures + "<p>Les mêmes distances sont dans le <a href=\"#zones\">tableau des zones</a>.</p>\n"
  }

  private func figure(_ features: [Int], _ system: CRS, _ ground: inout SiteGround) throws -> String {
    var box = Box.empty
    for feature in features {
      guard let outline = try ground.outline(.zones, zone: feature, system) else { continue }
      for (x, y) in zip(outline.x, outline.y) where x.isFinite && y.isFinite { box.extend(x, y) }
    }
    guard !box.isEmpty else { return "" }
    let side = max(box.width, box.height) * 0.03
    let shown = Box(minX: box.minX - side, minY: box.minY - side, maxX: box.maxX + side, maxY: box.maxY + side)
    let height = min(max(Self.width * shown.height / shown.width, Self.heights.lowerBound), Self.heights.upperBound)
    let window = MapWindow(showing: shown, width: Self.width, height: height)
    var drawing = SVGDrawing(
      width: Self.width, height: height + 30, title: "Carte des distances à la structure la plus proche",
      description: "Plus la zone est sombre, plus la structure est loin. Les mêmes distances sont dans le tableau des zones.")
    drawing.leaf("rect", ["width": .number(Self.width), "height": .number(height + 30), "fill": "#ffffff"])
    drawing.element("svg", ["width": .number(Self.width), "height": .number(height), "role": "presentation"])
    for feature in features {
      let path = try ground.path(.zones, zone: feature, system, window)
      guard !path.isEmpty else { continue }
      let zone = report.owners[feature]
      drawing.element(
        "path",
        [
          "d": .text(path.text), "fill": .text(fill(zone)), "fill-rule": "evenodd", "stroke": "#6b6b6b", "stroke-width": 0.6,
        ])
      drawing.leaf("title", text: title(zone))
      drawing.end()
    }
    drawSites(system, window, &drawing)
    drawing.scaleBar(window)
    let middle = report.shapes.finiteBox(of: features[0])?.centre ?? (x: 0, y: 0)
    drawing.northArrow(window, angle: try ground.northAngle(middle.x, middle.y, in: system))
    drawing.end()
    drawLegend(features, y: height + 15, &drawing)
    let caption = "Zones sans structure, de clair à sombre selon la distance ; points noirs : centres sociaux et EVS de la liste."
    return "<figure>\(drawing.finished())<figcaption>\(FrenchTypography.set(caption))</figcaption></figure>\n"
  }

  private func drawSites(_ system: CRS, _ window: MapWindow, _ drawing: inout SVGDrawing) {
    let sites = report.sites, known = MetricSystems.france.systems
    for (site, own) in report.output.offer.sites.enumerated() {
      guard sites.isPlaced(site), known[Int(sites.systems[site])] == system else { continue }
      drawing.element(
        "circle",
        [
          "cx": .number(window.x(sites.x[site])), "cy": .number(window.y(sites.y[site])), "r": 3.5, "fill": "#111111",
          "stroke": "#ffffff",
        ])
      drawing.leaf("title", text: own.title)
      drawing.end()
    }
  }

  private func shade(_ zone: Int) -> Int? {
    report.output.scan.zones[zone].nearest?.metres.flatMap { metres in
      Self.shades.firstIndex { metres <= $0.kilometres * 1000 }
    }
  }

  private func fill(_ zone: Int) -> String {
    let own = report.output.scan.zones[zone]
    guard own.kinds.isEmpty else { return Self.served }
    return shade(zone).map { Self.shades[$0].fill } ?? Self.unknown
  }

  private func title(_ zone: Int) -> String {
    let own = report.output.scan.zones[zone], name = report.title(zone)
    guard own.kinds.isEmpty else { return FrenchTypography.set("\(name) : a une structure") }
    guard let metres = own.nearest?.metres else { return FrenchTypography.set("\(name) : distance inconnue") }
    return FrenchTypography.set("\(name) : \(SocialLifeReport.kilometres(metres))")
  }

  private func drawLegend(_ features: [Int], y: Double, _ drawing: inout SVGDrawing) {
    let zones = Set(features.map { report.owners[$0] })
    let without = zones.filter { report.output.scan.zones[$0].kinds.isEmpty }
    var entries = [(fill: Self.served, words: "avec structure", count: zones.count - without.count)]
    for (place, shade) in Self.shades.enumerated() {
      entries.append((shade.fill, shade.words, without.count { self.shade($0) == place }))
    }
    let unknown = without.count { shade($0) == nil }
    if unknown > 0 { entries.append((Self.unknown, "distance inconnue", unknown)) }
    var x = 10.0
    for entry in entries {
      drawing.leaf(
        "rect",
        ["x": .number(x), "y": .number(y - 7), "width": 14, "height": 14, "fill": .text(entry.fill), "stroke": "#6b6b6b"])
      let words = "\(entry.words) (\(Wording.grouped(entry.count)))"
      drawing.text(words, x: x + 19, y: y + 4)
      x += 32 + Double(words.count) * 6.3
    }
  }
}
