import Eligibility
import Foundation
import GeometryCore
import Groundwork
import Structures
import Territory

/// The ground that decides one answer: the quarter near the site, its limit, the shortest way to it, the circle that holds the
/// true place, and the known addresses of a street that answers without a number.
struct ProofDrawing {
  let markup: String
  /// What the marks are.
  let legend: String

  private static let width = 440.0, height = 320.0
  /// Metres that a window shows at least.
  private static let least = 160.0

  /// Places of one answer in metres.
  private struct Places {
    let system: CRS
    let middle: (x: Double, y: Double)
    let radius: Double?
    /// Where the shortest way to the limit begins and ends.
    var way: (from: (x: Double, y: Double), to: (x: Double, y: Double))?
    var addresses: [(x: Double, y: Double, side: StreetFinding.Side)] = []
  }

  /// nil without a position, or outside of France.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of the place.
  init?(_ answer: Assessment, ground: inout SiteGround) throws {
    guard let shown = answer.site.shownPosition, let places = try Self.places(answer, shown, &ground) else { return nil }
    let window = Self.window(places)
    var drawing = SVGDrawing(
      width: Self.width, height: Self.height, title: "Plan de la preuve",
      description: "Position, rayon et limite ; les mêmes données sont dans le tableau de la preuve.")
    drawing.leaf("rect", ["width": .number(Self.width), "height": .number(Self.height), "fill": "#faf9f5"])
    let drawn = try Self.drawZones(answer, places, window, &ground, &drawing)
    Self.drawSite(answer, places, window, &drawing)
    drawing.scaleBar(window)
    drawing.northArrow(window, angle: try ground.northAngle(shown.longitude, shown.latitude, in: places.system))
    markup = drawing.finished()
    legend = Self.legend(answer, places, hasQuarters: drawn.quarters, hasLived: drawn.lived)
  }

  private static func places(_ answer: Assessment, _ shown: Position, _ ground: inout SiteGround) throws -> Places? {
    guard let system = SiteGround.system(shown.longitude, shown.latitude),
      let middle = try ground.metres(shown.longitude, shown.latitude, in: system)
    else { return nil }
    var places = Places(system: system, middle: middle, radius: answer.radius)
    if let street = answer.judgement.street {
      for (address, side) in zip(street.addresses, street.sides) {
        guard let at = try ground.metres(address.longitude, address.latitude, in: system) else { continue }
        places.addresses.append((at.x, at.y, side))
      }
    }
    guard let stake = Self.stake(answer) else { return places }
    let starts = answer.judgement.street?.addresses.map { ($0.longitude, $0.latitude) } ?? [(shown.longitude, shown.latitude)]
    let feet = try starts.compactMap { start in
      try ground.limitPoint(stake.layer, zone: stake.zone, start.0, start.1).map { (start: start, foot: $0) }
    }
    if let nearest = feet.min(by: { $0.foot.metres < $1.foot.metres }),
      let from = try ground.metres(nearest.start.0, nearest.start.1, in: system),
      let to = try ground.metres(nearest.foot.longitude, nearest.foot.latitude, in: system)
    {
      places.way = (from, to)
    }
    return places
  }

  /// The zone whose limit the distance is measured to.
  private static func stake(_ answer: Assessment) -> (layer: SiteGround.Layer, zone: Int)? {
    guard answer.finding.distance != nil, let zone = answer.finding.zone ?? answer.evidence.quarter?.zone, zone >= 0
    else { return nil }
    if answer.finding.zoneKind == .livedQuarter, answer.zone?.kind == .livedQuarter, answer.finding.level != .livedPresumed {
      return (.livedQuarters, zone)
    }
    return answer.evidence.geography.map { (.quarters($0), zone) }
  }

  private static func window(_ places: Places) -> MapWindow {
    var box = Box.empty
    let around = max(places.radius ?? 0, 10)
    box.extend(places.middle.x - around, places.middle.y - around)
    box.extend(places.middle.x + around, places.middle.y + around)
    for address in places.addresses { box.extend(address.x, address.y) }
    if let way = places.way {
      box.extend(way.from.x, way.from.y)
      box.extend(way.to.x, way.to.y)
    }
    let side = max(box.width, box.height) * 0.2 + 10, short = max(0, least - max(box.width, box.height)) / 2
    let grown = Box(
      minX: box.minX - side - short, minY: box.minY - side - short, maxX: box.maxX + side + short, maxY: box.maxY + side + short)
    return MapWindow(showing: grown, width: width, height: height)
  }

