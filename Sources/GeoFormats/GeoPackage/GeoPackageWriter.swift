import Foundation
import GRDB
import GeometryCore
import Groundwork
import Tabular

/// Writes a GeoPackage 1.3 of one layer, row by row in one transaction.
///
/// The same rows give the same bytes with the same SQLite. The file appears under its own name when `finish` has succeeded.
public final class GeoPackageWriter: PointRowWriter {
  private let output: OutputFile
  private let schema: GeoPackageSchema
  private let kinds: [ColumnKind]
  private var queue: DatabaseQueue?
  private let insertion: String
  private let style: GeoPackageStyle?
  private var index = PackedRTree()
  private var pending: [[DatabaseValue]] = []
  private var count = 0
  private var bounds = Box.empty

  /// Rows given to SQLite at a time.
  private static let batch = 1000
  /// The `last_change` of layers when nobody gives a date.
  public static let fixedDate = "1970-01-01T00:00:00.000Z"

  /// - Parameters:
  ///   - layer: the layer's name; the file's own name without extension by default.
  ///   - geometryType: in the words of the standard ("POINT", "MULTIPOLYGON"...).
  ///   - crs: system of the coordinates to come.
  ///   - style: how QGIS draws it; nil for a layer that says nothing of that.
  ///   - lastChange: UTC, as "2024-01-31T00:00:00.000Z".
  /// - Throws: `FileFault.unwritable`.
  public init(
    output: OutputFile, layer: String? = nil, fields: [LayerField], geometryType: String = "POINT", crs: CRS,
    style: GeoPackageStyle? = nil, lastChange: String = GeoPackageWriter.fixedDate
  ) throws {
    self.output = output
    self.style = style
    kinds = fields.map(\.kind)
    let names = LayerField.uniqueNames(fields)
    let taken = Set(names.map { $0.lowercased() })
    schema = GeoPackageSchema(
      table: GeoPackageWriter.tableName(layer ?? LayerFile.stem(of: output.path)),
      key: GeoPackageWriter.free(taken.contains("fid") ? "ogc_fid" : "fid", taken),
      geometry: GeoPackageWriter.free("geom", taken), geometryType: geometryType,
      columns: zip(names, kinds).map { ($0, GeoPackageWriter.type($1)) }, crs: crs, lastChange: lastChange)
    let places = Array(repeating: "?", count: fields.count + 2).joined(separator: ", ")
    insertion = "INSERT INTO \(schema.table.quotedForSQL) VALUES (\(places))"
    output.restart()
    try attempt {
      let queue = try DatabaseQueue(path: output.temporaryPath, configuration: GeoPackageWriter.configuration)
      self.queue = queue
      try queue.writeWithoutTransaction { db in
        // The file is thrown away if it does not become whole, so it needs no journal.
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096")
        try db.execute(sql: "PRAGMA application_id = \(GeoPackageSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(GeoPackageSchema.version)")
        try db.execute(sql: "BEGIN IMMEDIATE")
        try schema.create(db)
      }
    }
  }

