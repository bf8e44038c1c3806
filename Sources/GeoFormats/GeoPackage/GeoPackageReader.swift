import Foundation
import GRDB
import GeometryCore
import Groundwork
import Tabular

/// Reads feature tables of a GeoPackage.
enum GeoPackageReader {
  static func layers(path: String) throws -> [LayerSummary] {
    let file = try GeoPackageFile(path: path)
    return try file.read { db in
      try file.featureTables(db).map { table in
        LayerSummary(name: table.name, count: try file.count(table, db), geometryType: table.geometryType)
      }
    }
  }

  /// - Throws: `FileFault`; `.layer` if the layer named is not there or if none is named and several could be meant.
  static func read(path: String, options: LayerOptions) throws -> Layer {
    let file = try GeoPackageFile(path: path)
    let raw = try file.read { db in
      let tables = try file.featureTables(db)
      var anomalies: [Anomaly] = []
      let table = try choose(tables, options.layer, file.name, &anomalies)
      return try GeoPackageTableReader(file: file, table: table, isAlone: tables.count == 1).read(db, anomalies)
    }
    return try raw.finished(options)
  }

  private static func choose(
    _ tables: [GeoPackageFile.FeatureTable], _ wanted: String?, _ file: String, _ anomalies: inout [Anomaly]
  ) throws -> GeoPackageFile.FeatureTable {
    let names = tables.map(\.name).joined(separator: ", ")
    if tables.isEmpty {
      throw FileFault.unreadable(file: file, sentence: "le GeoPackage ne contient aucune couche géographique.")
    }
    if let wanted {
      let found = tables.first { $0.name == wanted } ?? tables.first { $0.name.lowercased() == wanted.lowercased() }
      guard let found else {
        throw FileFault.unreadable(
          file: file,
          sentence: "la couche « \(wanted) » n'existe pas ; couches présentes : \(names)"
            + Suggestion.ending(wanted, among: tables.map(\.name)))
      }
      return found
    }
    if tables.count == 1 { return tables[0] }
    let polygonal = tables.filter(\.isPolygonal)
    guard polygonal.count == 1 else {
      throw FileFault.unreadable(
        file: file,
        sentence: "plusieurs couches : \(names). Dites laquelle : \(file)#\(polygonal.first?.name ?? tables[0].name).")
    }
    anomalies.append(
      Anomaly(
        .layer(.layerChosen(polygonal[0].name, others: tables.map(\.name))), file: file, layer: polygonal[0].name))
    return polygonal[0]
  }
}

/// Reads one feature table.
private struct GeoPackageTableReader {
  let file: GeoPackageFile
  let table: GeoPackageFile.FeatureTable
  let isAlone: Bool

  func read(_ db: Database, _ anomalies: [Anomaly]) throws -> RawLayer {
    let all = try columns(db)
    guard !all.isEmpty else {
      throw FileFault.unreadable(file: file.name, sentence: "la couche « \(table.name) » est annoncée mais absente.")
    }
    let keys = all.filter(\.isKey)
    let key = keys.count == 1 && keys[0].type.uppercased() == "INTEGER" ? keys[0].name : nil
    let attributes = all.filter { column in
      column.name.lowercased() != table.geometryColumn.lowercased()
        && !(column.name == key && ["fid", "ogc_fid"].contains(column.name.lowercased()))
    }
    let asked = [table.geometryColumn] + attributes.map(\.name) + (key.map { [$0] } ?? [])
    let names = asked.map(\.quotedForSQL).joined(separator: ", ")
    let kinds = attributes.map { GeoPackageTableReader.kind($0.type) }
    var texts = [TextArray](repeating: TextArray(), count: attributes.count)
    var geometries = GeometryArray(), numbers: [Int] = [], unread: [Repair] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT \(names) FROM \(table.name.quotedForSQL)")
    while let row = try rows.next() {
      if let defect = try appendGeometry(row, to: &geometries) {
        unread.append(Repair(unread: geometries.count - 1, reason: defect.rawValue))
      }
      for column in attributes.indices {
        texts[column].append(GeoPackageTableReader.text(row[column + 1], kinds[column]))
      }
      if key != nil, let number: Int = row[attributes.count + 1] { numbers.append(number) }
    }
    let columns = attributes.indices.map { Column(name: attributes[$0].name, kind: kinds[$0], texts: texts[$0]) }
    return RawLayer(
      file: file.name, name: table.name, layer: isAlone ? nil : table.name, columns: columns, geometries: geometries,
      declared: try declaredCRS(db), anomalies: anomalies,
      numbers: numbers.count == geometries.count ? RowNumbers(numbers) : RowNumbers(), unread: unread)
  }

  /// The columns of a table or a view; none where there is no such table. The name is a value here, never a part of the SQL.
  private func columns(_ db: Database) throws -> [(name: String, type: String, isKey: Bool)] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1", arguments: [table.name])
    return rows.map { row in
      (String.fromDatabaseValue(row[0]) ?? "", String.fromDatabaseValue(row[1]) ?? "", (Int.fromDatabaseValue(row[2]) ?? 0) > 0)
    }
  }

  /// Appends the geometry of a row, none where it cannot be read: what is wrong with it then.
  private func appendGeometry(_ row: Row, to geometries: inout GeometryArray) throws -> WKBDefect? {
    do {
      try row.withUnsafeData(atIndex: 0) { data in
        guard let data else { return geometries.endFeature(.empty) }
        try data.withUnsafeBytes { try GeoPackageGeometry.append($0, to: &geometries) }
      }
      return nil
    } catch GeometryError.malformedWKB(let defect) {
      geometries.endFeature(.empty)
      return defect
    }
  }

  private func declaredCRS(_ db: Database) throws -> CRSDeclaration {
    // 0 and -1 stand for systems that are not defined.
    guard table.srs > 0,
      let row = try Row.fetchOne(
        db, sql: "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        arguments: [table.srs])
    else { return CRSDeclaration(text: nil, crs: nil) }
    let organization = String.fromDatabaseValue(row[0]) ?? ""
    let definition = String.fromDatabaseValue(row[2]) ?? ""
    if organization.uppercased() == "EPSG", let code = Int.fromDatabaseValue(row[1]) {
      let crs = (try? CRS(epsg: code)) ?? (try? CRS.recognise(definition))
      return CRSDeclaration(text: "EPSG:\(code)", crs: crs)
    }
    return CRSDeclaration(text: definition, crs: try? CRS.recognise(definition))
  }

  private static func kind(_ type: String) -> ColumnKind {
    let type = type.uppercased().prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
    switch type {
    case "BOOLEAN": return .boolean
    case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT": return .integer
    case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DECIMAL": return .decimal
    case "DATE": return .date
    default: return .text
    }
  }

  private static func text(_ value: DatabaseValue, _ kind: ColumnKind) -> String {
    switch value.storage {
    case .null, .blob: return ""
    case .int64(let number): return kind == .boolean ? (number == 0 ? "false" : "true") : String(number)
    case .double(let number):
      let text = number.description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .string(let text): return text
    }
  }
}
