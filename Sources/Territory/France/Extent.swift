import GeometryCore
import Groundwork

/// Where data lie, in words.
public enum Extent {
  /// The smallest part of France that holds a box: "Isère", "Occitanie", "Guyane", "France métropolitaine", "France entière".
  ///
  /// Boxes of départements overlap: two or three names joined by "ou" when the box alone cannot tell.
  /// - Parameter box: degrees, longitude in x.
  public static func words(_ box: Box) -> String {
    guard !box.isEmpty else { return "emprise vide" }
    let data = Territories.standard
    guard box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90 else { return "hors du globe" }
    let holders = data.territories.filter { $0.box.contains(box) }
    let touched = holders.count == 1 ? holders : data.territories.filter { grown($0.box, 0.3).intersects(box) }
    guard let first = touched.first else { return "hors de France (\(coordinates(box)))" }
    if touched.count > 1 {
      let mainland = touched.contains { $0.code == "metropole" }
      return mainland ? "France entière" : touched.map(\.name).joined(separator: ", ")
    }
    guard grown(first.box, 0.5).contains(box) else { return "\(first.name) et au-delà (\(coordinates(box)))" }
    return first.code == "metropole" ? mainlandWords(box) : first.name
  }

  /// Where features lie, from the box of the features of each territory and the départements that their codes name.
  ///
  /// Codes tell more surely than boxes; they are believed where they are given.
  public static func words(boxes: [Box], departments: [String]) -> String {
    let data = Territories.standard
    var parts: [String: Box] = [:]
    var abroad = Box.empty
    for box in boxes where !box.isEmpty {
      if let territory = Atlas.france.territory(longitude: box.centre.x, latitude: box.centre.y) {
        parts[territory.code, default: .empty].extend(box)
      } else {
        abroad.extend(box)
      }
    }
    guard !parts.isEmpty else { return words(abroad) }
    let held = data.territories.filter { parts[$0.code] != nil }
    let drom = ["guadeloupe", "martinique", "guyane", "reunion", "mayotte"]
    var names = held.map { territory in
      guard territory.code == "metropole" else { return territory.name }
      let own = departments.compactMap(data.department).filter { $0.territory == "metropole" }
      return own.isEmpty ? mainlandWords(parts["metropole"] ?? .empty) : mainlandWords(departments: own)
    }
    if names.first == "France métropolitaine", drom.allSatisfy({ parts[$0] != nil }) {
      let others = held.filter { $0.code != "metropole" && !drom.contains($0.code) }.map(\.name)
      names = ["France entière"] + others
    }
    return Wording.list(names) + (abroad.isEmpty ? "" : " et hors de France")
  }

  /// Names of the départements of the mainland that data cover: the département, the region, or the whole.
  private static func mainlandWords(departments: [Territories.Department]) -> String {
    let data = Territories.standard
    let codes = Set(departments.map(\.code))
    let own = data.mainland.filter { codes.contains($0.code) }
    if own.count <= 3 { return Wording.list(own.map(\.name)) }
    let regions = data.regions.filter { region in own.contains { $0.region == region.code } }
    if regions.count <= 3 { return Wording.list(regions.map(\.name)) }
    return own.count >= 80 ? "France métropolitaine" : "France métropolitaine (\(own.count) départements)"
  }

  /// The smallest département, region or whole whose box holds a box of the mainland.
  private static func mainlandWords(_ box: Box) -> String {
    let data = Territories.standard
    let slack = 0.03
    let inDepartment = data.mainland.filter { grown($0.box, slack).contains(box) }
    if let name = best(inDepartment.map { ($0.name, $0.box) }, box) { return name }
    let regions = data.regions.compactMap { region -> (String, Box)? in
      let boxes = data.mainland.filter { $0.region == region.code }.map(\.box)
      guard !boxes.isEmpty else { return nil }
      return (region.name, boxes.reduce(into: Box.empty) { $0.extend($1) })
    }
    if let name = best(regions.filter { grown($0.1, slack).contains(box) }, box) { return name }
    return "France métropolitaine"
  }

  /// The one unit that fits a box: the only one that holds it, or the one that it fills; otherwise up to three names.
  private static func best(_ units: [(name: String, box: Box)], _ box: Box) -> String? {
    guard !units.isEmpty else { return nil }
    let bySize = units.sorted { area($0.box) < area($1.box) }
    if bySize.count == 1 || area(box) > 0.5 * area(bySize[0].box) { return bySize[0].name }
    return bySize.count <= 3 ? Wording.list(bySize.map(\.name).sorted(), last: "ou") : nil
  }

  private static func coordinates(_ box: Box) -> String {
    func short(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    return "longitudes \(short(box.minX)) à \(short(box.maxX)), latitudes \(short(box.minY)) à \(short(box.maxY))"
  }

  private static func area(_ box: Box) -> Double { box.width * box.height }

  private static func grown(_ box: Box, _ margin: Double) -> Box {
    Box(minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
  }
}
