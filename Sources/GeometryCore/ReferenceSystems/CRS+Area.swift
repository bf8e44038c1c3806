import CPROJ

extension CRS {
  /// Whether areas in its units are nearly those on the ground: a system in metres that French files use, Web Mercator apart. Of
  /// a system that is not in the table nothing is said.
  public var measuresAreas: Bool {
    guard !isGeographic, let epsg, let known = KnownSystem.of(epsg) else { return false }
    return known.signature.method != .pseudoMercator
  }

  /// Whether coordinates like these can be of this system: false only where a declaration is certainly wrong
  /// (metres under a geographic system, degrees under a projected one, another country's metres).
  public func canHold(_ box: Box) -> Bool {
    guard !box.isEmpty else { return true }
    guard box.minX.isFinite, box.minY.isFinite, box.maxX.isFinite, box.maxY.isFinite else { return false }
    // Many metric systems hold every pair of numbers; but nobody maps the two hundred metres around (0, 0).
    if !isGeographic, Self.looksLikeDegrees(box) { return false }
    if let epsg, let known = KnownSystem.of(epsg) { return known.possible.contains(box) }
    if isGeographic { return Box(minX: -400, minY: -400, maxX: 400, maxY: 400).contains(box) }
    return areaOfUse().map { $0.contains(box) } ?? true
  }

  /// The systems that could hold coordinates like these of the places expected: none, one (it may be deduced), or several.
  ///
  /// Degrees give WGS 84. Of systems that share their numbers, the one that the places name stands for all (5490 for 32620
  /// and 4559, 2154 for its later realisations), which moves no point by more than about a metre.
  public static func plausibleSystems(for box: Box, in places: ExpectedPlaces) -> [CRS] {
    guard !box.isEmpty, box.minX.isFinite, box.minY.isFinite, box.maxX.isFinite, box.maxY.isFinite else { return [] }
    if looksLikeDegrees(box) { return places.areas.contains { $0.outline.box.intersects(box) } ? [.wgs84] : [] }
    return KnownSystem.all.filter { $0.isPlausible(box, places.outlines(epsg: $0.epsg)) }.map(\.crs)
  }

  static func looksLikeDegrees(_ box: Box) -> Bool {
    box.minX >= -180.5 && box.maxX <= 180.5 && box.minY >= -90.5 && box.maxY <= 90.5
  }

  /// The area of use of a system that is not in the table, in its own coordinates and twice as large; nil if PROJ has none.
  private func areaOfUse() -> Box? {
    let context = ProjContext.current.pointer
    guard let object = proj_create(context, definition) else { return nil }
    defer { proj_destroy(object) }
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    guard proj_get_area_of_use(context, object, &west, &south, &east, &north, nil) == 1, west > -1000, west < east,
      let transform = try? CoordinateTransform(from: .wgs84, to: self)
    else { return nil }
    var xs: [Double] = []
    var ys: [Double] = []
    for i in 0...8 {
      for j in 0...8 {
        xs.append(west + (east - west) * Double(i) / 8)
        ys.append(south + (north - south) * Double(j) / 8)
      }
    }
    transform.apply(x: &xs, y: &ys)
    var reach = Box.empty
    for i in xs.indices where xs[i].isFinite && ys[i].isFinite { reach.extend(xs[i], ys[i]) }
    return reach.isEmpty ? nil : reach.grown(by: 0.5)
  }
}

extension KnownSystem {
  /// Whether data with this box lie where the system is used.
  /// - Parameter outlines: of the places expected, in the system's own coordinates.
  fileprivate func isPlausible(_ box: Box, _ outlines: [Outline]) -> Bool {
    let reach = outlines.reduce(into: Box.empty) { $0.extend($1.box) }
    guard reach.grown(by: 0.02).contains(box) else { return false }
    if let northings, box.minY < northings.lowerBound || box.maxY > northings.upperBound { return false }
    // Web Mercator has the numbers of conics elsewhere in the same country: nothing less than the middle of the data counts.
    if signature.method == .pseudoMercator { return outlines.contains { $0.contains(box.centre.x, box.centre.y) } }
    return outlines.contains { $0.meets(box) }
  }
}

extension Box {
  /// The box with a margin on each side, as a share of its width and height.
  func grown(by share: Double) -> Box {
    Box(
      minX: minX - share * width, minY: minY - share * height, maxX: maxX + share * width, maxY: maxY + share * height)
  }
}
