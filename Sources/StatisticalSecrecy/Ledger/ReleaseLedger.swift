import Foundation
import GRDB
import Groundwork

/// The register of what was released: a small SQLite file to which releases are added and from which nothing is taken away, so
/// that a later release is attacked together with the earlier ones. It belongs to the house: it says which figures were withheld
/// and what protects them.
public struct ReleaseLedger: Sendable {
  /// Name of the file.
  public let file: String
  private let path: String
  let entries: [LedgerEntry]
  public let releases: [ReleaseRecord]
  private let lastLink: String

  /// "MSEC" and the form that this program writes.
  private static let application = 0x4D53_4543
  private static let version = 1

  /// Opens a register and reads it to its end; where no file is, the register is empty until something is added.
  ///
  /// - Throws: `FileFault.unreadable` for what is no register, one of a newer program, or one that was damaged or changed by
  ///   other hands; `.missing` where it may not be read.
  public static func open(path: String) throws -> ReleaseLedger {
    guard MappedFile.exists(path) else { return ReleaseLedger(path: path, rows: []) }
    let name = MappedFile.name(of: path)
    let file = try MappedFile(path: path, expected: "un registre (.sqlite)")
    guard file.bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw FileFault.unreadable(
        file: name, sentence: "ce n'est pas un registre de « secret appliquer » (base SQLite attendue) ; rien n'est diffusé.")
    }
    return ReleaseLedger(path: path, rows: try rows(path: path, name: name))
  }

  private init(path: String, rows: [(record: ReleaseRecord, entry: LedgerEntry, link: String)]) {
    self.path = path
    file = MappedFile.name(of: path)
    releases = rows.map(\.record)
    entries = rows.map(\.entry)
    lastLink = rows.last?.link ?? ""
  }

  private static func damaged(_ name: String, _ what: String) -> FileFault {
    .unreadable(
      file: name,
      sentence: "le registre est endommagé (\(what)) ; rien n'est diffusé. Reprenez une copie saine : sans lui, ce qui a déjà "
        + "été diffusé n'est pas connu.")
  }

  private static func rows(path: String, name: String) throws -> [(record: ReleaseRecord, entry: LedgerEntry, link: String)] {
    var configuration = Configuration()
    // A register in the middle of a change that a crash cut short is put right by SQLite, which writes for that.
    configuration.readonly = !MappedFile.exists(path + "-journal")
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.read { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == application else {
          throw FileFault.unreadable(
            file: name, sentence: "c'est une base SQLite, mais pas un registre de « secret appliquer » ; rien n'est diffusé.")
        }
        guard version <= Self.version else {
          throw FileFault.unreadable(
            file: name,
            sentence: "le registre vient d'une version plus récente du programme (forme \(version), \(Self.version) attendue) ; "
              + "mettez le programme à jour. Rien n'est diffusé.")
        }
        guard try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok" else {
          throw damaged(name, "SQLite n'en retrouve pas toutes les pages")
        }
        return try read(db, name: name)
      }
    } catch let error as DatabaseError {
      throw damaged(name, "SQLite, code \(error.resultCode.rawValue)")
    }
  }

  private static func read(_ db: Database, name: String) throws -> [(record: ReleaseRecord, entry: LedgerEntry, link: String)] {
    var link = ""
    return try Row.fetchAll(db, sql: "SELECT numero, contenu, somme, chaine FROM diffusion ORDER BY numero").map { row in
      guard let number = Int.fromDatabaseValue(row[0]), let content = String.fromDatabaseValue(row[1]),
        let sum = String.fromDatabaseValue(row[2]), let written = String.fromDatabaseValue(row[3])
      else { throw damaged(name, "une ligne est incomplète") }
      link = Self.link(after: link, number, content, sum)
      guard link == written else { throw damaged(name, "la diffusion \(number) a été changée") }
      guard let entry = try? JSONDecoder().decode(LedgerEntry.self, from: Data(content.utf8)) else {
        throw damaged(name, "la diffusion \(number) ne se lit pas")
      }
      return (ReleaseRecord(number: number, entry: entry, checksum: sum), entry, link)
    }
  }

  /// Each release is chained to the one before, so that a row that is changed or taken away is seen.
  private static func link(after link: String, _ number: Int, _ content: String, _ sum: String) -> String {
    Checksum.sha256(text: [link, String(number), content, sum].joined(separator: "\n"))
  }
}

