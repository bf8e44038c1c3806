/// Columns of a table found by name: as the file writes it, else without case, accents, blanks or punctuation, else cut at ten
/// characters as a shapefile cuts it.
package struct NamedColumns: Sendable {
  package let header: [String]
  /// Names without case, accents, blanks and punctuation.
  package let keys: [String]
  private let byKey: [String: Int]
  private let byCutName: [String: Int]

  package init(_ header: [String]) {
    self.header = header
    keys = header.map(FrenchText.key)
    var byKey: [String: Int] = [:], byCutName: [String: Int] = [:]
    for (index, name) in header.enumerated().reversed() {
      if !keys[index].isEmpty { byKey[keys[index]] = index }
      if name.utf8.count == 10 { byCutName[name.lowercased()] = index }
    }
    self.byKey = byKey
    self.byCutName = byCutName
  }

  /// The first column that bears one of the names, those in front preferred; nil if there is none.
  package func find(anyOf names: [String]) -> Int? { names.lazy.compactMap(find).first }

  package func find(_ first: String, _ second: String, _ more: String...) -> Int? { find(anyOf: [first, second] + more) }

  /// The first column of this name; nil if there is none.
  package func find(_ name: String) -> Int? {
    byKey[FrenchText.key(name)] ?? (name.utf8.count > 10 ? byCutName[String(name.lowercased().prefix(10))] : nil)
  }

  /// Columns with those without a name that follow each: a merged heading leaves them so, and they belong to it.
  package func withNameless(_ columns: [Int]) -> [Int] {
    columns.flatMap { column in [column] + keys.indices.dropFirst(column + 1).prefix { keys[$0].isEmpty } }
  }

  /// A column that the user names.
  /// - Parameters:
  ///   - option: the words that name it, for the message: "--x".
  ///   - attempt: what to try instead, a sentence of its own.
  /// - Throws: `FileFault.usage` with the columns that there are.
  package func given(_ name: String, option: String, file: String?, attempt: String = "") throws -> Int {
    if let found = header.firstIndex(of: name) ?? find(name) { return found }
    let known = header.filter { !$0.isEmpty }.map { "« \($0) »" }.joined(separator: ", ")
    let near = Suggestion.ending(name, among: header)
    let end = attempt.isEmpty ? "" : " \(attempt)"
    throw FileFault.usage(
      file: file, sentence: "la colonne « \(name) » (\(option)) n'existe pas ; colonnes : \(known)\(near)\(end)")
  }
}
