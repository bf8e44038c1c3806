import GeometryCore
import Groundwork
import Structures
import Tabular
import Territory

/// Lived quarters (QV): no national definition, so what the office gives, in one of three forms.
public struct LivedQuarters: Sendable {
  /// Where the lived quarters come from.
  public enum Form: Sendable {
    case none
    /// Polygons; `served[i]` is the QPV code that zone `i` serves, `communes[i]` the commune codes it names.
    case polygons(zones: [Quarter], served: [String], locator: any PlaceLocating)
    /// A list of structures by id or name.
    case list(LivedQuarterList)
    /// Everything within so many metres of a QPV.
    case buffer(metres: Double)
  }

  public var form: Form
  /// How the column `sources` quotes it; nil where nothing was given.
  public var citation: String?

  public init(form: Form, citation: String?) {
    self.form = form
    self.citation = citation
  }

  public static let none = LivedQuarters(form: .none, citation: nil)

  public var isGiven: Bool { if case .none = form { false } else { true } }

  /// Code and name of an entry or a polygon.
  func title(_ index: Int) -> (code: String, name: String, served: String) {
    switch form {
    case .polygons(let zones, let served, _): (zones[index].code, zones[index].name, served[index])
    case .list(let list): ("", "", list.entries[index].quarter)
    case .none, .buffer: ("", "", "")
    }
  }

  /// Polygons that serve one of these QPV or name this commune: where a site without position might be.
  func possible(commune: String, quarters: [String]) -> [Int] {
    guard case .polygons(let zones, let served, _) = form else { return [] }
    return zones.indices.filter { zones[$0].communeCodes.contains(commune) || quarters.contains(served[$0]) }
  }
}

/// The structures that the office counts as serving a QPV, by id or name.
public struct LivedQuarterList: Sendable {
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
    let quarter = table.columns.firstIndex { ["qpv", "code qpv", "code qp", "codeqp"].contains(Wording.key($0.name)) }
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
