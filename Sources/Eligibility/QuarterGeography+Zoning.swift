import GeometryCore
import Groundwork
import Tabular
import Territory

extension QuarterGeography {
  /// The quarters of a layer recognised as QPV.
  ///
  /// - Parameter provenance: the layer's, with its checksum, for the citation.
  /// - Throws: `FileFault.unreadable` if the layer is not one of QPV; `GeometryError` if it cannot be projected.
  public init(_ zoning: Zoning, provenance: Provenance) throws {
    let vintages = zoning.codes.map { ZoneCode.qpv($0)?.vintage }
    let known = vintages.compactMap { $0 }
    guard zoning.kind == "qpv" || (!known.isEmpty && known.count * 10 >= zoning.codes.count * 9) else {
      let found = zoning.profile.map { " (reconnu : \($0.name))" } ?? ""
      let example = zoning.codes.first { !$0.isEmpty }.map { ", par exemple « \($0) »" } ?? ""
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "ce n'est pas un fichier de QPV\(found) : la colonne de code n'a pas la forme QN03801M ou QP038001\(example). "
          + "Donnez le fichier officiel des QPV par --qpv.")
    }
    guard !zoning.codes.isEmpty else {
      throw FileFault.unreadable(file: provenance.file, sentence: "le fichier ne contient aucun quartier.")
    }
    let byYear = Dictionary(grouping: known) { $0 }.mapValues(\.count)
    let year =
      byYear.max { ($0.value, $0.key) < ($1.value, $1.key) }.flatMap { Int($0.key) } ?? zoning.vintage.flatMap { Int($0) }
    let nameColumn = zoning.profile?.column("noms_communes")
    let table = zoning.layer.table
    let quarters = zoning.codes.indices.map { index in
      Quarter(
        code: zoning.codes[index], name: zoning.names[index],
        communeCodes: Self.unique(zoning.communes[index].map(CommuneCode.city(of:))),
        communeNames: nameColumn.map { ZoneCode.list(table[index, $0]) } ?? zoning.communeNames[index])
    }
    let shapes = try Self.degrees(zoning.layer.geometries, crs: zoning.layer.crs)
    self.init(
      quarters: quarters, year: year, file: provenance.file,
      citation: provenance.citation(what: year.map { "QPV \($0)" } ?? "QPV"),
      departments: Set(zoning.departments),
      locator: try LayerLocator(zoning.layer.geometries, crs: zoning.layer.crs, rank: Self.rank(zoning.codes)))
    self.shapes = shapes
  }

  /// Order of the zones among equals: that of their codes.
  static func rank(_ codes: [String]) -> [Int32] {
    var rank = [Int32](repeating: 0, count: codes.count)
    for (place, index) in codes.indices.sorted(by: { (codes[$0], $0) < (codes[$1], $1) }).enumerated() {
      rank[index] = Int32(place)
    }
    return rank
  }

  private static func unique(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }

  static func degrees(_ geometries: GeometryArray, crs: CRS) throws -> GeometryArray {
    var x = geometries.x, y = geometries.y
    try CoordinateTransform(from: crs, to: .wgs84).apply(x: &x, y: &y)
    return geometries.replacingCoordinates(x: x, y: y)
  }
}

extension GeographyComparison {
  /// Compares with a former geography; two quarters are one place where they share at least half of the smaller.
  ///
  /// - Throws: `GeometryError.engine` if GEOS cannot overlay two quarters.
  public init(former: QuarterGeography, with geographies: [QuarterGeography]) throws {
    var same: [Set<Pair>] = []
    for geography in geographies {
      var pairs: Set<Pair> = []
      if let old = former.shapes, let new = geography.shapes {
        let boxes = (0..<new.count).map { new.box(of: $0) }
        for i in 0..<old.count {
          guard let box = old.box(of: i) else { continue }
          for j in boxes.indices where boxes[j].map(box.intersects) == true {
            if try Overlap.shareOfSmaller(old, i, new, j) >= Self.leastShare { pairs.insert(Pair(former: i, current: j)) }
          }
        }
      }
      same.append(pairs)
    }
    let pairs = same
    self.init(former: former) { former, geography, current in pairs[geography].contains(Pair(former: former, current: current)) }
  }

  private static let leastShare = 0.5

  private struct Pair: Hashable, Sendable {
    let former: Int
    let current: Int
  }
}
