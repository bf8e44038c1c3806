import Foundation
import GRDB
@testable import Geocoding

/// The same streets, words and addresses in SQLite through GRDB, laid out for the same look-up.
///
/// Tables without row ids lie in the order that the look-up reads: a word's names commune by commune, a street's numbers one
/// after the other, so that each of the two statements walks one range of one B-tree.
struct SQLiteAddresses {
  private let queue: DatabaseQueue

  private static let schema = """
    CREATE TABLE commune (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL);
    CREATE TABLE street (
      id INTEGER PRIMARY KEY, ban TEXT NOT NULL, name TEXT NOT NULL, commune INTEGER NOT NULL, postcode INTEGER,
      longitude INTEGER NOT NULL, latitude INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, radius INTEGER NOT NULL);
    CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    CREATE TABLE name (
      word INTEGER NOT NULL, commune INTEGER NOT NULL, name INTEGER NOT NULL, street INTEGER NOT NULL,
      PRIMARY KEY (word, commune, name)) WITHOUT ROWID;
    CREATE TABLE address (
      street INTEGER NOT NULL, place INTEGER NOT NULL, number INTEGER NOT NULL, suffix INTEGER NOT NULL,
      longitude INTEGER NOT NULL, latitude INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
      position INTEGER NOT NULL, postcode INTEGER NOT NULL, PRIMARY KEY (street, place)) WITHOUT ROWID;
    """

  /// Opens a file for reading, mapped, so that no page is copied.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -262144") }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Writes a file with what a base holds, in one transaction and in the order of the keys.
  static func write(_ base: AddressBase, to path: String) throws {
    var configuration = Configuration()
    configuration.journalMode = .default
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: schema)
      try insertStreets(base, database)
      try insertWords(base, database)
      try insertAddresses(base, database)
    }
    try queue.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
  }

  private static func insertStreets(_ base: AddressBase, _ database: Database) throws {
    let commune = try database.makeStatement(sql: "INSERT INTO commune VALUES (?, ?, ?)")
    for (index, record) in base.communes.enumerated() {
      try commune.execute(arguments: [index, base.text(record.code), base.text(record.name)])
    }
    let street = try database.makeStatement(sql: "INSERT INTO street VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (index, record) in base.streets.enumerated() {
      let postcode = record.postcodeCount > 0 ? base.streetPostcodes[Int(record.firstPostcode)] : nil
      try street.execute(arguments: [
        index, base.text(record.id), base.text(record.name), record.commune, postcode, record.position.longitude,
        record.position.latitude, record.position.x, record.position.y, record.radius,
      ])
    }
  }

  private static func insertWords(_ base: AddressBase, _ database: Database) throws {
    let word = try database.makeStatement(sql: "INSERT INTO word VALUES (?, ?)")
    let name = try database.makeStatement(sql: "INSERT INTO name VALUES (?, ?, ?, ?)")
    for index in 0..<base.words.count {
      try word.execute(arguments: [index, base.words.text(index)])
      for own in base.words.values(of: index) {
        let street = base.nameStreets[Int(own)]
        try name.execute(arguments: [index, base.streets[Int(street)].commune, own, street])
      }
    }
  }

  private static func insertAddresses(_ base: AddressBase, _ database: Database) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (street, record) in base.streets.enumerated() {
      let own = base.addresses[record.addresses]
      for (place, address) in own.enumerated() {
        try statement.execute(arguments: [
          street, place, address.number, address.suffix, address.position.longitude, address.position.latitude,
          address.position.x, address.position.y, address.positionKind, address.postcode,
        ])
      }
    }
  }

  /// Asks all questions with statements prepared once.
  func ask(_ questions: some Sequence<Question>) throws -> Found {
    try queue.read { database in
      let names = try database.cachedStatement(
        sql: """
          SELECT name, street FROM name
          WHERE word = (SELECT id FROM word WHERE text = ?) AND commune = ? ORDER BY name
          """)
      let addresses = try database.cachedStatement(
        sql: "SELECT number, longitude, latitude FROM address WHERE street = ? ORDER BY place")
      var found = Found()
      for question in questions {
        var first: Int?
        let cursor = try Row.fetchCursor(names, arguments: [question.word, question.commune])
        while let row = try cursor.next() {
          let street: Int = row[1]
          found.add(name: row[0], street: street)
          first = first ?? street
        }
        guard let first else { continue }
        let numbers = try Row.fetchCursor(addresses, arguments: [first])
        while let row = try numbers.next() { found.add(number: row[0], longitude: row[1], latitude: row[2]) }
      }
      return found
    }
  }
}
