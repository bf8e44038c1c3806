import GeometryCore
import Groundwork
import Tabular

/// Positions of some rows, all in one system, and what was odd about single rows.
public struct PointBatch: Sendable {
  public var crs: CRS
  /// NaN where a row has no position.
  public var x: [Double]
  public var y: [Double]
  /// What is odd of rows, by row of the chunk.
  public var remarks: [Int: [AnomalyKind]] = [:]
  /// Positions known otherwise, in degrees, of rows whose columns give none.
  public var found: [Int: (longitude: Double, latitude: Double)] = [:]
  /// Codes of the communes of rows of which no more is known.
  public var communes: [Int: String] = [:]

  /// Shifts from older datums, by row of the chunk, where the reader was asked for them.
  public var shifts: [Int: DatumShift] = [:]

  /// Whether the columns give a row its position.
  public func isPlaced(_ row: Int) -> Bool { !x[row].isNaN }

  /// Rows without position.
  public static func empty(rowCount: Int) -> PointBatch {
    let nowhere = [Double](repeating: .nan, count: rowCount)
    let remarks = Dictionary(uniqueKeysWithValues: (0..<rowCount).map { ($0, [AnomalyKind.position(.absent)]) })
    return PointBatch(crs: .wgs84, x: nowhere, y: nowhere, remarks: remarks)
  }

  /// Forgets the remark that a row's cells are blank, which what was found otherwise makes idle.
  public mutating func forgetAbsence(_ row: Int) {
    if remarks[row] == [.position(.absent)] { remarks[row] = nil }
  }

  fileprivate mutating func forget(_ row: Int) {
    x[row] = .nan
    y[row] = .nan
  }

  /// The positions in another system.
  public func coordinates(in system: CRS, _ transforms: inout TransformCache) throws -> (x: [Double], y: [Double]) {
    var x = x, y = y
    try transforms.transform(from: crs, to: system).apply(x: &x, y: &y)
    guard !found.isEmpty else { return (x, y) }
    let rows = found.keys.sorted()
    var longitude = rows.map { found[$0]?.longitude ?? .nan }, latitude = rows.map { found[$0]?.latitude ?? .nan }
    try transforms.transform(from: .wgs84, to: system).apply(x: &longitude, y: &latitude)
    for (place, row) in rows.enumerated() {
      x[row] = longitude[place]
      y[row] = latitude[place]
    }
    return (x, y)
  }
}

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
  /// Whether each row's shift from an older datum is looked up.
  let tellsShifts: Bool
  /// The metric system that the first rows point to, where columns of degrees hold metres.
  let likelyMetricSystem: CRS?
  /// What was assumed about the columns, for the user to know.
  public let notes: [Anomaly]

  /// Reads the positions of one chunk.
  public func read(_ chunk: RowChunk, transforms: inout TransformCache) throws -> PointBatch {
    var batch = PointBatch(
      crs: epsgColumn == nil ? crs : .wgs84, x: [Double](repeating: .nan, count: chunk.rowCount),
      y: [Double](repeating: .nan, count: chunk.rowCount))
    parse(chunk, &batch)
    if let epsgColumn {
      try unify(chunk, epsgColumn, &batch, &transforms)
    } else {
      try check(&batch, declared: crs, &transforms)
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
          if let x = NumberParser.decimal(xCell), let y = NumberParser.decimal(yCell) {
            batch.x[row] = x
            batch.y[row] = y
          } else {
            batch.remarks[row] = [Self.unreadable([chunk[row, xColumn], chunk[row, yColumn]])]
          }
        }
      }
    case .cell(let column, let latitudeFirst):
      for row in 0..<chunk.rowCount {
        let text = chunk[row, column]
        if let (first, second) = CoordinateColumns.both(text) {
          batch.x[row] = latitudeFirst ? second : first
          batch.y[row] = latitudeFirst ? first : second
        } else {
          batch.remarks[row] = [Self.unreadable([text])]
        }
      }
    }
  }

  private func tellShifts(_ batch: inout PointBatch, _ transforms: inout TransformCache) throws {
    guard tellsShifts else { return }
    let transform = try transforms.transform(from: batch.crs, to: .wgs84)
    guard transform.isShift else { return }
    for row in batch.x.indices where batch.isPlaced(row) { batch.shifts[row] = transform.shift(batch.x[row], batch.y[row]) }
  }

  /// Brings rows that name their own system to WGS 84.
  private func unify(
    _ chunk: RowChunk, _ column: Int, _ batch: inout PointBatch, _ transforms: inout TransformCache
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
      try check(&part, declared: system, &transforms)
      try tellShifts(&part, &transforms)
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
    _ batch: inout PointBatch, declared: CRS, _ transforms: inout TransformCache
  ) throws {
    // The extents of degrees and of Lambert-93 are known; other systems are looked at on the globe.
    let isKnown = declared.isGeographic || declared == .lambert93
    let toDegrees = isKnown ? nil : try transforms.transform(from: declared, to: .wgs84)
    for row in batch.x.indices where !batch.x[row].isNaN {
      let x = batch.x[row], y = batch.y[row]
      guard let doubt = PointDoubt.of(x, y, declared: declared, likely: likelyMetricSystem, toDegrees: toDegrees) else { continue }
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

  /// Characters of a cell that an anomaly quotes.
  private static let longestQuote = 40

  private static func unreadable(_ cells: [String]) -> AnomalyKind {
    let written = cells.map(ZoneCode.trim)
    if written.allSatisfy(\.isEmpty) { return .position(.absent) }
    return .position(.unreadable(written.map { QuotedCell(String($0.prefix(longestQuote))) }))
  }
}