  private static func drawZones(
    _ answer: Assessment, _ places: Places, _ window: MapWindow, _ ground: inout SiteGround, _ drawing: inout SVGDrawing
  ) throws -> (quarters: Bool, lived: Bool) {
    func draw(_ layer: SiteGround.Layer, _ attributes: (fill: String, stroke: String, dash: String)) throws -> Bool {
      var isDrawn = false
      for zone in try ground.zones(layer, in: window.box, places.system) {
        let path = try ground.path(layer, zone: zone, places.system, window)
        guard !path.isEmpty else { continue }
        isDrawn = true
        drawing.leaf(
          "path",
          [
            "d": .text(path.text), "fill": .text(attributes.fill), "fill-opacity": 0.55, "fill-rule": "evenodd",
            "stroke": .text(attributes.stroke), "stroke-width": 1.6, "stroke-dasharray": .text(attributes.dash),
          ])
      }
      return isDrawn
    }
    let quarters = try answer.evidence.geography.map { try draw(.quarters($0), ("#bcd9ef", "#1f5f99", "none")) } ?? false
    let lived = try draw(.livedQuarters, ("#e5d3ee", "#7a3b8f", "5 3"))
    return (quarters, lived)
  }

  private static func drawSite(_ answer: Assessment, _ places: Places, _ window: MapWindow, _ drawing: inout SVGDrawing) {
    let x = window.x(places.middle.x), y = window.y(places.middle.y)
    if let radius = places.radius {
      drawing.leaf(
        "circle",
        [
          "cx": .number(x), "cy": .number(y), "r": .number(radius * window.scale), "fill": "#e69f00", "fill-opacity": 0.18,
          "stroke": "#a86b00", "stroke-width": 1.4, "stroke-dasharray": "4 3",
        ])
    }
    for address in places.addresses {
      let fill = switch address.side { case .inside: "#1f5f99" case .outside: "#ffffff" case .doubtful: "#e69f00" }
      drawing.leaf(
        "circle",
        [
          "cx": .number(window.x(address.x)), "cy": .number(window.y(address.y)), "r": 3.5, "fill": .text(fill),
          "stroke": "#222222",
        ])
    }
    if let way = places.way { drawWay(answer, way, window, &drawing) }
    let isStreet = !places.addresses.isEmpty
    drawing.leaf(
      "circle",
      [
        "cx": .number(x), "cy": .number(y), "r": 4.5, "fill": isStreet ? "none" : "#111111",
        "stroke": isStreet ? "#111111" : "#ffffff", "stroke-width": 1.5,
      ])
  }

  /// The shortest way to the limit, with its metres.
  private static func drawWay(
    _ answer: Assessment, _ way: (from: (x: Double, y: Double), to: (x: Double, y: Double)), _ window: MapWindow,
    _ drawing: inout SVGDrawing
  ) {
    let from = (x: window.x(way.from.x), y: window.y(way.from.y)), to = (x: window.x(way.to.x), y: window.y(way.to.y))
    drawing.leaf(
      "line",
      [
        "x1": .number(from.x), "y1": .number(from.y), "x2": .number(to.x), "y2": .number(to.y), "stroke": "#b3001b",
        "stroke-width": 2,
      ])
    guard let distance = answer.finding.distance else { return }
    let words = Wording.metres(distance), length = Double(words.count) * 6.6 + 8
    let dx = to.x - from.x, dy = to.y - from.y, size = max(hypot(dx, dy), 0.001)
    // Beside the middle of the way, and on the sheet.
    let aside = 14 + length / 2 * abs(dy / size)
    let x = min(max((from.x + to.x) / 2 - dy / size * aside, length / 2 + 4), window.width - length / 2 - 4)
    let y = min(max((from.y + to.y) / 2 + dx / size * aside, 16), window.height - 44)
    drawing.leaf(
      "rect",
      [
        "x": .number(x - length / 2), "y": .number(y - 9), "width": .number(length), "height": 17, "rx": 3, "fill": "#ffffff",
        "fill-opacity": 0.9,
      ])
    drawing.text(words, x: x, y: y + 4, anchor: .middle, fill: "#b3001b", isBold: true)
  }

  private static func legend(_ answer: Assessment, _ places: Places, hasQuarters: Bool, hasLived: Bool) -> String {
    let isStreet = !places.addresses.isEmpty
    var parts = [isStreet ? "cercle vide : milieu de la rue" : "point noir : position"]
    if let radius = places.radius { parts.append("cercle tireté : rayon de \(Wording.metres(radius))") }
    if places.way != nil, let distance = answer.finding.distance {
      parts.append("trait rouge : \(Wording.metres(distance)) jusqu'à la limite la plus proche")
    }
    if isStreet {
      parts.append("petits points : adresses connues (bleu, dedans ; blanc, dehors ; orange, trop près de la limite)")
    }
    if hasQuarters { parts.append("bleu : quartier prioritaire") }
    if hasLived { parts.append("violet tireté : quartier vécu") }
    let text = parts.joined(separator: " ; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
