import Eligibility
import GeometryCore
import Groundwork
import Structures
import Territory

/// The structures of a list by decision over the outlines of quarters, a map a territory (the mainland, each overseas one).
enum EligibilityMap {
  private struct Site {
    let answer: Assessment
    let anchor: String
    let x: Double, y: Double
  }

  private static let width = 760.0, heights = 380.0...760.0
  /// Vertices of communes beyond which their outlines are left out: a map of the country shows none of them.
  private static let mostCommuneVertices = 400_000

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  static func markup(_ result: EligibilityResult, anchors: [String], ground: inout SiteGround) throws -> String {
    var systems: [CRS] = [], sites: [CRS: [Site]] = [:], unplaced = 0
    for (answer, anchor) in zip(result.assessments, anchors) {
      guard let at = answer.site.shownPosition, let system = SiteGround.system(at.longitude, at.latitude),
        let metres = try ground.metres(at.longitude, at.latitude, in: system)
      else {
        unplaced += 1
        continue
      }
      if sites[system] == nil { systems.append(system) }
      sites[system, default: []].append(Site(answer: answer, anchor: anchor, x: metres.x, y: metres.y))
    }
    // The territory with most structures first.
    let order = systems.indices.sorted { (-(sites[systems[$0]]?.count ?? 0), $0) < (-(sites[systems[$1]]?.count ?? 0), $1) }
    var markup = ""
    for place in order {
      let system = systems[place]
      markup += try figure(sites[system] ?? [], system, result, &ground)
    }
    let missing =
      unplaced == 0
      ? ""
      : "<p>\(Phrase.counted(unplaced, "ligne sans position n'est pas", "lignes sans position ne sont pas")) sur la carte.</p>\n"
    return markup + missing + "<p>Les mêmes structures, une ligne chacune, sont dans la <a href=\"#liste\">liste</a>.</p>\n"
  }

  private static func figure(
    _ sites: [Site], _ system: CRS, _ result: EligibilityResult, _ ground: inout SiteGround
  ) throws -> String {
    var box = Box.empty
    for site in sites { box.extend(site.x, site.y) }
    let side = max(max(box.width, box.height) * 0.06, 1000)
    let shown = Box(minX: box.minX - side, minY: box.minY - side, maxX: box.maxX + side, maxY: box.maxY + side)
    let height = min(max(width * shown.height / shown.width, heights.lowerBound), heights.upperBound)
    let window = MapWindow(showing: shown, width: width, height: height)
    let counts = Decision.allCases.map { decision in (decision, sites.count { $0.answer.decision == decision }) }
    let said = counts.map { "\($0.0.words) : \(Wording.grouped($0.1))" }.joined(separator: ", ")
    var drawing = SVGDrawing(
      width: width, height: height + 30, title: "Carte des structures et des quartiers",
      description: FrenchTypography.set("\(said). Les mêmes données sont dans la liste."))
    drawing.leaf("rect", ["width": .number(width), "height": .number(height + 30), "fill": "#ffffff"])
    // What is drawn stays above the legend.
    drawing.element("svg", ["width": .number(width), "height": .number(height), "role": "presentation"])
    drawing.leaf("rect", ["width": .number(width), "height": .number(height), "fill": "#faf9f5"])
    try drawGround(result, system, window, &ground, &drawing)
    for decision in [Decision.notEligible, .toVerify, .eligible] {
      for site in sites where site.answer.decision == decision {
        drawing.element("a", ["href": .text("#\(site.anchor)"), "tabindex": "-1"])
        mark(decision, x: window.x(site.x), y: window.y(site.y), title: title(site.answer), &drawing)
        drawing.end()
      }
    }
    drawing.scaleBar(window)
    if let first = sites.first?.answer.site.shownPosition {
      drawing.northArrow(window, angle: try ground.northAngle(first.longitude, first.latitude, in: system))
    }
    drawing.end()
    var x = 16.0
    for (decision, count) in counts {
      mark(decision, x: x, y: height + 15, title: nil, &drawing)
      let words = FrenchTypography.set("\(decision.words) : \(Wording.grouped(count))")
      drawing.text(words, x: x + 12, y: height + 19)
      x += 40 + Double(words.count) * 6.5
    }
    return "<figure>\(drawing.finished())<figcaption>\(caption(result))</figcaption></figure>\n"
  }

  private static func caption(_ result: EligibilityResult) -> String {
    let sources = result.inputs.geographies.geographies.map(\.citation) + [result.inputs.communes?.citation].compactMap { $0 }
    var bytes: [UInt8] = []
    let words = "En bleu, les quartiers prioritaires. Sources : \(sources.joined(separator: " ; "))."
    XMLText.append(FrenchTypography.set(words), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func title(_ answer: Assessment) -> String {
    let place = [answer.communeName, answer.zoneTitle].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(answer.structure.title) : \(answer.decision.words)" + (place.isEmpty ? "" : " (\(place))")
  }

  private static func drawGround(
    _ result: EligibilityResult, _ system: CRS, _ window: MapWindow, _ ground: inout SiteGround, _ drawing: inout SVGDrawing
  ) throws {
    func draw(_ layer: SiteGround.Layer, fill: StaticString, stroke: StaticString, width: Double) throws {
      var path: [UInt8] = []
      for zone in try ground.zones(layer, in: window.box, system) {
        path += try ground.path(layer, zone: zone, system, window, grain: 0.8).data
      }
      guard !path.isEmpty else { return }
      drawing.leaf(
        "path",
        [
          "d": .text(String(decoding: path, as: UTF8.self)), "fill": .text("\(fill)"), "fill-rule": "evenodd",
          "stroke": .text("\(stroke)"), "stroke-width": .number(width),
        ])
    }
    if let communes = result.inputs.communes as? CommuneShapes, communes.degrees.vertexCount < mostCommuneVertices {
      try draw(.communes, fill: "#f0eee6", stroke: "#b9b4a4", width: 0.7)
    }
    for number in result.inputs.geographies.geographies.indices {
      try draw(.quarters(number), fill: "#9cc4e4", stroke: "#1f5f99", width: 0.8)
    }
    try draw(.livedQuarters, fill: "none", stroke: "#7a3b8f", width: 1)
  }

  /// A shape as well as a colour for each decision.
  private static func mark(_ decision: Decision, x: Double, y: Double, title: String?, _ drawing: inout SVGDrawing) {
    let left = SVGDrawing.written(x), top = SVGDrawing.written(y)
    switch decision {
    case .eligible:
      drawing.element("circle", ["cx": .number(x), "cy": .number(y), "r": 5, "fill": "#00734f", "stroke": "#ffffff"])
    case .toVerify:
      drawing.element("path", ["d": .text("M\(left) \(top)m0-6l6 6l-6 6l-6-6z"), "fill": "#e69f00", "stroke": "#4a3000"])
    case .notEligible:
      drawing.element("path", ["d": .text("M\(left) \(top)m-3-3h6v6h-6z"), "fill": "#ffffff", "stroke": "#4a525b"])
    }
    if let title { drawing.leaf("title", text: title) }
    drawing.end()
  }
}
