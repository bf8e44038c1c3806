import GRDB

/// How QGIS draws a layer of a GeoPackage, and what people are told of it: kept in the file beside the layer.
///
/// QGIS takes a style from `layer_styles` where `f_table_schema` is an empty text and `f_geometry_column` and the time are those of
/// the layer; it reads aliases of fields from the style alone. Other programs read `gpkg_data_columns` and `gpkg_metadata`.
public struct GeoPackageStyle: Sendable {
  public var name: String
  /// The style as QGIS writes it to a `.qml` file.
  public var qml: String
  /// What a column is called for people, by its name.
  public var titles: [String: String]
  /// By what and of which files the layer was made; nil to say nothing.
  public var origin: String?

  public init(name: String, qml: String, titles: [String: String] = [:], origin: String? = nil) {
    self.name = name
    self.qml = qml
    self.titles = titles
    self.origin = origin
  }
}

extension GeoPackageSchema {
  /// Writes the style of the layer, the titles of its columns and what it was made of.
  func add(_ style: GeoPackageStyle, _ db: Database) throws {
    try db.execute(sql: Self.styleTable)
    try db.execute(
      sql: "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, 'attributes', ?, ?)",
      arguments: ["layer_styles", "layer_styles", lastChange])
    try db.execute(
      sql: """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, \
        useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', NULL, ?)
        """,
      arguments: [table, geometry, style.name, style.qml, lastChange])
    try addTitles(style.titles, db)
    if let origin = style.origin { try addMetadata(origin, db) }
  }

  private func addTitles(_ titles: [String: String], _ db: Database) throws {
    let told = columns.compactMap { column in titles[column.name].map { (column.name, $0) } }
    guard !told.isEmpty else { return }
    try db.execute(sql: Self.columnTable)
    try extend("gpkg_schema", "http://www.geopackage.org/spec/#extension_schema", [("gpkg_data_columns", nil)], db)
    for (column, title) in told {
      // A name must be borne once: programs show it in the place of the column's.
      try db.execute(
        sql: "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?, ?, ?, ?, ?)",
        arguments: [table, column, title, title, title])
    }
  }

  private func addMetadata(_ text: String, _ db: Database) throws {
    try db.execute(sql: Self.metadataTables)
    try extend(
      "gpkg_metadata", "http://www.geopackage.org/spec/#extension_metadata",
      [("gpkg_metadata", nil), ("gpkg_metadata_reference", nil)], db)
    try db.execute(
      sql: "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://purl.org/dc/terms/provenance', 'text/plain', ?)",
      arguments: [text])
    try db.execute(
      sql: "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, 1, NULL)", arguments: [table, lastChange])
  }

  private func extend(_ name: String, _ definition: String, _ tables: [(String, String?)], _ db: Database) throws {
    for (table, column) in tables {
      try db.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, 'read-write')", arguments: [table, column, name, definition])
    }
  }

  private static let styleTable = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
      f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
      owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
    """

  private static let columnTable = """
    CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
      constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name));
    """

  private static let metadataTables = """
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
      md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
    """
}
