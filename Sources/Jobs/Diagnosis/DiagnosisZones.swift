import Coverage
import Groundwork
import Reporting
import Territory

/// The zones of a diagnosis, by place and by code; features of one code are one zone.
struct DiagnosisZones {
  let located: LocatedZoning
  let index: ZoneIndex
  /// The zone that each feature belongs to: the first of its code, or itself.
  let owners: [Int]

  /// Reads the layer and tells what was odd of it.
  /// - Throws: `FileFault` for what cannot be read, for an unsettled reference system, or where no code is recognised.
  init(_ source: LayerSource, catalog: ProfileCatalog, telling: Telling) throws {
    telling.monitor.reading(source.path)
    let zoning = try source.zoning(catalog: catalog)
    for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
    located = try LocatedZoning(name: "zones", zoning: zoning, measures: false)
    index = ZoneIndex(zoning)
    let index = index
    owners = zoning.codes.enumerated().map { zone, code in code.isEmpty ? zone : index.match(code)?.zone ?? zone }
  }

  var codes: [String] { index.codes }
  var names: [String] { located.zoning.names }
  /// Zones in the order of the layer: a row of the result each.
  var rows: [Int] { owners.indices.filter { owners[$0] == $0 } }

  /// Codes by which a table of times names the zones: each zone once.
  var originCodes: [String] { codes.indices.map { owners[$0] == $0 ? codes[$0] : "" } }

  /// The zones of `rows` by place.
  var ground: GroundZones {
    GroundZones(codes: codes, shapes: located.zoning.layer.geometries, owners: owners, crs: located.zoning.layer.crs)
  }

  /// Counts in a feature are counts in its zone.
  func merged(_ places: OfferPlaces) -> OfferPlaces { places.counted(in: owners) }

  /// Reads figures of the zones, and tells what was odd.
  ///
  /// A column that holds the areas of the zones, measured in a Mercator system, counts nothing and is refused.
  /// - Parameter unjoined: takes the rows that are of no zone.
  /// - Throws: `FileFault` for what cannot be read or makes no sense; `GeometryError` if PROJ knows no way to a Mercator system.
  func figures(_ source: ZoneTableSource, telling: Telling, unjoined: inout UnjoinedOutput) throws -> ZoneFigures {
    let found = try read(source, telling: telling, unjoined: &unjoined)
    telling.tell(found.anomalies)
    return found
  }

  /// The same without telling what was odd, which stands in the figures.
  func read(_ source: ZoneTableSource, telling: Telling, unjoined: inout UnjoinedOutput) throws -> ZoneFigures {
    telling.monitor.reading(source.path)
    let found = try source.read(joining: index).figures(of: index), layer = located.zoning.layer
    unjoined.add(found)
    for (column, figures) in zip(found.columns, found.figures) {
      if let areas = try MercatorAreas(figures: figures.map(\.value), shapes: layer.geometries, crs: layer.crs) {
        throw areas.refusal(column: column, file: found.provenance.file)
      }
    }
    return found
  }

  /// The communes that the zones lie in, each once, and the number of each zone's: arrondissements count for their city, as in
  /// the tables of EPCI and of FRR. Zones of communes are their own.
  var communes: (index: ZoneIndex, numbers: [Int?]) {
    guard index.form != .commune else { return (index, owners.map { $0 }) }
    let own = located.zoning.communes.map { $0.first.map(CommuneCode.city) }
    let communes = ZoneIndex(codes: Set(own.compactMap { $0 }).sorted(), form: .commune)
    return (communes, own.map { $0.flatMap { communes.match($0)?.zone } })
  }

  /// The département of each zone; nil where neither its communes nor its code tell.
  var departments: [String?] {
    owners.indices.map { zone in
      located.zoning.communes[zone].first.flatMap { CommuneCode.department(of: $0) }
        ?? ZoneCode.department(of: index.codes[zone], form: index.form) ?? CommuneCode.department(of: index.codes[zone])
    }
  }

  /// The territory of France of each zone; nil where neither its communes nor its code tell.
  var territories: [String?] {
    departments.map { $0.flatMap { Territories.standard.department($0)?.territory } }
  }
}
