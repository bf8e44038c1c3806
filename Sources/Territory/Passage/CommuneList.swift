import Groundwork
import Tabular

/// Communes of one day with their names, as INSEE lists them (`v_commune_AAAA.csv`) or as another table does.
public struct CommuneList: Sendable {
  public let provenance: Provenance
  private let names: [String: String]

  /// Reads a list: INSEE's, of which parts of communes (COMD, COMA) are passed over, its older one in `DEP` and `COM`, or any
  /// table with a column of codes.
  /// - Parameters:
  ///   - codeColumn: nil for a usual name.
  ///   - nameColumn: nil for a usual name.
  /// - Throws: `FileFault.missing`, `.unreadable` for what has no column of codes of communes, `.usage` for a column that does
  ///   not
  ///   exist.
  public static func read(
    path: String, codeColumn: String? = nil, nameColumn: String? = nil, options: TableOptions = TableOptions()
  ) throws -> CommuneList {
    let table = try TableReader.read(TableFile.open(path: path, options: options.knowing(.standard)))
    let columns = NamedColumns(table.columns.map(\.name)), file = table.provenance.file
    let code =
      try codeColumn.map { try columns.given($0, option: "--code communes=\($0)", file: file) }
      ?? columns.find(anyOf: ["com"] + (ZoneColumns.names["commune"] ?? []) + ["code", "id"])
    let name =
      try nameColumn.map { try columns.given($0, option: "--nom communes=\($0)", file: file) }
      ?? columns.find(anyOf: ["libelle"] + ProfileCatalog.standard.communeNameColumns)
    guard let code else {
      let known = columns.header.filter { !$0.isEmpty }.prefix(30).map { "« \($0) »" }.joined(separator: ", ")
      throw FileFault.unreadable(
        file: file,
        sentence: "aucune colonne de codes de communes n'est reconnue ; colonnes : \(known). Nommez-la par --code communes=COL.")
    }
    let list = CommuneList(table, code: code, name: name, columns: columns)
    guard !list.names.isEmpty else {
      throw FileFault.unreadable(
        file: file,
        sentence: "la colonne « \(columns.header[code]) » ne tient aucun code de commune ; une liste de communes est attendue.")
    }
    return list
  }

  private init(_ table: Table, code: Int, name: Int?, columns: NamedColumns) {
    let type = columns.find("typecom"), isOfToday = columns.find("actual"), department = columns.find("dep")
    var names: [String: String] = [:]
    names.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if let type, ["COMD", "COMA"].contains(table[row, type]) { continue }
      if let isOfToday, table[row, isOfToday] != "1" { continue }
      let written = table[row, code]
      let own = CommuneCode.normalise(written) ?? department.flatMap { CommuneCode.normalise(table[row, $0] + written) }
      if let own { names[own] = name.map { table[row, $0].trimmingBlanks() } ?? "" }
    }
    self.names = names
    provenance = table.provenance
  }

  public var codes: Dictionary<String, String>.Keys { names.keys }
  public func contains(_ code: String) -> Bool { names[code] != nil }

  /// nil where the list has no name for it.
  public func name(of code: String) -> String? { names[code].flatMap { $0.isEmpty ? nil : $0 } }
}
