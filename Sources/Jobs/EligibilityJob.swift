import Eligibility
import GeoFormats
import Geocoding
import GeometryCore
import Groundwork
import Reporting
import Structures
import Tabular
import Territory

/// What a user asks for: the list of structures and the files that decide, by path.
public struct EligibilityJob: Sendable {
  /// A table, or a layer of points.
  public var structures: String
  public var tableOptions = TableOptions()
  public var structureOptions = StructureOptions()
  public var quarters: [LayerSource]
  public var communes: LayerSource?
  public var coverage: DepartmentCoverage?
  /// A layer of polygons, a list, or a number of metres.
  public var livedQuarters: String?
  public var rules: String?
  public var date: CalendarDate?
  public var comparison: LayerSource?
  public var corrections: String?
  /// An address base, for the rows without position.
  public var addresses: String?

  /// Where the list goes; each file of it holds the whole answer.
  public var outputs: [EligibilityOutput] = []

  public init(structures: String, quarters: [LayerSource]) {
    self.structures = structures
    self.quarters = quarters
  }
}

extension EligibilityJob {
  /// Reads the files, decides, explains, and writes the list to each output.
  ///
  /// - Throws: `FileFault` for what cannot be read or contradicts itself or cannot be written; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> EligibilityResult {
    guard !quarters.isEmpty else {
      throw FileFault.usage(sentence: "--qpv manque : donnez le fichier officiel des quartiers prioritaires.")
    }
    var anomalies: [Anomaly] = []
    let catalog = try ServiceCatalog.standard(), parameters = try Parameters.standard()
    let rule = try readRule(catalog)
    // The list first: it is the quickest to be found wrong.
    var (input, list) = try readStructures(catalog, parameters)
    anomalies += input.provenance.anomalies
    if input.rowCount == 0 {
      anomalies.append(Anomaly(.table(.noRows), file: input.provenance.file))
    }
    let base = try addresses.map { try AddressBase(path: $0) }
    var geographies = try quarters.map { try Self.readQuarters($0, &anomalies) }
    // The dates are judged before the heavy work: what is missing is said at once.
    _ = try DatedGeographies(geographies, date: date, calendar: parameters.calendar)
    var former = try comparison.map { try Self.readQuarters($0, &anomalies) }
    let shapes = try communes.map { try Self.readCommunes($0, &anomalies) }
    if let shapes {
      for index in geographies.indices { try geographies[index].complete(with: shapes) }
      try former?.complete(with: shapes)
    }
    let corrections = try readCorrections(catalog, &list, &anomalies)
    let addressCitation = findAddresses(base, &list, input.provenance.file, &anomalies)
    let dated = try DatedGeographies(geographies, date: date, calendar: parameters.calendar)
    let inputs = AssessmentInputs(
      rule: rule.rule, parameters: parameters, geographies: dated, coverage: coverage,
      lived: try readLived(parameters, shapes, list, &anomalies), communes: shapes,
      comparison: try former.map { try GeographyComparison(former: $0, with: dated.geographies) },
      ruleCitation: rule.citation, correctionsCitation: corrections, addressCitation: addressCitation)
    var result = EligibilityResult(
      assessments: try Assessor(inputs).assess(list), input: input, anomalies: anomalies, comparedWith: former?.file)
    try monitor.checkCancellation()
    for output in outputs { result.anomalies += try output.write(result) }
    monitor.rows(input.rowCount)
    return result
  }

  /// Positions, streets and communes for the rows without position; returns how the base is quoted.
  private func findAddresses(
    _ base: AddressBase?, _ list: inout [Structure], _ file: String, _ anomalies: inout [Anomaly]
  ) -> String? {
    guard let base else { return nil }
    let tally = AddressLookup(Geocoder(base: base)).find(&list)
    if let uncovered = tally.uncovered(by: base.description) { anomalies.append(Anomaly(.base(uncovered), file: file)) }
    return base.citation
  }

  private func readRule(_ catalog: ServiceCatalog) throws -> (rule: EligibilityRule, citation: String) {
    guard let rules else { return (try .standard(), "règle par défaut (lettre de cadrage)") }
    let (text, provenance) = try TextFile.read(rules)
    let rule = try EligibilityRule(yaml: text, file: provenance.file, catalog: catalog)
    return (rule, provenance.citation(what: "règle"))
  }

  private func readCorrections(
    _ catalog: ServiceCatalog, _ list: inout [Structure], _ anomalies: inout [Anomaly]
  ) throws -> String? {
    guard let corrections else { return nil }
    let table = try Self.readTable(corrections, TableOptions())
    var own = try CorrectionList(table: table, catalog: catalog)
    own.apply(to: &list, catalog: catalog)
    anomalies += table.provenance.anomalies + own.anomalies
    return table.provenance.citation(what: "corrections")
  }

  private func readLived(
    _ parameters: Parameters, _ communes: CommuneShapes?, _ list: [Structure], _ anomalies: inout [Anomaly]
  ) throws -> LivedQuarters {
    guard let livedQuarters else { return .none }
    if let metres = Coordinate(livedQuarters)?.value {
      guard metres > 0 else {
        throw FileFault.usage(sentence: "--qv \(livedQuarters) : un nombre de mètres positif était attendu.")
      }
      return LivedQuarters(
        form: .buffer(metres: metres), citation: "quartiers vécus présumés : \(Wording.metres(metres)) autour des QPV")
    }
    if LayerFile.isLayer(path: livedQuarters) {
      let layer = try LayerFile.read(path: livedQuarters)
      let provenance = try Self.withChecksum(layer.provenance, livedQuarters)
      anomalies += Self.told(layer)
      var lived = try LivedQuarters(layer: layer, provenance: provenance)
      if let communes { try lived.addTouching(communes, layer: layer) }
      return lived
    }
    let table = try Self.readTable(livedQuarters, TableOptions())
    let own = try LivedQuarterList(table: table, parameters: parameters)
    anomalies += table.provenance.anomalies
    for entry in own.unused(by: list) {
      let name = entry.id.isEmpty ? entry.name : entry.id
      anomalies.append(
        Anomaly(.list(.entryWithoutStructure(title: name)), file: own.file, row: entry.number))
    }
    return LivedQuarters(form: .list(own), citation: table.provenance.citation(what: "liste des quartiers vécus"))
  }
}

