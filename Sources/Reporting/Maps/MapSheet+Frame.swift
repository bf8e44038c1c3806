import Coverage
import GeometryCore

extension MapSheet {
  /// Zones beyond which their limits would be all that one sees.
  private static let mostLimits = 3000
  private static let cells = MapFrame.cellsPerPixel

  /// One territory: neighbours, zones, limits, points, names, scale.
  func drawFrame(_ number: Int, _ drawing: inout SVGDrawing) throws {
    let frame = frames[number]
    let ground = plane.grounds[number]
    let own = shapes[number]
    let isMain = number == 0
    let clip = "\(map.style.identifier)cadre\(number)"
    drawing.element("clipPath", ["id": .text(clip)])
    drawing.leaf("rect", Self.place(frame))
    drawing.end()
    drawing.element("g", ["class": "cadre", "data-territoire": .text(ground.territory), "clip-path": .text("url(#\(clip))")])
    let shapes = ZoneShapes(own, frame)
    for ground in map.ground { try drawGround(ground, number, &drawing) }
    drawZones(shapes, frame, &drawing)
    for limits in map.limits { try draw(limits, number, &drawing) }
    drawCircles(shapes, frame, &drawing)
    var labels = MapLabels()
    for (layer, drawn) in zip(map.points, points[number]) { draw(layer, drawn, frame, &labels, &drawing) }
    if map.style.hasLabels {
      let zones = map.zones
      // Under circles a zone is as large as its circle.
      let size: ((Int) -> Double)? = circles == nil ? nil : { zones.figures[$0].value ?? 0 }
      labels.place(shapes.names(frame, size: size) { zones.isInside($0) ? zones.names[$0] : "" }, within: frame)
      labels.draw(&drawing)
    }
    drawing.end()
    if isMain {
      MapFurniture.drawNorth(&drawing, x: legendX + 12, y: bottom - 24, frame, ground.crs)
    } else {
      drawBorder(frame, ground.name, &drawing)
    }
    MapFurniture.drawScale(&drawing, frame, isSmall: !isMain)
  }

  private static func place(_ frame: MapFrame) -> SVGDrawing.Attributes {
    ["x": .number(frame.x), "y": .number(frame.y), "width": .number(frame.width), "height": .number(frame.height)]
  }

  private func drawBorder(_ frame: MapFrame, _ name: String, _ drawing: inout SVGDrawing) {
    drawing.leaf(
      "rect",
      [
        "x": .number(frame.x), "y": .number(frame.y), "width": .number(frame.width), "height": .number(frame.height),
        "fill": "none",
        "stroke": .text(MapPalette.outsideLimit), "stroke-width": 0.8,
      ])
    drawing.text(
      DrawnText.shortened(name, size: 9, width: frame.width - 8), x: frame.x + 4, y: frame.y + 11, size: 9, fill: MapPalette.faint
    )
  }

  /// Opens a group in which coordinates are cells of the grid.
  private func openGrid(_ frame: MapFrame, _ name: String, _ drawing: inout SVGDrawing) {
    let scale = SVGDrawing.written(1 / Self.cells)
    drawing.element(
      "g",
      [
        "class": .text(name), "fill-rule": "evenodd", "stroke-linejoin": "round",
        "transform": .text("translate(\(SVGDrawing.written(frame.x)) \(SVGDrawing.written(frame.y))) scale(\(scale))"),
      ])
  }

