import GRDB

extension String {
  /// A name as SQL takes it: between quotation marks, those within doubled. GRDB's own `quotedDatabaseIdentifier` doubles none.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}

extension DatabaseError {
  /// What SQLite met, in French; its own words are English.
  var frenchWords: String {
    switch resultCode.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: "fichier coupé ou abîmé"
    case .SQLITE_FULL: "disque plein"
    case .SQLITE_IOERR: "lecture ou écriture du disque impossible"
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: "droits manquants"
    case .SQLITE_READONLY: "fichier protégé contre l'écriture"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "un autre programme s'en sert"
    case .SQLITE_NOMEM: "mémoire insuffisante"
    case .SQLITE_TOOBIG: "valeur ou nombre de colonnes trop grand"
    case .SQLITE_CONSTRAINT: "valeurs qui se contredisent"
    default: "code \(resultCode.rawValue)"
    }
  }
}
