import GeometryCore
import Groundwork
import Tabular

/// Reads the position of each row of a table, checks it by value, and corrects it where that is asked.
public struct PointReader: Sendable {
  enum Place: Sendable {
    case pair(x: Int, y: Int)
    case cell(Int, latitudeFirst: Bool)
    /// Positions known beforehand, by row of the whole table.
    case known(x: [Double], y: [Double])
  }

  let place: Place
  let epsgColumn: Int?
  /// Whether a column tells the system of each row.
  public var rowsNameSystems: Bool { epsgColumn != nil }
  /// System of rows that do not name their own.
  public let crs: CRS
  /// Whether swapped axes and wrong units are put right; they are reported anyway.
  let corrects: Bool
  /// Whether a doubtful position that is not put right is used as it is written, or left out.
  let keepsDoubtful: Bool
  /// Whether each row's shift from an older datum is looked up; else, where rows name their systems, that of some.
  let tellsShifts: Bool
  /// The metric system that the first rows point to, where columns of degrees hold metres.
  let likelyMetricSystem: CRS?
  /// The columns that tell where a row's place is; nil where no column does.
  let rowPlaces: RowPlaces?
  /// The columns by which `geocoder` says that a position is none; nil where they do not speak of these positions.
  let geocoded: GeocodedColumns?
  /// What was assumed about the columns, for the user to know.
  public let notes: [Anomaly]

  /// Reads the positions of one chunk.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between degrees and the system of the columns or of a row.
  public func read(_ chunk: RowChunk, transforms: inout TransformCache) throws -> PointBatch {
    var batch = PointBatch(
      crs: epsgColumn == nil ? crs : .wgs84, x: [Double](repeating: .nan, count: chunk.rowCount),
      y: [Double](repeating: .nan, count: chunk.rowCount))
    parse(chunk, &batch)
    setAside(chunk, &batch)
    let departments = rowPlaces.map { places in { places.departments(chunk, $0) } } ?? { _ in [] }
    if let epsgColumn {
      try unify(chunk, epsgColumn, departments, &batch, &transforms)
    } else {
      try check(&batch, declared: crs, departments, &transforms)
      try tellShifts(&batch, &transforms)
    }
    return batch
  }

