import GeometryCore
import Groundwork
import Tabular

/// The communes of a layer: names, codes and shapes.
public struct CommuneShapes: CommuneMap {
  public let citation: String?
  private let directory: CommuneDirectory
  private let zoning: Zoning
  private let departments: Set<String>
  private let locator: ZoneLocator
  package let degrees: GeometryArray

  /// - Throws: `FileFault.unreadable` if the layer is not one of communes; `GeometryError` if it cannot be projected.
  public init(_ zoning: Zoning, provenance: Provenance) throws {
    guard zoning.kind == "commune" else {
      let found = zoning.profile.map { "reconnu : \($0.name)" } ?? "aucune colonne de code INSEE reconnue"
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "ce n'est pas un fichier de communes (\(found)). Donnez les communes d'ADMIN EXPRESS par --communes.")
    }
    self.zoning = zoning
    citation = provenance.citation(what: zoning.vintage.map { "communes \($0)" } ?? "communes")
    directory = CommuneDirectory(zoning)
    departments = Set(zoning.departments)
    locator = ZoneLocator(zoning.layer.geometries, crs: zoning.layer.crs)
    degrees = try zoning.layer.geometries.reprojected(from: zoning.layer.crs, to: .wgs84)
  }

  public func match(name text: String, postcode: String, department: String) -> CommuneMatch {
    let found = directory.find(
      name: text, postcode: postcode.isEmpty ? nil : postcode, department: department.isEmpty ? nil : department)
    if let commune = found.commune { return .one(code: commune.code) }
    let register = CommuneRegister.standard, name = CommuneName(text)
    let told = postcode.isEmpty ? name.department.map { [$0] } ?? [] : CommuneKey.departments(ofPostcode: postcode)
    let departments = department.isEmpty ? told : [department]
    // A layer may leave communes out, those of the collectivities first, and knows no name that is no more.
    for find in [CommuneRegister.codes(named:), CommuneRegister.codes(formerlyNamed:)] {
      let near = find(name).filter { departments.isEmpty || departments.contains(CommuneKey.department(ofCommune: $0)) }
      let served = near.filter { register.fit(postcode: postcode, commune: $0) == .serves }
      let own = (served.isEmpty ? near : served).filter { !departments.isEmpty || directory.commune($0) != nil }
      if own.count == 1, found.candidates.isEmpty || !found.isInDepartment { return .one(code: own[0]) }
    }
    return found.candidates.isEmpty ? .none : .several(found.candidates.map(\.code))
  }

  public func name(of code: String) -> String? { directory.commune(code)?.name }

  public func isComplete(department: String) -> Bool { departments.contains(department) }

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the system of the shapes.
  public func locate(longitude: [Double], latitude: [Double]) throws -> [[String]] {
    var x = longitude, y = latitude
    try CoordinateTransform(from: .wgs84, to: locator.crs).apply(x: &x, y: &y)
    let hits = locator.locate(x: x, y: y)
    return x.indices.map { point in hits.zones(of: point).map { zoning.codes[Int($0)] }.sorted() }
  }

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  public func distances(to codes: [String], longitude: [Double], latitude: [Double]) throws -> [Double?] {
    let holders = try locate(longitude: longitude, latitude: latitude)
    var metres: [Double?] = zip(codes, holders).map { $1.contains($0) ? 0 : nil }
    var transforms = TransformCache()
    let wanted = Set(codes.indices.lazy.filter { metres[$0] == nil }.map { codes[$0] })
    var indices: [String: Int] = [:]
    for (index, code) in zoning.codes.enumerated() where wanted.contains(code) && indices[code] == nil { indices[code] = index }
    for (code, points) in Dictionary(grouping: codes.indices.filter { metres[$0] == nil }, by: { codes[$0] }) {
      guard let index = indices[code] else { continue }
      let nearest = try zoning.layer.geometries.limitPoints(
        of: index, crs: zoning.layer.crs, longitude: points.map { longitude[$0] }, latitude: points.map { latitude[$0] },
        transforms: &transforms)
      for (point, limit) in zip(points, nearest) { metres[point] = limit?.metres }
    }
    return metres
  }

  /// The communes whose inside meets the inside of each feature, by code; whole cities for arrondissements.
  /// - Parameter shapes: polygons in WGS 84 degrees.
  /// - Throws: `GeometryError.engine` if GEOS cannot compare two shapes.
  public func touching(_ shapes: GeometryArray) throws -> [String: [Int]] {
    let near = candidates(of: shapes)
    let sure = holders(of: shapes, among: Set(near.joined()).sorted())
    var found: [String: [Int]] = [:]
    for feature in near.indices {
      for index in near[feature] {
        guard try sure[feature].contains(index) || Overlap.interiorsMeet(shapes, feature, degrees, index) else { continue }
        let code = CommuneCode.city(of: zoning.codes[index])
        if found[code]?.last != feature { found[code, default: []].append(feature) }
      }
    }
    return found
  }

  /// Communes whose box meets that of each feature, ascending.
  private func candidates(of shapes: GeometryArray) -> [[Int]] {
    var near: [[Int]] = Array(repeating: [], count: shapes.count)
    for pair in BoxPairs.find(shapes.boxes(), degrees.boxes()) { near[Int(pair.first)].append(Int(pair.second)) }
    return near
  }

  /// Of each feature the communes that have one of its vertices inside, which proves that the insides meet: most are settled so.
  private func holders(of shapes: GeometryArray, among communes: [Int]) -> [Set<Int>] {
    var own = GeometryArray()
    for index in communes { own.append(feature: index, of: degrees) }
    let hits = ZoneLocator(own, crs: .wgs84).locate(x: shapes.x, y: shapes.y)
    return (0..<shapes.count).map { feature in
      var found: Set<Int> = []
      for vertex in shapes.allVertices(of: feature) where !hits.isOnBoundary(vertex) {
        for zone in hits.zones(of: vertex) { found.insert(communes[Int(zone)]) }
      }
      return found
    }
  }

  /// Features of communes, those of arrondissements under the code of their city.
  package func indices(ofCities codes: Set<String>) -> [(code: String, index: Int)] {
    zoning.codes.indices.map { (CommuneCode.city(of: zoning.codes[$0]), $0) }.filter { codes.contains($0.0) }
  }

  /// Whether every commune of some départements must be among these.
  public func covers(departments wanted: Set<String>) -> Bool { wanted.isSubset(of: departments) }
}
