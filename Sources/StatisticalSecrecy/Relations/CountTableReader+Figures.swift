import Groundwork
import Tabular

extension CountTableReader {
  /// A table of figures that the program counted itself, bound by these relations.
  ///
  /// A count that too few people make up is withheld however great it is.
  /// - Parameters:
  ///   - name: what messages call the table.
  ///   - zones: codes, row by row.
  ///   - counts: the columns that the relations protect, each with a figure a row; rates and means of it cannot be given here.
  /// - Throws: `FileFault.unreadable` for a column that is missing or has another number of rows, a zone twice, and what does not
  ///   add up.
  public func table(
    named name: String, zones: [String], counts: [String: [Confidential<ConfidentialCount>]]
  ) throws -> Confidential<CountTable> {
    let header = [relations.key] + relations.confidentialColumns
    let codes = Column(name: relations.key, texts: TextArray(zones))
    let columns = try relations.confidentialColumns.enumerated().map { index, column in
      guard let figures = counts[column], figures.count == zones.count else {
        throw FileFault.unreadable(
          file: relations.file, sentence: "la colonne « \(column) » n'a pas un effectif par zone dans \(name).")
      }
      let texts = figures.map { String($0.value.count) }
      return CountTable.ProtectedColumn(
        name: column, role: .count, isService: relations.serviceColumns.contains(column), position: index + 1,
        cells: figures.map { .number(WrittenNumber(mantissa: $0.value.count, decimals: 0)) }, texts: TextArray(texts),
        decimals: 0, contributors: figures.map(\.value.contributors))
    }
    if let twice = Dictionary(grouping: zones, by: \.self).first(where: { $0.value.count > 1 })?.key {
      throw FileFault.unreadable(file: name, sentence: "la zone \(twice) a deux lignes ; une seule est attendue.")
    }
    let rows = Dictionary(uniqueKeysWithValues: zones.enumerated().map { ($1, $0) })
    let pieces = try OverlapReader(relations: relations, columns: columns, rows: rows, table: name).read()
    let table = CountTable(
      file: name, relations: relations, zones: zones, numbers: RowNumbers(), columns: columns,
      population: relations.population.flatMap { name in columns.firstIndex { $0.name == name } }, openPopulation: [],
      header: header, open: [0: codes], pieces: pieces.found, rows: rows, overlapFile: pieces.file)
    try RelationCheck(table).check()
    return Confidential(table)
  }
}
