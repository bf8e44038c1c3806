import Groundwork
import Tabular

/// What a reader of a table with marks can find out of the cells that are not shown.
///
/// Nothing in it comes from a figure that is not shown: of the pieces of overlapping zones it tells what the figures shown say.
public struct SecrecyAudit: Sendable {
  /// The least and the greatest that a figure can be.
  public struct Finding: Sendable, Hashable {
    public let zone: String
    /// The zone that shares people with it; nil for a cell, and for what a zone keeps outside others.
    public let other: String?
    public let variable: String
    /// Decimal numbers with a point; nil where there is no bound.
    public let least: String?
    public let greatest: String?
    /// A single value, or an interval inside the counts that are withheld.
    public let isDeducible: Bool
    /// Deducible, and surely one of the counts that are withheld.
    public let isSensitive: Bool
    /// The bounds are those of linear programmes, since the cells that hang together are too many: whole numbers may leave less
    /// between them.
    public let isLinear: Bool
  }

  /// Cells of the variables that are not shown, row by row.
  public let cells: [Finding]
  /// Pieces that two zones share, and what zones keep outside others (no `other`).
  public let pieces: [Finding]
  /// Unions of zones less others that are given away; the names stand in `zone`.
  public let differences: [Finding]
}

extension SecrecyAudit {
  /// Attacks a table.
  ///
  /// - Parameters:
  ///   - path: a CSV, TSV, XLSX or ODS file; marks and blanks are figures that are not shown.
  ///   - policy: tells which counts must not be found out.
  /// - Throws: what `CountTableReader.read` throws; `FileFault.unreadable` where the figures that are shown contradict each
  ///   other.
  public static func of(
    path: String, options: TableOptions = TableOptions(), relations: TableRelations, policy: SecrecyPolicy
  ) throws -> SecrecyAudit {
    let table = try CountTableReader(relations).content(path: path, options: options)
    let model = try SecrecyModel(table, policy: policy, purpose: .attack)
    return try model.contradictionsRefused { try SecrecyAudit(model) }
  }

  private init(_ model: SecrecyModel) throws {
    let table = model.table
    let attack = try Attack(model.system, withheld: [Bool](repeating: false, count: model.system.count))
    typealias Place = (zone: String, other: String?, column: Int, figures: [Int])
    var places: [Place] = []
    // Cells that say themselves that they are under the minimum give away no more than that.
    var told: Set<Int> = []
    let shown = table.columns.indices.filter { table.relations.variables.contains(table.columns[$0].name) }
    for row in table.zones.indices {
      for column in shown where table.columns[column].value(row) == nil {
        guard let figure = model.figure(row, column) else { continue }
        if table.columns[column].cells[row].mark == .count { told.insert(places.count) }
        places.append((table.zones[row], nil, column, [figure]))
      }
    }
    let cellCount = places.count
    for (number, piece) in table.pieces.enumerated() {
      for column in shown {
        guard let figure = model.figure(piece: number, column) else { continue }
        places.append((table.zones[piece.first], table.zones[piece.second], column, [figure]))
      }
    }
    for zone in table.zones.indices {
      for family in model.overlaps.families(zone) {
        for column in shown {
          guard let figure = model.numbers[model.restKey(zone, family, column)], attack.isUnknown(figure) else { continue }
          places.append((table.zones[zone], nil, column, [figure]))
        }
      }
    }
    let pieceCount = places.count
    var search = DifferenceSearch(model)
    for difference in search.run() where difference.atoms.count > 1 || difference.isPart {
      for column in shown where table.columns[column].role == .count {
        places.append((difference.name, nil, column, model.figures(difference, column)))
      }
    }
    let deductions = try attack.intervals(of: places.map(\.figures))
    let findings = zip(places.indices, deductions).map { number, deduction in
      let place = places[number]
      let column = table.columns[place.column]
      func text(_ value: Int64?) -> String? { value.map { WrittenNumber.text($0, decimals: column.decimals) } }
      let range = column.role == .count ? model.policy.sensitiveCounts(of: column.name) : nil
      return Finding(
        zone: place.zone, other: place.other, variable: column.name, least: text(deduction.low), greatest: text(deduction.high),
        isDeducible: range.map { deduction.breaks(told.contains(number) ? .notExact : .outside($0)) } ?? deduction.isExact,
        isSensitive: range.map { range in
          [deduction.low, deduction.high].allSatisfy { $0.map(range.contains) ?? false }
        } ?? false, isLinear: !deduction.isSharp)
    }
    cells = Array(findings[..<cellCount])
    pieces = Array(findings[cellCount..<pieceCount])
    // A large figure that subtraction gives is no secret: only those that must not be found out are told.
    differences = findings[pieceCount...].filter(\.isSensitive)
  }
}

extension SecrecyModel {
  /// Does what asks the attack, and says in words where the figures contradict each other.
  func contradictionsRefused<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch is ContradictoryFigures {
      throw FileFault.unreadable(
        file: table.file,
        sentence: "les chiffres se contredisent : aucun tableau d'effectifs ne peut avoir ces sommes "
          + "(\(table.relations.file)) ; vérifiez les totaux à côté des cases s, nd ou vides.")
    }
  }
}
