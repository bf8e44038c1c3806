import Groundwork
import Tabular
import Territory

/// Which column of a list of structures holds what.
public struct StructureColumns: Sendable, Hashable {
  public let header: [String]
  /// The column of the street proper, among those of the address.
  public private(set) var streetColumn: Int?
  /// An answer of `geocoder` beside the list.
  package private(set) var geocoded: GeocodedColumns
  /// Columns of the number on the street and of its suffix, where they stand apart.
  public private(set) var numberColumns: [Int] = []
  /// Names by which the fields are found: those of the header, but for an earlier answer.
  let names: [String]
  /// The list is an earlier answer.
  let former: FormerResult?
  private var columns: [Parameters.Field: [Int]] = [:]

  /// - Parameters:
  ///   - named: fields that the user names himself, by the name of the field in `Data/parametres.yml`.
  /// - Throws: `FileFault.usage` for a field or a column that does not exist.
  public init(header: [String], parameters: Parameters, named: [String: String] = [:]) throws {
    self.header = header
    former = FormerResult(header)
    names = former?.header ?? header
    geocoded = GeocodedColumns(header: names)
    let header = names, keys = header.map(Wording.key)
    for field in Parameters.Field.allCases {
      let matching = (parameters.aliases[field] ?? []).flatMap { alias in keys.indices.filter { keys[$0] == alias } }
      columns[field] = matching
    }
    let bareKeys = header.map { Wording.key(CoordinateColumns.withoutUnit($0)) }
    for field in [Parameters.Field.longitude, .latitude, .x, .y, .coordinates] where all(field).isEmpty {
      columns[field] = (parameters.aliases[field] ?? []).flatMap { alias in bareKeys.indices.filter { bareKeys[$0] == alias } }
    }
    for field in Parameters.Field.allCases where all(field).isEmpty {
      if let found = startingColumn(field, keys, parameters) { columns[field] = [found] }
    }
    for (word, column) in named.sorted(by: { $0.key < $1.key }) {
      let known = Parameters.Field.allCases.map(\.rawValue)
      guard let field = Parameters.Field.allCases.first(where: { FrenchText.key($0.rawValue) == FrenchText.key(word) }) else {
        let near = Suggestion.ending(word, among: known)
        throw FileFault.usage(
          sentence: "--colonne \(word)=\(column) : « \(word) » est inconnu ; "
            + "champs connus : \(known.joined(separator: ", "))\(near)")
      }
      columns[field] = [try NamedColumns(self.header).given(column, option: "--colonne \(word)=\(column)", file: nil)]
    }
    streetColumn = first(.address)
    // A column "numero" beside a whole address may be that of the row.
    let isBare = streetColumn.map(all(.bareStreet).contains) ?? false
    if let number = first(.streetNumber) ?? (isBare ? first(.bareNumber) : nil) {
      numberColumns = [number, first(.repetition)].compactMap { $0 }
    }
    // As the file spreads it: complements, the street, and what follows a merged heading.
    let street = streetColumn.map { NamedColumns(header).withNameless([$0]) } ?? []
    columns[.address] = Set(all(.complement) + street).sorted()
  }

  /// A column whose name starts as the field's do ("id_fs", "lib_fs"), that is none of another field or of a zone.
  private func startingColumn(_ field: Parameters.Field, _ keys: [String], _ parameters: Parameters) -> Int? {
    let taken = Set(columns.values.joined())
    return keys.indices.first { index in
      let words = keys[index].split(separator: " ").map(String.init)
      guard !taken.contains(index), let first = words.first, parameters.starts[field]?.contains(first) == true else {
        return false
      }
      return !words.contains(where: parameters.foreignWords.contains)
    }
  }

  /// The first column of a field.
  public func first(_ field: Parameters.Field) -> Int? { columns[field]?.first }

  /// All columns of a field, the likeliest first.
  public func all(_ field: Parameters.Field) -> [Int] { columns[field] ?? [] }

  public var hasPosition: Bool {
    first(.coordinates) != nil || geocoded.longitude != nil
      || (first(.longitude) != nil && first(.latitude) != nil) || (first(.x) != nil && first(.y) != nil)
  }

  /// Columns of the list itself, without those that an earlier answer has put beside it.
  var listColumns: [Int] { former?.listColumns ?? Array(header.indices) }

  /// Columns of which positions are read.
  var positionColumns: [Int] {
    [.longitude, .latitude, .x, .y, .coordinates].compactMap { first($0) }
      + [geocoded.longitude, geocoded.latitude].compactMap { $0 }
  }

  public var hasCommune: Bool { first(.commune) != nil || first(.communeCode) != nil }
}
