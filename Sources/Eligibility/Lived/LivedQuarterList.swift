import GeometryCore
import Groundwork
import Structures
import Tabular

/// The structures that the office counts as serving a QPV, by id or name.
public struct LivedQuarterList: Sendable {
  /// One row of the list.
  public struct Entry: Sendable, Hashable {
    public let id: String
    public let name: String
    /// Code of the QPV served, as the list writes it.
    public let quarter: String
    public let number: RowNumber
  }

  public let file: String
  public let entries: [Entry]
  private let byID: [String: Int]
  private let byName: [String: Int]

  /// - Throws: `FileFault.unreadable` if the table has neither a column `id` nor a column `nom`.
  public init(table: Table, parameters: Parameters) throws {
    let columns = try StructureColumns(header: table.columns.map(\.name), parameters: parameters)
    let id = columns.first(.id), name = columns.first(.name)
    guard id != nil || name != nil else {
      throw FileFault.unreadable(
        file: table.provenance.file,
        sentence:
          "une liste de quartiers vécus a une colonne « id » ou « nom », et « qpv » ; "
          + "colonnes lues : \(columns.header.joined(separator: ", "))."
      )
    }
    let quarter = NamedColumns(table.columns.map(\.name)).find("qpv", "code qpv", "code qp")
    file = table.provenance.file
    var entries: [Entry] = [], byID: [String: Int] = [:], byName: [String: Int] = [:]
    for row in 0..<table.rowCount {
      func cell(_ column: Int?) -> String { column.map { table[row, $0].trimmingBlanks() } ?? "" }
      let entry = Entry(id: cell(id), name: cell(name), quarter: cell(quarter), number: table.numbers[row])
      guard !entry.id.isEmpty || !entry.name.isEmpty else { continue }
      if !entry.id.isEmpty, byID[entry.id] == nil { byID[entry.id] = entries.count }
      if !entry.name.isEmpty, byName[Wording.key(entry.name)] == nil { byName[Wording.key(entry.name)] = entries.count }
      entries.append(entry)
    }
    self.entries = entries
    self.byID = byID
    self.byName = byName
  }

  /// The entry that names a structure: by id where both have one, by name otherwise.
  public func entry(for structure: Structure) -> Int? {
    if !structure.id.isEmpty, let index = byID[structure.id] { return index }
    guard !structure.name.isEmpty, let index = byName[Wording.key(structure.name)] else { return nil }
    return structure.id.isEmpty || entries[index].id.isEmpty ? index : nil
  }

  /// Entries that name no structure of the list.
  public func unused(by structures: [Structure]) -> [Entry] {
    let used = Set(structures.compactMap(entry(for:)))
    return entries.indices.filter { !used.contains($0) }.map { entries[$0] }
  }
}
