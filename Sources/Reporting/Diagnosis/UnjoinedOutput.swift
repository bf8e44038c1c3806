import Coverage
import Groundwork

/// Rows of tables whose code no zone bears, to be put right: a row each, with its file, its number and its code.
public struct UnjoinedOutput: Sendable {
  private var files: [String] = []
  private var numbers: [RowNumber] = []
  private var codes: [String] = []

  public init() {}

  public mutating func add(_ figures: ZoneFigures) {
    for row in figures.unjoined {
      files.append(figures.provenance.file)
      numbers.append(row.number)
      codes.append(row.code)
    }
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    var table = ResultTable(rowCount: codes.count, for: place)
    table.add("fichier", texts: files)
    table.add("ligne", figures: numbers.map { Double($0.value) })
    table.add("code", texts: codes)
    return try table.write(to: place)
  }
}