  deinit {
    if queue != nil { abandon() }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  /// Appends a row; a point that is not finite is no geometry.
  /// - Throws: `FileFault.unwritable` if SQLite cannot write the file.
  public func append(texts: [String], point: (x: Double, y: Double)?) throws {
    guard let point, point.x.isFinite, point.y.isFinite else { return try append(texts, nil, nil) }
    let box = Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    try append(texts, GeoPackageGeometry.point(point.x, point.y, srs: schema.srs), box)
  }

  /// Writes a whole layer. Simple and multiple geometries mixed are all written as multiple ones.
  /// - Throws: `FileFault.unwritable` if SQLite cannot write the file or if it cannot be put in its place.
  public static func write(
    _ layer: Layer, to output: OutputFile, style: GeoPackageStyle? = nil, lastChange: String = fixedDate
  ) throws {
    let table = layer.table
    let shapes = layer.geometries
    let type = GeoPackageGeometry.commonType(of: shapes)
    let writer = try GeoPackageWriter(
      output: output, layer: layer.name, fields: table.columns.map { LayerField(name: $0.name, kind: $0.kind) },
      geometryType: type, crs: layer.crs, style: style, lastChange: lastChange)
    for row in 0..<table.rowCount {
      let texts = table.columns.map { $0.texts[row] }
      guard let box = shapes.box(of: row) else {
        try writer.append(texts, nil, nil)
        continue
      }
      let blob = GeoPackageGeometry.blob(
        of: row, in: shapes, box: box, srs: writer.schema.srs, asMulti: type.hasPrefix("MULTI"))
      try writer.append(texts, blob, box)
    }
    try writer.finish()
  }

  private func append(_ texts: [String], _ blob: [UInt8]?, _ box: Box?) throws {
    precondition(texts.count == kinds.count)
    count += 1
    var values: [DatabaseValue] = [Int64(count).databaseValue, blob.map { Data($0).databaseValue } ?? .null]
    for (text, kind) in zip(texts, kinds) { values.append(GeoPackageWriter.value(text, kind)) }
    pending.append(values)
    if let box {
      bounds.extend(box)
      index.append(Int64(count), box)
    }
    if pending.count == GeoPackageWriter.batch { try flush() }
  }

  private func flush() throws {
    let rows = pending
    pending.removeAll(keepingCapacity: true)
    guard let queue, !rows.isEmpty else { return }
    try attempt {
      try queue.writeWithoutTransaction { db in
        let insert = try db.cachedStatement(sql: insertion)
        for row in rows {
          insert.setUncheckedArguments(StatementArguments(row))
          try insert.execute()
        }
      }
    }
  }

  /// Writes the index and puts the file in its place.
  /// - Throws: `FileFault.unwritable` if SQLite cannot write the file or if it cannot be put in its place.
  public func finish() throws {
    try flush()
    guard let queue else { return }
    try attempt {
      try queue.writeWithoutTransaction { db in
        try index.write(to: schema.index, db)
        try schema.complete(db, count: count, bounds: bounds)
        if let style { try schema.add(style, db) }
        try db.execute(sql: "COMMIT")
      }
      try queue.close()
    }
    self.queue = nil
    try output.commit()
  }

  private func abandon() {
    try? queue?.close()
    queue = nil
    output.discard()
  }

  /// Turns what SQLite or PROJ says into the module's own error, with nothing left behind.
  private func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      abandon()
      let detail = (error as? DatabaseError)?.frenchWords ?? "système de coordonnées \(schema.crs.identifier)"
      throw FileFault.unwritable(
        file: MappedFile.name(of: output.path), sentence: "le GeoPackage ne peut pas être écrit (\(detail)).")
    }
  }
}

// Names and values.
extension GeoPackageWriter {
  /// A name that no column has, whatever the case.
  private static func free(_ name: String, _ taken: Set<String>) -> String {
    var free = name
    var number = 1
    while taken.contains(free) {
      number += 1
      free = "\(name)_\(number)"
    }
    return free
  }

  /// SQLite and GeoPackage keep some names for themselves.
  private static func tableName(_ name: String) -> String {
    let name = name.filter { $0 != "\0" }
    let lower = name.lowercased()
    return lower.isEmpty || ["sqlite_", "gpkg_", "rtree_"].contains(where: lower.hasPrefix) ? "couche_\(name)" : name
  }

  private static func type(_ kind: ColumnKind) -> String {
    switch kind {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .decimal: "REAL"
    case .date: "DATE"
    case .boolean: "BOOLEAN"
    }
  }

  /// A cell as SQLite stores it; a text that is not of its column's kind stays a text, so that nothing is lost.
  private static func value(_ text: String, _ kind: ColumnKind) -> DatabaseValue {
    if text.isEmpty { return .null }
    switch kind {
    case .text, .date: return text.databaseValue
    case .integer: return CellNumber.plain(text).flatMap(Int64.init)?.databaseValue ?? text.databaseValue
    case .decimal: return CellNumber.plain(text).flatMap(Double.init)?.databaseValue ?? text.databaseValue
    case .boolean:
      switch text.lowercased() {
      case "true", "vrai", "oui", "1": return true.databaseValue
      case "false", "faux", "non", "0": return false.databaseValue
      default: return text.databaseValue
      }
    }
  }
}
