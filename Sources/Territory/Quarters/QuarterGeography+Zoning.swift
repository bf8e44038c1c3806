import GeometryCore
import Groundwork
import Tabular

extension QuarterGeography {
  /// The quarters of a layer recognised as QPV.
  ///
  /// - Parameter provenance: the layer's, with its checksum, for the citation.
  /// - Throws: `FileFault.unreadable` if the layer is not one of QPV; `GeometryError` if it cannot be projected.
  public init(_ zoning: Zoning, provenance: Provenance) throws {
    let vintages = zoning.codes.map { ZoneCode.qpv($0)?.vintage }
    let known = vintages.compactMap { $0 }
    guard zoning.isOfQuarters else {
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
    let shapes = try zoning.layer.geometries.reprojected(from: zoning.layer.crs, to: .wgs84)
    self.init(
      quarters: quarters, year: year, file: provenance.file,
      citation: provenance.citation(what: year.map { "QPV \($0)" } ?? "QPV"),
      departments: Set(zoning.departments),
      locator: try LayerLocator(zoning.layer.geometries, crs: zoning.layer.crs, rank: zoning.rank))
    self.shapes = shapes
    shapeless = try ShapelessQuarter.all(in: zoning)
    shift = try zoning.layer.geometries.worstShift(in: zoning.layer.crs)
  }

  private static func unique(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

extension QuarterGeography {
  /// Adds the communes that the shapes touch, and codes for communes that the file only names.
  /// - Throws: `GeometryError.engine` if GEOS cannot compare two shapes.
  package mutating func complete(with communes: CommuneShapes) throws {
    addCodes(from: communes)
    guard let shapes else { return }
    addTouching(try communes.touching(shapes), isComplete: communes.covers(departments: departments))
  }
}
