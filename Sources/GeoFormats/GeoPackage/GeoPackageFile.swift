import Foundation
import GRDB
import Groundwork

/// A GeoPackage opened for reading, which leaves no trace beside it.
struct GeoPackageFile {
  struct FeatureTable {
    var name: String
    var geometryColumn: String
    var geometryType: String
    var srs: Int64

    var isPolygonal: Bool { ["POLYGON", "MULTIPOLYGON"].contains(geometryType.uppercased()) }
  }

  let name: String
  private let queue: DatabaseQueue

  /// - Throws: `FileFault.missing` or `.unreadable` if this is no SQLite file.
  init(path: String) throws {
    let file = try MappedFile(path: path)
    name = file.name
    guard file.bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw FileFault.unreadable(file: name, sentence: "ce n'est pas un GeoPackage (fichier SQLite attendu).")
    }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      // Immutable, so that a file in write-ahead mode is read without making -wal and -shm beside it;
      // not if the last changes still wait in such a file.
      let walSize = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
      if walSize ?? 0 == 0, let queue = try? DatabaseQueue(path: GeoPackageFile.immutable(path), configuration: configuration) {
        self.queue = queue
      } else {
        queue = try DatabaseQueue(path: path, configuration: configuration)
      }
    } catch {
      throw GeoPackageFile.damaged(name, error)
    }
  }

  private static func immutable(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).path
    let allowed = CharacterSet(charactersIn: "/._-").union(.alphanumerics)
    return "file:\(absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute)?immutable=1"
  }

  /// Runs queries; what SQLite says against the file becomes a `FileFault`.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw GeoPackageFile.damaged(name, error)
    }
  }

  private static func damaged(_ name: String, _ error: any Error) -> FileFault {
    let detail = (error as? DatabaseError)?.frenchWords ?? "faute inconnue"
    return .unreadable(file: name, sentence: "le GeoPackage est endommagé ou illisible (SQLite : \(detail)).")
  }

  /// The feature tables, in the order of `gpkg_contents`.
  func featureTables(_ db: Database) throws -> [FeatureTable] {
    guard try db.tableExists("gpkg_contents"), try db.tableExists("gpkg_geometry_columns") else {
      throw FileFault.unreadable(
        file: name, sentence: "c'est une base SQLite, mais pas un GeoPackage : la table gpkg_contents manque.")
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.table_name, g.column_name, g.geometry_type_name, g.srs_id
        FROM gpkg_contents c JOIN gpkg_geometry_columns g ON lower(c.table_name) = lower(g.table_name)
        WHERE c.data_type = 'features' ORDER BY c.rowid
        """)
    return try rows.map { row in
      guard let table = String.fromDatabaseValue(row[0]), let column = String.fromDatabaseValue(row[1]) else {
        throw FileFault.unreadable(file: name, sentence: "la table gpkg_contents est endommagée.")
      }
      return FeatureTable(
        name: table, geometryColumn: column, geometryType: String.fromDatabaseValue(row[2]) ?? "GEOMETRY",
        srs: Int64.fromDatabaseValue(row[3]) ?? 0)
    }
  }

  func count(_ table: FeatureTable, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name.quotedForSQL)") ?? 0
  }
}
