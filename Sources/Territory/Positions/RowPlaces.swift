import DomainData
import Groundwork
import Tabular

/// The columns of a table that tell in which département a row's place is: its INSEE code, its postcode, its département or the
/// name of its commune, by their names.
struct RowPlaces: Sendable {
  private let code, postcode, commune, department: Int?

  /// nil where the table has none of them.
  init?(header: [String]) {
    let columns = NamedColumns(header), aliases = ColumnAliases.standard
    code = columns.find(anyOf: aliases["code_insee"])
    postcode = columns.find(anyOf: aliases["code_postal"])
    commune = columns.find(anyOf: aliases["commune"])
    department = columns.find(anyOf: ["departement", "code departement", "dep", "insee dep", "code dep"].map(FrenchText.key))
    if code == nil, postcode == nil, commune == nil, department == nil { return nil }
  }

  /// Codes of the départements where the row may be, by the first of its cells that tells; empty where none does, or where one
  /// of them is nowhere known (Insee's 99).
  func departments(_ chunk: RowChunk, _ row: Int) -> [String] {
    let told = told(chunk, row)
    return told.allSatisfy { Territories.standard.department($0) != nil } ? told : []
  }

  private func told(_ chunk: RowChunk, _ row: Int) -> [String] {
    func cell(_ column: Int?) -> String? { column.map { chunk[row, $0] } }
    if let own = cell(code).flatMap(CommuneCode.normalise).flatMap({ CommuneCode.department(of: $0) }) { return [own] }
    if let own = cell(postcode).flatMap(CommuneKey.postcode) {
      let served = CommuneKey.departments(ofPostcode: own)
      if !served.isEmpty { return served }
    }
    if let own = cell(department).flatMap(CommuneCode.normaliseDepartment) { return [own] }
    guard let text = cell(commune), !ZoneCode.trim(text).isEmpty else { return [] }
    let name = CommuneName(text)
    if let told = name.postcode.map(CommuneKey.departments(ofPostcode:)) ?? name.department.map({ [$0] }) { return told }
    return Set(CommuneRegister.codes(named: name).compactMap { CommuneCode.department(of: $0) }).sorted()
  }

  /// Whether a place lies in or just beside one of some départements.
  static func isIn(_ departments: [String], longitude: Double, latitude: Double) -> Bool {
    departments.contains { Territories.standard.department($0)?.box.contains(longitude, latitude) ?? false }
  }
}
