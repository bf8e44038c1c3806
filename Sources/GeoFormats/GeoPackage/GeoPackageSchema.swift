import GRDB
import GeometryCore

/// The tables, rows and triggers that make a SQLite file a GeoPackage 1.3 with one feature table (OGC 12-128r17).
struct GeoPackageSchema {
  let table: String
  let key: String
  let geometry: String
  let geometryType: String
  let columns: [(name: String, type: String)]
  let crs: CRS
  /// Written as `last_change`, so that the same input gives the same bytes.
  let lastChange: String

  static let applicationID = 0x4750_4B47
  static let version = 10_300

  /// Identifier in gpkg_spatial_ref_sys; systems without an EPSG code get one that no authority uses.
  var srs: Int32 { Int32(crs.epsg ?? 100_000) }
  var index: String { "rtree_\(table)_\(geometry)" }

  func create(_ db: Database) throws {
    try db.execute(sql: GeoPackageSchema.tables)
    for row in try spatialReferences() {
      try db.execute(sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", arguments: row)
    }
    let attributes = columns.map { ", \($0.name.quotedForSQL) \($0.type)" }.joined()
    try db.execute(
      sql: """
        CREATE TABLE \(table.quotedForSQL) (\(key.quotedForSQL) INTEGER PRIMARY KEY AUTOINCREMENT \
        NOT NULL, \(geometry.quotedForSQL) \(geometryType)\(attributes))
        """)
    try db.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, NULL, NULL, NULL, NULL, ?)",
      arguments: [table, table, lastChange, srs])
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", arguments: [table, geometry, geometryType, srs])
    try db.execute(
      sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
      arguments: [table, geometry, "http://www.geopackage.org/spec120/#extension_rtree"])
    try db.execute(sql: "CREATE VIRTUAL TABLE \(index.quotedForSQL) USING rtree(id, minx, maxx, miny, maxy)")
  }

  /// Writes what is known only at the end, and the triggers that keep index and count right when others edit the file.
  func complete(_ db: Database, count: Int, bounds: Box) throws {
    if !bounds.isEmpty {
      try db.execute(
        sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
        arguments: [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY])
    }
    try db.execute(sql: "INSERT INTO gpkg_ogr_contents VALUES (?, ?)", arguments: [table, count])
    for trigger in indexTriggers() + countTriggers() { try db.execute(sql: trigger) }
  }

  private func spatialReferences() throws -> [StatementArguments] {
    let wgs84 = try CRS.wgs84.wkt(.gdal)
    var rows: [StatementArguments] = [
      ["Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"],
      ["Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"],
      [
        "WGS 84 geodetic", 4326, "EPSG", 4326, wgs84,
        "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid",
      ],
    ]
    if crs.epsg != 4326 {
      rows.append([crs.name, srs, crs.epsg == nil ? "NONE" : "EPSG", srs, try crs.wkt(.gdal), nil])
    }
    return rows
  }

  private func countTriggers() -> [String] {
    let literal = GeoPackageSchema.literal(table)
    return [("insert", "INSERT", "+"), ("delete", "DELETE", "-")].map { name, event, sign in
      """
      CREATE TRIGGER \("trigger_\(name)_feature_count_\(table)".quotedForSQL) AFTER \(event) ON \
      \(table.quotedForSQL) BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count \(sign) 1 \
      WHERE lower(table_name) = lower(\(literal)); END
      """
    }
  }

  /// The triggers of the R-tree extension, as GeoPackage 1.3 words them.
  private func indexTriggers() -> [String] {
    let t = table.quotedForSQL, c = geometry.quotedForSQL
    let i = key.quotedForSQL, r = index.quotedForSQL
    let replace = """
      INSERT OR REPLACE INTO \(r) VALUES (NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c)));
      """
    let present = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
    let absent = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
    func trigger(_ name: String, _ event: String, _ condition: String, _ action: String) -> String {
      "CREATE TRIGGER \("\(index)_\(name)".quotedForSQL) AFTER \(event) ON \(t) "
        + "WHEN \(condition) BEGIN \(action) END"
    }
    return [
      trigger("insert", "INSERT", "(new.\(c) NOT NULL AND NOT ST_IsEmpty(NEW.\(c)))", replace),
      trigger("update1", "UPDATE OF \(c)", "OLD.\(i) = NEW.\(i) AND \(present)", replace),
      trigger("update2", "UPDATE OF \(c)", "OLD.\(i) = NEW.\(i) AND \(absent)", "DELETE FROM \(r) WHERE id = OLD.\(i);"),
      trigger("update3", "UPDATE", "OLD.\(i) != NEW.\(i) AND \(present)", "DELETE FROM \(r) WHERE id = OLD.\(i); \(replace)"),
      trigger(
        "update4", "UPDATE", "OLD.\(i) != NEW.\(i) AND \(absent)",
        "DELETE FROM \(r) WHERE id IN (OLD.\(i), NEW.\(i));"),
      trigger("delete", "DELETE", "old.\(c) NOT NULL", "DELETE FROM \(r) WHERE id = OLD.\(i);"),
    ]
  }

  static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  private static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
      max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """
}