extension ReleaseLedger {
  /// Adds a release; one that stands there already, figure by figure, is not added again.
  ///
  /// - Throws: `FileFault.unwritable`; `.unreadable` where somebody else has added one since the register was read.
  public func append(_ release: Release) throws {
    let sum = release.table.value.checksum
    guard !zip(entries, releases).contains(where: { $0 == release.entry && $1.checksum == sum }) else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let content = String(decoding: try encoder.encode(release.entry), as: UTF8.self)
    let isNew = !MappedFile.exists(path)
    if isNew { try make() }
    do {
      try insert(content, sum, isNew: isNew)
    } catch let error as DatabaseError {
      if isNew { unlink(path) }
      throw FileFault.unwritable(
        file: file,
        sentence: "le registre ne peut pas être écrit (SQLite, code \(error.resultCode.rawValue)) ; rien n'est diffusé.")
    }
  }

  /// Makes the file, for its owner alone.
  private func make() throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FileFault.unwritable(
        file: file, sentence: "le registre ne peut pas être créé (\(SystemError.words(errno))) ; rien n'est diffusé.")
    }
    close(descriptor)
  }

  private func insert(_ content: String, _ sum: String, isNew: Bool) throws {
    let queue = try DatabaseQueue(path: path)
    if isNew {
      try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA application_id = \(Self.application)")
        try db.execute(sql: "PRAGMA user_version = \(Self.version)")
      }
    }
    try queue.write { db in
      if isNew { try db.execute(sql: Self.schema) }
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM diffusion") ?? 0
      guard count == entries.count else {
        throw FileFault.unreadable(
          file: file, sentence: "une autre diffusion vient d'y être inscrite ; relancez la commande. Rien n'est diffusé.")
      }
      let number = count + 1
      try db.execute(
        sql: "INSERT INTO diffusion (numero, contenu, somme, chaine) VALUES (?, ?, ?, ?)",
        arguments: [number, content, sum, Self.link(after: lastLink, number, content, sum)])
    }
  }

  private static let schema = """
    CREATE TABLE diffusion (
      numero INTEGER PRIMARY KEY, contenu TEXT NOT NULL, somme TEXT NOT NULL, chaine TEXT NOT NULL);
    CREATE TRIGGER diffusion_inchangee BEFORE UPDATE ON diffusion
      BEGIN SELECT RAISE(ABORT, 'le registre ne se modifie pas'); END;
    CREATE TRIGGER diffusion_gardee BEFORE DELETE ON diffusion
      BEGIN SELECT RAISE(ABORT, 'le registre ne s''efface pas'); END;
    """
}

/// A release as the register lists it.
public struct ReleaseRecord: Sendable, Hashable {
  public let number: Int
  public let source: String?
  public let zoning: String?
  public let vintage: String?
  public let period: String?
  public let policy: String
  public let variables: [String]
  public let zones: Int
  public let shown: Int
  public let withheld: Int
  /// SHA-256 of the table as it was released.
  public let checksum: String

  init(number: Int, entry: LedgerEntry, checksum: String) {
    self.number = number
    source = entry.source
    zoning = entry.zoning
    vintage = entry.vintage
    period = entry.period
    policy = entry.policy
    variables = entry.variables
    zones = entry.mask.count
    let marks = entry.mask.values.joined()
    shown = marks.count { $0 == "1" }
    withheld = marks.count - shown
    self.checksum = checksum
  }
}

extension ProtectedTable {
  /// SHA-256 of names and cells.
  var checksum: String {
    var text = header.joined(separator: "\u{1F}")
    for row in 0..<rowCount {
      text += "\u{1E}"
      for column in header.indices { text += self[row, column] + "\u{1F}" }
    }
    return Checksum.sha256(text: text)
  }
}
