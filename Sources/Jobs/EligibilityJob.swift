import Eligibility
import GeoFormats
import Geocoding
import GeometryCore
import Groundwork
import Reporting
import Structures
import Tabular
import Territory

/// Decides for the structures of a list which a rule covers, and writes the list answered: what a user asks for, by path.
///
///     var job = EligibilityJob(structures: "structures.csv", quarters: [LayerSource(path: "QP2024.gpkg")])
///     job.communes = LayerSource(path: "communes.gpkg")
///     job.date = CalendarDate("2025-06-30")
///     let result = try job.run()
///     for answer in result.assessments { print(answer.structure.title, answer.decision.words, answer.reason) }
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
    let files = InputFiles(
      [structures, communes?.path, livedQuarters, rules, comparison?.path, corrections, addresses] + quarters.map(\.path))
    for output in outputs { try files.refuse(output: output.path) }
    var anomalies: [Anomaly] = [], sources: [SourceFile] = []
    let catalog = try ServiceCatalog.standard(), parameters = try Parameters.standard()
    let rule = try readRule(catalog, &sources)
    // The list first: it is the quickest to be found wrong.
    monitor.reading(structures)
    let list = try readStructures(catalog, parameters)
    sources.append(SourceFile(.structures, try Self.withChecksum(list.table.provenance, structures)))
    anomalies += list.table.provenance.anomalies + Self.shiftAnomalies(list)
    if list.structures.isEmpty {
      anomalies.append(Anomaly(.table(.noRows), file: list.table.provenance.file))
    }
    let base = try addresses.map { try readBase($0, &sources) }
    let (geographies, former, shapes) = try readGeographies(parameters.calendar, monitor, &anomalies, &sources)
    let corrections = try readCorrections(catalog, &anomalies, &sources)
    var livedAnomalies: [Anomaly] = []
    let lived = try readLived(parameters, shapes, list.structures, &livedAnomalies, &sources)
    if base != nil { monitor.stages(.placing) }
    let table = list.table, asides = list.asides, rowCount = list.structures.count
    // The sites hold the rows from here on: kept beside them, they would take their room twice.
    let sites = try findSites(consume list, corrections?.list, base, &anomalies, monitor)
    var inputs = AssessmentInputs(
      rule: rule.rule, parameters: parameters,
      geographies: try DatedGeographies(geographies, date: date, calendar: parameters.calendar),
      citations: .init(rule: rule.citation, corrections: corrections?.citation, addresses: base?.citation))
    anomalies += Self.repealed(inputs.geographies, geographies.first)
    inputs.coverage = coverage
    inputs.lived = lived
    anomalies += livedAnomalies
    inputs.communes = shapes
    inputs.comparison = try former.map { try GeographyComparison(former: $0, with: inputs.geographies.geographies) }
    try monitor.checkCancellation()
    let assessments = try assess(sites, inputs, monitor)
    // The QPV alone know their own communes only.
    if shapes != nil, let unknown = Self.unknownCommunes(assessments) {
      anomalies.append(Anomaly(.list(unknown), file: table.provenance.file))
    }
    var result = EligibilityResult(assessments: assessments, input: table, inputs: inputs, anomalies: anomalies)
    result.asides = asides
    result.sources = sources
    try monitor.checkCancellation()
    for output in outputs {
      monitor.writing(output.path)
      result.anomalies += try output.write(result)
    }
    monitor.rows(rowCount)
    return result
  }

  private func assess(_ sites: [Site], _ inputs: AssessmentInputs, _ monitor: JobMonitor) throws -> [Assessment] {
    monitor.stages(.gathering(rows: sites.count))
    return try Assessor(inputs).assess(sites) { share in
      try monitor.checkCancellation()
      monitor.rows(Int(share * Double(sites.count)))
      if share == 1 { monitor.stages(.deciding(rows: sites.count)) }
    } progress: { done in
      try monitor.checkCancellation()
      monitor.rows(done)
    }
  }

  /// The lists of QPV, that compared with, and the communes, which tell both what they lie in.
  private func readGeographies(
    _ calendar: QuarterCalendar, _ monitor: JobMonitor, _ anomalies: inout [Anomaly], _ sources: inout [SourceFile]
  ) throws -> (geographies: [QuarterGeography], former: QuarterGeography?, communes: CommuneShapes?) {
    var geographies: [QuarterGeography] = []
    for source in quarters {
      monitor.reading(source.path)
      geographies.append(try Self.readQuarters(source, .quarters, &anomalies, &sources))
    }
    // The dates are judged before the heavy work: what is missing is said at once.
    _ = try DatedGeographies(geographies, date: date, calendar: calendar)
    monitor.reading(comparison?.path)
    var former = try comparison.map { try Self.readQuarters($0, .formerQuarters, &anomalies, &sources) }
    monitor.reading(communes?.path)
    let shapes = try communes.map { try Self.readCommunes($0, &anomalies, &sources) }
    try monitor.checkCancellation()
    monitor.stages(.preparing)
    if let shapes {
      for index in geographies.indices { try geographies[index].complete(with: shapes) }
      try former?.complete(with: shapes)
    }
    return (geographies, former, shapes)
  }

  /// Quarters that are no more in force, where no date asks for them.
  private static func repealed(_ dated: DatedGeographies, _ first: QuarterGeography?) -> [Anomaly] {
    guard let next = dated.repealing, let first, let year = first.year else { return [] }
    return [Anomaly(.zoning(.repealedQuarters(year: year, mainland: next.mainland, overseas: next.overseas)), file: first.file)]
  }

  /// The names of communes that no file knows, each once.
  private static func unknownCommunes(_ assessments: [Assessment]) -> ListAnomaly? {
    var names: [String] = [], rows: [RowNumber] = [], seen: Set<String> = []
    for answer in assessments where answer.evidence.place.isUnknown && seen.insert(answer.structure.communeName).inserted {
      names.append(answer.structure.communeName)
      rows.append(answer.structure.number)
    }
    return names.isEmpty ? nil : .unknownCommunes(names, rows: rows)
  }

  /// The rows corrected, and placed by the address base where they have no position.
  private func findSites(
    _ list: consuming StructureList, _ corrections: CorrectionList?, _ base: AddressBase?, _ anomalies: inout [Anomaly],
    _ monitor: JobMonitor
  ) throws -> [Site] {
    let lookup = base.map { AddressLookup(Geocoder(base: $0)) }
    let found = try SiteList(list.structures, corrections: corrections, addresses: lookup) { asked in
      try monitor.checkCancellation()
      monitor.rows(asked)
    }
    anomalies += found.anomalies
    if let base, let uncovered = found.tally?.uncovered(by: base.description) {
      anomalies.append(Anomaly(.base(uncovered), file: list.table.provenance.file))
    }
    return found.sites
  }

  private func readRule(
    _ catalog: ServiceCatalog, _ sources: inout [SourceFile]
  ) throws -> (rule: EligibilityRule, citation: String) {
    guard let rules else { return (try .standard(), "règle par défaut (lettre de cadrage)") }
    let (text, provenance) = try TextFile.read(rules)
    sources.append(SourceFile(.rule, provenance))
    let rule = try EligibilityRule(yaml: text, file: provenance.file, catalog: catalog)
    return (rule, provenance.citation(what: "règle"))
  }

  private func readCorrections(
    _ catalog: ServiceCatalog, _ anomalies: inout [Anomaly], _ sources: inout [SourceFile]
  ) throws -> (list: CorrectionList, citation: String)? {
    guard let corrections else { return nil }
    let table = try Self.readTable(corrections, TableOptions())
    sources.append(SourceFile(.corrections, table.provenance))
    let list = try CorrectionList(table: table, catalog: catalog)
    anomalies += table.provenance.anomalies + list.anomalies
    return (list, table.provenance.citation(what: "corrections"))
  }

  private func readLived(
    _ parameters: Parameters, _ communes: CommuneShapes?, _ list: [Structure], _ anomalies: inout [Anomaly],
    _ sources: inout [SourceFile]
  ) throws -> LivedQuarters {
    guard let livedQuarters else { return .none }
    guard !NumberParser.hasTwoReadings(livedQuarters) else {
      throw FileFault.usage(sentence: "--qv \(livedQuarters) : ce nombre a deux lectures ; écrivez les mètres sans séparateur.")
    }
    if let metres = Radius.metres(written: livedQuarters) {
      return LivedQuarters(
        form: .band(metres: metres), citation: "quartiers vécus présumés : \(Wording.metres(metres)) autour des QPV")
    }
    if Coordinate(livedQuarters) != nil {
      throw FileFault.usage(sentence: "--qv \(livedQuarters) : un nombre de mètres positif était attendu.")
    }
    if LayerFile.isLayer(path: livedQuarters) {
      let layer = try LayerFile.read(path: livedQuarters)
      let provenance = try Self.withChecksum(layer.provenance, livedQuarters)
      sources.append(SourceFile(.livedQuarters, provenance))
      var lived = try LivedQuarters(layer: layer, provenance: provenance)
      anomalies += ZoningRemarks.repairs(of: layer, codes: lived.polygons?.zones.map(\.code) ?? [])
      anomalies += ZoningRemarks.withoutRepairs(of: layer) + layer.shiftAnomalies
      if let communes { try lived.addTouching(communes) }
      return lived
    }
    let table = try Self.readTable(livedQuarters, TableOptions())
    sources.append(SourceFile(.livedQuarters, table.provenance))
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
  /// The checksum of a base of the whole country takes a second: it is made for documents that name their sources.
  private func readBase(_ path: String, _ sources: inout [SourceFile]) throws -> AddressBase {
    let base = try AddressBase(path: path)
    let vintages = base.description.sources.map(\.vintage).filter { !$0.isEmpty }
    var provenance = Provenance(file: MappedFile.name(of: path), vintage: vintages.isEmpty ? nil : Wording.list(vintages))
    if outputs.contains(where: \.namesSources) { provenance = try Self.withChecksum(provenance, path) }
    sources.append(SourceFile(.addresses, provenance))
    return base
  }

  private func readStructures(_ catalog: ServiceCatalog, _ parameters: Parameters) throws -> StructureList {
    var options = structureOptions
    options.findsAddresses = addresses != nil
    return try StructureFile(path: structures, tableOptions: tableOptions).read(catalog, parameters, options)
  }

  /// What is odd of the shifts that carry the rows out of older datums, once each.
  private static func shiftAnomalies(_ list: StructureList) -> [Anomaly] {
    var shifts = ShiftTally()
    for structure in list.structures { shifts.add(structure.position?.shift) }
    return shifts.anomalies.map { Anomaly(.position($0), file: list.table.provenance.file) }
  }

  private static func readTable(_ path: String, _ options: TableOptions) throws -> Table {
    var table = try TableReader.read(TableFile.open(path: path, options: options))
    table.provenance = try withChecksum(table.provenance, path)
    return table
  }

  private static func readZoning(_ source: LayerSource, _ anomalies: inout [Anomaly]) throws -> (Zoning, Provenance) {
    let zoning = try source.zoning()
    let provenance = try withChecksum(zoning.layer.provenance, source.path)
    anomalies += ZoningRemarks.repairs(of: zoning.layer, codes: zoning.codes)
    anomalies += ZoningRemarks.withoutRepairs(of: zoning.layer) + zoning.anomalies
    return (zoning, provenance)
  }

  private static func readQuarters(
    _ source: LayerSource, _ role: SourceFile.Role, _ anomalies: inout [Anomaly], _ sources: inout [SourceFile]
  ) throws -> QuarterGeography {
    let (zoning, provenance) = try readZoning(source, &anomalies)
    let geography = try QuarterGeography(zoning, provenance: provenance)
    var told = provenance
    told.vintage = geography.year.map(String.init) ?? provenance.vintage
    sources.append(SourceFile(role, told))
    return geography
  }

  private static func readCommunes(
    _ source: LayerSource, _ anomalies: inout [Anomaly], _ sources: inout [SourceFile]
  ) throws -> CommuneShapes {
    let (zoning, provenance) = try readZoning(source, &anomalies)
    var told = provenance
    told.vintage = zoning.vintage ?? provenance.vintage
    sources.append(SourceFile(.communes, told))
    return try CommuneShapes(zoning, provenance: provenance)
  }

  private static func withChecksum(_ provenance: Provenance, _ path: String) throws -> Provenance {
    var provenance = provenance
    guard path != "-" else { return provenance }
    provenance.checksum = try Checksum.sha256(path: LayerReference.parse(path).path)
    return provenance
  }
}