  private func drawZones(_ shapes: ZoneShapes, _ frame: MapFrame, _ drawing: inout SVGDrawing) {
    openGrid(frame, "zones", &drawing)
    let isDense = shapes.features.count > Self.mostLimits
    var order: [ZoneCategory] = [.outside, .ground, .missing, .withheld]
    order += (0..<classes.count).map { .value($0) }
    let groups = Dictionary(grouping: shapes.features.indices) { categories[shapes.features[$0]] }
    for category in order {
      guard let members = groups[category] else { continue }
      let paint = paint(of: category, isDense: isDense, isScattered: shapes.isScattered)
      drawing.element(
        "g",
        [
          "class": .text(paint.name), "fill": .text(paint.fill), "stroke": .text(paint.stroke),
          "stroke-width": .number((isDense ? 0.2 : 0.45) * Self.cells),
        ])
      for place in members { draw(shapes, place, category, paint.fill, &drawing) }
      drawing.end()
    }
    for (category, rises, spacing, colour) in [
      (ZoneCategory.missing, false, Int32(60), MapPalette.missingLines), (.withheld, true, 40, MapPalette.withheldLines),
    ] {
      guard let members = groups[category] else { continue }
      var path = GridPath(rows: frame.rows)
      let hatching = ZoneHatching(spacing: spacing, rises: rises)
      for place in members { hatching.append(shapes.rings(place), to: &path) }
      guard !path.isEmpty else { continue }
      drawing.leaf(
        "path",
        [
          "class": "hachures", "d": .text(path.text), "fill": "none", "stroke": .text(colour),
          "stroke-width": .number(0.6 * Self.cells),
          "pointer-events": "none", "aria-hidden": "true",
        ])
    }
    drawing.end()
  }

  private func draw(
    _ shapes: ZoneShapes, _ place: Int, _ category: ZoneCategory, _ fill: String, _ drawing: inout SVGDrawing
  ) {
    let feature = shapes.features[place]
    let path = shapes.isScattered ? shapes.mark(place) : shapes.path(place)
    guard !path.isEmpty else { return }
    let code: SVGDrawing.Value = map.zones.codes[feature].isEmpty ? .absent : .text(map.zones.codes[feature])
    guard map.style.hasTooltips, category != .outside else {
      drawing.leaf("path", ["data-code": category == .outside ? .absent : code, "d": .text(path)])
      return
    }
    drawing.element("path", ["class": "zone", "data-code": code, "d": .text(path)])
    drawing.leaf("title", text: map.tooltip(of: feature))
    drawing.end()
  }

  private func paint(
    of category: ZoneCategory, isDense: Bool, isScattered: Bool
  ) -> (name: String, fill: String, stroke: String) {
    let limit = MapPalette.groundLimit
    switch category {
    case .value(let index): return ("classe classe-\(index + 1)", legend.colours[index], isDense ? legend.colours[index] : limit)
    case .withheld: return ("secret", MapPalette.withheld, isDense ? MapPalette.withheld : limit)
    case .missing: return ("absent", MapPalette.missing, limit)
    case .ground:
      let stands = map.zones.figures.isEmpty && (isScattered || !map.ground.isEmpty)
      return ("fond", stands ? MapPalette.standing : MapPalette.ground, limit)
    case .outside: return ("voisins", MapPalette.outside, MapPalette.outsideLimit)
    }
  }

  /// The shapes of another layer in a frame.
  private func shapes(of limits: MapLimits, _ number: Int) throws -> ZoneShapes {
    let own = try GroundShapes(
      limits.shapes, limits.crs, of: number, plane.grounds(of: limits.shapes, limits.crs), to: plane.grounds[number].crs)
    return ZoneShapes(own, frames[number])
  }

  private func drawGround(_ ground: MapLimits, _ number: Int, _ drawing: inout SVGDrawing) throws {
    let shapes = try shapes(of: ground, number)
    openGrid(frames[number], "voisins", &drawing)
    drawing.element(
      "g",
      [
        "fill": .text(MapPalette.outside), "stroke": .text(MapPalette.outsideLimit), "stroke-width": .number(0.45 * Self.cells),
        "pointer-events": "none",
      ])
    for place in shapes.features.indices {
      let path = shapes.path(place)
      if !path.isEmpty { drawing.leaf("path", ["d": .text(path)]) }
    }
    drawing.end()
    drawing.end()
  }

