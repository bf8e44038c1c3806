import Groundwork
import Territory

/// A column of INSEE codes that holds postcodes.
///
/// One cell that is a postcode and no commune's code proves it for the column (38000), and so do several that are all postcodes,
/// of which one INSEE code in six is one by chance. A cell that may be both (59100: Bousignies, or the postcode of Roubaix) is
/// then a postcode, and its row to be verified, unless the name or the postcode of the row speaks for the code.
struct PostcodesAsCodes {
  /// Cells that can only be postcodes, and those that may be.
  private let postcodes: Set<String>
  private let either: Set<String>

  /// So many different cells are not all postcodes by chance.
  private static let leastCells = 4

  /// nil where the column holds codes.
  init?(_ structures: [Structure]) {
    let register = CommuneRegister.standard
    var postcodes: Set<String> = [], either: Set<String> = []
    let cells = Set(structures.map(\.communeCode)).subtracting([""])
    for cell in cells {
      let isPostcode = !register.communes(ofPostcode: cell).isEmpty, isCode = !register.current(cell).isEmpty
      if Self.isPostcodeOnly(cell) || isPostcode && !isCode {
        postcodes.insert(cell)
      } else if isPostcode {
        either.insert(cell)
      }
    }
    guard !postcodes.isEmpty || cells.count >= Self.leastCells && either.count == cells.count else { return nil }
    self.postcodes = postcodes
    self.either = either
  }

  /// No commune bears the number 0, which many postcodes have: "38000", "97400".
  private static func isPostcodeOnly(_ code: String) -> Bool {
    code.hasSuffix("000") || (code.hasPrefix("97") || code.hasPrefix("98")) && code.hasSuffix("00")
  }

  /// Takes the postcodes out of the codes, each with its anomaly.
  func settle(_ structures: inout [Structure]) {
    for index in structures.indices {
      let cell = structures[index].communeCode
      guard postcodes.contains(cell) || either.contains(cell) && !speaksForCode(structures[index]) else { continue }
      structures[index].communeCode = ""
      structures[index].anomalies.insert(.list(.postcodeAsCode(QuotedCell(cell))), at: 0)
      if structures[index].postcode.isEmpty {
        structures[index].postcode = cell
        structures[index].question.postcode = cell
      }
      if either.contains(cell) { structures[index].codeOrPostcode = cell }
    }
  }

  /// The row's own words say that the cell is the commune's code.
  private func speaksForCode(_ structure: Structure) -> Bool {
    let register = CommuneRegister.standard, code = structure.communeCode
    if !structure.postcode.isEmpty, register.fit(postcode: structure.postcode, commune: code) == .serves { return true }
    let written = CommuneName(structure.communeName).spellings.map(\.key)
    return register.current(code).contains { register.name(of: $0).map { written.contains(CommuneName($0).key) } ?? false }
  }
}
