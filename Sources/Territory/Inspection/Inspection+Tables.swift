import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

extension LayerInspection {
  /// Inspects a table as a stream: counts, examples, profile, positions, codes that stand twice.
  static func table(path: String, options: InspectionOptions) throws -> LayerInspection {
    func open() throws -> any RowSource {
      let table = try TableFile.open(path: path, options: options.table.knowing(options.catalog))
      return try options.catalog.withholding(table, as: options.confidential)
    }
    var source = try open()
    let columns = source.header
    var summaries = [FieldSummary](repeating: FieldSummary(columns: columns.count), count: columns.count)
    var anomalies: [Anomaly] = []
    var count = 0
    while let chunk = try source.next() {
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for row in 0..<chunk.rowCount {
          for column in columns.indices { summaries[column].add(UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)])) }
        }
      }
      count += chunk.rowCount
      anomalies += chunk.anomalies.map(\.anomaly)
    }
    let provenance = source.provenance
    let name = [provenance.file, provenance.layer ?? ""].joined(separator: " ")
    let profile = options.catalog.recognise(columns: columns + source.confidentialHeader, fileName: name, isLayer: false) {
      columns.indices.contains($0) ? summaries[$0].sample : []
    }
    var coordinates = CoordinateColumns.recognise(columns: columns) { summaries[$0].sample }
    if let forced = try options.forcedCRS() { coordinates?.crs = forced }
    let rows = path == "-" ? nil : open, shifts = try coordinates.map { try self.shifts($0, summaries, rows: rows) } ?? []
    anomalies += shifts.map { Anomaly(.position($0), file: provenance.file, layer: provenance.layer) }
    var codes = TableCodes(profile: profile, columns: columns, provenance: provenance)
    if path != "-" { try codes.read(open()) }
    anomalies = provenance.anomalies + anomalies + codes.anomalies
    if count == 0 {
      anomalies.append(Anomaly(.table(.noRows), file: provenance.file, layer: provenance.layer))
    }
    let position = coordinates.map { self.position($0, columns) }
    if let doubt = position?.doubt {
      anomalies.append(Anomaly(.table(doubt), file: provenance.file, layer: provenance.layer))
    }
    var inspection = LayerInspection(
      name: provenance.layer ?? (provenance.file as NSString).deletingPathExtension, count: count, geometry: "tableau")
    inspection.retainedCRS = coordinates?.crs?.identifier
    inspection.retainedCRSName = coordinates?.crs?.name
    inspection.extent = coordinates.flatMap { extentWords($0, summaries, profile) }
    inspection.note(profile)
    let fields = columns.indices.map { index in
      let summary = summaries[index]
      return Field(
        name: columns[index], kind: summary.kind, filled: summary.filled, examples: summary.examples,
        role: role(of: index, profile))
    }
    inspection.fields = fields + source.confidentialHeader.map(Field.withheld)
    if path != "-" {
      let code = profile?.codeColumn ?? NamedColumns(columns).find(anyOf: ZoneColumns.all)
      let numeric = columns.indices.filter { [.integer, .decimal].contains(summaries[$0].kind) }
      let areas = try AreaColumns(code: code, columns: numeric, sample: { summaries[$0].sample }, rows: open)
      let classes = try AgeClasses.anomalies(AgeClasses.of(columns), rows: open)
      anomalies += classes.map { Anomaly(.table($0), file: provenance.file, layer: provenance.layer) }
      anomalies += areas.note(&inspection.fields, provenance: provenance)
    }
    inspection.position = position
    inspection.duplicates = codes.duplicates
    inspection.anomalies = anomalies
    return inspection
  }

  /// What is odd of the shifts out of older datums.
  /// - Parameter rows: opens the table again for rows that name their own systems, of which samples of columns do not tell.
  private static func shifts(
    _ coordinates: CoordinateColumns, _ summaries: [FieldSummary], rows: (() throws -> any RowSource)?
  ) throws -> [PositionAnomaly] {
    if let crs = coordinates.crs {
      return [coordinates.shift(from: crs) { summaries[$0].sample }?.anomaly].compactMap { $0 }
    }
    guard coordinates.epsgColumn != nil, let rows else { return [] }
    var source = try ReplayedSource(rows()), shifts = ShiftTally(), transforms = TransformCache()
    // Columns that are no positions are told of elsewhere.
    guard let reader = try? PointReader(source, options: PointOptions()), reader.rowsNameSystems else { return [] }
    while let chunk = try source.next() { shifts.add(ShiftTally(try reader.read(chunk, transforms: &transforms))) }
    return shifts.anomalies
  }

  private static func position(_ coordinates: CoordinateColumns, _ columns: [String]) -> Position {
    let names: [String]
    switch coordinates.layout {
    case .pair(let x, let y): names = [columns[x], columns[y]]
    case .cell(let cell, _): names = [columns[cell]]
    }
    let system = coordinates.crs?.identifier ?? coordinates.epsgColumn.map { "sur chaque ligne (colonne \(columns[$0]))" }
    return Position(columns: names, system: system, doubt: coordinates.doubt)
  }

  private static func extentWords(
    _ coordinates: CoordinateColumns, _ summaries: [FieldSummary], _ profile: RecognisedProfile?
  ) -> String? {
    guard let crs = coordinates.crs else { return nil }
    let points: [(Double, Double)]
    switch coordinates.layout {
    case .pair(let x, let y):
      points = CoordinateColumns.points(summaries[x].sample, summaries[y].sample)
    case .cell(let cell, let latitudeFirst):
      points = summaries[cell].sample.compactMap(CoordinateColumns.both).map { latitudeFirst ? ($0.1, $0.0) : $0 }
    }
    let boxes = points.map { Box(minX: $0.0, minY: $0.1, maxX: $0.0, maxY: $0.1) }
    return boxes.isEmpty ? nil : extentWords(boxes, crs: crs, departments: departments(summaries, profile))
  }

  /// Départements that the commune codes of a table name; none where many rows have no code.
  private static func departments(_ summaries: [FieldSummary], _ profile: RecognisedProfile?) -> [String] {
    guard let profile else { return [] }
    let own = profile.kind == "commune" ? profile.codeColumn : profile.column("code_insee") ?? profile.column("communes")
    guard let column = own else { return [] }
    let written = summaries[column].sample
    let codes = written.compactMap { CommuneCode.normalise($0) }
    guard codes.count * 20 >= written.count * 19 else { return [] }
    return Set(codes.compactMap { CommuneCode.department(of: $0) }).sorted()
  }
}
