import Foundation
import Groundwork
import Tabular

/// How communes that were parted between two days are shared out, as a person states it: a weight for each of their heirs.
public struct CommuneParts: Sendable {
  /// What goes to one heir.
  public struct Part: Sendable, Hashable {
    public let target: String
    /// Over the sum of its commune's, exactly as it is written.
    package let weight: WrittenNumber
    public let value: Double
    public let row: RowNumber
  }

  public let provenance: Provenance
  /// Column of the weights, as the table writes it.
  public let column: String
  /// By old code, in the order of the rows.
  private var parts: [String: [Part]] = [:]
  /// The sum that the weights of a commune must have: 1 for shares, 100 for percentages; nil for weights of any unit.
  private let whole: Int?

  /// What a file of shares is called by: its columns, where the user names them.
  public struct Columns: Sendable {
    public var before, after, weight: String?

    public init(before: String? = nil, after: String? = nil, weight: String? = nil) {
      self.before = before
      self.after = after
      self.weight = weight
    }
  }

  private static let names = (
    before: ["avant", "code_avant", "ancien", "ancien_code", "code_ancien", "com_av", "com_ini", "source", "origine"],
    after: ["apres", "code_apres", "nouveau", "nouveau_code", "code_nouveau", "com_ap", "com_fin", "cible", "destination"],
    weight: ["poids", "part", "parts", "proportion", "pourcentage", "pct", "population", "pop", "nombre", "logements"],
    share: ["part", "parts", "proportion", "fraction", "quote_part"], percentage: ["pourcentage", "pct", "pourcent"]
  )

  /// Reads a table of old code, new code and weight.
  /// - Throws: `FileFault.usage` for a column that does not exist; `.missing`, `.unreadable` for columns that are not recognised,
  ///   a cell that is no code of a commune, a weight that is no number of at least 0, a pair with two weights.
  public static func read(
    path: String, columns: Columns = Columns(), options: TableOptions = TableOptions()
  ) throws -> CommuneParts {
    try CommuneParts(TableReader.read(TableFile.open(path: path, options: options.knowing(.standard))), columns)
  }

  init(_ table: Table, _ columns: Columns) throws {
    let names = NamedColumns(table.columns.map(\.name)), file = table.provenance.file
    func column(_ given: String?, _ option: String, _ known: [String], place: Int) throws -> Int {
      if let given { return try names.given(given, option: option, file: file) }
      if let found = names.find(anyOf: known) ?? (names.header.count == 3 ? place : nil) { return found }
      let header = names.header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")
      throw FileFault.unreadable(
        file: file,
        sentence: "ancien code, nouveau code et poids sont attendus ; colonnes : \(header). Nommez-les par --code "
          + "poids-avant=COL, --code poids-apres=COL et --colonne-poids COL.")
    }
    let before = try column(columns.before, "--code poids-avant", Self.names.before, place: 0)
    let after = try column(columns.after, "--code poids-apres", Self.names.after, place: 1)
    let weight = try column(columns.weight, "--colonne-poids", Self.names.weight, place: 2)
    provenance = table.provenance
    self.column = names.header[weight]
    let cells = table.columns[weight].texts
    let marks = WrittenNumber.decimalMarks(in: (0..<cells.count).lazy.map { cells[$0] })
    for row in 0..<table.rowCount {
      func refuse(_ column: Int, _ wanted: String) -> FileFault {
        let cell = table[row, column].trimmingBlanks()
        return .unreadable(
          file: file,
          sentence: "ligne \(table.numbers[row]) : « \(names.header[column]) » \(cell.isEmpty ? "est vide" : "tient \(cell)") ; "
            + "\(wanted) est attendu.")
      }
      guard let old = CommuneCode.normalise(table[row, before]) else { throw refuse(before, "un code de commune") }
      guard let target = CommuneCode.normalise(table[row, after]) else { throw refuse(after, "un code de commune") }
      guard let written = WrittenNumber(cells[row], decimalMarks: marks), let value = NumberParser.decimal(cells[row]), value >= 0
      else { throw refuse(weight, "un nombre d'au moins 0") }
      if let told = parts[old]?.first(where: { $0.target == target }) {
        guard told.weight == written else {
          throw FileFault.unreadable(
            file: file,
            sentence: "lignes \(told.row) et \(table.numbers[row]) : \(old) vers \(target) a deux poids différents ; un seul est "
              + "attendu.")
        }
        continue
      }
      parts[old, default: []].append(Part(target: target, weight: written, value: value, row: table.numbers[row]))
    }
    whole = Self.whole(of: names.keys[weight], Array(parts.values.joined()))
  }

  /// What the column's name says, or weights that are all fractions of 1.
  private static func whole(of key: String, _ parts: [Part]) -> Int? {
    if names.percentage.map(FrenchText.key).contains(key) { return 100 }
    if names.share.map(FrenchText.key).contains(key) { return 1 }
    let areFractions = parts.contains { $0.weight.decimals > 0 } && parts.allSatisfy { $0.value <= 1 }
    return areFractions ? 1 : nil
  }

  /// Old codes that have parts.
  public var codes: Dictionary<String, [Part]>.Keys { parts.keys }

  /// The heirs of a commune and their weights, every one of the targets once, in their order; nil where none is stated.
  /// - Parameter targets: the communes between which it was parted.
  /// - Throws: `FileFault.unreadable` for an heir that is none of them, one that has no row, and weights that make no whole.
  public func parts(of code: String, among targets: [String]) throws -> [Part]? {
    guard let own = parts[code] else { return nil }
    func refuse(_ sentence: String) -> FileFault { .unreadable(file: provenance.file, sentence: sentence) }
    let list = Wording.list(targets)
    if let stray = own.first(where: { !targets.contains($0.target) }) {
      throw refuse("ligne \(stray.row) : \(code) n'est pas partagée avec \(stray.target), mais entre \(list).")
    }
    if let missing = targets.first(where: { target in !own.contains { $0.target == target } }) {
      throw refuse(
        "\(code) est partagée entre \(list), et \(missing) n'y a pas de poids ; donnez-le, 0 si rien ne lui revient.")
    }
    let sum = own.reduce(0) { $0 + $1.value }, digits = own.map(\.weight.decimals).max() ?? 0
    guard sum > 0 else { throw refuse("les poids de \(code) sont tous 0 ; rien ne dit comment la partager.") }
    if let whole {
      // Shares that were rounded one by one.
      let tolerance = min(0.01 * Double(whole), 0.5 * Double(own.count) * pow(10, Double(-digits)))
      guard abs(sum - Double(whole)) <= tolerance + 1e-9 else {
        throw refuse(
          "les parts de \(code) (« \(column) ») font \(DecimalFormatter.shortest((sum * 1e6).rounded() / 1e6)) et non \(whole). "
            + "Corrigez-les, ou donnez des effectifs dans une colonne « poids ».")
      }
    }
    return targets.compactMap { target in own.first { $0.target == target } }
  }
}
