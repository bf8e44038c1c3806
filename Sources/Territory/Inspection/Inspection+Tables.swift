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
    if let coordinates, let crs = coordinates.crs,
      let anomaly = coordinates.shift(from: crs, sample: { summaries[$0].sample })?.anomaly
    {
      anomalies.append(Anomaly(.position(anomaly), file: provenance.file, layer: provenance.layer))
    }
    if coordinates?.epsgColumn != nil, coordinates?.crs == nil, path != "-" {
      anomalies += try shifts(of: open()).map { Anomaly(.position($0), file: provenance.file, layer: provenance.layer) }
    }
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
    inspection.position = position
    inspection.duplicates = codes.duplicates
    inspection.anomalies = anomalies
    return inspection
  }

  /// What is odd of the shifts of rows that name their own systems, which the samples of single columns do not tell.
  private static func shifts(of source: any RowSource) throws -> [PositionAnomaly] {
    var rows = try ReplayedSource(source), shifts = ShiftTally(), transforms = TransformCache()
    // Columns that are no positions are told of elsewhere.
    guard let reader = try? PointReader(rows, options: PointOptions()), reader.rowsNameSystems else { return [] }
    while let chunk = try rows.next() { shifts.add(ShiftTally(try reader.read(chunk, transforms: &transforms))) }
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