// Files to tables, zonings and positions.
extension EligibilityJob {
  private func readStructures(_ catalog: ServiceCatalog, _ parameters: Parameters) throws -> (Table, [Structure]) {
    var options = structureOptions
    options.findsAddresses = addresses != nil
    let table: Table
    if LayerFile.isLayer(path: structures) {
      let layer = try LayerFile.read(path: structures, options: LayerOptions(crs: options.crs))
      table = layer.table
      options.positions = try Self.positions(layer)
    } else {
      table = try TableReader.read(TableFile.open(path: structures, options: tableOptions))
    }
    return (table, try StructureList(table: table, catalog: catalog, parameters: parameters, options: options).structures)
  }

  /// Positions of a layer of points; a geometry of another kind gives none.
  private static func positions(_ layer: Layer) throws -> [Position?] {
    let degrees = try layer.geometries.reprojected(from: layer.crs, to: .wgs84)
    return (0..<degrees.count).map { feature in
      guard degrees.kinds[feature] == .point, let vertex = degrees.allVertices(of: feature).first,
        degrees.x[vertex].isFinite, degrees.y[vertex].isFinite
      else { return nil }
      return Position(longitude: degrees.x[vertex], latitude: degrees.y[vertex], writtenPrecision: 0)
    }
  }

  private static func readTable(_ path: String, _ options: TableOptions) throws -> Table {
    var table = try TableReader.read(TableFile.open(path: path, options: options))
    table.provenance = try withChecksum(table.provenance, path)
    return table
  }

  private static func readZoning(_ source: LayerSource, _ anomalies: inout [Anomaly]) throws -> (Zoning, Provenance) {
    let zoning = try source.zoning()
    let provenance = try withChecksum(zoning.layer.provenance, source.path)
    anomalies += told(zoning.layer) + zoning.anomalies
    return (zoning, provenance)
  }

  /// The anomalies of a layer, its repairs counted in one.
  private static func told(_ layer: Layer) -> [Anomaly] {
    let others = layer.provenance.anomalies.filter { !$0.isRepair }
    guard let first = layer.repairs.first else { return others }
    let repaired = LayerAnomaly.repairedMany(layer.repairs.count, first: first, feature: layer.table.numbers[first.feature])
    return [Anomaly(.layer(repaired), file: layer.provenance.file, layer: layer.provenance.layer)] + others
  }

  private static func readQuarters(_ source: LayerSource, _ anomalies: inout [Anomaly]) throws -> QuarterGeography {
    let (zoning, provenance) = try readZoning(source, &anomalies)
    return try QuarterGeography(zoning, provenance: provenance)
  }

  private static func readCommunes(_ source: LayerSource, _ anomalies: inout [Anomaly]) throws -> CommuneShapes {
    let (zoning, provenance) = try readZoning(source, &anomalies)
    return try CommuneShapes(zoning, provenance: provenance)
  }

  private static func withChecksum(_ provenance: Provenance, _ path: String) throws -> Provenance {
    var provenance = provenance
    provenance.checksum = try Checksum.sha256(path: LayerReference.parse(path).path)
    return provenance
  }
}
