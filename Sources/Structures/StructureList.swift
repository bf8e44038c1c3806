import Groundwork
import Tabular

/// The structures of a list, one a row, in the order of the file.
///
///     let list = try StructureList(TableFile.open(path: "structures.csv"), catalog: .standard(), parameters: .standard())
///     for structure in list.structures { print(structure.title, structure.communeName) }
public struct StructureList: Sendable {
  public let structures: [Structure]
  /// Rows that are no structures, by their index in the table.
  public private(set) var asides: [Int: AsideRow] = [:]
  /// The list as it was read, with the anomalies of the file.
  public private(set) var table: Table

  /// Reads a file's rows to their end, each once: into the table, and into a structure unless it is none. What cannot be
  /// understood stands in the
  /// row's anomalies.
  ///
  /// - Throws: `FileFault.unreadable` if the list has neither id nor name, no prestation (column or option), or neither position
  ///   nor commune; `.usage` for an option that names an unknown prestation or column; what the source throws.
  public init(
    _ source: any RowSource, catalog: ServiceCatalog, parameters: Parameters, options: StructureOptions = StructureOptions()
  ) throws {
    let rows = try ReplayedSource(source)
    var reader = try StructureReader(rows, catalog: catalog, parameters: parameters, options: options)
    var structures: [Structure] = []
    table = try TableReader.read(WatchedSource(rows) { structures += try reader.read($0) })
    PostcodesAsCodes(structures)?.settle(&structures)
    self.structures = structures
    complete(reader)
  }

  /// The same for a table that is already whole, such as the attributes of a layer.
  ///
  /// - Throws: as `init(_:catalog:parameters:options:)`.
  public init(table: Table, catalog: ServiceCatalog, parameters: Parameters, options: StructureOptions = StructureOptions())
    throws
  {
    var rows = try ReplayedSource(TableRowSource(table))
    var reader = try StructureReader(rows, catalog: catalog, parameters: parameters, options: options)
    var structures: [Structure] = []
    structures.reserveCapacity(table.rowCount)
    while let chunk = try rows.next() { structures += try reader.read(chunk) }
    PostcodesAsCodes(structures)?.settle(&structures)
    self.structures = structures
    self.table = table
    complete(reader)
  }

  /// Says what the list as a whole is, and keeps the digits of its positions, which tell how fine they are: a number in binary
  /// would lose "5.70".
  private mutating func complete(_ reader: StructureReader) {
    let columns = reader.columns
    asides = reader.asides
    if columns.former != nil { table.provenance.anomalies.append(Anomaly(.list(.formerResult), file: table.provenance.file)) }
    if !asides.isEmpty {
      let rows = asides.sorted { $0.key < $1.key }.map(\.value)
      table.provenance.anomalies.append(Anomaly(.list(.asideRows(rows)), file: table.provenance.file))
    }
    for column in columns.positionColumns {
      let losesDigits = (0..<table.rowCount).contains { row in
        Coordinate(table[row, column])?.losesDigits ?? false
      }
      if losesDigits { table.keepText(ofColumn: column) }
    }
  }
}

/// A source that shows each chunk on its way.
private struct WatchedSource: RowSource {
  private var source: ReplayedSource
  private let watch: (RowChunk) throws -> Void

  init(_ source: ReplayedSource, watch: @escaping (RowChunk) throws -> Void) {
    self.source = source
    self.watch = watch
  }

  var header: [String] { source.header }
  var provenance: Provenance { source.provenance }

  mutating func next() throws -> RowChunk? {
    guard let chunk = try source.next() else { return nil }
    try watch(chunk)
    return chunk
  }
}