  private func draw(_ limits: MapLimits, _ number: Int, _ drawing: inout SVGDrawing) throws {
    let frame = frames[number]
    let shapes = try shapes(of: limits, number)
    openGrid(frame, "limites", &drawing)
    drawing.element(
      "g",
      [
        "fill": .text(limits.filling > 0 ? limits.colour : "none"), "fill-opacity": .number(limits.filling),
        "stroke": .text(limits.colour), "stroke-width": .number(1.1 * Self.cells),
      ])
    for (place, feature) in shapes.features.enumerated() {
      let path = shapes.path(place)
      guard !path.isEmpty else { continue }
      let code = limits.codes.isEmpty ? "" : limits.codes[feature]
      let name = limits.names.isEmpty ? "" : limits.names[feature]
      drawing.element("path", ["class": "limite", "data-code": code.isEmpty ? .absent : .text(code), "d": .text(path)])
      if map.style.hasTooltips { drawing.leaf("title", text: name.isEmpty ? code : code.isEmpty ? name : "\(name) (\(code))") }
      drawing.end()
    }
    drawing.end()
    drawing.end()
  }

  private func drawCircles(_ shapes: ZoneShapes, _ frame: MapFrame, _ drawing: inout SVGDrawing) {
    guard let circles else { return }
    let places = shapes.interiorPoints(frame)
    var found = shapes.features.indices.compactMap { place -> (feature: Int, radius: Double, x: Double, y: Double)? in
      let feature = shapes.features[place]
      guard map.zones.isInside(feature), let value = map.zones.figures[feature].value, value > 0, places.x[place].isFinite else {
        return nil
      }
      return (feature, circles.radius(of: value), places.x[place], places.y[place])
    }
    // Small ones lie on top.
    found.sort { ($0.radius, $1.feature) > ($1.radius, $0.feature) }
    drawing.element(
      "g",
      [
        "class": "cercles", "fill": .text(MapPalette.circle), "fill-opacity": 0.7, "stroke": .text(MapPalette.paper),
        "stroke-width": 0.6,
      ])
    for circle in found {
      let code = map.zones.codes[circle.feature]
      drawing.element(
        "circle",
        [
          "class": "cercle", "data-code": code.isEmpty ? .absent : .text(code), "cx": .number(circle.x), "cy": .number(circle.y),
          "r": .number(circle.radius),
        ])
      if map.style.hasTooltips { drawing.leaf("title", text: map.tooltip(of: circle.feature)) }
      drawing.end()
    }
    drawing.end()
  }

  private func draw(
    _ points: MapPoints, _ drawn: PointsOnSheet, _ frame: MapFrame, _ labels: inout MapLabels, _ drawing: inout SVGDrawing
  ) {
    if let reach = points.reach {
      drawing.element(
        "g",
        [
          "class": "portees", "fill": .text(MapPalette.ink), "fill-opacity": 0.06, "stroke": .text(MapPalette.ink),
          "stroke-width": 0.6, "stroke-dasharray": "3 2",
        ])
      for point in drawn.all {
        drawing.leaf("circle", ["cx": .number(point.x), "cy": .number(point.y), "r": .number(reach / frame.scale)])
      }
      drawing.end()
    }
    drawing.element("g", ["class": "points", "stroke": .text(MapPalette.paper), "stroke-width": 0.8])
    // Many points are small ones.
    let radius = drawn.all.count > 2000 ? 2.2 : drawn.all.count > 400 ? 3.2 : 4.5
    for point in drawn.all {
      let kind = points.kindOf[point.index]
      let code = points.codes[point.index]
      drawing.element(
        "path",
        [
          "class": .text("point point-\(kind + 1)"), "data-code": code.isEmpty ? .absent : .text(code),
          "fill": .text(points.kinds[kind].colour ?? MapPalette.kind(kind)),
          "d": .text(PointSymbol.of(kind: kind).path(point.x, point.y, radius)),
        ])
      let name = points.names[point.index]
      if map.style.hasTooltips, !name.isEmpty { drawing.leaf("title", text: name) }
      drawing.end()
      if drawn.all.count <= 400 {
        labels.avoid(
          Box(minX: point.x - radius, minY: point.y - radius, maxX: point.x + radius, maxY: point.y + radius))
      }
    }
    drawing.end()
  }
}