  private func parse(_ chunk: RowChunk, _ batch: inout PointBatch) {
    switch place {
    case .known(let x, let y):
      for row in 0..<chunk.rowCount {
        batch.x[row] = x[chunk.firstRow + row]
        batch.y[row] = y[chunk.firstRow + row]
        if batch.x[row].isNaN { batch.remarks[row] = [.position(.absent)] }
      }
    case .pair(let xColumn, let yColumn):
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for row in 0..<chunk.rowCount {
          let xCell = UnsafeBufferPointer(rebasing: bytes[chunk.range(row, xColumn)])
          let yCell = UnsafeBufferPointer(rebasing: bytes[chunk.range(row, yColumn)])
          if let x = NumberParser.decimal(xCell), let y = NumberParser.decimal(yCell), x != y {
            batch.x[row] = x
            batch.y[row] = y
          } else {
            readSlowly([chunk[row, xColumn], chunk[row, yColumn]], row, &batch)
          }
        }
      }
    case .cell(let column, let latitudeFirst):
      for row in 0..<chunk.rowCount {
        let text = chunk[row, column]
        if let (first, second) = CoordinateColumns.both(text), !MissingPosition.isMeant([first, second]) {
          batch.x[row] = latitudeFirst ? second : first
          batch.y[row] = latitudeFirst ? first : second
        } else {
          batch.remarks[row] = [Self.nothing([text])]
        }
      }
    }
  }

  /// Cells that are no two different numbers: as people write them, in place of a position, or nothing that can be read.
  private func readSlowly(_ cells: [String], _ row: Int, _ batch: inout PointBatch) {
    let values = cells.compactMap(Coordinate.value)
    if values.count == 2, !MissingPosition.isMeant(values) {
      (batch.x[row], batch.y[row]) = (values[0], values[1])
    } else {
      batch.remarks[row] = [Self.nothing(cells)]
    }
  }

  private func setAside(_ chunk: RowChunk, _ batch: inout PointBatch) {
    guard let geocoded else { return }
    for row in 0..<chunk.rowCount where batch.isPlaced(row) {
      guard let refusal = geocoded.refusal(chunk, row) else { continue }
      batch.forget(row)
      batch.remarks[row] = [.position(refusal)]
    }
  }

  private func tellShifts(_ batch: inout PointBatch, _ transforms: inout TransformCache) throws {
    guard tellsShifts else { return }
    let transform = try transforms.transform(from: batch.crs, to: .wgs84)
    guard transform.isShift else { return }
    for row in batch.x.indices where batch.isPlaced(row) { batch.shifts[row] = transform.shift(batch.x[row], batch.y[row]) }
  }

  /// The shifts of some rows, which are enough to say what is odd of a system.
  private func sampleShifts(_ batch: inout PointBatch, _ transforms: inout TransformCache) throws {
    let transform = try transforms.transform(from: batch.crs, to: .wgs84)
    guard transform.isShift else { return }
    for row in stride(from: 0, to: batch.x.count, by: max(1, batch.x.count / Self.shiftSample)) where batch.isPlaced(row) {
      batch.shifts[row] = transform.shift(batch.x[row], batch.y[row])
    }
  }

  /// Rows of a chunk and system that are asked for their shift: asking costs more than locating.
  private static let shiftSample = 64

  /// Brings rows that name their own system to WGS 84.
  private func unify(
    _ chunk: RowChunk, _ column: Int, _ departments: (Int) -> [String], _ batch: inout PointBatch,
    _ transforms: inout TransformCache
  ) throws {
    let codes = (0..<chunk.rowCount).map { chunk[$0, column] }
    for code in Set(codes) {
      let rows = codes.indices.filter { codes[$0] == code && !batch.x[$0].isNaN }
      guard !rows.isEmpty else { continue }
      guard let system = try? CRS.recognise(Self.withoutDecimals(code)) else {
        for row in rows {
          batch.forget(row)
          let anomaly: PositionAnomaly =
            ZoneCode.trim(code).isEmpty ? .systemAbsent : .systemUnknown(QuotedCell(String(code.prefix(Self.longestQuote))))
          batch.remarks[row] = [.position(anomaly)]
        }
        continue
      }
      var part = PointBatch(crs: system, x: rows.map { batch.x[$0] }, y: rows.map { batch.y[$0] })
      try check(&part, declared: system, { departments(rows[$0]) }, &transforms)
      try tellShifts(&part, &transforms)
      if !tellsShifts { try sampleShifts(&part, &transforms) }
      try transforms.transform(from: system, to: .wgs84).apply(x: &part.x, y: &part.y)
      for (k, row) in rows.enumerated() {
        batch.x[row] = part.x[k]
        batch.y[row] = part.y[k]
        batch.remarks[row] = part.remarks[k]
        batch.shifts[row] = part.shifts[k]
      }
    }
  }

  /// A code that passed through a column of decimal numbers: "2154.0" is 2154.
  private static func withoutDecimals(_ code: String) -> String {
    guard let value = NumberParser.decimal(code), let whole = Int(exactly: value) else { return code }
    return String(whole)
  }

  /// Compares values with the declared system, row by row.
  private func check(
    _ batch: inout PointBatch, declared: CRS, _ departments: (Int) -> [String], _ transforms: inout TransformCache
  ) throws {
    // The extents of degrees and of Lambert-93 are known; other systems are looked at on the globe.
    let isKnown = declared.isGeographic || declared == .lambert93
    let toDegrees = isKnown ? nil : try transforms.transform(from: declared, to: .wgs84)
    for row in batch.x.indices where !batch.x[row].isNaN {
      let x = batch.x[row], y = batch.y[row]
      guard let seen = PointDoubt.of(x, y, declared: declared, likely: likelyMetricSystem, toDegrees: toDegrees)
      else { continue }
      let doubt = try settled(seen, (x, y), departments(row), &transforms)
      batch.remarks[row] = [.position(.doubtful(doubt.doubt, doubt.outcome(corrects: corrects, keeps: keepsDoubtful)))]
      guard corrects, let reading = doubt.reading else {
        if !keepsDoubtful { batch.forget(row) }
        continue
      }
      let straight = reading.isSwapped ? (x: y, y: x) : (x: x, y: y)
      let moved = try transforms.transform(from: reading.crs, to: declared).apply(straight.x, straight.y)
      batch.x[row] = moved?.x ?? .nan
      batch.y[row] = moved?.y ?? .nan
    }
  }

  /// A guess where the row names its place must put the position there; without that place, some are no more than said.
  private func settled(
    _ doubt: PointDoubt, _ point: (x: Double, y: Double), _ departments: [String], _ transforms: inout TransformCache
  ) throws -> PointDoubt {
    guard !departments.isEmpty, !doubt.readings.isEmpty else { return doubt }
    var agreeing: [PointDoubt.Reading] = []
    for reading in doubt.readings {
      let straight = reading.isSwapped ? (x: point.y, y: point.x) : point
      guard let place = try transforms.transform(from: reading.crs, to: .wgs84).apply(straight.x, straight.y) else { continue }
      if RowPlaces.isIn(departments, longitude: place.x, latitude: place.y) { agreeing.append(reading) }
    }
    return doubt.settled(agreeing.count == 1 ? agreeing[0] : nil)
  }

  /// Characters of a cell that an anomaly quotes.
  private static let longestQuote = 40

  private static func nothing(_ cells: [String]) -> AnomalyKind {
    let written = cells.map(ZoneCode.trim)
    if written.allSatisfy(\.isEmpty) { return .position(.absent) }
    let quoted = written.map { QuotedCell(String($0.prefix(longestQuote))) }
    return .position(MissingPosition.isMeant(written) ? .placeholder(quoted) : .unreadable(quoted))
  }
}
